/* Dialogs of zenity. */
#ifndef SMARTCMD_ZENITY_H
#define SMARTCMD_ZENITY_H

#include "spawn.h"

#include <stdbool.h>

/* Fills what every dialog has in common; `program` comes from spawn_find("zenity"). */
struct spawn zenity_spawn(const char *program, char *const *arguments);

/* An option for zenity, "--name=value", in memory that the caller frees. zenity reads backslashes and underlines in texts as commands;
   `label`: that is undone, so that a document's name is shown as the SMS quotes it. */
char *zenity_option(const char *name, const char *value, bool label);

#endif
