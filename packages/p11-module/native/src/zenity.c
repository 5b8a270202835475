#include "zenity.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_OF(macro) TEXT_OF_VALUE(macro)
#define TEXT_OF_VALUE(value) #value

/* A line of a question, in characters: what the SMS quotes stays on one. */
#define LINE_CHARACTERS 84U
/* The longest that a byte becomes: "&amp;". */
#define GROWTH 5U

/* Without the first, zenity refuses every accent where the person's locale is not installed: it takes its arguments for ASCII. */
static char *const changes[] = {
    "CHARSET=UTF-8",
    "ZENITY_OK=0",
    "ZENITY_CANCEL=" TEXT_OF(ZENITY_REFUSED),
    "ZENITY_ESC=" TEXT_OF(ZENITY_REFUSED),
    "ZENITY_EXTRA=" TEXT_OF(ZENITY_REFUSED),
};

void zenity_init(struct command *command, const char *kind) {
  command_init(command, spawn_find("zenity"), changes, sizeof changes / sizeof changes[0]);
  command_add(command, kind);
}

void zenity_option(struct command *command, const char *name, const char *text, enum zenity_text kind) {
  char *written = zenity_text(text, kind);
  char *option = NULL;
  if (written == NULL || asprintf(&option, "--%s=%s", name, written) < 0) option = NULL;
  free(written);
  command_take(command, option);
}

static bool begins_character(char c) { return ((unsigned char)c & 0xc0U) != 0x80; }

/* Breaks long lines at blanks, or in the middle of a word that is a line by itself. `lines` has room for twice the text. */
static void wrap(char *lines, const char *text) {
  size_t size = 0;
  size_t blank = 0; /* the last one on this line; 0: there is none */
  size_t characters = 0;
  for (; *text != '\0'; text++) {
    if (*text == '\n') {
      characters = blank = 0;
    } else if (begins_character(*text) && characters++ >= LINE_CHARACTERS && *text != ' ') {
      if (blank == 0) {
        lines[size++] = '\n';
        characters = 1;
      } else {
        lines[blank] = '\n';
        characters = 1;
        for (size_t i = blank + 1; i < size; i++) characters += begins_character(lines[i]) ? 1 : 0;
        blank = 0;
      }
    }
    if (*text == ' ') blank = size;
    lines[size++] = *text;
  }
  lines[size] = '\0';
}

/* What stands for a character; NULL: the character itself. */
static const char *escape(char c, enum zenity_text kind) {
  /* All but the plain ones go through g_strcompress(), which takes a backslash with what follows. */
  if (c == '\\' && kind != ZENITY_PLAIN) return "\\\\";
  if (c == '_' && kind == ZENITY_LABEL) return "__";
  if (kind != ZENITY_MARKUP) return NULL;
  return c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : NULL;
}

char *zenity_text(const char *text, enum zenity_text kind) {
  char *lines = malloc(2 * strlen(text) + 1);
  if (lines == NULL) return NULL;
  if (kind == ZENITY_LABEL) wrap(lines, text);
  else strcpy(lines, text);
  char *written = malloc(GROWTH * strlen(lines) + 1);
  char *end = written;
  for (const char *c = lines; written != NULL && *c != '\0'; c++) {
    const char *escaped = escape(*c, kind);
    if (escaped == NULL) *end++ = *c;
    else end = stpcpy(end, escaped);
  }
  if (written != NULL) *end = '\0';
  free(lines);
  return written;
}
