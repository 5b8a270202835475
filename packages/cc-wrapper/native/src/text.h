/* The arguments of a call as text, for a line of the log or as members of a JSON object. No secret, and no data that is signed or encrypted:
   of these only whether they are there and how long they are. */
#ifndef SMARTCMD_TEXT_H
#define SMARTCMD_TEXT_H

#include "cryptoki.h"

#include <stdbool.h>
#include <stddef.h>

enum text_style { TEXT_LOG, TEXT_JSON };

struct text {
  char *bytes; /* always ended by NUL */
  size_t room; /* of bytes */
  size_t size;
  enum text_style style;
  CK_RV rv;       /* what the call returned */
  const CK_ULONG *room_of; /* where it is known: how much there was room for in a list, or in each attribute */
  size_t rooms;
  bool first;     /* nothing was written yet */
  bool readable;  /* the call looked at what its arguments point to, so that they do point to something */
  bool answered;  /* it filled what it had to fill */
  bool truncated; /* an argument had no more room, and was left out */
};

/* An empty text in `bytes`, for a call that returned `rv`. */
void text_begin(struct text *text, enum text_style style, char *bytes, size_t room, CK_RV rv);

/* Each writes one argument whole, or leaves it out. */
void text_number(struct text *text, const char *name, CK_ULONG value);
void text_flags(struct text *text, const char *name, CK_FLAGS value);
void text_mechanism_type(struct text *text, const char *name, CK_MECHANISM_TYPE value);
void text_given(struct text *text, const char *name, bool given);
void text_secret(struct text *text, const char *name, const void *secret);
void text_data(struct text *text, const char *name, const void *data, CK_ULONG size);
void text_output(struct text *text, const char *name, const void *output, const CK_ULONG *size);
void text_label(struct text *text, const char *name, const CK_UTF8CHAR *label);
void text_result(struct text *text, const char *name, const CK_ULONG *value);
void text_list(struct text *text, const char *name, const CK_ULONG *list, const char *count_name, const CK_ULONG *count);
void text_mechanism_list(struct text *text, const char *name, const CK_ULONG *list, const char *count_name,
                         const CK_ULONG *count);
void text_mechanism(struct text *text, const char *name, const CK_MECHANISM *mechanism);
void text_template(struct text *text, const char *name, const CK_ATTRIBUTE *attributes, CK_ULONG count);
void text_answers(struct text *text, const char *name, const CK_ATTRIBUTE *attributes, CK_ULONG count);
void text_version(struct text *text, const char *name, const CK_VERSION *version);
void text_name(struct text *text, const char *name, const CK_UTF8CHAR *string);
void text_initialize(struct text *text, const char *name, const CK_C_INITIALIZE_ARGS *args);
void text_info(struct text *text, const char *name, const CK_INFO *info);
void text_slot_info(struct text *text, const char *name, const CK_SLOT_INFO *info);
void text_token_info(struct text *text, const char *name, const CK_TOKEN_INFO *info);
void text_mechanism_info(struct text *text, const char *name, const CK_MECHANISM_INFO *info);
void text_session_info(struct text *text, const char *name, const CK_SESSION_INFO *info);
void text_function_list(struct text *text, const char *name, CK_FUNCTION_LIST *const *list);
void text_interface(struct text *text, const char *name, CK_INTERFACE *const *interface);

#endif
