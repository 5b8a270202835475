/* Starts programs from inside somebody else's process, so that the process does not notice: no child of it, no signal, no descriptor.
   They write no core dumps. */
#ifndef SMARTCMD_SPAWN_H
#define SMARTCMD_SPAWN_H

#include <stdbool.h>

/* Instead of a descriptor: /dev/null; the application's own; none. */
#define SPAWN_NULL (-1)
#define SPAWN_INHERIT (-2)
#define SPAWN_NONE (-3)

struct spawn {
  const char *program; /* a path */
  char *const *arguments;
  char *const *environment;
  int descriptors[4]; /* what the program has as 0 to 3 */
  bool detached;      /* a session of its own, in the root directory */
};

/* A program that is watched: it is ended when `control` is closed, also by the end of this process, and `status` tells its end. */
struct spawn_watch {
  int control;
  int status;
};

/* Starts a program that lives by itself. Returns 0, or the errno that says why it does not run. */
int spawn_free(const struct spawn *spawn);

/* Starts a watched program. */
int spawn_watched(const struct spawn *spawn, struct spawn_watch *watch);

/* Reads how the program ended, after `status` became readable: its exit code, or -1 (a signal; nothing is known). Closes both. */
int spawn_end(struct spawn_watch *watch);

/* Runs a function in a copy of this process, which then ends: only what is async-signal-safe, with all signals blocked. Returns 0 as
   soon as the copy was made, or an errno. */
int spawn_copy(void (*run)(const void *context), const void *context);

/* In such a copy: closes all descriptors but two, which become 0 and 1. */
void spawn_keep(int first, int second);

/* Looks a program up as the shell does, but in absolute directories alone. Returns its path in memory that the caller frees, or NULL. */
char *spawn_find(const char *name);

#endif
