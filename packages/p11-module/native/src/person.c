#include "person.h"

#include "dialogs.h"
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

static const char *const prompts_names[] = {
    [PROMPTS_AUTO] = "auto",         [PROMPTS_ZENITY] = "zenity",     [PROMPTS_KDIALOG] = "kdialog",
    [PROMPTS_PINENTRY] = "pinentry", [PROMPTS_TERMINAL] = "terminal",
};

enum person_prompts person_prompts_of(const char *setting) {
  for (size_t i = 0; setting != NULL && i < sizeof prompts_names / sizeof prompts_names[0]; i++) {
    if (strcmp(setting, prompts_names[i]) == 0) return (enum person_prompts)i;
  }
  return PROMPTS_AUTO;
}

const char *person_prompts_name(enum person_prompts prompts) { return prompts_names[prompts]; }

bool person_has_display(void) { return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"); }

static bool has_dialogs(enum person_prompts prompts) {
  enum dialogs programs[DIALOGS_COUNT];
  return dialogs_present(prompts, programs) > 0;
}

static enum person_place place_without_askpass(enum person_prompts prompts) {
  const bool dialogs_first = prompts != PROMPTS_AUTO && prompts != PROMPTS_TERMINAL;
  if (dialogs_first && has_dialogs(prompts)) return PERSON_DIALOG;
  if (terminal_is_ours()) return PERSON_TERMINAL;
  return has_dialogs(prompts) ? PERSON_DIALOG : PERSON_NOWHERE;
}

enum person_place person_to_tell(enum person_prompts prompts) {
  if (!has_askpass()) return place_without_askpass(prompts);
  return terminal_is_ours() ? PERSON_TERMINAL : PERSON_NOWHERE;
}

enum person_place person_to_ask(enum person_prompts prompts) {
  return has_askpass() ? PERSON_ASKPASS : place_without_askpass(prompts);
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
      [PERSON_ENROLMENT_LOST] =
          {"SmartCMD did not fetch your certificate: its agent did not start, or ended too early. Run \"smartcmd doctor\" to see why.",
           "O SmartCMD não obteve o seu certificado: o agente não iniciou, ou terminou cedo demais. Execute \"smartcmd doctor\" para saber "
           "porquê."},
      [PERSON_ENROLMENT_ELSEWHERE] =
          {"Another program is asking you for your certificate. This one waits until it has your answer.",
           "Outro programa está a pedir-lhe o seu certificado. Este espera até que responda."},
      [PERSON_CANCEL] = {"Cancel", "Cancelar"},
      [PERSON_CONTINUE] = {"Continue", "Continuar"},
      [PERSON_SIGN] = {"Sign", "Assinar"},
      [PERSON_LETTER] = {"To have the SMS sent again, enter r.", "Para receber o SMS de novo, introduza r."},
  };
  return sentences[sentence][strncmp(person_locale(), "pt", 2) == 0 ? 1 : 0];
}
