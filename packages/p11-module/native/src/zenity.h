/* Dialogs of zenity, version 3 and 4. */
#ifndef SMARTCMD_ZENITY_H
#define SMARTCMD_ZENITY_H

#include "command.h"

/* How zenity ends when the person cancelled, closed the window, or pressed an extra button, whose label it then prints. Its own number
   for these, 1, is also what it ends with when it cannot show a dialog at all. */
#define ZENITY_REFUSED 20

/* How a dialog takes a text. */
enum zenity_text {
  ZENITY_PLAIN,   /* as it is: titles and buttons */
  ZENITY_ESCAPED, /* with escapes: a progress that changes */
  ZENITY_LABEL,   /* with escapes and mnemonics, and it does not wrap: the question of an entry */
  ZENITY_MARKUP,  /* with escapes and Pango's markup: what else is told */
};

/* Begins a dialog of that kind, "--entry" for example. */
void zenity_init(struct command *command, const char *kind);

/* Adds an option, "--name=text", that shows the text to the letter. */
void zenity_option(struct command *command, const char *name, const char *text, enum zenity_text kind);

/* Writes the text in the form of that kind, in memory that the caller frees; NULL if there is none. */
char *zenity_text(const char *text, enum zenity_text kind);

#endif
