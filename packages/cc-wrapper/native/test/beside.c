#include "beside.h"

#include "harness.h"
#include "slot_map.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

const char *other(const char *kind) {
  static char path[4096];
  (void)snprintf(path, sizeof path, "%s/other-%s.so", getenv("TEST_DIR"), kind);
  if (access(path, F_OK) != 0) {
    char command[9000];
    (void)snprintf(command, sizeof command, "cp '%s' '%s'", getenv("TEST_OTHER_LIBRARY"), path);
    CHECK(system(command) == 0);
  }
  return path;
}

void start_beside(const char *path) {
  (void)C_Finalize(NULL);
  (void)unlink(in_test_dir("log"));
  (void)setenv("SMARTCMD_LOG", in_test_dir("log"), 1);
  (void)setenv("PTEIDPKCS11_WRAPPER", path == NULL ? "none" : path, 1);
  start_over("sign", NULL);
}

static const char *modules_file(void) {
  static char path[4096];
  (void)snprintf(path, sizeof path, "%s/smartcmd/modules", getenv("XDG_DATA_HOME"));
  return path;
}

void write_modules(const char *lines) {
  FILE *file = fopen(modules_file(), "w");
  CHECK(file != NULL && fprintf(file, "SmartCMD modules 1\n%s", lines) > 0 && fclose(file) == 0);
}

void remove_modules(void) { CHECK(unlink(modules_file()) == 0); }

bool log_has(const char *text) {
  char line[4096];
  bool found = false;
  FILE *file = fopen(in_test_dir("log"), "r");
  if (file == NULL) return false;
  while (!found && fgets(line, sizeof line, file) != NULL) found = strstr(line, text) != NULL;
  (void)fclose(file);
  return found;
}

void check_cmd(void) {
  CK_SESSION_HANDLE session = CK_INVALID_HANDLE;
  CK_SESSION_INFO info = {.slotID = 0};
  CHECK_RV(CKR_OK, C_OpenSession(SLOT_MAP_CMD + 1, CKF_SERIAL_SESSION, NULL, NULL, &session));
  CHECK_RV(CKR_OK, sign_data(session));
  CHECK_RV(CKR_OK, C_GetSessionInfo(session, &info));
  CHECK(info.slotID == SLOT_MAP_CMD + 1);
  CHECK_RV(CKR_OK, C_CloseSession(session));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_CloseSession(session));
}

CK_ULONG count_slots(void) {
  CK_ULONG count = 0;
  CHECK_RV(CKR_OK, C_GetSlotList(CK_FALSE, NULL, &count));
  return count;
}

void *of_library(const char *path, const char *name) {
  void *library = dlopen(path, RTLD_NOW | RTLD_NOLOAD);
  void *found = library == NULL ? NULL : dlsym(library, name);
  CHECK(found != NULL);
  return found;
}

int in_child(int (*what)(void)) {
  const pid_t child = fork();
  if (child == 0) _exit(what());
  int status = -1;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void *wait_for_event(void *argument) {
  struct waiting *waiting = argument;
  waiting->rv = C_WaitForSlotEvent(0, &waiting->slot, NULL);
  return NULL;
}

void begin_waiting(struct waiting *waiting) {
  *waiting = (struct waiting){.slot = 99};
  CHECK(pthread_create(&waiting->thread, NULL, wait_for_event, waiting) == 0);
}
