/* Dialogs of pinentry, which GnuPG brings: several programs, of which any may be installed. */
#ifndef SMARTCMD_PINENTRY_H
#define SMARTCMD_PINENTRY_H

#include "command.h"

/* How many programs are tried. */
#define PINENTRY_PROGRAMS 4U

/* The path of one of them in memory that the caller frees, or NULL if it is not installed: first the one that is the system's choice. */
char *pinentry_find(size_t program);

/* Begins its command line. */
void pinentry_init(struct command *command, size_t program);

/* Remembers the one that showed a question, for what is told later. */
void pinentry_note_shown(size_t program);

/* The one to tell with: that which showed a question, else one that needs nothing but a display. PINENTRY_PROGRAMS: none is installed. */
size_t pinentry_to_tell(void);

#endif
