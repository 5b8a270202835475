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
void text_list(struct text *text, const char *name, const CK_ULONG *list, const CK_ULONG *count);
void text_mechanism_list(struct text *text, const char *name, const CK_ULONG *list, const CK_ULONG *count);
void text_mechanism(struct text *text, const char *name, const CK_MECHANISM *mechanism);
void text_template(struct text *text, const char *name, const CK_ATTRIBUTE *attributes, CK_ULONG count);
void text_answers(struct text *text, const char *name, const CK_ATTRIBUTE *attributes, CK_ULONG count);
void text_version(struct text *text, const char *name, const CK_VERSION *version);

#endif
