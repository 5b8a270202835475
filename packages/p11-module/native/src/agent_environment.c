#include "agent_environment.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Each with what follows its name: "=" for exactly that variable, nothing for all that begin so. An application keeps secrets in its
   environment, and has variables (NODE_OPTIONS, LD_PRELOAD) that would change what our program does. */
static const char *const passed[] = {
    "HOME=",          "PATH=",        "USER=",        "LOGNAME=",    "TMPDIR=",    "TZ=",
    "LANG=",          "LANGUAGE=",    "LC_",          "XDG_",        "SMARTCMD_",  "DISPLAY=",
    "WAYLAND_DISPLAY=", "DBUS_SESSION_BUS_ADDRESS=",  "HTTPS_PROXY=", "https_proxy=", "ALL_PROXY=", "all_proxy=",
    "NO_PROXY=",      "no_proxy=",    "NODE_EXTRA_CA_CERTS=",        "SSL_CERT_FILE=", "SSL_CERT_DIR=",
};

static bool is_passed(const char *variable) {
  for (size_t i = 0; i < sizeof passed / sizeof passed[0]; i++) {
    if (strncmp(variable, passed[i], strlen(passed[i])) == 0) return true;
  }
  return false;
}

char **agent_environment(void) {
  size_t count = 0;
  while (environ != NULL && environ[count] != NULL) count++;
  char **chosen = calloc(count + 1, sizeof *chosen);
  if (chosen == NULL) return NULL;
  size_t used = 0;
  for (size_t i = 0; i < count; i++) {
    if (is_passed(environ[i])) chosen[used++] = environ[i];
  }
  return chosen;
}
