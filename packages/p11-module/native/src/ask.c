#include "ask.h"

#include "log.h"
#include "person.h"

enum answer ask_person(const struct question *question, const struct ask_limits *limits, struct secret *typed) {
  enum answer answer = ANSWER_NOBODY;
  /* Decided anew each time: the application may have gone to the background since the last question. */
  switch (person_to_ask()) {
    case PERSON_ASKPASS:
      answer = ask_askpass(question, limits, typed);
      break;
    case PERSON_TERMINAL:
      answer = ask_terminal(question, limits, typed);
      if (answer != ANSWER_NOBODY) break;
      /* The application went to the background meanwhile. */
      secret_clear(typed);
      if (person_to_ask() == PERSON_DIALOG) answer = ask_zenity(question, limits, typed);
      break;
    case PERSON_DIALOG:
      answer = ask_zenity(question, limits, typed);
      break;
    case PERSON_NOWHERE:
      break;
  }
  if (answer == ANSWER_NOBODY) log_note("nobody can be asked: no SMARTCMD_ASKPASS, no terminal, no dialog of zenity");
  if (answer != ANSWER_GIVEN) secret_clear(typed);
  return answer;
}
