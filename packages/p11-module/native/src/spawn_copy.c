#include "spawn_copy.h"

#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__) || __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
/* They keep books about a process in its memory, which another must not write into. */
#define MAY_SHARE false
#else
#define MAY_SHARE true
#endif

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

/* Enough for what such a process calls. It is not taken from the thread's own stack, which an application may have made small. */
#define STACK_SIZE 32768U

/* Copying an application's memory takes as long as starting a small program, so only the process that lives on is a copy. */
pid_t spawn_share(int (*work)(void *), void *with, int end_signal) {
  if (!MAY_SHARE) {
    const pid_t copy = copy_process(end_signal);
    if (copy == 0) _exit(work(with));
    return copy;
  }
  unsigned char *stack = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
  if (stack == MAP_FAILED) return -1;
  const int before = errno;
  /* The kernel leaves the thread asleep until the process is done with the stack. */
  const pid_t process = clone(work, stack + STACK_SIZE, CLONE_VM | CLONE_VFORK | end_signal, with);
  /* It is the thread's own that the process wrote to. */
  const int problem = process >= 0 ? before : errno;
  (void)munmap(stack, STACK_SIZE);
  errno = problem;
  return process;
}

void spawn_close_from(unsigned first) {
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

void spawn_keep(int first, int second) {
  /* First out of the way: one of them may be the other's number. */
  first = fcntl(first, F_DUPFD, SPAWN_FIRST_SPARE);
  second = fcntl(second, F_DUPFD, SPAWN_FIRST_SPARE);
  (void)dup2(first, 0);
  (void)dup2(second, 1);
  spawn_close_from(2);
}

struct copy {
  void (*run)(const void *context);
  const void *context;
};

/* The child between: it only makes the copy that lives on. */
static int leave_copy(void *with) {
  const struct copy *copy = with;
  const pid_t made = copy_process(SIGCHLD);
  if (made != 0) _exit(made < 0 ? 127 : 0);
  default_signals();
  copy->run(copy->context);
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
  struct copy copy = {.run = run, .context = context};
  const pid_t child = spawn_share(leave_copy, &copy, 0);
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
