#include "ask.h"

#include "assuan.h"
#include "clock.h"
#include "log.h"
#include "person.h"
#include "pinentry.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* How long it may take to answer to what needs no person. */
#define SETTING_LIMIT_MS 10000U
/* Numbers of libgpg-error. */
#define GPG_ERR_CANCELED 99U
#define GPG_ERR_NOT_CONFIRMED 114U
#define GPG_ERR_FULLY_CANCELED 198U

struct talk {
  int fd;
  int status; /* readable when it ended */
  const struct ask_limits *limits;
  struct secret *data;
};

enum reply {
  REPLY_OK,
  REPLY_CANCELLED,
  REPLY_ERROR,   /* another error: it cannot do that */
  REPLY_LOST,    /* it ended, or speaks another language */
  REPLY_STOPPED, /* one of the limits */
};

static enum reply reply_of(const struct assuan *assuan, enum assuan_result result) {
  if (result == ASSUAN_OK) return REPLY_OK;
  if (result == ASSUAN_BROKEN) return REPLY_LOST;
  const bool refused =
      assuan->code == GPG_ERR_CANCELED || assuan->code == GPG_ERR_NOT_CONFIRMED || assuan->code == GPG_ERR_FULLY_CANCELED;
  return refused ? REPLY_CANCELLED : REPLY_ERROR;
}

static enum assuan_result read_some(struct talk *talk, struct assuan *assuan) {
  unsigned char *bytes = secret_scratch(talk->data);
  const ssize_t n = read(talk->fd, bytes, SECRET_SCRATCH);
  if (n < 0 && (errno == EINTR || errno == EAGAIN)) return ASSUAN_MORE;
  enum assuan_result result = n <= 0 ? ASSUAN_BROKEN : ASSUAN_MORE;
  for (ssize_t i = 0; i < n && result == ASSUAN_MORE; i++) result = assuan_take(assuan, bytes[i]);
  secret_wipe(bytes, SECRET_SCRATCH);
  return result;
}

static enum reply read_reply(struct talk *talk, uint64_t deadline) {
  struct assuan assuan;
  assuan_begin(&assuan, talk->data);
  for (;;) {
    struct pollfd pollers[4] = {
        {.fd = talk->fd, .events = POLLIN},
        {.fd = talk->status, .events = POLLIN},
        {.fd = talk->limits->agent, .events = POLLIN},
        {.fd = talk->limits->wake, .events = POLLIN},
    };
    const int ready = poll(pollers, 4, clock_poll_ms(deadline));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return deadline == talk->limits->deadline ? REPLY_STOPPED : REPLY_LOST;
    if (pollers[0].revents != 0) {
      const enum assuan_result result = read_some(talk, &assuan);
      if (result != ASSUAN_MORE) return reply_of(&assuan, result);
      continue;
    }
    if (pollers[2].revents != 0 || pollers[3].revents != 0) return REPLY_STOPPED;
    if (pollers[1].revents != 0) return REPLY_LOST;
  }
}

static enum reply say(struct talk *talk, const char *command, const char *text, uint64_t deadline) {
  char *line = assuan_line(command, text);
  if (line == NULL) return REPLY_LOST;
  const ssize_t size = (ssize_t)strlen(line);
  const bool sent = send(talk->fd, line, (size_t)size, MSG_NOSIGNAL | MSG_DONTWAIT) == size;
  free(line);
  return sent ? read_reply(talk, deadline) : REPLY_LOST;
}

/* A pinentry without the display that it needs asks on a terminal, which is none of its business here: "gnome3:curses". */
static bool shows_dialogs(const struct secret *flavor) {
  const char *const others[] = {"curses", "tty"};
  for (size_t i = 0; i < 2; i++) {
    if (memmem(flavor->bytes, flavor->size, others[i], strlen(others[i])) != NULL) return false;
  }
  return true;
}

static enum reply hold(struct talk *talk, const struct question *question) {
  const uint64_t limit = clock_after_ms(SETTING_LIMIT_MS);
  const uint64_t soon = limit < talk->limits->deadline ? limit : talk->limits->deadline;
  const bool is_entry = question->kind != QUESTION_CONFIRM;
  enum reply reply = read_reply(talk, soon);
  if (reply == REPLY_OK) reply = say(talk, "GETINFO", "flavor", soon);
  /* An old one does not know the word. */
  if (reply == REPLY_OK && !shows_dialogs(talk->data)) return REPLY_ERROR;
  if (reply != REPLY_OK && reply != REPLY_ERROR) return reply;
  /* An entry has no third button, so "send again" is a letter, as on a terminal. */
  char *text = question_for_dialog(question, false);
  if (text == NULL) return REPLY_LOST;
  char *last = strrchr(text, '\n');
  if (is_entry && last != NULL) *last = '\0';
  const char *button = question_button(question);
  const char *const settings[][2] = {
      {"SETTITLE", question->title},
      {"SETDESC", is_entry && last == NULL ? "" : text},
      {"SETPROMPT", is_entry ? question_last_line(question->text) : ""},
      {"SETOK", button == NULL ? "" : button},
      {"SETCANCEL", person_sentence(PERSON_CANCEL)},
  };
  for (size_t i = 0; i < sizeof settings / sizeof settings[0] && (reply == REPLY_OK || reply == REPLY_ERROR); i++) {
    if (settings[i][1][0] != '\0') reply = say(talk, settings[i][0], settings[i][1], soon);
  }
  free(text);
  if (reply != REPLY_OK && reply != REPLY_ERROR) return reply;
  return say(talk, is_entry ? "GETPIN" : "CONFIRM", "", talk->limits->deadline);
}

static enum answer answer_of(const struct question *question, struct secret *typed, enum reply reply) {
  switch (reply) {
    case REPLY_OK:
      return question->kind == QUESTION_CONFIRM ? question_agreed(question, typed) : question_typed(question, typed);
    case REPLY_CANCELLED:
      return ANSWER_CANCELLED;
    case REPLY_STOPPED:
      return ANSWER_CLOSED;
    case REPLY_ERROR:
    case REPLY_LOST:
      break;
  }
  return ANSWER_NOBODY;
}

static enum answer ask_with(size_t program, const struct question *question, const struct ask_limits *limits, struct secret *typed) {
  struct command command;
  struct spawn_watch watch;
  int pair[2];
  enum answer answer = ANSWER_NOBODY;
  pinentry_init(&command, program);
  if (command.complete && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0) {
    command.spawn.descriptors[0] = command.spawn.descriptors[1] = pair[1];
    const int error = spawn_watched(&command.spawn, &watch);
    (void)close(pair[1]);
    if (error == 0) {
      struct talk talk = {.fd = pair[0], .status = watch.status, .limits = limits, .data = typed};
      answer = answer_of(question, typed, hold(&talk, question));
      (void)spawn_end(&watch);
    }
    (void)close(pair[0]);
    if (answer == ANSWER_NOBODY) log_note("%s showed no dialog", command.program);
  }
  command_free(&command);
  return answer;
}

enum answer ask_pinentry(const struct question *question, const struct ask_limits *limits, struct secret *typed) {
  enum answer answer = ANSWER_NOBODY;
  for (size_t program = 0; program < PINENTRY_PROGRAMS && answer == ANSWER_NOBODY; program++) {
    secret_clear(typed);
    answer = ask_with(program, question, limits, typed);
    if (answer != ANSWER_NOBODY) pinentry_note_shown(program);
  }
  return answer;
}
