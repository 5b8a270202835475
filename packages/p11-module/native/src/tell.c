#include "tell.h"

#include "assuan.h"
#include "dialogs.h"
#include "fork_guard.h"
#include "kdialog.h"
#include "log.h"
#include "pinentry.h"
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

void tell_init(struct tell *tell, enum person_prompts prompts) { *tell = (struct tell){.dialog = -1, .prompts = prompts}; }

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

/* The program that would ask. False if there is none. */
static bool dialogs_of(const struct tell *tell, enum dialogs *program) {
  enum dialogs programs[DIALOGS_COUNT];
  if (person_to_tell(tell->prompts) != PERSON_DIALOG || dialogs_present(tell->prompts, programs) == 0) return false;
  *program = programs[0];
  return true;
}

static bool start_dialog(struct command *command, int input) {
  command->spawn.descriptors[0] = input;
  const int error = command->complete ? spawn_free(&command->spawn) : ENOENT;
  if (error != 0) log_note("%s cannot be started: %s", command->arguments[0], strerror(error));
  command_free(command);
  return error == 0;
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

static void start_progress(struct tell *tell, const char *text) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return;
  tell->dialog = pair[0];
  fork_guard_track(tell->dialog);
  struct command command;
  zenity_init(&command, "--progress");
  command_add(&command, "--pulsate");
  command_add(&command, "--auto-close");
  command_add(&command, "--no-cancel");
  zenity_option(&command, "title", TITLE, ZENITY_PLAIN);
  zenity_option(&command, "text", text, ZENITY_MARKUP);
  if (!start_dialog(&command, pair[1])) tell_clear(tell);
  (void)close(pair[1]);
}

void tell_progress(struct tell *tell, const char *text) {
  enum dialogs program;
  if (person_to_tell(tell->prompts) == PERSON_TERMINAL) tell_terminal(text, "");
  if (!dialogs_of(tell, &program) || program != DIALOGS_ZENITY) return;
  if (tell->dialog >= 0) change_progress(tell, text);
  else start_progress(tell, text);
}

static void show_with_zenity(const char *text) {
  struct command command;
  zenity_init(&command, "--error");
  zenity_option(&command, "title", TITLE, ZENITY_PLAIN);
  zenity_option(&command, "timeout", ERROR_SECONDS, ZENITY_PLAIN);
  zenity_option(&command, "text", text, ZENITY_MARKUP);
  (void)start_dialog(&command, SPAWN_NULL);
}

static void show_with_kdialog(const char *text) {
  struct command command;
  kdialog_init(&command, TITLE);
  kdialog_dialog(&command, "--error", text);
  (void)start_dialog(&command, SPAWN_NULL);
}

/* All that it is to do lies in its input before it starts: nobody waits for its answers. */
static void show_with_pinentry(const char *text) {
  const char *const lines[][2] = {{"SETTITLE", TITLE}, {"SETTIMEOUT", ERROR_SECONDS}, {"SETDESC", text}, {"MESSAGE", ""}};
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return;
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    char *line = assuan_line(lines[i][0], lines[i][1]);
    if (line != NULL) (void)send(pair[0], line, strlen(line), MSG_NOSIGNAL | MSG_DONTWAIT);
    free(line);
  }
  (void)close(pair[0]);
  struct command command;
  pinentry_init(&command, pinentry_to_tell());
  (void)start_dialog(&command, pair[1]);
  (void)close(pair[1]);
}

void tell_error(struct tell *tell, const char *sentence, const char *remedy) {
  log_note("told: %s %s", sentence, remedy);
  enum dialogs program;
  if (person_to_tell(tell->prompts) == PERSON_TERMINAL) tell_terminal(sentence, remedy);
  if (!dialogs_of(tell, &program)) return;
  tell_clear(tell);
  char *text = NULL;
  if (asprintf(&text, "%s%s%s", sentence, remedy[0] == '\0' ? "" : "\n\n", remedy) < 0) return;
  switch (program) {
    case DIALOGS_ZENITY:
      show_with_zenity(text);
      break;
    case DIALOGS_KDIALOG:
      show_with_kdialog(text);
      break;
    case DIALOGS_PINENTRY:
      show_with_pinentry(text);
      break;
  }
  free(text);
}
