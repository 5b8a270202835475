#include "ask.h"

#include "ask_program.h"
#include "log.h"
#include "person.h"
#include "zenity.h"

#include <stdlib.h>
#include <string.h>

static bool is_resend(const struct question *question, const struct secret *typed) {
  const size_t size = strlen(question->resend_label);
  return question->offers_resend && size > 0 && typed->size == size && memcmp(typed->bytes, question->resend_label, size) == 0;
}

static enum answer answer_of(const struct question *question, struct secret *typed, enum program_result result, int exit_code) {
  if (result == PROGRAM_FAILED) return ANSWER_NOBODY;
  if (result == PROGRAM_STOPPED) return ANSWER_CLOSED;
  /* The person pasted something else: a wrong answer, and no reason to ask with another program. */
  if (result == PROGRAM_CHATTED) return ANSWER_GIVEN;
  if (exit_code == ZENITY_REFUSED) return is_resend(question, typed) ? ANSWER_RESEND : ANSWER_CANCELLED;
  if (exit_code != 0) {
    log_note("zenity showed no dialog: it ended with %d", exit_code);
    return ANSWER_NOBODY;
  }
  return question->kind == QUESTION_CONFIRM ? question_agreed(question, typed) : ANSWER_GIVEN;
}

enum answer ask_zenity(const struct question *question, const struct ask_limits *limits, struct secret *typed) {
  const bool is_entry = question->kind != QUESTION_CONFIRM;
  const char *button = question_button(question);
  enum answer answer = ANSWER_NOBODY;
  struct command command;
  zenity_init(&command, is_entry ? "--entry" : "--question");
  if (is_entry && question->is_secret) command_add(&command, "--hide-text");
  zenity_option(&command, "title", question->title, ZENITY_PLAIN);
  char *text = question_for_dialog(question, true);
  if (text == NULL) command.complete = false;
  zenity_option(&command, "text", text == NULL ? "" : text, is_entry ? ZENITY_LABEL : ZENITY_MARKUP);
  zenity_option(&command, "cancel-label", person_sentence(PERSON_CANCEL), ZENITY_PLAIN);
  if (button != NULL) zenity_option(&command, "ok-label", button, ZENITY_PLAIN);
  if (is_entry && question->offers_resend) zenity_option(&command, "extra-button", question->resend_label, ZENITY_PLAIN);
  free(text);
  if (command.complete) {
    int exit_code = -1;
    const enum program_result result = ask_program(&command.spawn, limits, typed, &exit_code);
    answer = answer_of(question, typed, result, exit_code);
  }
  command_free(&command);
  return answer;
}
