/* Runs a program that answers a question with the first line of its output. */
#ifndef SMARTCMD_ASK_PROGRAM_H
#define SMARTCMD_ASK_PROGRAM_H

#include "ask.h"
#include "spawn.h"

enum program_result {
  PROGRAM_ENDED,   /* by itself */
  PROGRAM_CHATTED, /* it was ended: it wrote more than any answer has */
  PROGRAM_STOPPED, /* by one of the limits */
  PROGRAM_FAILED,  /* it could not be started */
};

/* Runs it; its descriptor 1 is ours to read. The line is in `line`, without its end; of one that
   is too long it has the beginning. */
enum program_result ask_program(struct spawn *spawn, const struct ask_limits *limits, struct secret *line, int *exit_code);

#endif
