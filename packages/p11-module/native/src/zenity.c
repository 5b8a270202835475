#include "zenity.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct spawn zenity_spawn(const char *program, char *const *arguments) {
  return (struct spawn){
      .program = program,
      .arguments = arguments,
      .environment = environ,
      /* Its warnings about themes and buses are nothing for the application's standard error. */
      .descriptors = {SPAWN_NULL, SPAWN_NULL, SPAWN_NULL, SPAWN_NONE},
  };
}

char *zenity_option(const char *name, const char *value, bool label) {
  const size_t prefix = strlen(name);
  char *option = malloc(prefix + 2 * strlen(value) + 4);
  if (option == NULL) return NULL;
  memcpy(option, "--", 2);
  memcpy(option + 2, name, prefix);
  char *end = option + 2 + prefix;
  *end++ = '=';
  for (const char *c = value; *c != '\0'; c++) {
    /* g_strcompress() takes a backslash with what follows, a label with a mnemonic takes an underline. */
    if (*c == '\\' || (label && *c == '_')) *end++ = *c;
    *end++ = *c;
  }
  *end = '\0';
  return option;
}
