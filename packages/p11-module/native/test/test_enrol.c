/* A token whose certificate is still to be fetched: who is asked for it, when, how often, and what the application has then. */
#include "harness.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NSS_TRUST 0xce534353UL
#define READERS 4
#define MOST_WAITS 1000

static char token_path[4200];

static void put(const char *kind) {
  char from[4200];
  char with[4300];
  char buffer[65536];
  (void)snprintf(from, sizeof from, "%s", in_test_dir(kind));
  (void)snprintf(with, sizeof with, "%s.put", token_path);
  const int in = open(from, O_RDONLY);
  const int out = open(with, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const ssize_t size = read(in, buffer, sizeof buffer);
  CHECK(size > 0 && write(out, buffer, (size_t)size) == size);
  (void)close(in);
  (void)close(out);
  CHECK(rename(with, token_path) == 0);
}

/* How often a line of that file begins so. */
static int lines(const char *name, const char *start) {
  char line[2048];
  int count = 0;
  FILE *file = fopen(in_test_dir(name), "r");
  if (file == NULL) return 0;
  while (fgets(line, sizeof line, file) != NULL) count += strstr(line, start) != NULL;
  (void)fclose(file);
  return count;
}

static void wait_for_line(const char *name, const char *start) {
  for (int i = 0; i < MOST_WAITS && lines(name, start) == 0; i++) (void)usleep(20000);
  CHECK(lines(name, start) > 0);
}

static void open_gate(bool opened) {
  if (!opened) {
    (void)unlink(in_test_dir("go"));
    return;
  }
  const int fd = open(in_test_dir("go"), O_WRONLY | O_CREAT, 0600);
  CHECK(fd >= 0);
  (void)close(fd);
}

/* A new life of the library with such a token, and nobody asked so far. */
static void start(const char *kind, const char *scenario, const char *askpass) {
  (void)C_Finalize(NULL);
  put(kind);
  open_gate(false);
  (void)unlink(in_test_dir("asked"));
  (void)unlink(in_test_dir("log"));
  start_over(scenario, askpass);
}

static CK_RV search(CK_SESSION_HANDLE session, CK_ATTRIBUTE *template, CK_ULONG size, CK_ULONG *count) {
  CK_OBJECT_HANDLE objects[8];
  const CK_RV rv = C_FindObjectsInit(session, template, size);
  *count = 0;
  if (rv != CKR_OK) return rv;
  CHECK_RV(CKR_OK, C_FindObjects(session, objects, 8, count));
  CHECK_RV(CKR_OK, C_FindObjectsFinal(session));
  return rv;
}

static CK_ULONG count_all(CK_SESSION_HANDLE session) {
  CK_ULONG count = 0;
  CHECK_RV(CKR_OK, search(session, NULL, 0, &count));
  return count;
}

static CK_ULONG count_class(CK_SESSION_HANDLE session, CK_OBJECT_CLASS class) {
  CK_ATTRIBUTE template = {CKA_CLASS, &class, sizeof class};
  CK_ULONG count = 0;
  CHECK_RV(CKR_OK, search(session, &template, 1, &count));
  return count;
}

static void test_looking(void) {
  test("who only looks is asked nothing: slots, token, mechanisms, sessions, and searches for what we shall never have");
  start("on-first-use", "enrol", "phone");
  CK_TOKEN_INFO token;
  CK_SLOT_INFO slot;
  CK_ULONG count = 0;
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, NULL, &count));
  CHECK(count == 1);
  CHECK_RV(CKR_OK, C_GetSlotInfo(0, &slot));
  CHECK((slot.flags & CKF_TOKEN_PRESENT) != 0);
  CHECK_RV(CKR_OK, C_GetTokenInfo(0, &token));
  CHECK_RV(CKR_OK, C_GetMechanismList(0, NULL, &count));
  CHECK(count > 0);
  const CK_SESSION_HANDLE session = open_session(0);
  CHECK_RV(CKR_OK, C_Login(session, CKU_USER, NULL, 0));
  CHECK(count_class(session, NSS_TRUST) == 0);
  CHECK(count_class(session, CKO_DATA) == 0);
  CHECK(count_class(session, CKO_SECRET_KEY) == 0);
  CHECK(count_class(session, CKO_VENDOR_DEFINED + 1) == 0);
  CK_OBJECT_CLASS class = CKO_CERTIFICATE;
  CK_BBOOL no = CK_FALSE;
  CK_BYTE bytes[20] = {1, 2, 3};
  CK_ATTRIBUTE of_class = {CKA_CLASS, &class, sizeof class};
  const CK_ATTRIBUTE others[] = {{CKA_SUBJECT, bytes, sizeof bytes}, {CKA_ISSUER, bytes, sizeof bytes}, {CKA_SERIAL_NUMBER, bytes, 4},
                                 {CKA_ID, bytes, sizeof bytes},      {CKA_VALUE, bytes, sizeof bytes},  {CKA_TOKEN, &no, sizeof no},
                                 {CKA_LABEL, bytes, 3},              {CKA_TRUSTED, &no, sizeof no}};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    CK_ATTRIBUTE template[2] = {of_class, others[i]};
    CHECK_RV(CKR_OK, search(session, template, 2, &count));
    CHECK(count == 0);
  }
  CHECK_RV(CKR_OBJECT_HANDLE_INVALID, C_GetAttributeValue(session, 1, &of_class, 1));
  CK_MECHANISM mechanism = {CKM_SHA256_RSA_PKCS, NULL, 0};
  CHECK_RV(CKR_KEY_HANDLE_INVALID, C_SignInit(session, &mechanism, 3));
  CHECK(lines("journal", "") == 0 && lines("asked", "") == 0);
}

static void test_first_use(void) {
  test("the first search that could be for ours asks once, and goes on with the certificate; so do sessions that were open before");
  start("on-first-use", "enrol", "phone");
  CK_TOKEN_INFO token;
  CK_OBJECT_CLASS class = 0;
  CK_ATTRIBUTE wanted = {CKA_CLASS, &class, sizeof class};
  const CK_SESSION_HANDLE before = open_session(0);
  const CK_SESSION_HANDLE session = open_session(0);
  CHECK(count_class(session, CKO_CERTIFICATE) == 1);
  CHECK_RV(CKR_OK, C_GetAttributeValue(before, 3, &wanted, 1));
  CHECK(class == CKO_PRIVATE_KEY && count_all(before) == 3);
  /* Applications that know it by these find it again. */
  CHECK_RV(CKR_OK, C_GetTokenInfo(0, &token));
  CHECK(memcmp(token.label, "CMD waiting ", 12) == 0 && memcmp(token.serialNumber, "          ", 10) == 0);
  CHECK(lines("journal", "ENROL") == 1 && lines("asked", "phone") == 1 && journal_has("END"));
  CHECK_RV(CKR_OK, sign_init(before, CKM_SHA256_RSA_PKCS));
  CK_SLOT_ID slot = 9;
  CHECK_RV(CKR_OK, C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
  CHECK(slot == 0);
  (void)setenv("SMARTCMD_TEST_SCENARIO", "sign", 1);
  CHECK_RV(CKR_OK, sign_data(session));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK_RV(CKR_OK, initialize());
  CHECK_RV(CKR_OK, C_GetTokenInfo(0, &token));
  CHECK(memcmp(token.label, "CMD home ", 9) == 0 && memcmp(token.serialNumber, "0123456789", 10) == 0);
}

static void test_no(const char *name, const char *scenario, const char *askpass) {
  test(name);
  start("on-first-use", scenario, askpass);
  const CK_SESSION_HANDLE session = open_session(0);
  CHECK(count_all(session) == 0);
  CHECK(count_class(session, CKO_PRIVATE_KEY) == 0);
  CHECK(count_all(open_session(0)) == 0);
  CHECK(lines("journal", "ENROL") == 1);
  /* The certificate comes by another way: sessions have it as soon as the slots are looked at. */
  put("whole");
  CK_ULONG size = 0;
  CHECK_RV(CKR_OBJECT_HANDLE_INVALID, C_GetObjectSize(session, 3, &size));
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, NULL, &size));
  CHECK_RV(CKR_OK, C_GetObjectSize(session, 3, &size));
  CHECK(count_all(session) == 3);
  CHECK(lines("journal", "ENROL") == 1);
}

static void test_quiet(void) {
  test("nobody is asked where there is nobody, where it was dismissed or is not wanted, or in the child of a fork");
  start("on-first-use", "enrol", NULL);
  CHECK(count_all(open_session(0)) == 0);
  CHECK(setenv("SMARTCMD_ENROL", "off", 1) == 0);
  start("on-first-use", "enrol", "phone");
  CHECK(count_all(open_session(0)) == 0);
  CHECK(unsetenv("SMARTCMD_ENROL") == 0 && lines("journal", "") == 0);
  start("dismissed", "enrol", "phone");
  const CK_SESSION_HANDLE session = open_session(0);
  CHECK(count_all(session) == 0);
  CHECK(lines("journal", "") == 0);
  /* The person says otherwise. */
  put("on-first-use");
  const pid_t child = fork();
  if (child == 0) {
    CK_ULONG count = 9;
    CK_SESSION_HANDLE own = 0;
    const bool is_silent = C_FindObjectsInit(session, NULL, 0) == CKR_CRYPTOKI_NOT_INITIALIZED && initialize() == CKR_OK &&
                           C_OpenSession(0, CKF_SERIAL_SESSION, NULL, NULL, &own) == CKR_OK && search(own, NULL, 0, &count) == CKR_OK;
    _exit(is_silent && count == 0 ? 0 : 1);
  }
  int status = -1;
  CHECK(waitpid(child, &status, 0) == child && status == 0);
  CHECK(lines("journal", "") == 0);
  CHECK(count_all(session) == 3);
  CHECK(lines("journal", "ENROL") == 1);
}

struct searching {
  pthread_t thread;
  CK_SESSION_HANDLE session;
  CK_RV rv;
  CK_ULONG count;
};

static void *search_all(void *argument) {
  struct searching *searching = argument;
  searching->rv = search(searching->session, NULL, 0, &searching->count);
  return NULL;
}

static void start_search(struct searching *searching) {
  searching->session = open_session(0);
  CHECK(pthread_create(&searching->thread, NULL, search_all, searching) == 0);
}

static atomic_bool over;
static atomic_uint rounds;

static void *read_on(void *argument) {
  const CK_SESSION_HANDLE session = *(CK_SESSION_HANDLE *)argument;
  while (!atomic_load(&over)) {
    CK_TOKEN_INFO token;
    CK_SLOT_INFO slot;
    CK_BYTE label[64];
    CK_ULONG count = 0;
    CK_ATTRIBUTE wanted = {CKA_LABEL, label, sizeof label};
    CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, NULL, &count));
    CHECK_RV(CKR_OK, C_GetSlotInfo(0, &slot));
    CHECK_RV(CKR_OK, C_GetTokenInfo(0, &token));
    const CK_RV rv = C_GetAttributeValue(session, 1, &wanted, 1);
    CHECK(rv == CKR_OK || rv == CKR_OBJECT_HANDLE_INVALID);
    CHECK(count_class(session, CKO_DATA) == 0);
    (void)atomic_fetch_add(&rounds, 1);
  }
  return NULL;
}

static void wait_for_rounds(void) {
  const unsigned seen = atomic_load(&rounds);
  for (int i = 0; i < MOST_WAITS && atomic_load(&rounds) < seen + 2 * READERS; i++) (void)usleep(20000);
  CHECK(atomic_load(&rounds) >= seen + 2 * READERS);
}

static void test_threads(void) {
  test("two threads that search ask once; others list slots and read meanwhile, and while the new token comes");
  start("on-first-use", "enrol", "gate");
  struct searching searches[2];
  pthread_t readers[READERS];
  CK_SESSION_HANDLE sessions[READERS];
  atomic_store(&over, false);
  for (size_t i = 0; i < READERS; i++) {
    sessions[i] = open_session(0);
    CHECK(pthread_create(&readers[i], NULL, read_on, &sessions[i]) == 0);
  }
  for (size_t i = 0; i < 2; i++) start_search(&searches[i]);
  wait_for_line("journal", "ENROL");
  wait_for_rounds();
  open_gate(true);
  for (size_t i = 0; i < 2; i++) {
    CHECK(pthread_join(searches[i].thread, NULL) == 0);
    CHECK(searches[i].rv == CKR_OK && searches[i].count == 3);
  }
  wait_for_rounds();
  atomic_store(&over, true);
  for (size_t i = 0; i < READERS; i++) CHECK(pthread_join(readers[i], NULL) == 0);
  CHECK(lines("journal", "ENROL") == 1);
}

static CK_RV cancel_session(CK_SESSION_HANDLE session) { return C_SessionCancel(session, CKF_FIND_OBJECTS); }
static CK_RV finalize(CK_SESSION_HANDLE session) {
  (void)session;
  return C_Finalize(NULL);
}

static void test_given_up(const char *name, CK_RV (*give_up)(CK_SESSION_HANDLE), CK_RV expected) {
  test(name);
  start("on-first-use", "enrol", "gate");
  struct searching searching;
  start_search(&searching);
  wait_for_line("journal", "ENROL");
  CHECK_RV(CKR_OPERATION_ACTIVE, C_FindObjectsInit(searching.session, NULL, 0));
  CHECK_RV(CKR_OK, C_SessionCancel(searching.session, CKF_SIGN));
  CHECK_RV(CKR_OK, give_up(searching.session));
  CHECK(pthread_join(searching.thread, NULL) == 0);
  CHECK_RV(expected, searching.rv);
  /* The agent learns that it was the application, before it has an answer. */
  CHECK(journal_has("CANCEL open"));
}

static const char *self;

static pid_t spawn_search(void) {
  extern char **environ;
  pid_t pid = 0;
  char name[] = "test_enrol";
  char word[] = "search";
  char *const arguments[] = {name, word, NULL};
  CHECK(posix_spawn(&pid, self, NULL, NULL, arguments, environ) == 0);
  return pid;
}

static int exit_code(pid_t pid) {
  int status = 0;
  return waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_processes(void) {
  test("two processes ask once; one that is killed leaves the token as it was, and the next asks");
  start("on-first-use", "enrol", "gate");
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  (void)setenv("SMARTCMD_LOG", in_test_dir("log"), 1);
  const pid_t killed = spawn_search();
  wait_for_line("journal", "ENROL");
  CHECK(kill(killed, SIGKILL) == 0 && exit_code(killed) == -1);
  CHECK(journal_has("END"));
  journal_clear();
  const pid_t first = spawn_search();
  wait_for_line("journal", "ENROL");
  const pid_t second = spawn_search();
  wait_for_line("log", "another process asks");
  open_gate(true);
  CHECK(exit_code(first) == 3 && exit_code(second) == 3);
  CHECK(lines("journal", "ENROL") == 1);
}

int main(int argc, char **argv) {
  (void)snprintf(token_path, sizeof token_path, "%s/smartcmd/tokens/home.token", getenv("XDG_DATA_HOME"));
  self = argv[0];
  if (argc > 1) {
    CHECK_RV(CKR_OK, initialize());
    return (int)count_all(open_session(0));
  }
  test_looking();
  test_first_use();
  test_no("cancelled: nothing is found, that is no error, and nobody is asked again", "enrol", "cancel");
  test_no("the service is down: likewise in this process", "enrol-down", "phone");
  test_no("an agent that dies: likewise", "enrol-die", "phone");
  test_no("an agent that does not keep to the protocol: likewise", "enrol-payload", "phone");
  test_no("an agent that sends a signature: likewise", "enrol-signature", "phone");
  test_quiet();
  test_threads();
  test_given_up("the search is cancelled while the person is asked", cancel_session, CKR_FUNCTION_CANCELED);
  test_given_up("its session is closed", C_CloseSession, CKR_FUNCTION_CANCELED);
  test_given_up("the library is finalised", finalize, CKR_FUNCTION_CANCELED);
  test_processes();
  return report();
}
