#include "module_list.h"

#include "log.h"
#include "token_dir.h"
#include "trusted_file.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_LINE "SmartCMD modules 1"
#define MAX_SIZE ((size_t)1 << 16)
#define NONE "none"

#define WAIT_MS 5000U
#define MIN_WAIT_MS 100U
#define MAX_WAIT_MS 60000U

/* Where the card's software puts its library. */
static const char *const usual[] = {
    "/usr/local/lib/libpteidpkcs11.so",
    "/usr/lib/libpteidpkcs11.so",
    "/usr/lib64/libpteidpkcs11.so",
    "/usr/lib/x86_64-linux-gnu/libpteidpkcs11.so",
    "/usr/lib/aarch64-linux-gnu/libpteidpkcs11.so",
};

static struct module_list modules;
static bool card_decided;

/* An absolute path, or "none". A relative one would be whatever lies where the application happens to be. */
static bool set_path(char path[PATH_MAX], const char *value, const char *source) {
  const size_t size = strlen(value);
  if (strcmp(value, NONE) == 0) {
    path[0] = '\0';
    return true;
  }
  if (value[0] != '/' || size >= PATH_MAX) {
    log_note("library %s is not used: %s must have an absolute path", value, source);
    return false;
  }
  memcpy(path, value, size + 1);
  return true;
}

static void take_line(const char *line) {
  if (strncmp(line, "card ", 5) == 0) {
    if (!card_decided) card_decided = set_path(modules.paths[0], line + 5, "the card");
  } else if (strncmp(line, "module ", 7) == 0) {
    if (modules.count == MODULE_LIST_MAX) {
      log_note("library %s is not used: there are %d already", line + 7, MODULE_LIST_MAX);
    } else if (set_path(modules.paths[modules.count], line + 7, "a module")) {
      modules.count++;
    }
  } else if (strncmp(line, "wait ", 5) == 0) {
    const unsigned long wait = strtoul(line + 5, NULL, 10);
    if (wait >= MIN_WAIT_MS && wait <= MAX_WAIT_MS) modules.wait_ms = (unsigned)wait;
  } else {
    log_note("the file of modules has a line that is not understood: %s", line);
  }
}

static const char *take_text(char *text, size_t size) {
  if (memchr(text, '\0', size) != NULL || text[size - 1] != '\n') return "it is no text of whole lines";
  text[size - 1] = '\0';
  char *rest = NULL;
  const char *line = strtok_r(text, "\n", &rest);
  if (line == NULL || strcmp(line, FIRST_LINE) != 0) return "its first line is not \"" FIRST_LINE "\"";
  while ((line = strtok_r(NULL, "\n", &rest)) != NULL) take_line(line);
  return NULL;
}

static const char *read_file(const char *path) {
  struct stat file;
  int fd = -1;
  const char *wrong = trusted_file_open(AT_FDCWD, path, MAX_SIZE, &file, &fd);
  if (wrong != NULL) return wrong;
  char *text = malloc((size_t)file.st_size);
  if (text == NULL) {
    wrong = "there is no memory for it";
  } else {
    wrong = trusted_file_read(fd, text, (size_t)file.st_size) ? take_text(text, (size_t)file.st_size) : "it cannot be read whole";
  }
  free(text);
  (void)close(fd);
  return wrong;
}

/* "modules", beside the directory of tokens. */
static bool file_path(char path[PATH_MAX]) {
  const char *tokens = token_dir_path();
  const char *slash = tokens == NULL ? NULL : strrchr(tokens, '/');
  if (slash == NULL) return false;
  const int size = snprintf(path, PATH_MAX, "%.*s/modules", (int)(slash - tokens), tokens);
  return size > 0 && size < PATH_MAX && access(path, F_OK) == 0;
}

/* A library is initialised once, and its slots are seen once, by however many names it is wanted. */
static void drop_twice(void) {
  for (size_t i = 1; i < modules.count; i++) {
    struct stat file;
    struct stat other;
    bool twice = false;
    if (modules.paths[i][0] == '\0' || stat(modules.paths[i], &file) != 0) continue;
    for (size_t j = 0; j < i && !twice; j++) {
      twice = modules.paths[j][0] != '\0' && stat(modules.paths[j], &other) == 0 && file.st_dev == other.st_dev && file.st_ino == other.st_ino;
    }
    if (!twice) continue;
    log_note("library %s is not used: it is named twice", modules.paths[i]);
    modules.paths[i][0] = '\0';
  }
}

const struct module_list *module_list_read(void) {
  char path[PATH_MAX];
  modules.count = 1;
  modules.paths[0][0] = '\0';
  modules.wait_ms = WAIT_MS;
  const char *card = secure_getenv("PTEIDPKCS11_WRAPPER");
  card_decided = card != NULL && card[0] != '\0' && set_path(modules.paths[0], card, "PTEIDPKCS11_WRAPPER");
  if (file_path(path)) {
    const char *wrong = read_file(path);
    if (wrong != NULL) log_note("%s is not used: %s", path, wrong);
  }
  for (size_t i = 0; !card_decided && i < sizeof usual / sizeof usual[0]; i++) {
    if (access(usual[i], F_OK) == 0) card_decided = set_path(modules.paths[0], usual[i], "the card");
  }
  if (!card_decided) log_note("the Citizen Card's library is not installed: the Chave Movel Digital is offered alone");
  drop_twice();
  return &modules;
}
