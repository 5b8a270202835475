#include "trace.h"

#include "text_writer.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* Room for what ends a line. */
#define END_SIZE 128U

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char *file;
static atomic_uint_fast64_t calls;

/* Read once: an application may change its environment at any time, in another thread. */
static void find_file(void) {
  const char *name = secure_getenv("SMARTCMD_TRACE_FILE");
  if (name != NULL && name[0] == '/') file = strdup(name);
}

static bool is_on(void) {
  (void)pthread_once(&once, find_file);
  return file != NULL;
}

static uint64_t nanoseconds(clockid_t clock) {
  struct timespec now;
  (void)clock_gettime(clock, &now);
  return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

/* One write, so that the lines of several threads and processes do not mix. The file is opened for each: an application that closes all
   descriptors would otherwise find our lines in a file of its own. */
static void append(const char *bytes, size_t size) {
  const int fd = open(file, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0) return;
  const ssize_t written = write(fd, bytes, size);
  (void)written; /* there is nobody to tell */
  (void)close(fd);
}

/* A line begins with the end of another: of a process that was killed while it wrote there may be half of one. */
static int put_head(char *line, size_t room, const char *kind, const struct trace_call *call, uint64_t began) {
  return snprintf(line, room, "\n{\"%s\":%lu,\"function\":\"%s\",\"process\":%ld,\"thread\":%ld,\"started\":%lu", kind, call->number, call->name,
                  (long)getpid(), (long)syscall(SYS_gettid), began / 1000U);
}

void trace_begin(struct trace_call *call, const char *name) {
  const int saved = errno;
  call->name = name;
  call->rooms = 0;
  if (is_on()) {
    call->number = atomic_fetch_add(&calls, 1);
    const int size = put_head(call->line, sizeof call->line, "begin", call, nanoseconds(CLOCK_REALTIME));
    call->line[size] = '}';
    call->line[size + 1] = '\n';
    append(call->line, (size_t)size + 2);
  }
  errno = saved;
  call->started = nanoseconds(CLOCK_MONOTONIC);
}

void trace_note_room(struct trace_call *call, CK_ULONG room) {
  call->room[0] = room;
  call->rooms = 1;
}

void trace_note_list(struct trace_call *call, const void *list, const CK_ULONG *count) {
  if (list != NULL && count != NULL && is_on()) trace_note_room(call, *count);
}

void trace_note_template(struct trace_call *call, const CK_ATTRIBUTE *attributes, CK_ULONG count) {
  if (attributes == NULL || !is_on()) return;
  while (call->rooms < count && call->rooms < TRACE_NOTES) {
    call->room[call->rooms] = attributes[call->rooms].ulValueLen;
    call->rooms++;
  }
}

bool trace_returned(struct trace_call *call, CK_RV rv) {
  call->took = nanoseconds(CLOCK_MONOTONIC) - call->started;
  if (!is_on()) return false;
  const int head = put_head(call->line, sizeof call->line, "end", call, nanoseconds(CLOCK_REALTIME) - call->took);
  const int size = head + snprintf(call->line + head, sizeof call->line - (size_t)head, ",\"arguments\":{");
  text_begin(&call->text, TEXT_JSON, call->line + size, sizeof call->line - (size_t)size - END_SIZE, rv);
  call->text.room_of = call->room;
  call->text.rooms = call->rooms;
  return true;
}

void trace_end(struct trace_call *call, CK_RV rv) {
  const int saved = errno;
  char *end = call->text.bytes + call->text.size;
  const int size = snprintf(end, END_SIZE, "},%s\"result\":%lu,\"nanoseconds\":%lu}\n", call->text.truncated ? "\"truncated\":true," : "", rv, call->took);
  append(call->line, (size_t)(end - call->line) + (size_t)size);
  errno = saved;
}

void trace_failed(const char *reason) {
  char line[4096];
  struct text text;
  if (!is_on()) return;
  text_begin(&text, TEXT_JSON, line, sizeof line, CKR_OK);
  text_put(&text, "\n{\"failed\":");
  text_put_string(&text, reason, strnlen(reason, sizeof line / 8));
  text_put(&text, "}\n");
  append(line, text.size);
}
