/* The processes that lie between an application and a program that spawn.c starts. */
#ifndef SMARTCMD_SPAWN_COPY_H
#define SMARTCMD_SPAWN_COPY_H

#include <sys/types.h>

/* Above the descriptors that a program gets, where its own copies wait for dup2. */
#define SPAWN_FIRST_SPARE 8

/* A process that works in the memory of the calling thread, which sleeps until it ends or becomes a program. It may do no more than a
   copy may. Its parent hears of its end by that signal, or by none at all if it is 0. Returns its id, or -1 with an errno. */
pid_t spawn_share(int (*work)(void *), void *with, int end_signal);

void spawn_close_from(unsigned first);

#endif
