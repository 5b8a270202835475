/* The person: their language, and where they are looking. */
#ifndef SMARTCMD_PERSON_H
#define SMARTCMD_PERSON_H

#include <stdbool.h>

enum person_place {
  PERSON_ASKPASS,  /* SMARTCMD_ASKPASS names a program that answers */
  PERSON_TERMINAL, /* this process is in the foreground of its terminal */
  PERSON_DIALOG,   /* there is a display, and zenity */
  PERSON_NOWHERE,
};

/* Texts of the native half's own: what it must say without its agent. */
enum person_sentence {
  PERSON_AGENT_MISSING,
  PERSON_AGENT_LOST,
  PERSON_CANCEL, /* of a button */
};

/* Where to ask now. */
enum person_place person_to_ask(void);

/* Where to tell now: an askpass program is told nothing. */
enum person_place person_to_tell(void);

/* The value that decides the language: LC_ALL, LC_MESSAGES or LANG. */
const char *person_locale(void);

/* A text in the person's language. */
const char *person_sentence(enum person_sentence sentence);

#endif
