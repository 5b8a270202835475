#include "spawn.h"

#include "clock.h"
#include "fork_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Above the descriptors that a program gets, where its own copies wait for dup2. */
#define FIRST_SPARE 8
/* How long a program may take to end once it is asked to. */
#define GRACE_MS 1000U
/* How long exec may take to fail or not: a file system that hangs must not hang the application. */
#define START_LIMIT_MS 10000U

#ifdef __SANITIZE_THREAD__
/* Of gcc's runtime, which brings no header for them. */
void __sanitizer_syscall_pre_impl_fork(void);
void __sanitizer_syscall_post_impl_fork(long result);
#else
#define __sanitizer_syscall_pre_impl_fork() (void)0
#define __sanitizer_syscall_post_impl_fork(result) (void)0
#endif

/* A copy of this process, without the handlers of pthread_atfork: other threads may hold any lock. So the copy calls only what is
   async-signal-safe. Its parent hears of its end by that signal, or by none at all if it is 0. ThreadSanitizer has locks of its own,
   and must be told. */
static pid_t copy_process(int end_signal) {
  __sanitizer_syscall_pre_impl_fork();
  const pid_t copy = (pid_t)syscall(SYS_clone, (unsigned long)end_signal, 0UL, 0UL, 0UL, 0UL);
  __sanitizer_syscall_post_impl_fork(copy);
  return copy;
}

static void close_from(unsigned first) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, first, ~0U, 0U) == 0) return;
#endif
  struct rlimit limit;
  const rlim_t end = getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 65536U ? limit.rlim_cur : 65536U;
  for (rlim_t fd = first; fd < end; fd++) (void)close((int)fd);
}

static void default_signals(void) {
  const struct sigaction standard = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) (void)sigaction(number, &standard, NULL);
}

static void exec_program(const struct spawn *spawn, int report) {
  /* First out of the way of 0 to 3, then into place: one of them may be another's number. */
  int copies[4];
  for (int i = 0; i < 4; i++) {
    const int wanted = spawn->descriptors[i];
    if (wanted >= 0) {
      copies[i] = fcntl(wanted, F_DUPFD_CLOEXEC, FIRST_SPARE);
    } else if (wanted == SPAWN_NULL) {
      const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
      copies[i] = null < 0 ? -1 : fcntl(null, F_DUPFD_CLOEXEC, FIRST_SPARE);
    } else {
      copies[i] = wanted;
    }
    if (copies[i] == -1) goto failed;
  }
  report = fcntl(report, F_DUPFD_CLOEXEC, FIRST_SPARE);
  for (int i = 0; i < 4; i++) {
    if (copies[i] >= 0 && dup2(copies[i], i) < 0) goto failed;
    if (copies[i] == SPAWN_NONE) (void)close(i);
  }
  if (dup2(report, 4) < 0) goto failed;
  (void)fcntl(4, F_SETFD, FD_CLOEXEC);
  report = 4;
  close_from(5);
  /* PINs pass through each of them: a crash must leave none on a disk. */
  const struct rlimit no_core = {0, 0};
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

void spawn_keep(int first, int second) {
  /* First out of the way: one of them may be the other's number. */
  first = fcntl(first, F_DUPFD, FIRST_SPARE);
  second = fcntl(second, F_DUPFD, FIRST_SPARE);
  (void)dup2(first, 0);
  (void)dup2(second, 1);
  close_from(2);
}

static void run_supervisor(const struct spawn *spawn, int report, int control, int status) {
  const pid_t program = copy_process(SIGCHLD);
  if (program == 0) exec_program(spawn, report);
  if (program < 0) {
    const int error = errno;
    const ssize_t written = write(report, &error, sizeof error);
    (void)written;
    _exit(127);
  }
  /* The application's descriptors must not live on here. */
  spawn_keep(control, status);
  supervise(program, 0, 1);
  _exit(0);
}

/* It is a grandchild, which nobody's waitpid() finds, and the child between makes no SIGCHLD: a handler of the application that reaps
   everything, or an ignored SIGCHLD, neither sees it nor takes it from us (that is what __WCLONE waits for). */
int spawn_copy(void (*run)(const void *context), const void *context) {
  sigset_t all;
  sigset_t before;
  (void)sigfillset(&all);
  /* No handler of the application may run in the copy. */
  (void)pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t child = copy_process(0);
  if (child == 0) {
    default_signals();
    const pid_t grandchild = copy_process(SIGCHLD);
    if (grandchild != 0) _exit(grandchild < 0 ? 127 : 0);
    run(context);
    _exit(0);
  }
  const int error = child < 0 ? errno : 0;
  (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (child < 0) return error;
  int result = 0;
  pid_t reaped;
  do {
    reaped = waitpid(child, &result, (int)__WCLONE);
  } while (reaped < 0 && errno == EINTR);
  return reaped == child && (!WIFEXITED(result) || WEXITSTATUS(result) != 0) ? EAGAIN : 0;
}

/* What a copy needs that becomes a program, or watches one. */
struct start {
  const struct spawn *spawn;
  int report;  /* where an errno goes if the program cannot be started */
  int control; /* -1: nobody watches */
  int status;
};

static void run_start(const void *context) {
  const struct start *start = context;
  if (start->control >= 0) {
    run_supervisor(start->spawn, start->report, start->control, start->status);
  } else {
    exec_program(start->spawn, start->report);
  }
}

static int start(const struct spawn *spawn, int control, int status) {
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

int spawn_free(const struct spawn *spawn) { return start(spawn, -1, -1); }

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
  const int error = start(spawn, control[0], status[1]);
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
    /* An empty part means the current directory, from which nothing is started. */
    if (size > 0 && access(found, X_OK) == 0) return found;
    if (*end == '\0') break;
    path = end + 1;
  }
  free(found);
  return NULL;
}
