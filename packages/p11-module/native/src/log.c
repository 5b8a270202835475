#include "log.h"

#include "clock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define LINE_SIZE 2048

/* A path that was chosen. None is ever freed: another thread may be writing to it. */
struct path {
  struct path *next;
  char text[];
};

static struct path *known;
/* NULL: the log is off. */
static const char *_Atomic path;
/* Whether the environment has decided, so that a profile does not. */
static bool decided;

static const char *remember(const char *directory, const char *text) {
  const size_t room = strlen(directory) + strlen(text) + 2;
  struct path *made = malloc(sizeof *made + room);
  if (made == NULL) return NULL;
  (void)snprintf(made->text, room, "%s%s%s", directory, directory[0] == '\0' ? "" : "/", text);
  for (const struct path *one = known; one != NULL; one = one->next) {
    if (strcmp(one->text, made->text) != 0) continue;
    free(made);
    return one->text;
  }
  made->next = known;
  known = made;
  return made->text;
}

void log_configure(void) {
  const char *value = secure_getenv("SMARTCMD_LOG");
  const char *chosen = NULL;
  decided = value != NULL;
  if (decided && value[0] == '/') {
    chosen = remember("", value);
  } else if (decided && value[0] != '\0') {
    /* The application may go elsewhere, and the log is to stay where the person meant. */
    char *directory = getcwd(NULL, 0);
    if (directory != NULL) chosen = remember(directory, value);
    free(directory);
  }
  atomic_store(&path, chosen);
}

bool log_follow_profile(const char *wanted) {
  const char *before = atomic_load(&path);
  if (decided || (wanted != NULL && wanted[0] != '/')) return false;
  const char *now = wanted == NULL ? NULL : remember("", wanted);
  atomic_store(&path, now);
  return now != NULL && now != before;
}

/* Only a regular file that is the user's alone is written to: the path may lie where others can put something in its place (a link, a
   pipe, a file of theirs), and what is there must neither keep the application waiting nor be harmed. */
static bool is_log_file(int fd) {
  struct stat file;
  return fstat(fd, &file) == 0 && S_ISREG(file.st_mode) && file.st_uid == geteuid() && file.st_nlink == 1;
}

/* One write, so that the lines of several processes do not mix. The file is opened for each line: an application that closes all
   descriptors (a daemon) would otherwise find our lines in a file of its own. */
static void write_line(char *line, size_t size) {
  const int saved = errno;
  const char *file = atomic_load(&path);
  for (size_t i = 0; i < size; i++) {
    const unsigned char c = (unsigned char)line[i];
    if (c < 0x20 || c == 0x7f) line[i] = '?';
  }
  line[size] = '\n';
  const int flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  const int fd = file == NULL ? -1 : open(file, flags, 0600);
  if (fd >= 0) {
    const ssize_t written = is_log_file(fd) ? write(fd, line, size + 1) : 0;
    (void)written; /* there is nobody to tell */
    (void)close(fd);
  }
  errno = saved;
}

bool log_is_on(void) { return atomic_load(&path) != NULL; }

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
  return (struct log_call){.name = name, .started = log_is_on() ? clock_us() : 0};
}

CK_RV log_end(const struct log_call *call, CK_RV rv, const char *arguments, ...) {
  if (!log_is_on()) return rv;
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

void log_note(const char *format, ...) {
  if (!log_is_on()) return;
  char line[LINE_SIZE + 1];
  size_t size = stamp(line);
  va_list list;
  va_start(list, format);
  size += added(vsnprintf(line + size, LINE_SIZE - size, format, list), LINE_SIZE - size);
  va_end(list);
  write_line(line, size);
}
