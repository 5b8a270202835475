/* Writes each call to the library that is watched into a file, two lines each: when it begins and when it has returned. `smartcmd trace`
   makes of them what a person reads (docs/trace.md of the repository). */
#ifndef SMARTCMD_TRACE_H
#define SMARTCMD_TRACE_H

#include "cryptoki.h"
#include "text.h"

#include <stdbool.h>
#include <stdint.h>

#define EXPORTED __attribute__((visibility("default")))

#define TRACE_NOTES 64U

struct trace_call {
  const char *name;
  uint64_t number;  /* unique in the process */
  uint64_t started; /* nanoseconds */
  uint64_t took;
  CK_ULONG room[TRACE_NOTES]; /* of a list, or of each attribute */
  size_t rooms;
  struct text text; /* the arguments */
  char line[16384];
};

/* The functions of the library that is watched, and what stands in front of those that hand out its lists. */
const CK_FUNCTION_LIST_3_0 *trace_target(void);
CK_RV trace_C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR ppFunctionList);
CK_RV trace_C_GetInterfaceList(CK_INTERFACE_PTR list, CK_ULONG_PTR count);
CK_RV trace_C_GetInterface(CK_UTF8CHAR_PTR name, CK_VERSION_PTR version, CK_INTERFACE_PTR_PTR found, CK_FLAGS flags);

/* Between the beginning and the call: how much room there is for what it fills. */
void trace_note_room(struct trace_call *call, CK_ULONG room);
void trace_note_list(struct trace_call *call, const void *list, const CK_ULONG *count);
void trace_note_template(struct trace_call *call, const CK_ATTRIBUTE *attributes, CK_ULONG count);

/* Before a call, and after it: false if there is no file to write to. */
void trace_begin(struct trace_call *call, const char *name);
bool trace_returned(struct trace_call *call, CK_RV rv);

/* The arguments are in the text: writes the line. */
void trace_end(struct trace_call *call, CK_RV rv);

/* The library that is to be watched cannot be, and why. */
void trace_failed(const char *reason);

#endif
