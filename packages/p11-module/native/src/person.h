/* The person: their language, and where they are looking. */
#ifndef SMARTCMD_PERSON_H
#define SMARTCMD_PERSON_H

#include <stdbool.h>

/* What the profile says of how to ask (the setting "prompts" of the token file). */
enum person_prompts {
  PROMPTS_AUTO, /* on the terminal, else in dialogs */
  PROMPTS_ZENITY,   /* in dialogs of that program, also where there is a terminal; where it shows none, as by itself */
  PROMPTS_KDIALOG,
  PROMPTS_PINENTRY,
  PROMPTS_TERMINAL, /* on the terminal, never in dialogs */
};

enum person_place {
  PERSON_ASKPASS,  /* SMARTCMD_ASKPASS names a program that answers */
  PERSON_TERMINAL, /* this process is in the foreground of its terminal */
  PERSON_DIALOG,   /* there is a display, and a program that shows dialogs */
  PERSON_NOWHERE,
};

/* Texts of the native half's own: what it must say without its agent. */
enum person_sentence {
  PERSON_AGENT_MISSING,
  PERSON_AGENT_LOST,
  PERSON_ENROLMENT_LOST,
  PERSON_ENROLMENT_ELSEWHERE, /* another program is asking */
  PERSON_CANCEL,              /* of buttons */
  PERSON_CONTINUE,
  PERSON_SIGN,
  PERSON_LETTER, /* how to have the code sent again without a button */
};

/* A setting's value; one that is not known, and NULL, leaves it to the module. */
enum person_prompts person_prompts_of(const char *setting);

/* The value that says so. */
const char *person_prompts_name(enum person_prompts prompts);

/* Where to ask now. */
enum person_place person_to_ask(enum person_prompts prompts);

/* Where to tell now: an askpass program is told nothing. */
enum person_place person_to_tell(enum person_prompts prompts);

/* True if there is a display. */
bool person_has_display(void);

/* The value that decides the language: LC_ALL, LC_MESSAGES or LANG. */
const char *person_locale(void);

/* A text in the person's language. */
const char *person_sentence(enum person_sentence sentence);

#endif
