/* What text*.c are written with. */
#ifndef SMARTCMD_TEXT_WRITER_H
#define SMARTCMD_TEXT_WRITER_H

#include "text.h"

/* Appends; when there is no more room, the text counts as truncated. */
void text_put(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The largest integer that every reader of JSON takes for what it is; larger ones are written as text. */
#define TEXT_MAX_JSON_NUMBER ((CK_ULONG)1 << 53)
void text_put_number(struct text *text, CK_ULONG value);

/* A string of JSON; what is no UTF-8 becomes U+FFFD. `padded`: without the blanks that fill a field of a structure. */
void text_put_string(struct text *text, const void *string, size_t size);
void text_put_padded(struct text *text, const void *string, size_t size);

/* Starts an argument; gives where it started. */
size_t text_argument(struct text *text, const char *name);

/* Ends it: takes it back if it did not fit whole. */
void text_argument_end(struct text *text, size_t start);

#endif
