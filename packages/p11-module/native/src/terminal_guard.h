/* Gives the terminal its settings back if this process ends in the middle of a question: killed, or ended by another thread. */
#ifndef SMARTCMD_TERMINAL_GUARD_H
#define SMARTCMD_TERMINAL_GUARD_H

#include <termios.h>

/* Starts a process that watches over this one. Returns a descriptor for terminal_guard_end(), or -1: then nobody watches. */
int terminal_guard_start(int terminal, const struct termios *before, const struct termios *during);

/* Ends the watch; the terminal has been given back. */
void terminal_guard_end(int guard);

#endif
