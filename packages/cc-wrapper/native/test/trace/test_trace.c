/* The library that watches another: what it shows of each kind, and what it writes. Each in a process of its own: one process, one library. */
#include "harness.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define THREADS 8
#define TURNS 50

/* What was written, as text. */
static char events[4 << 20];

static void read_events(void) {
  FILE *file = fopen(in_test_dir("events"), "r");
  CHECK(file != NULL);
  if (file == NULL) return;
  events[fread(events, 1, sizeof events - 1, file)] = '\0';
  (void)fclose(file);
}

static bool has(const char *text) { return strstr(events, text) != NULL; }

static size_t count_of(const char *text) {
  size_t count = 0;
  for (const char *at = events; (at = strstr(at, text)) != NULL; at++) count++;
  return count;
}

/* Runs a part in a process that watches other-KIND.so. */
static void watching(const char *kind, void (*part)(void)) {
  char path[4096];
  char command[9000];
  test(kind);
  (void)snprintf(path, sizeof path, "%s/other-%s.so", getenv("TEST_DIR"), kind);
  (void)snprintf(command, sizeof command, "cp '%s' '%s'", getenv("TEST_OTHER_LIBRARY"), path);
  CHECK(strcmp(kind, "none") == 0 || system(command) == 0);
  FILE *file = fopen(in_test_dir("events"), "w");
  CHECK(file != NULL && fclose(file) == 0);
  (void)setenv("SMARTCMD_TRACE_FILE", in_test_dir("events"), 1);
  (void)setenv("SMARTCMD_TRACE_TARGET", path, 1);
  const pid_t child = fork();
  if (child == 0) {
    part();
    _exit(report());
  }
  int status = -1;
  CHECK(waitpid(child, &status, 0) == child && status == 0);
}

static CK_FUNCTION_LIST *list(void) {
  CK_FUNCTION_LIST *found = NULL;
  CHECK_RV(CKR_OK, C_GetFunctionList(&found));
  return found;
}

static bool is_version(CK_VERSION version, int major, int minor) { return version.major == major && version.minor == minor; }

static void plain(void) {
  CK_ULONG count = 0;
  CK_SLOT_ID slots[2];
  CHECK(is_version(list()->version, 2, 40));
  CHECK_RV(CKR_OK, C_GetInterfaceList(NULL, &count));
  CHECK(count == 1);
  CHECK_RV(CKR_OK, initialize());
  count = 2;
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, slots, &count));
  CHECK(count == 2 && slots[1] == 7);
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_Login(1, CKU_USER, (CK_UTF8CHAR *)"s3cret", 6));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_SessionCancel(1, 0));
  read_events();
  CHECK(has("\"function\":\"C_GetFunctionList\""));
  CHECK(has("\"arguments\":{\"pInitArgs\":{\"flags\":2,"));
  CHECK(has("\"tokenPresent\":1,\"pSlotList\":[0,7]},\"result\":0,"));
  CHECK(has("\"userType\":1,\"pPin\":{\"secret\":true}},\"result\":84,") && !has("s3cret"));
}

static void old(void) {
  CK_SLOT_ID slot;
  CHECK(is_version(list()->version, 2, 1));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, list()->C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
}

/* Its list has no C_WaitForSlotEvent, and ends where nothing may be read. */
static void ancient(void) {
  CK_SLOT_ID slot;
  CHECK(is_version(list()->version, 2, 0));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
  CHECK_RV(CKR_OK, initialize());
}

/* Our list is that of 3.1, so no application may take it for a longer one. */
static void newest(void) {
  CK_VERSION wanted = {3, 2};
  CK_INTERFACE *found = NULL;
  CHECK_RV(CKR_OK, C_GetInterface(NULL, NULL, &found, 0));
  const CK_FUNCTION_LIST_3_0 *functions = found->pFunctionList;
  CHECK(is_version(functions->version, 3, 1));
  CHECK_RV(CKR_OPERATION_CANCEL_FAILED, functions->C_SessionCancel(1, CKF_SIGN));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetInterface((CK_UTF8CHAR *)"PKCS 11", &wanted, &found, 0));
  CHECK(is_version(list()->version, 2, 40));
  read_events();
  CHECK(has("\"ppInterface\":{\"pInterfaceName\":\"PKCS 11\",\"version\":\"3.1\",\"flags\":0}"));
  CHECK(has("\"pInterfaceName\":\"PKCS 11\",\"pVersion\":\"3.2\","));
}

static void not_loaded(void) {
  CK_FUNCTION_LIST *found = NULL;
  CK_INTERFACE *interface = NULL;
  CHECK_RV(CKR_GENERAL_ERROR, C_GetFunctionList(&found));
  CHECK_RV(CKR_GENERAL_ERROR, C_GetInterface(NULL, NULL, &interface, 0));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_Initialize(NULL));
  read_events();
  CHECK(count_of("{\"failed\":\"") == 1);
}

/* It says that it filled more than there was room for. */
static void many(void) {
  CK_SLOT_ID slots[2];
  CK_ULONG count = 2;
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, slots, &count));
  read_events();
  CHECK(has("\"pSlotList\":[0,7],\"pulCount\":1099511627776}"));
}

static void *call(void *unused) {
  CK_SLOT_INFO info;
  for (int i = 0; i < TURNS; i++) CHECK_RV(CKR_OK, C_GetSlotInfo(7, &info));
  return unused;
}

static void call_in_threads(void) {
  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++) CHECK(pthread_create(&threads[i], NULL, call, NULL) == 0);
  for (int i = 0; i < THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
}

static void threads(void) {
  const pid_t child = fork();
  call_in_threads();
  if (child == 0) _exit(report());
  int status = -1;
  CHECK(waitpid(child, &status, 0) == child && status == 0);
  read_events();
  size_t whole = 0;
  for (char *line = strtok(events, "\n"); line != NULL; line = strtok(NULL, "\n")) {
    if (strncmp(line, "{\"", 2) == 0 && line[strlen(line) - 1] == '}') whole++;
  }
  CHECK(whole == (size_t)2 * 2 * THREADS * TURNS);
}

static void without_file(void) {
  (void)unsetenv("SMARTCMD_TRACE_FILE");
  CHECK_RV(CKR_OK, initialize());
}

int main(void) {
  watching("plain", plain);
  watching("old", old);
  watching("ancient", ancient);
  watching("newest", newest);
  watching("alien", not_loaded);
  watching("nolist", not_loaded);
  watching("none", not_loaded);
  watching("many", many);
  watching("plain", threads);
  watching("plain", without_file);
  return report();
}
