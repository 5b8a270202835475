#include "terminal.h"

#include "clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

/* A terminal that shows nothing for so long is stopped, or nobody is at its other end any more. */
#define STALL_MS 2000U

int terminal_open(void) {
  /* It may be stopped, and another process may take what was typed: neither may keep us waiting. The flag is that of our opening alone. */
  const int fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return -1;
  if (terminal_is_foreground(fd)) return fd;
  (void)close(fd);
  return -1;
}

bool terminal_is_foreground(int fd) { return tcgetpgrp(fd) == getpgrp(); }

bool terminal_is_ours(void) {
  const int fd = terminal_open();
  if (fd < 0) return false;
  (void)close(fd);
  return true;
}

static bool wait_for_room(int fd, uint64_t deadline) {
  struct pollfd poller = {.fd = fd, .events = POLLOUT};
  for (;;) {
    const int ready = poll(&poller, 1, clock_poll_ms(deadline));
    if (ready < 0 && errno == EINTR) continue;
    return ready > 0 && (poller.revents & POLLOUT) != 0;
  }
}

bool terminal_write(int fd, const char *bytes, size_t size) {
  uint64_t deadline = clock_after_ms(STALL_MS);
  while (size > 0) {
    const ssize_t n = write(fd, bytes, size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) {
      if (!wait_for_room(fd, deadline)) return false;
      continue;
    }
    if (n <= 0) return false;
    deadline = clock_after_ms(STALL_MS);
    bytes += n;
    size -= (size_t)n;
  }
  return true;
}

bool terminal_write_text(int fd, const char *text) {
  /* Part of it comes from the service. Control characters are those of ASCII, and U+0080 to U+009F (in UTF-8 C2 80 to C2 9F). */
  const char *plain = text;
  const char *c = text;
  while (*c != '\0') {
    const unsigned char byte = (unsigned char)c[0];
    size_t skipped = 0;
    if (byte == '\n' || byte < 0x20 || byte == 0x7f) skipped = 1;
    if (byte == 0xc2 && ((unsigned char)c[1] & 0xe0U) == 0x80) skipped = 2;
    if (skipped == 0) {
      c++;
      continue;
    }
    if (!terminal_write(fd, plain, (size_t)(c - plain))) return false;
    if (byte == '\n' && !terminal_write(fd, "\n", 1)) return false;
    c += skipped;
    plain = c;
  }
  return terminal_write(fd, plain, (size_t)(c - plain));
}
