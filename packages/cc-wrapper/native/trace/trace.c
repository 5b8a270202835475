#include "trace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* Room for what ends a line. */
#define END_SIZE 128U

static uint64_t nanoseconds(clockid_t clock) {
  struct timespec now;
  (void)clock_gettime(clock, &now);
  return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

void trace_begin(struct trace_call *call, const char *name) {
  call->name = name;
  call->started = nanoseconds(CLOCK_MONOTONIC);
}

bool trace_returned(struct trace_call *call, CK_RV rv) {
  call->took = nanoseconds(CLOCK_MONOTONIC) - call->started;
  if (secure_getenv("SMARTCMD_TRACE_FILE") == NULL) return false;
  const uint64_t began = nanoseconds(CLOCK_REALTIME) - call->took;
  const int size = snprintf(call->line, sizeof call->line, "{\"name\":\"%s\",\"process\":%ld,\"thread\":%ld,\"microseconds\":%lu,\"arguments\":{",
                            call->name, (long)getpid(), (long)syscall(SYS_gettid), began / 1000U);
  text_begin(&call->text, TEXT_JSON, call->line + size, sizeof call->line - (size_t)size - END_SIZE, rv);
  return true;
}

/* One write, so that the lines of several threads and processes do not mix. The file is opened for each: an application that closes all
   descriptors would otherwise find our lines in a file of its own. */
void trace_end(struct trace_call *call, CK_RV rv) {
  const int saved = errno;
  char *end = call->text.bytes + call->text.size;
  const int size = snprintf(end, END_SIZE, "},%s\"result\":%lu,\"nanoseconds\":%lu}\n", call->text.truncated ? "\"truncated\":true," : "", rv, call->took);
  const int fd = open(secure_getenv("SMARTCMD_TRACE_FILE"), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd >= 0) {
    const ssize_t written = write(fd, call->line, (size_t)(end - call->line) + (size_t)size);
    (void)written; /* there is nobody to tell */
    (void)close(fd);
  }
  errno = saved;
}
