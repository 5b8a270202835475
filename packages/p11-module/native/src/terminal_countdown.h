/* The line on which a person answers, with the time that is left. */
#ifndef SMARTCMD_TERMINAL_COUNTDOWN_H
#define SMARTCMD_TERMINAL_COUNTDOWN_H

#include <stdbool.h>
#include <stdint.h>

struct countdown {
  int fd;
  const char *line;
  uint64_t deadline;
  uint64_t shown; /* seconds */
  bool runs;
};

/* Writes the line and the blank after it; in front of it the minutes and seconds until the deadline, if it `runs` and the terminal can
   write a line anew. False if the terminal takes nothing. */
bool countdown_begin(struct countdown *countdown);

/* Writes the line anew if another second has passed. What is typed is not on it. */
void countdown_go_on(struct countdown *countdown);

/* True if the terminal takes commands. */
bool countdown_has_commands(void);

#endif
