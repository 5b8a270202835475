#include "ask.h"

#include "ask_program.h"
#include "log.h"
#include "person.h"
#include "zenity.h"

#include <string.h>

static bool is_resend(const struct question *question, const struct secret *typed) {
  const size_t size = strlen(question->resend_label);
  return question->offers_resend && size > 0 && typed->size == size && memcmp(typed->bytes, question->resend_label, size) == 0;
}

static enum answer answer_of(const struct question *question, struct secret *typed, enum program_result result, int exit_code) {
  if (result == PROGRAM_FAILED) return ANSWER_NOBODY;
  if (result == PROGRAM_STOPPED) return ANSWER_CLOSED;
  if (exit_code == ZENITY_REFUSED) return is_resend(question, typed) ? ANSWER_RESEND : ANSWER_CANCELLED;
  if (exit_code != 0) {
    log_note("zenity showed no dialog: it ended with %d", exit_code);
    return ANSWER_NOBODY;
  }
  if (question->kind == QUESTION_CONFIRM) {
    secret_clear(typed);
    for (const char *c = "yes"; *c != '\0'; c++) (void)secret_append(typed, (unsigned char)*c);
  }
  return ANSWER_GIVEN;
}

enum answer ask_zenity(const struct question *question, const struct ask_limits *limits, struct secret *typed) {
  const bool is_entry = question->kind != QUESTION_CONFIRM;
  enum answer answer = ANSWER_NOBODY;
  struct zenity zenity;
  zenity_init(&zenity, is_entry ? "--entry" : "--question");
  if (is_entry && question->is_secret) zenity_flag(&zenity, "--hide-text");
  zenity_option(&zenity, "title", question->title, ZENITY_PLAIN);
  zenity_option(&zenity, "text", question->text, is_entry ? ZENITY_LABEL : ZENITY_MARKUP);
  zenity_option(&zenity, "cancel-label", person_sentence(PERSON_CANCEL), ZENITY_PLAIN);
  if (question->offers_resend) zenity_option(&zenity, "extra-button", question->resend_label, ZENITY_PLAIN);
  if (zenity.complete) {
    int exit_code = -1;
    const enum program_result result = ask_program(&zenity.spawn, limits, typed, &exit_code);
    answer = answer_of(question, typed, result, exit_code);
  }
  zenity_free(&zenity);
  return answer;
}
