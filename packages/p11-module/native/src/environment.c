#include "environment.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_changed(const char *variable, char *const changes[], size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (changes[i] != NULL && strncmp(variable, changes[i], strcspn(changes[i], "=") + 1) == 0) return true;
  }
  return false;
}

char **environment_with(char *const changes[], size_t count) {
  size_t present = 0;
  while (environ != NULL && environ[present] != NULL) present++;
  char **all = calloc(present + count + 1, sizeof *all);
  if (all == NULL) return NULL;
  size_t used = 0;
  for (size_t i = 0; i < present; i++) {
    if (!is_changed(environ[i], changes, count)) all[used++] = environ[i];
  }
  for (size_t i = 0; i < count; i++) {
    if (changes[i] != NULL && changes[i][strcspn(changes[i], "=") + 1] != '\0') all[used++] = changes[i];
  }
  return all;
}
