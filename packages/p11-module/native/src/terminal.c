#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

int terminal_open(void) {
  const int fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
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

void terminal_write(int fd, const char *bytes, size_t size) {
  while (size > 0) {
    const ssize_t n = write(fd, bytes, size);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    bytes += n;
    size -= (size_t)n;
  }
}

void terminal_write_text(int fd, const char *text) {
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
    terminal_write(fd, plain, (size_t)(c - plain));
    if (byte == '\n') terminal_write(fd, "\n", 1);
    c += skipped;
    plain = c;
  }
  terminal_write(fd, plain, (size_t)(c - plain));
}
