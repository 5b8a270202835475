/* A token file in memory: checked once, then only read (docs/token-file.md). */
#ifndef SMARTCMD_TOKEN_FILE_H
#define SMARTCMD_TOKEN_FILE_H

#include "cryptoki.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TOKEN_FILE_MAX_SIZE ((size_t)1 << 20)
#define TOKEN_FILE_MAX_OBJECTS 64
/* The length of an attribute's value that exists and is never revealed. */
#define TOKEN_FILE_HIDDEN UINT32_MAX
/* The longest list of an agent's arguments, its program among them. */
#define TOKEN_FILE_MAX_ARGUMENTS 32

/* The token section, as it lies in the file. */
struct token_file_info {
  CK_UTF8CHAR label[32];
  CK_UTF8CHAR manufacturer[32];
  CK_UTF8CHAR model[16];
  CK_CHAR serial[16];
  uint64_t flags;
  CK_UTF8CHAR slot_description[64];
  uint32_t signature_size;
  uint32_t zero;
  char profile[64];
};

struct token_file_mechanism {
  uint64_t type;
  uint64_t min_bits;
  uint64_t max_bits;
  uint64_t flags;
};

struct token_file_object {
  uint32_t first;
  uint32_t count;
};

struct token_file_attribute {
  uint64_t type;
  uint32_t offset;
  uint32_t size;
  uint64_t zero;
};

/* Pointers into a checked file, which must outlive it. */
struct token_file {
  const unsigned char *bytes;
  const struct token_file_info *info;
  const struct token_file_mechanism *mechanisms;
  const struct token_file_object *objects;
  const struct token_file_attribute *attributes;
  const char *agent;    /* strings, each ended by NUL; the list by an empty one */
  const char *settings; /* likewise: name=value */
  uint32_t mechanism_count;
  uint32_t object_count;
  bool is_enrolling;    /* a profile without a certificate: there are no objects yet, */
  uint32_t known_count; /* only what is known of those that will come, as objects from 0 on that nobody is shown */
  uint32_t private_key; /* index of the object of class CKO_PRIVATE_KEY */
};

/* Checks every offset, length and count of the `size` bytes at `bytes` (aligned to 8). Returns NULL and fills `file`, or returns
   what is wrong, in words for the log. */
const char *token_file_parse(struct token_file *file, const unsigned char *bytes, size_t size);

/* Returns the attribute of that type, or NULL. */
const struct token_file_attribute *token_file_attribute(const struct token_file *file, uint32_t object, CK_ATTRIBUTE_TYPE type);

/* Returns the mechanism of that type, or NULL. */
const struct token_file_mechanism *token_file_mechanism(const struct token_file *file, CK_MECHANISM_TYPE type);

/* Returns the value of the setting of that name, or NULL. */
const char *token_file_setting(const struct token_file *file, const char *name);

/* Reads an attribute that is one CK_ULONG. Returns false if the object has no such attribute of that size. */
bool token_file_ulong(const struct token_file *file, uint32_t object, CK_ATTRIBUTE_TYPE type, CK_ULONG *value);

#endif
