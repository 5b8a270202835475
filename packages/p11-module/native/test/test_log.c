/* The log: which file it is, what is never written to, and what it says. */
#include "harness.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Longer than any number that the log has of itself. */
#define PIN "97531864"
#define MESSAGE "a message that is nobody's business"

static char path[4096];

/* $TEST_DIR/name, in memory of its own. */
static const char *place(const char *name) {
  (void)snprintf(path, sizeof path, "%s", in_test_dir(name));
  return path;
}

/* The whole file, or "" if there is none. */
static const char *content(const char *name) {
  static char text[65536];
  FILE *file = fopen(in_test_dir(name), "r");
  const size_t size = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
  text[size] = '\0';
  if (file != NULL) (void)fclose(file);
  return text;
}

static int times(const char *text, const char *wanted) {
  int found = 0;
  for (const char *at = strstr(text, wanted); at != NULL; at = strstr(at + 1, wanted)) found++;
  return found;
}

static bool logs(const char *name, const char *wanted) {
  const bool found = strstr(content(name), wanted) != NULL;
  if (!found) (void)fprintf(stderr, "%s lacks: %s\n", name, wanted);
  return found;
}

/* A new life of the library with that SMARTCMD_LOG (NULL: not set), and a call that is logged. */
static void live_with(const char *value) {
  (void)C_Finalize(NULL);
  if (value == NULL) {
    (void)unsetenv("SMARTCMD_LOG");
  } else {
    (void)setenv("SMARTCMD_LOG", value, 1);
  }
  start_over("ask", "typed");
  CK_INFO info;
  CHECK_RV(CKR_OK, C_GetInfo(&info));
}

static void test_content(void) {
  test("each call has its arguments by name, its result, and microseconds; the message, PIN and signature are not there");
  live_with(place("calls.log"));
  const CK_SESSION_HANDLE session = open_session(0);
  CK_BYTE id[64];
  CK_ATTRIBUTE wanted[] = {{CKA_ID, id, sizeof id}, {CKA_PRIVATE_EXPONENT, NULL, 0}, {0x80000001UL, NULL, 0}};
  CHECK_RV(CKR_ATTRIBUTE_SENSITIVE, C_GetAttributeValue(session, find_class(session, CKO_PRIVATE_KEY), wanted, 3));
  CK_MECHANISM_INFO mechanism;
  CHECK_RV(CKR_MECHANISM_INVALID, C_GetMechanismInfo(0, 0x80000001UL, &mechanism));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_DestroyObject(session, 1));
  CHECK_RV(CKR_OK, C_Login(session, CKU_USER, (CK_UTF8CHAR_PTR) "not a PIN", 9));
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CK_BYTE signature[512];
  CK_ULONG size = sizeof signature;
  /* It is not the PIN that the agent takes. */
  CHECK_RV(CKR_PIN_INCORRECT, C_Sign(session, (CK_BYTE_PTR)MESSAGE, sizeof MESSAGE - 1, signature, &size));
  CHECK(logs("calls.log", " C_Initialize(arguments=given, flags=CKF_OS_LOCKING_OK, mutexes=of the system) = CKR_OK "));
  CHECK(logs("calls.log", " C_OpenSession(slot=0, flags=CKF_SERIAL_SESSION, session="));
  CHECK(logs("calls.log", "template=CKA_CLASS[8]=CKO_PRIVATE_KEY) = CKR_OK "));
  CHECK(logs("calls.log", "template=CKA_ID[20] CKA_PRIVATE_EXPONENT[?] 0x80000001[?]) = CKR_ATTRIBUTE_SENSITIVE "));
  CHECK(logs("calls.log", "mechanism=0x80000001) = CKR_MECHANISM_INVALID "));
  CHECK(logs("calls.log", "mechanism=CKM_SHA256_RSA_PKCS, key=3) = CKR_OK "));
  CHECK(logs("calls.log", "C_DestroyObject(session="));
  CHECK(logs("calls.log", "data=35 bytes, signature=buffer, size=512) = CKR_PIN_INCORRECT "));
  CHECK(times(content("calls.log"), "\n") == times(content("calls.log"), "Z "));
  CHECK(strstr(content("calls.log"), MESSAGE) == NULL && strstr(content("calls.log"), "not a PIN") == NULL);
  CHECK(strstr(content("calls.log"), PIN) == NULL);
  struct stat file;
  CHECK(stat(in_test_dir("calls.log"), &file) == 0 && (file.st_mode & 0777) == 0600);
}

static void test_refused_places(void) {
  struct stat file;
  test("a pipe without a reader does not keep the application waiting, and gets nothing");
  CHECK(mkfifo(in_test_dir("pipe"), 0600) == 0);
  live_with(place("pipe"));
  test("a link is not followed");
  CHECK(symlink(in_test_dir("aim"), place("link")) == 0);
  live_with(path);
  CHECK(stat(in_test_dir("aim"), &file) != 0 && errno == ENOENT);
  test("a directory");
  live_with(place(""));
  test("a file with another name, which may be one that matters");
  FILE *matters = fopen(in_test_dir("matters"), "w");
  CHECK(matters != NULL && fclose(matters) == 0);
  (void)place("matters");
  CHECK(link(path, in_test_dir("name")) == 0);
  live_with(place("name"));
  CHECK(content("matters")[0] == '\0');
  test("somebody else's file");
  if (geteuid() == 0) {
    CHECK(unlink(in_test_dir("name")) == 0 && chown(in_test_dir("matters"), 65534, 65534) == 0);
    live_with(place("matters"));
    CHECK(content("matters")[0] == '\0');
  }
}

static void test_place(void) {
  char before[4096];
  test("a path that is not absolute is meant from where the application was at C_Initialize");
  CHECK(getcwd(before, sizeof before) != NULL && chdir(in_test_dir("data")) == 0);
  live_with("relative.log");
  CHECK(chdir(before) == 0);
  const CK_SESSION_HANDLE session = open_session(1);
  CHECK(session != CK_INVALID_HANDLE && logs("data/relative.log", "C_OpenSession(slot=1, "));
  CHECK(access("relative.log", F_OK) != 0);
}

/* Changes a letter in the log's name that all token files have: "profile.log". */
static void rename_profile_log(char letter) {
  static unsigned char bytes[65536];
  static const char *const profiles[] = {"home", "work"};
  for (size_t i = 0; i < 2; i++) {
    char file[4200];
    (void)snprintf(file, sizeof file, "%s/smartcmd/tokens/%s.token", getenv("XDG_DATA_HOME"), profiles[i]);
    FILE *token = fopen(file, "r");
    CHECK(token != NULL);
    if (token == NULL) return;
    const size_t size = fread(bytes, 1, sizeof bytes, token);
    (void)fclose(token);
    unsigned char *name = memmem(bytes, size, "rofile.log", 10);
    CHECK(name != NULL);
    if (name == NULL) return;
    name[-1] = (unsigned char)letter;
    CHECK(unlink(file) == 0);
    token = fopen(file, "w");
    CHECK(token != NULL && fwrite(bytes, 1, size, token) == size && fclose(token) == 0);
  }
}

static void test_profile(void) {
  CK_ULONG count = 0;
  char broken[4200];
  test("the profile's log, when the environment has none: also of what was wrong before it was known");
  (void)snprintf(broken, sizeof broken, "%s/smartcmd/tokens/a.token", getenv("XDG_DATA_HOME"));
  FILE *token = fopen(broken, "w");
  CHECK(token != NULL && fputs("no token", token) >= 0 && fclose(token) == 0);
  CHECK(content("profile.log")[0] == '\0');
  live_with(NULL);
  CHECK(logs("profile.log", "C_Initialize(") && logs("profile.log", "C_GetInfo("));
  CHECK(logs("profile.log", "token file a.token is not used: "));
  CHECK(unlink(broken) == 0);

  test("it follows the profile, at the next look");
  rename_profile_log('q');
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, NULL, &count));
  CHECK(logs("qrofile.log", "C_GetSlotList("));
  rename_profile_log('p');

  test("the environment wins, also with nothing");
  CHECK(unlink(in_test_dir("profile.log")) == 0);
  live_with("");
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, NULL, &count));
  live_with(place("other.log"));
  CHECK(logs("other.log", "C_GetInfo(") && content("profile.log")[0] == '\0');
}

int main(void) {
  FILE *askpass = fopen(in_test_dir("typed"), "w");
  CHECK(askpass != NULL && fputs("#!/bin/sh\necho " PIN "\n", askpass) >= 0 && fclose(askpass) == 0);
  CHECK(chmod(in_test_dir("typed"), 0700) == 0);
  test_content();
  test_refused_places();
  test_place();
  test_profile();
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  return report();
}
