/* Asks the person, wherever they are looking (docs/agent-protocol.md, ASK and ANSWER). */
#ifndef SMARTCMD_ASK_H
#define SMARTCMD_ASK_H

#include "person.h"
#include "secret.h"

#include <stdbool.h>
#include <stdint.h>

enum question_kind { QUESTION_PHONE = 1, QUESTION_PIN = 2, QUESTION_OTP = 3, QUESTION_CONFIRM = 4 };

struct question {
  enum question_kind kind;
  bool is_secret;
  bool offers_resend;
  bool is_again; /* the answer before was wrong */
  char *title;
  char *text;
  char *process;
  char *document;
  char *resend_label;
};

/* The numbers are those of the frame. */
enum answer { ANSWER_GIVEN = 0, ANSWER_CANCELLED = 1, ANSWER_RESEND = 2, ANSWER_NOBODY = 3, ANSWER_CLOSED = 4 };

/* What ends a question that nobody answers: something to read from the agent (CLOSE, or its end), the application, the time. */
struct ask_limits {
  int agent;
  int wake;
  uint64_t deadline;
};

/* Asks, by what the profile says; the bytes of the answer are in `typed`. */
enum answer ask_person(enum person_prompts prompts, const struct question *question, const struct ask_limits *limits, struct secret *typed);

/* The ways to ask, each as ask_person(). */
enum answer ask_askpass(const struct question *question, const struct ask_limits *limits, struct secret *typed);
enum answer ask_terminal(const struct question *question, const struct ask_limits *limits, struct secret *typed);
enum answer ask_zenity(const struct question *question, const struct ask_limits *limits, struct secret *typed);
enum answer ask_kdialog(const struct question *question, const struct ask_limits *limits, struct secret *typed);
enum answer ask_pinentry(const struct question *question, const struct ask_limits *limits, struct secret *typed);

/* The last line of a text: it says what is to be entered. */
const char *question_last_line(const char *text);

/* The text as dialogs show it, in memory that the caller frees: to confirm there are buttons; and where there is none for "send again", a
   line before the last says what to enter. */
char *question_for_dialog(const struct question *question, bool has_button);

/* What the button says that gives the answer; NULL: whatever it says by itself. */
const char *question_button(const struct question *question);

/* What was meant by what was typed where there is no button for "send again". */
enum answer question_typed(const struct question *question, const struct secret *typed);

/* A question to confirm was confirmed with the button: the answer, and its bytes. */
enum answer question_agreed(const struct question *question, struct secret *typed);

#endif
