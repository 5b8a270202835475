#include "ask.h"

#include "ask_program.h"
#include "kdialog.h"
#include "log.h"
#include "person.h"

#include <stdlib.h>

static enum answer answer_of(const struct question *question, struct secret *typed, enum program_result result, int exit_code) {
  if (result == PROGRAM_FAILED) return ANSWER_NOBODY;
  if (result == PROGRAM_STOPPED) return ANSWER_CLOSED;
  /* The person pasted something else: a wrong answer, and no reason to ask with another program. */
  if (result == PROGRAM_CHATTED) return ANSWER_GIVEN;
  if (exit_code == KDIALOG_REFUSED) return ANSWER_CANCELLED;
  if (exit_code != 0) {
    log_note("kdialog showed no dialog: it ended with %d", exit_code);
    return ANSWER_NOBODY;
  }
  return question->kind == QUESTION_CONFIRM ? question_agreed(question, typed) : question_typed(question, typed);
}

static void choose_dialog(struct command *command, const struct question *question) {
  /* It has no third button for an entry, so "send again" is a letter, as on a terminal. */
  char *text = question_for_dialog(question, false);
  if (question->kind != QUESTION_CONFIRM) {
    kdialog_dialog(command, question->is_secret ? "--password" : "--inputbox", text == NULL ? "" : text);
  } else {
    const char *button = question_button(question);
    kdialog_dialog(command, "--yesno", text == NULL ? "" : text);
    if (button != NULL) {
      command_add(command, "--yes-label");
      command_add(command, button);
    }
    command_add(command, "--no-label");
    command_add(command, person_sentence(PERSON_CANCEL));
  }
  if (text == NULL) command->complete = false;
  free(text);
}

enum answer ask_kdialog(const struct question *question, const struct ask_limits *limits, struct secret *typed) {
  enum answer answer = ANSWER_NOBODY;
  struct command command;
  kdialog_init(&command, question->title);
  choose_dialog(&command, question);
  if (command.complete) {
    int exit_code = -1;
    const enum program_result result = ask_program(&command.spawn, limits, typed, &exit_code);
    answer = answer_of(question, typed, result, exit_code);
  }
  command_free(&command);
  return answer;
}
