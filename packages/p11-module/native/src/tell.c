#include "tell.h"

#include "fork_guard.h"
#include "log.h"
#include "person.h"
#include "terminal.h"
#include "zenity.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* An error that nobody acknowledges goes by itself. */
#define ERROR_SECONDS "300"
#define TITLE "SmartCMD"

void tell_init(struct tell *tell) { tell->dialog = -1; }

void tell_clear(struct tell *tell) {
  if (tell->dialog < 0) return;
  /* The end of its input alone would leave the dialog at what it shows. A socket, since writing to a pipe may bring SIGPIPE. */
  (void)send(tell->dialog, "100\n", 4, MSG_NOSIGNAL | MSG_DONTWAIT);
  fork_guard_untrack(tell->dialog);
  (void)close(tell->dialog);
  tell->dialog = -1;
}

static void tell_terminal(const char *sentence, const char *remedy) {
  const int fd = terminal_open();
  if (fd < 0) return;
  bool shown = terminal_write_text(fd, sentence);
  if (shown && remedy[0] != '\0') shown = terminal_write(fd, "\n", 1) && terminal_write_text(fd, remedy);
  if (!shown || !terminal_write(fd, "\n", 1)) log_note("the terminal shows nothing: it is stopped, or nobody is there");
  (void)close(fd);
}

static void start_dialog(struct tell *tell, struct zenity *zenity, int input) {
  zenity->spawn.descriptors[0] = input;
  const int error = zenity->complete ? spawn_free(&zenity->spawn) : ENOENT;
  if (error != 0) {
    log_note("zenity cannot be started: %s", strerror(error));
    tell_clear(tell);
  }
  zenity_free(zenity);
}

static void change_progress(const struct tell *tell, const char *text) {
  /* zenity takes a line with "#" as the text to show, which is a text without markup. */
  char *written = zenity_text(text, ZENITY_ESCAPED);
  char *line = NULL;
  const int size = written == NULL ? -1 : asprintf(&line, "#%s\n", written);
  if (size > 0) {
    (void)send(tell->dialog, line, (size_t)size, MSG_NOSIGNAL | MSG_DONTWAIT);
    free(line);
  }
  free(written);
}

void tell_progress(struct tell *tell, const char *text) {
  const enum person_place place = person_to_tell();
  if (place == PERSON_TERMINAL) tell_terminal(text, "");
  if (place != PERSON_DIALOG) return;
  if (tell->dialog >= 0) {
    change_progress(tell, text);
    return;
  }
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return;
  tell->dialog = pair[0];
  fork_guard_track(tell->dialog);
  struct zenity zenity;
  zenity_init(&zenity, "--progress");
  zenity_flag(&zenity, "--pulsate");
  zenity_flag(&zenity, "--auto-close");
  zenity_flag(&zenity, "--no-cancel");
  zenity_option(&zenity, "title", TITLE, ZENITY_PLAIN);
  zenity_option(&zenity, "text", text, ZENITY_MARKUP);
  start_dialog(tell, &zenity, pair[1]);
  (void)close(pair[1]);
}

void tell_error(struct tell *tell, const char *sentence, const char *remedy) {
  log_note("told: %s %s", sentence, remedy);
  const enum person_place place = person_to_tell();
  if (place == PERSON_TERMINAL) tell_terminal(sentence, remedy);
  if (place != PERSON_DIALOG) return;
  tell_clear(tell);
  char *text = NULL;
  if (asprintf(&text, "%s%s%s", sentence, remedy[0] == '\0' ? "" : "\n\n", remedy) < 0) return;
  struct zenity zenity;
  zenity_init(&zenity, "--error");
  zenity_option(&zenity, "title", TITLE, ZENITY_PLAIN);
  zenity_option(&zenity, "timeout", ERROR_SECONDS, ZENITY_PLAIN);
  zenity_option(&zenity, "text", text, ZENITY_MARKUP);
  start_dialog(tell, &zenity, SPAWN_NULL);
  free(text);
}
