#include "log.h"

#include "clock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define LINE_SIZE 2048

static char path[PATH_MAX];
static atomic_bool enabled;

void log_configure(void) {
  const char *value = secure_getenv("SMARTCMD_LOG");
  const bool usable = value != NULL && value[0] != '\0' && strlen(value) < sizeof path;
  if (usable) memcpy(path, value, strlen(value) + 1);
  atomic_store(&enabled, usable);
}

/* One write, so that the lines of several processes do not mix. The file is opened for each line: an application that closes all
   descriptors (a daemon) would otherwise find our lines in a file of its own. */
static void write_line(char *line, size_t size) {
  const int saved = errno;
  for (size_t i = 0; i < size; i++) {
    const unsigned char c = (unsigned char)line[i];
    if (c < 0x20 || c == 0x7f) line[i] = '?';
  }
  line[size] = '\n';
  const int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600);
  if (fd >= 0) {
    const ssize_t written = write(fd, line, size + 1);
    (void)written; /* there is nobody to tell */
    (void)close(fd);
  }
  errno = saved;
}

static size_t stamp(char *line) {
  struct timespec now;
  struct tm utc;
  (void)clock_gettime(CLOCK_REALTIME, &now);
  (void)gmtime_r(&now.tv_sec, &utc);
  size_t size = strftime(line, LINE_SIZE, "%Y-%m-%dT%H:%M:%S", &utc);
  size += (size_t)snprintf(line + size, LINE_SIZE - size, ".%06ldZ %ld.%ld ", now.tv_nsec / 1000, (long)getpid(), syscall(SYS_gettid));
  return size;
}

/* What snprintf returned, as far as the line has room. */
static size_t added(int result, size_t room) {
  if (result < 0) return 0;
  return (size_t)result < room ? (size_t)result : room - 1;
}

struct log_call log_begin(const char *name) {
  return (struct log_call){.name = name, .started = atomic_load(&enabled) ? clock_us() : 0};
}

CK_RV log_end(const struct log_call *call, CK_RV rv, const char *arguments, ...) {
  /* C_Initialize is the call that switches the log on. */
  if (!atomic_load(&enabled)) return rv;
  char line[LINE_SIZE + 1];
  size_t size = stamp(line);
  size += added(snprintf(line + size, LINE_SIZE - size, "%s(", call->name), LINE_SIZE - size);
  va_list list;
  va_start(list, arguments);
  size += added(vsnprintf(line + size, LINE_SIZE - size, arguments, list), LINE_SIZE - size);
  va_end(list);
  const char *name = log_rv_name(rv);
  const unsigned long duration = call->started == 0 ? 0 : (unsigned long)(clock_us() - call->started);
  const int result = name != NULL ? snprintf(line + size, LINE_SIZE - size, ") = %s %lu us", name, duration)
                                  : snprintf(line + size, LINE_SIZE - size, ") = 0x%lx %lu us", rv, duration);
  write_line(line, size + added(result, LINE_SIZE - size));
  return rv;
}

const char *log_types(char text[LOG_TYPES_SIZE], const CK_ATTRIBUTE *template, CK_ULONG count) {
  size_t size = 0;
  text[0] = '\0';
  if (!atomic_load(&enabled) || template == NULL) return text;
  for (CK_ULONG i = 0; i < count && size + 1 < LOG_TYPES_SIZE; i++) {
    size += added(snprintf(text + size, LOG_TYPES_SIZE - size, "%s0x%lx", i == 0 ? "" : " ", template[i].type), LOG_TYPES_SIZE - size);
  }
  return text;
}

void log_note(const char *format, ...) {
  if (!atomic_load(&enabled)) return;
  char line[LINE_SIZE + 1];
  size_t size = stamp(line);
  va_list list;
  va_start(list, format);
  size += added(vsnprintf(line + size, LINE_SIZE - size, format, list), LINE_SIZE - size);
  va_end(list);
  write_line(line, size);
}
