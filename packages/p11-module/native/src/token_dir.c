#include "token_dir.h"

#include "log.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ENDING ".token"

static char path[PATH_MAX];

void token_dir_configure(void) {
  /* The XDG specification: a path that is not absolute is as good as none. */
  const char *data = secure_getenv("XDG_DATA_HOME");
  const char *home = secure_getenv("HOME");
  int size = -1;
  if (data != NULL && data[0] == '/') {
    size = snprintf(path, sizeof path, "%s/smartcmd/tokens", data);
  } else if (home != NULL && home[0] == '/') {
    size = snprintf(path, sizeof path, "%s/.local/share/smartcmd/tokens", home);
  }
  if (size < 0 || (size_t)size >= sizeof path) {
    path[0] = '\0';
    log_note("neither XDG_DATA_HOME nor HOME says where token files are");
  }
}

const char *token_dir_path(void) { return path[0] == '\0' ? NULL : path; }

static int is_token_file(const struct dirent *entry) {
  const size_t size = strlen(entry->d_name);
  const size_t ending = sizeof ENDING - 1;
  /* A name that starts with a dot is a file that is being written. */
  return entry->d_name[0] != '.' && size > ending && strcmp(entry->d_name + size - ending, ENDING) == 0;
}

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

void token_dir_scan(void (*found)(int directory, const char *file, const char *profile)) {
  if (path[0] == '\0') return;
  const int directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) {
    log_note("no tokens: %s: %s", path, strerror(errno));
    return;
  }
  struct dirent **entries = NULL;
  const int count = scandirat(directory, ".", &entries, is_token_file, by_name);
  for (int i = 0; i < count; i++) {
    char profile[TOKEN_DIR_NAME_MAX + 1];
    const size_t size = strlen(entries[i]->d_name) - (sizeof ENDING - 1);
    if (size <= TOKEN_DIR_NAME_MAX) {
      memcpy(profile, entries[i]->d_name, size);
      profile[size] = '\0';
      found(directory, entries[i]->d_name, profile);
    } else {
      log_note("token file %s is not used: its name is too long", entries[i]->d_name);
    }
    free(entries[i]);
  }
  free(entries);
  (void)close(directory);
}
