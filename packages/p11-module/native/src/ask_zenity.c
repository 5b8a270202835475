#include "ask.h"

#include "ask_program.h"
#include "log.h"
#include "zenity.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ARGUMENTS 8

/* zenity prints the label of an extra button that was pressed, and ends with 1 as if the person had cancelled. */
static bool is_resend(const struct question *question, const struct secret *typed, int exit_code) {
  const size_t size = strlen(question->resend_label);
  return question->offers_resend && exit_code == 1 && size > 0 && typed->size == size &&
         memcmp(typed->bytes, question->resend_label, size) == 0;
}

static enum answer answer_of(const struct question *question, struct secret *typed, enum program_result result, int exit_code) {
  if (result == PROGRAM_FAILED) return ANSWER_NOBODY;
  if (result == PROGRAM_STOPPED) return ANSWER_CLOSED;
  if (is_resend(question, typed, exit_code)) return ANSWER_RESEND;
  if (exit_code != 0) return ANSWER_CANCELLED;
  if (question->kind == QUESTION_CONFIRM) {
    secret_clear(typed);
    for (const char *c = "yes"; *c != '\0'; c++) (void)secret_append(typed, (unsigned char)*c);
  }
  return ANSWER_GIVEN;
}

/* Puts the arguments together; false if there is no memory. Those from `owned` on are the caller's to free. */
static bool make_arguments(char *arguments[MAX_ARGUMENTS + 1], char *program, const struct question *question, size_t *owned) {
  static char entry[] = "--entry";
  static char hide_text[] = "--hide-text";
  static char confirm[] = "--question";
  static char no_markup[] = "--no-markup";
  size_t count = 0;
  arguments[count++] = program;
  const bool is_entry = question->kind != QUESTION_CONFIRM;
  arguments[count++] = is_entry ? entry : confirm;
  if (!is_entry) arguments[count++] = no_markup;
  if (is_entry && question->is_secret) arguments[count++] = hide_text;
  *owned = count;
  arguments[count++] = zenity_option("title", question->title, false);
  arguments[count++] = zenity_option("text", question->text, is_entry);
  if (question->offers_resend) arguments[count++] = zenity_option("extra-button", question->resend_label, false);
  arguments[count] = NULL;
  for (size_t i = *owned; i < count; i++) {
    if (arguments[i] == NULL) return false;
  }
  return true;
}

enum answer ask_zenity(const struct question *question, const struct ask_limits *limits, struct secret *typed) {
  char *arguments[MAX_ARGUMENTS + 1] = {NULL};
  char *program = spawn_find("zenity");
  if (program == NULL) return ANSWER_NOBODY;
  size_t owned = 0;
  enum answer answer = ANSWER_NOBODY;
  if (make_arguments(arguments, program, question, &owned)) {
    struct spawn spawn = zenity_spawn(program, arguments);
    int exit_code = -1;
    const enum program_result result = ask_program(&spawn, limits, typed, &exit_code);
    answer = answer_of(question, typed, result, exit_code);
  }
  for (size_t i = owned; i < MAX_ARGUMENTS && arguments[i] != NULL; i++) free(arguments[i]);
  free(program);
  return answer;
}
