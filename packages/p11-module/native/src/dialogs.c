#include "dialogs.h"

#include "pinentry.h"

#include <stdbool.h>
#include <stdlib.h>

static bool is_installed(enum dialogs program) {
  char *path = NULL;
  switch (program) {
    case DIALOGS_ZENITY:
      path = spawn_find("zenity");
      break;
    case DIALOGS_KDIALOG:
      path = spawn_find("kdialog");
      break;
    case DIALOGS_PINENTRY:
      for (size_t i = 0; i < PINENTRY_PROGRAMS && path == NULL; i++) path = pinentry_find(i);
      break;
  }
  free(path);
  return path != NULL;
}

size_t dialogs_present(enum person_prompts prompts, enum dialogs programs[DIALOGS_COUNT]) {
  static const enum person_prompts named[DIALOGS_COUNT] = {PROMPTS_ZENITY, PROMPTS_KDIALOG, PROMPTS_PINENTRY};
  size_t count = 0;
  if (!person_has_display() || prompts == PROMPTS_TERMINAL) return 0;
  /* First the one that is named, then the others. */
  for (int others = 0; others < 2; others++) {
    for (unsigned program = 0; program < DIALOGS_COUNT; program++) {
      const bool is_other = named[program] != prompts;
      if (is_other == (others == 1) && is_installed((enum dialogs)program)) programs[count++] = (enum dialogs)program;
    }
  }
  return count;
}
