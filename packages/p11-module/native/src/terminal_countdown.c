#include "terminal_countdown.h"

#include "clock.h"
#include "terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

/* "(10:00) " in front of the line, the blank after it, and the cursor. */
#define ADDED 10U

bool countdown_has_commands(void) {
  const char *kind = getenv("TERM");
  return kind != NULL && kind[0] != '\0' && strcmp(kind, "dumb") != 0;
}

/* A line that goes on in the next row cannot be written anew. */
static bool fits(const struct countdown *countdown) {
  struct winsize size;
  size_t characters = ADDED;
  for (const char *c = countdown->line; *c != '\0'; c++) characters += ((unsigned char)*c & 0xc0U) != 0x80 ? 1 : 0;
  /* One that does not know its width has 0. */
  return ioctl(countdown->fd, TIOCGWINSZ, &size) == 0 && (size.ws_col == 0 || characters <= size.ws_col);
}

static uint64_t seconds_left(const struct countdown *countdown) {
  const uint64_t now = clock_us();
  return now >= countdown->deadline ? 0 : (countdown->deadline - now + 999999U) / 1000000U;
}

static bool write_line(struct countdown *countdown, const char *before) {
  char time[48] = "";
  if (countdown->runs) {
    countdown->shown = seconds_left(countdown);
    (void)snprintf(time, sizeof time, "(%u:%02u) ", (unsigned)(countdown->shown / 60U), (unsigned)(countdown->shown % 60U));
  }
  return terminal_write(countdown->fd, before, strlen(before)) && terminal_write(countdown->fd, time, strlen(time)) &&
         terminal_write_text(countdown->fd, countdown->line) && terminal_write(countdown->fd, " ", 1);
}

bool countdown_begin(struct countdown *countdown) {
  countdown->runs = countdown->runs && countdown_has_commands() && fits(countdown);
  return write_line(countdown, "");
}

void countdown_go_on(struct countdown *countdown) {
  if (!countdown->runs || seconds_left(countdown) == countdown->shown) return;
  /* The window may have been made narrower; and a terminal that is stopped would be waited for again and again. */
  countdown->runs = fits(countdown) && write_line(countdown, "\r\033[K");
}
