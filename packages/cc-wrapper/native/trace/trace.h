/* Writes each call to the library that is watched into a file (docs/trace.md). */
#ifndef SMARTCMD_TRACE_H
#define SMARTCMD_TRACE_H

#include "cryptoki.h"
#include "text.h"

#include <stdbool.h>
#include <stdint.h>

#define EXPORTED __attribute__((visibility("default")))

struct trace_call {
  const char *name;
  uint64_t started; /* nanoseconds */
  uint64_t took;
  struct text text; /* the arguments */
  char line[16384];
};

/* The functions of the library that is watched. */
const CK_FUNCTION_LIST_3_0 *trace_target(void);

/* Before a call, and after it: false if there is no file to write to. */
void trace_begin(struct trace_call *call, const char *name);
bool trace_returned(struct trace_call *call, CK_RV rv);

/* The arguments are in the text: writes the line. */
void trace_end(struct trace_call *call, CK_RV rv);

#endif
