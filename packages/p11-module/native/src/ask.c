#include "ask.h"

#include "dialogs.h"
#include "log.h"
#include "terminal.h"

static enum answer ask_with(enum dialogs program, const struct question *question, const struct ask_limits *limits, struct secret *typed) {
  switch (program) {
    case DIALOGS_ZENITY:
      return ask_zenity(question, limits, typed);
    case DIALOGS_KDIALOG:
      return ask_kdialog(question, limits, typed);
    case DIALOGS_PINENTRY:
      return ask_pinentry(question, limits, typed);
  }
  return ANSWER_NOBODY;
}

/* What cannot show a dialog leaves it to the next. */
static enum answer ask_dialogs(enum person_prompts prompts, const struct question *question, const struct ask_limits *limits,
                               struct secret *typed) {
  enum dialogs programs[DIALOGS_COUNT];
  const size_t count = dialogs_present(prompts, programs);
  enum answer answer = ANSWER_NOBODY;
  for (size_t i = 0; i < count && answer == ANSWER_NOBODY; i++) {
    secret_clear(typed);
    answer = ask_with(programs[i], question, limits, typed);
  }
  return answer;
}

enum answer ask_person(enum person_prompts prompts, const struct question *question, const struct ask_limits *limits, struct secret *typed) {
  enum answer answer = ANSWER_NOBODY;
  /* Decided anew each time: the application may have gone to the background since the last question. */
  switch (person_to_ask(prompts)) {
    case PERSON_ASKPASS:
      answer = ask_askpass(question, limits, typed);
      break;
    case PERSON_TERMINAL:
      answer = ask_terminal(question, limits, typed);
      if (answer != ANSWER_NOBODY) break;
      /* The application went to the background meanwhile. */
      secret_clear(typed);
      if (person_to_ask(prompts) == PERSON_DIALOG) answer = ask_dialogs(prompts, question, limits, typed);
      break;
    case PERSON_DIALOG:
      answer = ask_dialogs(prompts, question, limits, typed);
      if (answer != ANSWER_NOBODY || !terminal_is_ours()) break;
      /* The profile has dialogs come first, and there is a terminal. */
      secret_clear(typed);
      answer = ask_terminal(question, limits, typed);
      break;
    case PERSON_NOWHERE:
      break;
  }
  if (answer == ANSWER_NOBODY) {
    log_note("nobody can be asked: no SMARTCMD_ASKPASS, no terminal, no dialog of zenity, kdialog or pinentry (prompts: %s)",
             person_prompts_name(prompts));
  }
  if (answer != ANSWER_GIVEN) secret_clear(typed);
  return answer;
}
