#include "kdialog.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The longest that a byte becomes: a line's end between a first line and a paragraph. */
#define GROWTH 12U
#define BEGIN "<qt><p><b>"
#define END "</p></qt>"

/* What stands for a character; NULL: the character itself. A backslash is an escape to kdialog. */
static const char *escape(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\\':
      return "&#92;";
    default:
      return NULL;
  }
}

/* Qt guesses whether a text is HTML, and where it is not, a password dialog runs its lines together. So it always is, and what comes from
   elsewhere is escaped. The first line stands out; an empty line begins a paragraph. */
char *kdialog_text(const char *text) {
  char *written = malloc(sizeof BEGIN + sizeof END + GROWTH * strlen(text) + sizeof "</b>");
  if (written == NULL) return NULL;
  char *end = stpcpy(written, BEGIN);
  bool first = true;
  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '\n') {
      if (first) end = stpcpy(end, "</b>");
      first = false;
      const bool paragraph = c[1] == '\n';
      end = stpcpy(end, paragraph ? "</p><p>" : "<br>");
      if (paragraph) c++;
      continue;
    }
    const char *escaped = escape(*c);
    if (escaped == NULL) *end++ = *c;
    else end = stpcpy(end, escaped);
  }
  if (first) end = stpcpy(end, "</b>");
  (void)stpcpy(end, END);
  return written;
}

void kdialog_init(struct command *command, const char *title) {
  command_init(command, spawn_find("kdialog"), NULL, 0);
  command_add(command, "--title");
  command_add(command, title);
}

void kdialog_dialog(struct command *command, const char *kind, const char *text) {
  command_add(command, kind);
  command_take(command, kdialog_text(text));
}
