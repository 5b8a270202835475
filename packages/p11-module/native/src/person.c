#include "person.h"

#include "spawn.h"
#include "terminal.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static bool is_set(const char *name) {
  const char *value = getenv(name);
  return value != NULL && value[0] != '\0';
}

/* A program that runs with more rights than its user does not start what the user names. */
static bool has_askpass(void) { return secure_getenv("SMARTCMD_ASKPASS") != NULL && is_set("SMARTCMD_ASKPASS"); }

static bool has_dialogs(void) {
  if (!is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY")) return false;
  char *zenity = spawn_find("zenity");
  free(zenity);
  return zenity != NULL;
}

enum person_place person_to_tell(void) {
  if (terminal_is_ours()) return PERSON_TERMINAL;
  if (has_askpass()) return PERSON_NOWHERE;
  return has_dialogs() ? PERSON_DIALOG : PERSON_NOWHERE;
}

enum person_place person_to_ask(void) {
  return has_askpass() ? PERSON_ASKPASS : person_to_tell();
}

const char *person_locale(void) {
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (is_set(names[i])) return getenv(names[i]);
  }
  return "";
}

const char *person_sentence(enum person_sentence sentence) {
  static const char *const sentences[][2] = {
      [PERSON_AGENT_MISSING] =
          {"SmartCMD cannot sign: its agent could not be started. Run \"smartcmd doctor\" to see why.",
           "O SmartCMD não consegue assinar: não foi possível iniciar o agente. Execute \"smartcmd doctor\" para saber porquê."},
      [PERSON_AGENT_LOST] =
          {"SmartCMD did not sign: its agent ended before it had answered. Try again.",
           "O SmartCMD não assinou: o agente terminou antes de responder. Tente novamente."},
      [PERSON_CANCEL] = {"Cancel", "Cancelar"},
  };
  return sentences[sentence][strncmp(person_locale(), "pt", 2) == 0 ? 1 : 0];
}
