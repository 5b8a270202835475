/* Dialogs of kdialog, for Plasma and other desktops without zenity. */
#ifndef SMARTCMD_KDIALOG_H
#define SMARTCMD_KDIALOG_H

#include "command.h"

/* How kdialog ends when the person cancelled or closed the window. When it cannot show a dialog, a signal ends it. */
#define KDIALOG_REFUSED 1

/* Begins a dialog. */
void kdialog_init(struct command *command, const char *title);

/* Adds a kind of dialog, "--password" for example, and its text, shown to the letter. */
void kdialog_dialog(struct command *command, const char *kind, const char *text);

/* Writes the text as kdialog is given it, in memory that the caller frees; NULL if there is none. */
char *kdialog_text(const char *text);

#endif
