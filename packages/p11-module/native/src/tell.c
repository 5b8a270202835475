#include "tell.h"

#include "log.h"
#include "person.h"
#include "terminal.h"
#include "zenity.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* An error that nobody acknowledges goes by itself. */
#define ERROR_SECONDS "--timeout=300"

void tell_init(struct tell *tell) { tell->dialog = -1; }

void tell_clear(struct tell *tell) {
  if (tell->dialog < 0) return;
  /* The end of its input alone would leave the dialog at what it shows. A socket, since writing to a pipe may bring SIGPIPE. */
  (void)send(tell->dialog, "100\n", 4, MSG_NOSIGNAL | MSG_DONTWAIT);
  (void)close(tell->dialog);
  tell->dialog = -1;
}

static void tell_terminal(const char *sentence, const char *remedy) {
  const int fd = terminal_open();
  if (fd < 0) return;
  terminal_write_text(fd, sentence);
  if (remedy[0] != '\0') {
    terminal_write(fd, "\n", 1);
    terminal_write_text(fd, remedy);
  }
  terminal_write(fd, "\n", 1);
  (void)close(fd);
}

static void start_dialog(struct tell *tell, char *const kind[], const char *text, int input) {
  char *program = spawn_find("zenity");
  char *option = zenity_option("text", text, false);
  char *arguments[8] = {program};
  size_t count = 1;
  while (*kind != NULL) arguments[count++] = *kind++;
  arguments[count] = option;
  if (program != NULL && option != NULL) {
    struct spawn spawn = zenity_spawn(program, arguments);
    spawn.descriptors[0] = input;
    const int error = spawn_free(&spawn);
    if (error != 0) {
      log_note("%s cannot be started: %s", program, strerror(error));
      tell_clear(tell);
    }
  }
  free(option);
  free(program);
}

void tell_progress(struct tell *tell, const char *text) {
  static char progress[] = "--progress";
  static char pulsate[] = "--pulsate";
  static char auto_close[] = "--auto-close";
  static char no_cancel[] = "--no-cancel";
  static char title[] = "--title=SmartCMD";
  static char *const kind[] = {progress, pulsate, auto_close, no_cancel, title, NULL};
  const enum person_place place = person_to_tell();
  if (place == PERSON_TERMINAL) tell_terminal(text, "");
  if (place != PERSON_DIALOG) return;
  if (tell->dialog >= 0) {
    /* zenity takes a line with "#" as the text to show. */
    char *line = NULL;
    const int size = asprintf(&line, "#%s\n", text);
    if (size > 0) {
      (void)send(tell->dialog, line, (size_t)size, MSG_NOSIGNAL | MSG_DONTWAIT);
      free(line);
    }
    return;
  }
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return;
  tell->dialog = pair[0];
  start_dialog(tell, kind, text, pair[1]);
  (void)close(pair[1]);
}

void tell_error(struct tell *tell, const char *sentence, const char *remedy) {
  static char error[] = "--error";
  static char no_markup[] = "--no-markup";
  static char title[] = "--title=SmartCMD";
  static char timeout[] = ERROR_SECONDS;
  static char *const kind[] = {error, no_markup, title, timeout, NULL};
  log_note("told: %s %s", sentence, remedy);
  const enum person_place place = person_to_tell();
  if (place == PERSON_TERMINAL) tell_terminal(sentence, remedy);
  if (place != PERSON_DIALOG) return;
  tell_clear(tell);
  char *text = NULL;
  if (asprintf(&text, "%s\n\n%s", sentence, remedy) < 0) return;
  start_dialog(tell, kind, text, SPAWN_NULL);
  free(text);
}
