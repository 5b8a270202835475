/* Knows whether this process is the one that initialised the library, or a child that inherited its memory. */
#ifndef SMARTCMD_FORK_GUARD_H
#define SMARTCMD_FORK_GUARD_H

#include <stdbool.h>

/* From now on a child that is forked forgets the parent's state by that function, in which it may only write memory: locks may be held, and
   what they guard half changed, by threads that the child does not have. Every call names the same function. */
void fork_guard_start(void (*forget_in_child)(void));

/* Makes this process the owner of the library's state. */
void fork_guard_claim(void);

/* False in a child that was forked since, and where nobody claimed. */
bool fork_guard_is_owner(void);

/* A descriptor by whose end a program ends: a child that is forked closes it at once, or the program would live as long as the child. */
void fork_guard_track(int fd);

/* Before it is closed. */
void fork_guard_untrack(int fd);

#endif
