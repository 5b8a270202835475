/* What a server of the Assuan protocol answers, byte by byte: nothing but a secret is kept of it. */
#ifndef SMARTCMD_ASSUAN_H
#define SMARTCMD_ASSUAN_H

#include "secret.h"

#include <stdbool.h>
#include <stddef.h>

enum assuan_result {
  ASSUAN_MORE,   /* the answer goes on */
  ASSUAN_OK,     /* it ended well; its data is in the secret */
  ASSUAN_ERR,    /* it ended with an error, which is in `code` */
  ASSUAN_BROKEN, /* it is none: too long, or not of the protocol */
};

struct assuan {
  struct secret *data;
  char keyword[8]; /* of the line that is read */
  size_t keyword_size;
  size_t line;  /* bytes of that line so far */
  size_t total; /* of the answer so far */
  enum { ASSUAN_KEYWORD, ASSUAN_DATA, ASSUAN_CODE, ASSUAN_REST } part;
  int escape;      /* in data: hexadecimal digits that are still to come */
  unsigned value;  /* of those that came */
  unsigned code;   /* of an error: what went wrong, without the part that says where */
};

/* Before an answer; its data will be in `data`, which is emptied. */
void assuan_begin(struct assuan *assuan, struct secret *data);

/* Takes the next byte. */
enum assuan_result assuan_take(struct assuan *assuan, unsigned char byte);

/* Writes a line, "COMMAND text" with its end, in memory that the caller frees; NULL if there is none. What is too long for the protocol
   is cut, between characters. */
char *assuan_line(const char *command, const char *text);

#endif
