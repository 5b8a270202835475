/* The terminal of this process. */
#ifndef SMARTCMD_TERMINAL_H
#define SMARTCMD_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* Opens the terminal if this process is in its foreground: else what it writes is out of place, and what it reads stops it.
   Returns its descriptor, or -1. */
int terminal_open(void);

/* True if this process is in the foreground of that terminal. */
bool terminal_is_foreground(int fd);

/* True if terminal_open() would open it. */
bool terminal_is_ours(void);

/* Writes text, without anything in it that would command the terminal. False if the terminal takes nothing any more. */
bool terminal_write_text(int fd, const char *text);

/* Writes bytes as they are. Likewise. */
bool terminal_write(int fd, const char *bytes, size_t size);

#endif
