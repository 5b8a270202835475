#include "ask.h"

#include "person.h"

#include <stdio.h>
#include <string.h>

const char *question_last_line(const char *text) {
  const char *end = strrchr(text, '\n');
  return end == NULL ? text : end + 1;
}

char *question_for_dialog(const struct question *question, bool has_button) {
  const char *last = question_last_line(question->text);
  const size_t before = (size_t)(last - question->text);
  /* Buttons stand for the words that confirm. */
  if (question->kind == QUESTION_CONFIRM) return before == 0 ? strdup(last) : strndup(question->text, before - 1);
  if (!question->offers_resend || has_button) return strdup(question->text);
  char *text = NULL;
  const int size = asprintf(&text, "%.*s%s\n%s", (int)before, question->text, person_sentence(PERSON_LETTER), last);
  return size < 0 ? NULL : text;
}

const char *question_button(const struct question *question) {
  if (question->kind == QUESTION_CONFIRM) return question->offers_resend ? question->resend_label : NULL;
  return person_sentence(question->kind == QUESTION_OTP && question->document[0] != '\0' ? PERSON_SIGN : PERSON_CONTINUE);
}

enum answer question_typed(const struct question *question, const struct secret *typed) {
  const bool letter = typed->size == 1 && (typed->bytes[0] | 0x20) == 'r';
  return question->offers_resend && letter ? ANSWER_RESEND : ANSWER_GIVEN;
}

enum answer question_agreed(const struct question *question, struct secret *typed) {
  secret_clear(typed);
  if (question->offers_resend) return ANSWER_RESEND;
  for (const char *c = "yes"; *c != '\0'; c++) (void)secret_append(typed, (unsigned char)*c);
  return ANSWER_GIVEN;
}
