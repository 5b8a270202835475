/* The environment of a program that is started: the application's, with changes. */
#ifndef SMARTCMD_ENVIRONMENT_H
#define SMARTCMD_ENVIRONMENT_H

#include <stddef.h>

/* The application's variables with changes, each "NAME=value"; "NAME=" takes the variable away, NULL changes nothing. Returns a list in
   memory that the caller frees, whose strings stay where they are; or NULL. */
char **environment_with(char *const changes[], size_t count);

#endif
