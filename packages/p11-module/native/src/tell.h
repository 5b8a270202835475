/* Tells the person something that is no question: what goes on, and what went wrong. */
#ifndef SMARTCMD_TELL_H
#define SMARTCMD_TELL_H

#include "person.h"

/* What is shown while a signature is being made. */
struct tell {
  int dialog; /* the connection whose end closes the progress dialog; -1: none is open */
  enum person_prompts prompts;
};

/* Nothing is shown; where it will be is by what the profile says. */
void tell_init(struct tell *tell, enum person_prompts prompts);

/* Shows what goes on, in place of what went on before: on the terminal, or in a dialog of zenity; the others have none for it. */
void tell_progress(struct tell *tell, const char *text);

/* Shows an error, with what to do about it, which may be empty. Does not wait until it was read. */
void tell_error(struct tell *tell, const char *sentence, const char *remedy);

/* Takes the progress away: a question comes, or the end. */
void tell_clear(struct tell *tell);

#endif
