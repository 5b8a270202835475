/* Asks the person, wherever they are looking (docs/agent-protocol.md, ASK and ANSWER). */
#ifndef SMARTCMD_ASK_H
#define SMARTCMD_ASK_H

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

/* Asks; the bytes of the answer are in `typed`. */
enum answer ask_person(const struct question *question, const struct ask_limits *limits, struct secret *typed);

/* The three ways, each as ask_person(). */
enum answer ask_askpass(const struct question *question, const struct ask_limits *limits, struct secret *typed);
enum answer ask_terminal(const struct question *question, const struct ask_limits *limits, struct secret *typed);
enum answer ask_zenity(const struct question *question, const struct ask_limits *limits, struct secret *typed);

#endif
