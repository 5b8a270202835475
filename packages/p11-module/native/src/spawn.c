#include "spawn.h"

#include "clock.h"
#include "fork_guard.h"
#include "spawn_copy.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* How long a program may take to end once it is asked to. */
#define GRACE_MS 1000U
/* How long exec may take to fail or not: a file system that hangs must not hang the application. */
#define START_LIMIT_MS 10000U

/* What a copy needs that becomes a program, or watches one. */
struct start {
  const struct spawn *spawn;
  int report;  /* where an errno goes if the program cannot be started */
  int control; /* -1: nobody watches */
  int status;
};

static int exec_program(void *with) {
  const struct start *start = with;
  const struct spawn *spawn = start->spawn;
  int report = start->report;
  /* First out of the way of 0 to 3, then into place: one of them may be another's number. */
  int copies[4];
  for (int i = 0; i < 4; i++) {
    const int wanted = spawn->descriptors[i];
    if (wanted >= 0) {
      copies[i] = fcntl(wanted, F_DUPFD_CLOEXEC, SPAWN_FIRST_SPARE);
    } else if (wanted == SPAWN_NULL) {
      const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
      copies[i] = null < 0 ? -1 : fcntl(null, F_DUPFD_CLOEXEC, SPAWN_FIRST_SPARE);
    } else {
      copies[i] = wanted;
    }
    if (copies[i] == -1) goto failed;
  }
  report = fcntl(report, F_DUPFD_CLOEXEC, SPAWN_FIRST_SPARE);
  for (int i = 0; i < 4; i++) {
    if (copies[i] >= 0 && dup2(copies[i], i) < 0) goto failed;
    if (copies[i] == SPAWN_NONE) (void)close(i);
  }
  if (dup2(report, 4) < 0) goto failed;
  (void)fcntl(4, F_SETFD, FD_CLOEXEC);
  report = 4;
  spawn_close_from(5);
  /* PINs pass through each of them: a crash must leave none on a disk. Not 0, which holds for files alone: of one byte is no core made for
     a file, and none for a program that takes them (systemd-coredump and the like; core(5), fs/coredump.c). */
  const struct rlimit no_core = {1, 1};
  (void)setrlimit(RLIMIT_CORE, &no_core);
  if (spawn->detached) {
    (void)setsid();
    if (chdir("/") != 0) goto failed;
  }
  sigset_t none;
  (void)sigemptyset(&none);
  (void)sigprocmask(SIG_SETMASK, &none, NULL);
  (void)execve(spawn->program, spawn->arguments, spawn->environment);
failed:;
  const int error = errno;
  const ssize_t written = write(report, &error, sizeof error);
  (void)written;
  _exit(127);
}

/* Waits until the program ends, or ends it when the control connection is closed. */
static void supervise(pid_t program, int control, int status) {
  const int handle =
#ifdef SYS_pidfd_open
      (int)syscall(SYS_pidfd_open, program, 0U);
#else
      -1;
#endif
  bool ending = false;
  uint64_t deadline = UINT64_MAX;
  for (;;) {
    int result = 0;
    const pid_t ended = waitpid(program, &result, WNOHANG);
    if (ended == program || (ended < 0 && errno != EINTR)) {
      const int code = ended == program && WIFEXITED(result) ? WEXITSTATUS(result) : -1;
      const ssize_t written = write(status, &code, sizeof code);
      (void)written;
      return;
    }
    struct pollfd pollers[2] = {{.fd = ending ? -1 : control, .events = POLLIN}, {.fd = handle, .events = POLLIN}};
    const int limit = ending ? clock_poll_ms(deadline) : -1;
    /* Before 5.3 the kernel has no descriptor for a process: look now and then. */
    (void)poll(pollers, 2, handle < 0 && (limit < 0 || limit > 20) ? 20 : limit);
    if (!ending && pollers[0].revents != 0) {
      ending = true;
      deadline = clock_after_ms(GRACE_MS);
      (void)kill(program, SIGTERM);
    } else if (ending && clock_us() >= deadline) {
      (void)kill(program, SIGKILL);
    }
  }
}

static void run_supervisor(struct start *start) {
  const pid_t program = spawn_share(exec_program, start, SIGCHLD);
  if (program < 0) {
    const int error = errno;
    const ssize_t written = write(start->report, &error, sizeof error);
    (void)written;
    _exit(127);
  }
  /* The application's descriptors must not live on here. */
  spawn_keep(start->control, start->status);
  supervise(program, 0, 1);
  _exit(0);
}

static void run_start(const void *context) {
  struct start start = *(const struct start *)context;
  if (start.control >= 0) run_supervisor(&start);
  (void)exec_program(&start);
}

static int start_program(const struct spawn *spawn, int control, int status) {
  int report[2];
  if (pipe2(report, O_CLOEXEC) != 0) return errno;
  const struct start context = {.spawn = spawn, .report = report[1], .control = control, .status = status};
  int error = spawn_copy(run_start, &context);
  (void)close(report[1]);
  if (error == 0) {
    struct pollfd poller = {.fd = report[0], .events = POLLIN};
    const uint64_t deadline = clock_after_ms(START_LIMIT_MS);
    int ready;
    do {
      ready = poll(&poller, 1, clock_poll_ms(deadline));
    } while (ready < 0 && errno == EINTR);
    int told = 0;
    if (ready <= 0) {
      error = ETIMEDOUT;
    } else if (read(report[0], &told, sizeof told) == (ssize_t)sizeof told) {
      error = told;
    }
  }
  (void)close(report[0]);
  return error;
}

int spawn_free(const struct spawn *spawn) { return start_program(spawn, -1, -1); }

int spawn_watched(const struct spawn *spawn, struct spawn_watch *watch) {
  int control[2];
  int status[2];
  if (pipe2(control, O_CLOEXEC) != 0) return errno;
  if (pipe2(status, O_CLOEXEC) != 0) {
    const int error = errno;
    (void)close(control[0]);
    (void)close(control[1]);
    return error;
  }
  const int error = start_program(spawn, control[0], status[1]);
  (void)close(control[0]);
  (void)close(status[1]);
  *watch = (struct spawn_watch){.control = control[1], .status = status[0]};
  fork_guard_track(watch->control);
  if (error != 0) (void)spawn_end(watch);
  return error;
}

int spawn_end(struct spawn_watch *watch) {
  int code = -1;
  struct pollfd poller = {.fd = watch->status, .events = POLLIN};
  if (poll(&poller, 1, 0) <= 0 || read(watch->status, &code, sizeof code) != (ssize_t)sizeof code) code = -1;
  fork_guard_untrack(watch->control);
  (void)close(watch->control);
  (void)close(watch->status);
  return code;
}

static bool is_program(const char *path) {
  struct stat file;
  return stat(path, &file) == 0 && S_ISREG(file.st_mode) && access(path, X_OK) == 0;
}

char *spawn_find(const char *name) {
  if (strchr(name, '/') != NULL) return strdup(name);
  const char *path = getenv("PATH");
  if (path == NULL || path[0] == '\0') path = "/usr/local/bin:/usr/bin:/bin";
  char *found = malloc(strlen(path) + strlen(name) + 2);
  while (found != NULL) {
    const char *end = strchrnul(path, ':');
    const size_t size = (size_t)(end - path);
    memcpy(found, path, size);
    found[size] = '/';
    strcpy(found + size + 1, name);
    /* From the current directory nothing is started: an empty part, and one that is no absolute path. */
    if (size > 0 && found[0] == '/' && is_program(found)) return found;
    if (*end == '\0') break;
    path = end + 1;
  }
  free(found);
  return NULL;
}
