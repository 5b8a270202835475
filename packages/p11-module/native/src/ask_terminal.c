#include "ask.h"

#include "clock.h"
#include "terminal.h"
#include "terminal_countdown.h"
#include "terminal_guard.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define KEY_INTERRUPT 0x03
#define KEY_END 0x04
#define KEY_ERASE_LINE 0x15
#define KEY_QUIT 0x1c
#define KEY_ESCAPE 0x1b

/* How often to see whether the process went to the background: nothing tells it. */
#define LOOK_MS 500

enum key_result { KEY_MORE, KEY_ENTER, KEY_CANCEL };

/* What is typed at the prompt's last line. */
struct editor {
  int fd;
  struct secret *typed;
  bool echo;
  enum { PLAIN, AFTER_ESCAPE, IN_SEQUENCE } state;
};

static void erase_last(struct editor *editor) {
  struct secret *typed = editor->typed;
  if (typed->size == 0) return;
  /* The bytes that go on a character in UTF-8, then the one that begins it. */
  while (typed->size > 1 && (typed->bytes[typed->size - 1] & 0xc0U) == 0x80) typed->bytes[--typed->size] = 0;
  typed->bytes[--typed->size] = 0;
  if (editor->echo) (void)terminal_write(editor->fd, "\b \b", 3);
}

/* Arrows and the like send sequences, which are no answer: ESC [ up to a letter, or ESC and one character. */
static bool in_sequence(struct editor *editor, unsigned char key) {
  switch (editor->state) {
    case PLAIN:
      if (key != KEY_ESCAPE) return false;
      editor->state = AFTER_ESCAPE;
      return true;
    case AFTER_ESCAPE:
      if (key < 0x20) {
        editor->state = PLAIN;
        return false;
      }
      editor->state = key == '[' || key == 'O' ? IN_SEQUENCE : PLAIN;
      return true;
    case IN_SEQUENCE:
      if (key >= 0x40) editor->state = PLAIN;
      return true;
  }
  return false;
}

static enum key_result handle_key(struct editor *editor, unsigned char key) {
  if (in_sequence(editor, key)) return KEY_MORE;
  switch (key) {
    case '\r':
    case '\n':
      return KEY_ENTER;
    case KEY_INTERRUPT:
    case KEY_QUIT:
      return KEY_CANCEL;
    case KEY_END:
      return editor->typed->size == 0 ? KEY_CANCEL : KEY_MORE;
    case KEY_ERASE_LINE:
      while (editor->typed->size > 0) erase_last(editor);
      return KEY_MORE;
    case '\b':
    case 0x7f:
      erase_last(editor);
      return KEY_MORE;
    default:
      break;
  }
  if (key < 0x20 || !secret_append(editor->typed, key)) return KEY_MORE;
  if (editor->echo) (void)terminal_write(editor->fd, (const char *)&key, 1);
  return KEY_MORE;
}

/* A shell that stopped the application and went on with it, or another program, may have given the terminal other settings: a PIN would
   be seen. */
static void keep_settings(int fd, const struct termios *ours) {
  struct termios now;
  if (tcgetattr(fd, &now) != 0 || (now.c_lflag == ours->c_lflag && now.c_iflag == ours->c_iflag)) return;
  (void)tcsetattr(fd, TCSANOW, ours);
}

static enum answer read_answer(struct editor *editor, const struct termios *ours, const struct question *question,
                               const struct ask_limits *limits, struct countdown *countdown) {
  for (;;) {
    struct pollfd pollers[3] = {
        {.fd = editor->fd, .events = POLLIN},
        {.fd = limits->agent, .events = POLLIN},
        {.fd = limits->wake, .events = POLLIN},
    };
    const int left = clock_poll_ms(limits->deadline);
    const int ready = poll(pollers, 3, left >= 0 && left < LOOK_MS ? left : LOOK_MS);
    const int problem = errno;
    if (!terminal_is_foreground(editor->fd)) return ANSWER_NOBODY;
    keep_settings(editor->fd, ours);
    countdown_go_on(countdown);
    if (ready < 0 && problem == EINTR) continue;
    if (ready == 0 && clock_us() < limits->deadline) continue;
    if (ready <= 0 || pollers[1].revents != 0 || pollers[2].revents != 0) return ANSWER_CLOSED;
    unsigned char *key = secret_scratch(editor->typed);
    const ssize_t n = read(editor->fd, key, 1);
    /* Another process of the foreground may have been faster. */
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    /* The terminal was hung up. */
    if (n <= 0) return ANSWER_CANCELLED;
    const enum key_result result = handle_key(editor, *key);
    secret_wipe(key, 1);
    if (result == KEY_CANCEL) return ANSWER_CANCELLED;
    if (result == KEY_MORE) continue;
    return question_typed(question, editor->typed);
  }
}

static bool show(const struct question *question, struct countdown *countdown) {
  const int fd = countdown->fd;
  if (question->offers_resend) {
    const bool offered = terminal_write_text(fd, "[r] ") && terminal_write_text(fd, question->resend_label);
    if (!offered || !terminal_write(fd, "\n", 1)) return false;
  }
  char *before = strndup(question->text, (size_t)(countdown->line - question->text));
  const bool shown = before != NULL && terminal_write_text(fd, before);
  free(before);
  return shown && countdown_begin(countdown);
}

/* The line with the prompt goes, and with it whatever was echoed; a terminal that has no commands gets a new line. */
static void erase_line(int fd) {
  if (countdown_has_commands()) (void)terminal_write(fd, "\r\033[K", 4);
  else (void)terminal_write(fd, "\n", 1);
}

/* Keys come one by one, unseen, and make no signal: the application's handlers are not ours to replace, and Ctrl-C here means this
   question, not the application. */
static struct termios for_question(const struct termios *before) {
  struct termios ours = *before;
  ours.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
  ours.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | IGNCR | ISTRIP);
  ours.c_oflag |= (tcflag_t)(OPOST | ONLCR);
  ours.c_cc[VMIN] = 1;
  ours.c_cc[VTIME] = 0;
  return ours;
}

static enum answer ask_on(int fd, const struct termios *before, const struct question *question, const struct ask_limits *limits,
                          struct secret *typed) {
  const struct termios ours = for_question(before);
  const int guard = terminal_guard_start(fd, before, &ours);
  /* What was typed before the question is no answer to it. Not TCSAFLUSH, which waits for what is written: for ever, if it is stopped. */
  (void)tcsetattr(fd, TCSANOW, &ours);
  (void)tcflush(fd, TCIFLUSH);
  struct editor editor = {.fd = fd, .typed = typed, .echo = !question->is_secret, .state = PLAIN};
  /* A code is valid for so long; and nothing that is typed stands on the line. */
  struct countdown countdown = {
      .fd = fd,
      .line = question_last_line(question->text),
      .deadline = limits->deadline,
      .runs = question->kind == QUESTION_OTP && question->is_secret,
  };
  const bool shown = show(question, &countdown);
  const enum answer answer = shown ? read_answer(&editor, &ours, question, limits, &countdown) : ANSWER_NOBODY;
  /* A terminal that is somebody else's now has their settings. */
  if (terminal_is_foreground(fd)) {
    if (shown) erase_line(fd);
    (void)tcflush(fd, TCIFLUSH);
    (void)tcsetattr(fd, TCSANOW, before);
  }
  terminal_guard_end(guard);
  return answer;
}

enum answer ask_terminal(const struct question *question, const struct ask_limits *limits, struct secret *typed) {
  struct termios before;
  sigset_t stops;
  sigset_t mask;
  const int fd = terminal_open();
  if (fd < 0) return ANSWER_NOBODY;
  enum answer answer = ANSWER_NOBODY;
  /* They stop a process that touches its terminal in the background; without them it gets an error. */
  (void)sigemptyset(&stops);
  (void)sigaddset(&stops, SIGTTIN);
  (void)sigaddset(&stops, SIGTTOU);
  (void)pthread_sigmask(SIG_BLOCK, &stops, &mask);
  if (tcgetattr(fd, &before) == 0) answer = ask_on(fd, &before, question, limits, typed);
  (void)pthread_sigmask(SIG_SETMASK, &mask, NULL);
  (void)close(fd);
  return answer;
}
