/* The programs that show dialogs. */
#ifndef SMARTCMD_DIALOGS_H
#define SMARTCMD_DIALOGS_H

#include "person.h"

#include <stddef.h>

enum dialogs { DIALOGS_ZENITY, DIALOGS_KDIALOG, DIALOGS_PINENTRY };
#define DIALOGS_COUNT 3U

/* Those that are installed, if there is a display, in the order in which they are to be tried; how many. What the profile names is first. */
size_t dialogs_present(enum person_prompts prompts, enum dialogs programs[DIALOGS_COUNT]);

#endif
