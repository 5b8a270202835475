#include "ask.h"

#include "ask_program.h"
#include "environment.h"
#include "log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the program is told beside the text: that is for the person, this for the program. */
#define ADDED 3U

static const char *kind_name(enum question_kind kind) {
  switch (kind) {
    case QUESTION_PHONE:
      return "phone";
    case QUESTION_PIN:
      return "pin";
    case QUESTION_OTP:
      return "otp";
    case QUESTION_CONFIRM:
      return "confirm";
  }
  return "";
}

static char *variable(const char *name, const char *value) {
  char *text = NULL;
  return asprintf(&text, "%s=%s", name, value) < 0 ? NULL : text;
}

static enum answer answer_of(const struct question *question, const struct secret *typed, enum program_result result, int exit_code) {
  if (result == PROGRAM_FAILED) return ANSWER_NOBODY;
  if (result == PROGRAM_STOPPED) return ANSWER_CLOSED;
  if (result == PROGRAM_CHATTED) return ANSWER_CANCELLED;
  if (exit_code != 0) return ANSWER_CANCELLED;
  return question_typed(question, typed);
}

enum answer ask_askpass(const struct question *question, const struct ask_limits *limits, struct secret *typed) {
  /* It would give the same PIN again, and one that is refused three times locks the account. */
  if (question->kind == QUESTION_PIN && question->is_again) return ANSWER_NOBODY;
  char *program = spawn_find(getenv("SMARTCMD_ASKPASS"));
  char *added[ADDED] = {
      variable("SMARTCMD_ASKPASS_KIND", kind_name(question->kind)),
      variable("SMARTCMD_ASKPASS_PROCESS", question->process),
      variable("SMARTCMD_ASKPASS_DOCUMENT", question->document),
  };
  char **all = environment_with(added, ADDED);
  enum answer answer = ANSWER_NOBODY;
  if (program != NULL && all != NULL) {
    char *const arguments[] = {program, question->text, NULL};
    struct spawn spawn = {
        .program = program,
        .arguments = arguments,
        .environment = all,
        .descriptors = {SPAWN_INHERIT, SPAWN_INHERIT, SPAWN_INHERIT, SPAWN_NONE},
    };
    int exit_code = -1;
    const enum program_result result = ask_program(&spawn, limits, typed, &exit_code);
    answer = answer_of(question, typed, result, exit_code);
  } else {
    log_note("SMARTCMD_ASKPASS names no program that can be started");
  }
  free(all);
  for (size_t i = 0; i < ADDED; i++) free(added[i]);
  free(program);
  return answer;
}
