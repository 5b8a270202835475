/* A command line that is put together, for a program that shows a dialog. */
#ifndef SMARTCMD_COMMAND_H
#define SMARTCMD_COMMAND_H

#include "spawn.h"

#include <stdbool.h>
#include <stddef.h>

#define COMMAND_MAX_ARGUMENTS 14U

struct command {
  struct spawn spawn;
  char *program;
  char **environment;
  char *arguments[COMMAND_MAX_ARGUMENTS + 1];
  size_t count;
  bool complete; /* there was memory for everything, and there is such a program */
};

/* Begins the command line of a program: a path in memory that is given away, or NULL; so many changes of the environment. */
void command_init(struct command *command, char *program, char *const changes[], size_t count);

/* Adds an argument. */
void command_add(struct command *command, const char *argument);

/* Adds an argument in memory that is given away; NULL: there was none. */
void command_take(struct command *command, char *argument);

/* Gives the memory back; the program that was started goes on. */
void command_free(struct command *command);

#endif
