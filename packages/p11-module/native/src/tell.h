/* Tells the person something that is no question: what goes on, and what went wrong. */
#ifndef SMARTCMD_TELL_H
#define SMARTCMD_TELL_H

/* What is shown while a signature is being made. */
struct tell {
  int dialog; /* the connection whose end closes the progress dialog; -1: none is open */
};

/* Nothing is shown. */
void tell_init(struct tell *tell);

/* Shows what goes on, in place of what went on before. */
void tell_progress(struct tell *tell, const char *text);

/* Shows an error, with what to do about it, which may be empty. Does not wait until it was read. */
void tell_error(struct tell *tell, const char *sentence, const char *remedy);

/* Takes the progress away: a question comes, or the end. */
void tell_clear(struct tell *tell);

#endif
