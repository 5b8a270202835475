#include "terminal_guard.h"

#include "fork_guard.h"
#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

struct guard {
  int terminal;
  int control;
  const struct termios *before;
  const struct termios *during;
};

static bool is_same(const struct termios *one, const struct termios *other) {
  return one->c_lflag == other->c_lflag && one->c_iflag == other->c_iflag && one->c_oflag == other->c_oflag;
}

/* In a copy of the process, so only async-signal-safe functions; all signals are blocked, SIGTTOU too. */
static void watch(const void *context) {
  const struct guard *guard = context;
  struct termios now;
  char done = 0;
  /* Whoever kills the application by its name must not mean this one. */
  (void)prctl(PR_SET_NAME, "smartcmd-guard");
  spawn_keep(guard->control, guard->terminal);
  ssize_t n;
  do {
    n = read(0, &done, 1);
  } while (n < 0 && errno == EINTR);
  /* A shell may already have given the terminal settings of its own. */
  if (n != 0 || tcgetattr(1, &now) != 0 || !is_same(&now, guard->during)) return;
  /* What was typed is half a PIN: it must not become a command of the shell. */
  (void)tcflush(1, TCIFLUSH);
  (void)tcsetattr(1, TCSANOW, guard->before);
}

int terminal_guard_start(int terminal, const struct termios *before, const struct termios *during) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return -1;
  const struct guard guard = {.terminal = terminal, .control = pair[1], .before = before, .during = during};
  const int error = spawn_copy(watch, &guard);
  (void)close(pair[1]);
  if (error == 0) {
    fork_guard_track(pair[0]);
    return pair[0];
  }
  (void)close(pair[0]);
  return -1;
}

void terminal_guard_end(int guard) {
  if (guard < 0) return;
  /* A socket, since writing to a pipe may bring SIGPIPE. */
  (void)send(guard, "", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
  fork_guard_untrack(guard);
  (void)close(guard);
}
