#include "harness.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_int failures;
static atomic_int checks;

void check(bool holds, const char *what, const char *file, int line) {
  checks++;
  if (holds) return;
  failures++;
  (void)fprintf(stderr, "%s:%d: %s\n", file, line, what);
}

void check_rv(CK_RV expected, CK_RV actual, const char *what, const char *file, int line) {
  checks++;
  if (actual == expected) return;
  failures++;
  (void)fprintf(stderr, "%s:%d: %s: 0x%lx, not 0x%lx\n", file, line, what, actual, expected);
}

void test(const char *name) {
  if (getenv("VERBOSE") != NULL) (void)fprintf(stderr, "  %s\n", name);
}

int report(void) {
  (void)fprintf(stderr, "%d checks, %d failed\n", atomic_load(&checks), atomic_load(&failures));
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

const char *in_test_dir(const char *name) {
  static char path[4096];
  (void)snprintf(path, sizeof path, "%s/%s", getenv("TEST_DIR"), name);
  return path;
}

CK_RV initialize(void) {
  CK_C_INITIALIZE_ARGS arguments = {.flags = CKF_OS_LOCKING_OK};
  return C_Initialize(&arguments);
}

void start_over(const char *scenario, const char *askpass) {
  (void)C_Finalize(NULL);
  journal_clear();
  (void)setenv("SMARTCMD_TEST_SCENARIO", scenario, 1);
  (void)setenv("SMARTCMD_TEST_JOURNAL", in_test_dir("journal"), 1);
  if (askpass == NULL) {
    (void)unsetenv("SMARTCMD_ASKPASS");
  } else {
    (void)setenv("SMARTCMD_ASKPASS", in_test_dir(askpass), 1);
  }
  CHECK_RV(CKR_OK, initialize());
}

CK_SESSION_HANDLE open_session(CK_SLOT_ID slot) {
  CK_SESSION_HANDLE session = CK_INVALID_HANDLE;
  CHECK_RV(CKR_OK, C_OpenSession(slot, CKF_SERIAL_SESSION, NULL, NULL, &session));
  return session;
}

CK_OBJECT_HANDLE find_class(CK_SESSION_HANDLE session, CK_OBJECT_CLASS class) {
  CK_ATTRIBUTE template = {CKA_CLASS, &class, sizeof class};
  CK_OBJECT_HANDLE objects[2] = {CK_INVALID_HANDLE, CK_INVALID_HANDLE};
  CK_ULONG count = 0;
  CHECK_RV(CKR_OK, C_FindObjectsInit(session, &template, 1));
  CHECK_RV(CKR_OK, C_FindObjects(session, objects, 2, &count));
  CHECK_RV(CKR_OK, C_FindObjectsFinal(session));
  CHECK(count == 1);
  return objects[0];
}

CK_RV sign_init(CK_SESSION_HANDLE session, CK_MECHANISM_TYPE mechanism) {
  CK_MECHANISM wanted = {mechanism, NULL, 0};
  return C_SignInit(session, &wanted, find_class(session, CKO_PRIVATE_KEY));
}

CK_RV sign_data(CK_SESSION_HANDLE session) {
  CK_BYTE signature[512];
  CK_ULONG size = sizeof signature;
  CK_RV rv = sign_init(session, CKM_SHA256_RSA_PKCS);
  if (rv == CKR_OK) rv = C_Sign(session, (CK_BYTE_PTR) "data", 4, signature, &size);
  return rv;
}

static bool in_journal(const char *line) {
  char read[1024];
  bool found = false;
  FILE *file = fopen(in_test_dir("journal"), "r");
  if (file == NULL) return false;
  while (!found && fgets(read, sizeof read, file) != NULL) found = strncmp(read, line, strlen(line)) == 0;
  (void)fclose(file);
  return found;
}

bool journal_has(const char *line) {
  for (int i = 0; i < 200; i++) {
    if (in_journal(line)) return true;
    (void)usleep(20000);
  }
  return false;
}

void journal_clear(void) { (void)unlink(in_test_dir("journal")); }
