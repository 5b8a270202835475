/* The CMD token beside libraries that behave, and beside those that do not. */
#include "beside.h"
#include "harness.h"
#include "slot_map.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static void check_alone(const char *path, const char *reason) {
  char line[5000];
  start_beside(path);
  check_cmd();
  CHECK(count_slots() == CMD_SLOTS);
  (void)snprintf(line, sizeof line, "library %s is not used: %s", path, reason);
  if (!log_has(line)) check(false, line, __FILE__, __LINE__);
  CK_SLOT_INFO info;
  CK_SESSION_HANDLE session = 0;
  CHECK_RV(CKR_SLOT_ID_INVALID, C_GetSlotInfo(0, &info));
  CHECK_RV(CKR_SLOT_ID_INVALID, C_OpenSession(0, CKF_SERIAL_SESSION, NULL, NULL, &session));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_CloseSession(1));
}

static void test_alone(void) {
  test("a library that cannot be used leaves the CMD token alone, and the log says why");
  check_alone("/nonexistent/library.so", "/nonexistent/library.so: cannot open");
  check_alone("relative.so", "PTEIDPKCS11_WRAPPER must have an absolute path");
  check_alone("/etc/passwd", "/etc/passwd: ");
  check_alone(getenv("TEST_ROUTER"), "it is this very library");
  check_alone(other("nolist"), "its C_GetFunctionList gives nothing");
  check_alone(other("alien"), "its version of Cryptoki is neither 2 nor 3");
  check_alone(other("fails"), "C_Initialize: CKR_DEVICE_ERROR");
  test("\"none\" is no library, and no complaint");
  start_beside(NULL);
  check_cmd();
  CHECK(!log_has("not used") && !log_has("not installed"));
}

static void test_numbers(void) {
  test("slots and sessions of the card keep their numbers");
  CK_SLOT_ID slots[8];
  CK_ULONG count = 8;
  CK_SESSION_HANDLE session = 0;
  CK_ULONG size = 0;
  CK_SESSION_INFO info;
  CK_INFO library;
  start_beside(other("plain"));
  CHECK(count_slots() == 2 + CMD_SLOTS);
  CHECK_RV(CKR_OK, C_GetSlotList(CK_FALSE, slots, &count));
  CHECK(count == 4 && slots[0] == 0 && slots[1] == 7 && slots[2] == SLOT_MAP_CMD && slots[3] == SLOT_MAP_CMD + 1);
  count = 3;
  CHECK_RV(CKR_BUFFER_TOO_SMALL, C_GetSlotList(CK_FALSE, slots, &count));
  CHECK(count == 4);
  CHECK_RV(CKR_OK, C_OpenSession(7, CKF_SERIAL_SESSION, NULL, NULL, &session));
  CHECK(session == 107);
  CHECK_RV(CKR_OK, C_GetSessionInfo(session, &info));
  CHECK(info.slotID == 7);
  CHECK_RV(CKR_OK, C_GetObjectSize(session, 3, &size));
  CHECK(size == 110);
  CHECK_RV(CKR_OK, C_GetInfo(&library));
  CHECK(memcmp(library.libraryDescription, "Chave Movel Digital and 1 more  ", 32) == 0);
  check_cmd();
  CHECK(log_has("C_OpenSession(other-plain.so: slotID=7, flags=0x4, pApplication=NULL, Notify=NULL, phSession=107) = CKR_OK"));
  test("what no library has is not there");
  CHECK_RV(CKR_SLOT_ID_INVALID, C_GetSlotInfo(SLOT_MAP_CMD + 99, NULL));
  CHECK_RV(CKR_SLOT_ID_INVALID, C_GetSlotInfo(SLOT_MAP_CMD + 2 * SLOT_MAP_ROOM, NULL));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_Logout(0x4300000000000999UL));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_Logout(0x7f00000000000001UL));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_Logout(0xff00000000000001UL));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_Logout(0x0100000000000001UL));

  test("a number that is taken already becomes another one");
  start_beside(other("clashing"));
  count = 8;
  CHECK_RV(CKR_OK, C_GetSlotList(CK_FALSE, slots, &count));
  CHECK(count == 4 && slots[0] == SLOT_MAP_CMD + SLOT_MAP_ROOM && slots[1] == slots[0] + 1 && slots[2] == SLOT_MAP_CMD);
  CHECK_RV(CKR_OK, C_OpenSession(slots[1], CKF_SERIAL_SESSION, NULL, NULL, &session));
  CHECK_RV(CKR_OK, C_GetSessionInfo(session, &info));
  CHECK(info.slotID == slots[1]);
  CHECK_RV(CKR_OK, C_GetObjectSize(session, 1, &size));
  CHECK(size == 0xabcdef0000000000UL + 0x434d4407UL + 100 + 1);
  CHECK_RV(CKR_OK, C_CloseAllSessions(slots[0]));
  CHECK_RV(CKR_OK, C_GetSessionInfo(session, &info));
  CHECK_RV(CKR_OK, C_CloseSession(session));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_GetSessionInfo(session, &info));
  CHECK_RV(CKR_OK, C_OpenSession(slots[1], CKF_SERIAL_SESSION, NULL, NULL, &session));
  CHECK_RV(CKR_OK, C_CloseAllSessions(slots[1]));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_GetSessionInfo(session, &info));
  check_cmd();
}

static void test_versions(void) {
  test("what a library does not have is CKR_FUNCTION_NOT_SUPPORTED");
  CK_SESSION_HANDLE session = 0;
  CK_SLOT_ID slot = 0;
  start_beside(other("plain"));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_GenerateRandom(107, NULL, 0));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_SessionCancel(107, 0));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_GetTokenInfo(7, NULL));
  start_beside(other("empty"));
  check_cmd();
  CHECK(count_slots() == CMD_SLOTS);
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_OpenSession(0, CKF_SERIAL_SESSION, NULL, NULL, &session));
  test("a handle for which there is no place goes nowhere, also when a library does not mind");
  start_beside(other("plain"));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_OpenSession(0, CKF_SERIAL_SESSION, NULL, NULL, NULL));
  test("a list of Cryptoki 2.00 and 2.01 is read no further than it goes");
  for (int i = 0; i < 2; i++) {
    start_beside(other(i == 0 ? "ancient" : "old"));
    check_cmd();
    CHECK(count_slots() == 2 + CMD_SLOTS);
    CHECK_RV(CKR_NO_EVENT, C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
  }
  test("a list of Cryptoki 3.2 is one of 3.0 for us");
  start_beside(other("newest"));
  check_cmd();
  CHECK_RV(CKR_OK, C_OpenSession(0, CKF_SERIAL_SESSION, NULL, NULL, &session));
  CHECK_RV(CKR_OK, C_SessionCancel(session, 0));
  CHECK_RV(CKR_OPERATION_CANCEL_FAILED, C_SessionCancel(session, 1));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_MessageSignFinal(session));
}

/* A CK_ULONG behind which nothing may be read. */
static CK_ULONG *last_word_of_memory(void) {
  const size_t page = (size_t)sysconf(_SC_PAGESIZE);
  char *memory = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(memory != MAP_FAILED && mprotect(memory + page, page, PROT_NONE) == 0);
  CK_ULONG *word = (void *)(memory + page - sizeof *word);
  *word = 7;
  return word;
}

static void test_slot_lists(void) {
  test("a library whose list of slots is no list is left out");
  static const char *const kinds[] = {"many", "broken"};
  for (size_t i = 0; i < 2; i++) {
    start_beside(other(kinds[i]));
    CHECK(count_slots() == CMD_SLOTS);
    CHECK(log_has("its slots are left out"));
    check_cmd();
  }
  test("counts and lengths that are garbage are the application's to believe; the log reads nothing because of them");
  CK_ULONG *room = last_word_of_memory();
  CK_BYTE signature[1];
  CK_ULONG size = 1;
  CK_ATTRIBUTE attribute = {CKA_LABEL, room, sizeof *room};
  start_beside(other("garbage"));
  CHECK_RV(CKR_OK, C_GetMechanismList(0, room, &size));
  size = 0;
  CHECK_RV(CKR_OK, C_FindObjects(100, room, 1, &size));
  CHECK(size == (CK_ULONG)1 << 40);
  CHECK_RV(CKR_OK, C_GetAttributeValue(100, 1, &attribute, 1));
  CHECK_RV(CKR_OK, C_Sign(100, signature, 1, signature, &size));
  CHECK(log_has("C_GetMechanismList(other-garbage.so: slotID=0, pMechanismList=given, pulCount=1099511627776) = CKR_OK"));
  CHECK(log_has("phObject=given, pulObjectCount=1099511627776, ulMaxObjectCount=1) = CKR_OK"));
  check_cmd();
  test("tokens that come and go are told of, also where the library cannot tell");
  CK_SLOT_ID slot = 99;
  start_beside(other("plain"));
  CHECK_RV(CKR_NO_EVENT, C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
  *(atomic_bool *)of_library(other("plain"), "other_present") = false;
  CHECK_RV(CKR_OK, C_WaitForSlotEvent(0, &slot, NULL));
  CHECK(slot == 0);
  CHECK_RV(CKR_NO_EVENT, C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
  *(atomic_bool *)of_library(other("plain"), "other_present") = true;
  CHECK_RV(CKR_OK, C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_WaitForSlotEvent(0, NULL, NULL));
}

static void test_waiting(void) {
  test("whoever waits is told of the tokens of all, and of the end");
  struct waiting waiting;
  CK_SLOT_ID slot = 99;
  start_beside(other("plain"));
  CHECK_RV(CKR_NO_EVENT, C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
  begin_waiting(&waiting);
  *(atomic_bool *)of_library(other("plain"), "other_present") = false;
  CHECK(pthread_join(waiting.thread, NULL) == 0);
  CHECK(waiting.rv == CKR_OK && waiting.slot == 0);
  begin_waiting(&waiting);
  CHECK(system("mv \"$XDG_DATA_HOME/smartcmd/tokens/work.token\" \"$TEST_DIR/\"") == 0);
  CHECK(pthread_join(waiting.thread, NULL) == 0);
  CHECK(waiting.rv == CKR_OK && waiting.slot == SLOT_MAP_CMD + 1);
  begin_waiting(&waiting);
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(pthread_join(waiting.thread, NULL) == 0);
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, waiting.rv);
  CHECK(system("mv \"$TEST_DIR/work.token\" \"$XDG_DATA_HOME/smartcmd/tokens/\"") == 0);
  *(atomic_bool *)of_library(other("plain"), "other_present") = true;
}

static CK_RV no_mutex(CK_VOID_PTR_PTR mutex) {
  *mutex = NULL;
  return CKR_OK;
}
static CK_RV no_lock(CK_VOID_PTR mutex) {
  (void)mutex;
  return CKR_OK;
}

static void test_arguments(void) {
  test("the library gets init arguments, and the application's locks when it has some");
  start_beside(other("plain"));
  const CK_C_INITIALIZE_ARGS *got = of_library(other("plain"), "other_arguments");
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK_RV(CKR_OK, C_Initialize(NULL));
  CHECK(got->flags == CKF_OS_LOCKING_OK && got->CreateMutex == NULL);
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CK_C_INITIALIZE_ARGS given = {no_mutex, no_lock, no_lock, no_lock, 0, NULL};
  CHECK_RV(CKR_OK, C_Initialize(&given));
  CHECK(got->flags == 0 && got->CreateMutex == no_mutex && got->UnlockMutex == no_lock);
  CHECK_RV(CKR_CRYPTOKI_ALREADY_INITIALIZED, C_Initialize(&given));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  test("what is there for NSS is none of its business");
  given = (CK_C_INITIALIZE_ARGS){.flags = CKF_OS_LOCKING_OK | CKF_LIBRARY_CANT_CREATE_OS_THREADS, .pReserved = &given};
  CHECK_RV(CKR_OK, C_Initialize(&given));
  CHECK(got->pReserved == NULL && got->flags == (CKF_OS_LOCKING_OK | CKF_LIBRARY_CANT_CREATE_OS_THREADS));

  test("a library that the application uses itself is not finalised");
  const atomic_int *finalized = of_library(other("plain"), "other_finalized");
  CK_FUNCTION_LIST *direct = NULL;
  CK_RV (*get_list)(CK_FUNCTION_LIST_PTR_PTR);
  void *symbol = of_library(other("plain"), "C_GetFunctionList");
  memcpy(&get_list, &symbol, sizeof get_list);
  CHECK_RV(CKR_OK, get_list(&direct));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK_RV(CKR_OK, direct->C_Initialize(&given));
  const int before = *finalized;
  CHECK_RV(CKR_OK, initialize());
  CHECK(count_slots() == 2 + CMD_SLOTS);
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(*finalized == before);
  CHECK_RV(CKR_OK, direct->C_Finalize(NULL));
  CHECK_RV(CKR_OK, initialize());
}

static bool becomes(CK_ULONG slots) {
  for (int i = 0; i < 500 && count_slots() != slots; i++) (void)usleep(20000);
  return count_slots() == slots;
}

static void test_blocks(void) {
  test("a library that does not come back is waited for, but not for ever; its slots appear when it has");
  CK_SLOT_ID slot = 99;
  (void)unlink(in_test_dir("go"));
  write_modules("wait 100\n");
  start_beside(other("blocks"));
  check_cmd();
  CHECK(count_slots() == CMD_SLOTS);
  CHECK(log_has("other-blocks.so takes longer than 100 ms to start"));
  CHECK_RV(CKR_SLOT_ID_INVALID, C_GetSlotInfo(0, NULL));
  CHECK_RV(CKR_NO_EVENT, C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
  test("also over a C_Finalize and another C_Initialize");
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK_RV(CKR_OK, initialize());
  check_cmd();
  CHECK(system("touch \"$TEST_DIR/go\"") == 0);
  CHECK_RV(CKR_OK, C_WaitForSlotEvent(0, &slot, NULL));
  CHECK(slot == 0);
  CHECK(becomes(2 + CMD_SLOTS));
  const atomic_int *initialized = of_library(other("blocks"), "other_initialized");
  const atomic_int *finalized = of_library(other("blocks"), "other_finalized");
  CHECK(*initialized == 1);
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(*finalized == 1);
  test("one that comes back after C_Finalize is finalised then");
  (void)unlink(in_test_dir("go"));
  start_beside(other("blocks"));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(system("touch \"$TEST_DIR/go\"") == 0);
  for (int i = 0; i < 500 && *finalized < 2; i++) (void)usleep(20000);
  CHECK(*initialized == 2 && *finalized == 2);
  remove_modules();
}

static void test_lingers(void) {
  test("one that does not come back from C_Finalize is waited for, but not for ever, and not begun again before it has");
  (void)unlink(in_test_dir("go"));
  write_modules("wait 100\n");
  start_beside(other("lingers"));
  CHECK(count_slots() == 2 + CMD_SLOTS);
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(log_has("other-lingers.so takes longer than 100 ms to stop"));
  CHECK_RV(CKR_OK, initialize());
  CHECK(log_has("other-lingers.so is still busy"));
  check_cmd();
  CHECK(count_slots() == CMD_SLOTS);
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(system("touch \"$TEST_DIR/go\"") == 0);
  const atomic_int *finalized = of_library(other("lingers"), "other_finalized");
  for (int i = 0; i < 500 && *finalized < 1; i++) (void)usleep(20000);
  CHECK_RV(CKR_OK, initialize());
  CHECK(becomes(2 + CMD_SLOTS));
  remove_modules();
}

static void test_modules(void) {
  test("any number of libraries, each with slots and sessions of its own");
  char lines[9000];
  CK_SLOT_ID slots[8];
  CK_ULONG count = 8;
  CK_SESSION_HANDLE session = 0;
  CK_SESSION_INFO info;
  CK_ULONG size = 0;
  int used = snprintf(lines, sizeof lines, "module %s\n", other("second"));
  (void)snprintf(lines + used, sizeof lines - (size_t)used, "card %s\nmodule relative.so\nnonsense\n", other("old"));
  write_modules(lines);
  start_beside(other("plain"));
  CHECK(log_has("library relative.so is not used: a module must have an absolute path"));
  CHECK(log_has("not understood: nonsense"));
  CHECK_RV(CKR_OK, C_GetSlotList(CK_FALSE, slots, &count));
  CHECK(count == 6 && slots[0] == 0 && slots[2] == SLOT_MAP_CMD && slots[4] == SLOT_MAP_CMD + 2 * SLOT_MAP_ROOM);
  CHECK_RV(CKR_OK, C_OpenSession(slots[5], CKF_SERIAL_SESSION, NULL, NULL, &session));
  CHECK(session == 0x010000000000006bUL);
  CHECK_RV(CKR_OK, C_GetSessionInfo(session, &info));
  CHECK(info.slotID == slots[5]);
  CHECK_RV(CKR_OK, C_GetObjectSize(session, 0, &size));
  CHECK(size == 107);
  CHECK(log_has("C_GetObjectSize(other-second.so: hSession="));
  check_cmd();
  test("the file decides about the card where the environment does not");
  (void)C_Finalize(NULL);
  (void)unsetenv("PTEIDPKCS11_WRAPPER");
  CHECK_RV(CKR_OK, initialize());
  CHECK(log_has("other-old.so is used: Cryptoki 2.1"));
  test("a file that others may write is not believed");
  CHECK(chmod(in_test_dir("data/smartcmd/modules"), 0622) == 0);
  start_beside(NULL);
  CHECK(count_slots() == CMD_SLOTS);
  CHECK(log_has("modules is not used: others may write it"));
  remove_modules();
}

static void test_circles(void) {
  test("a library that leads back here is not used, and does not end what the application has begun");
  static const char *const kinds[] = {"proxy", "wrapping"};
  for (size_t i = 0; i < 2; i++) check_alone(other(kinds[i]), "it leads back to this very library");
  test("not by a slot's number or an event either, when the slots were never listed");
  for (size_t i = 0; i < 2; i++) {
    CK_SLOT_INFO info;
    CK_SLOT_ID slot = 0;
    start_beside(other(kinds[i]));
    CHECK_RV(CKR_SLOT_ID_INVALID, C_GetSlotInfo(0, &info));
    CHECK(log_has("it leads back to this very library"));
    start_beside(other(kinds[i]));
    CHECK_RV(CKR_NO_EVENT, C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
    CHECK(log_has("it leads back to this very library"));
  }
  test("a slot's number that was never listed is the library's that has it");
  start_beside(other("plain"));
  CK_SLOT_INFO plain;
  CHECK_RV(CKR_OK, C_GetSlotInfo(0, &plain));
  CHECK((plain.flags & CKF_TOKEN_PRESENT) != 0);
  test("a library that is named twice, by whatever name, is there once");
  char lines[9000];
  char link[4096];
  (void)snprintf(link, sizeof link, "%s", in_test_dir("link.so"));
  CHECK(symlink(other("plain"), link) == 0);
  int used = snprintf(lines, sizeof lines, "module %s\nmodule %s\n", link, other("second"));
  (void)snprintf(lines + used, sizeof lines - (size_t)used, "module %s\n", other("second"));
  write_modules(lines);
  start_beside(other("plain"));
  CHECK(count_slots() == 4 + CMD_SLOTS);
  CHECK(log_has("link.so is not used: it is named twice"));
  remove_modules();
}

static void *begin_too(void *argument) {
  CK_ULONG count = 0;
  CHECK_RV(CKR_CRYPTOKI_ALREADY_INITIALIZED, initialize());
  CHECK_RV(CKR_OK, C_GetSlotList(CK_FALSE, NULL, &count));
  CHECK(count == CMD_SLOTS);
  return argument;
}

static void *begin(void *argument) {
  CHECK_RV(CKR_OK, initialize());
  return argument;
}

static void test_two_threads(void) {
  test("who is told that another thread has called C_Initialize finds everything begun");
  pthread_t threads[2];
  CK_INFO info;
  (void)unlink(in_test_dir("go"));
  write_modules("wait 1000\n");
  (void)C_Finalize(NULL);
  (void)setenv("PTEIDPKCS11_WRAPPER", other("blocks"), 1);
  (void)unlink(in_test_dir("log"));
  CHECK(pthread_create(&threads[0], NULL, begin, NULL) == 0);
  /* The CMD token is the first to begin. */
  for (int i = 0; i < 500 && !log_has("C_Initialize("); i++) (void)usleep(20000);
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, C_GetInfo(&info));
  CHECK(pthread_create(&threads[1], NULL, begin_too, NULL) == 0);
  for (int i = 0; i < 2; i++) CHECK(pthread_join(threads[i], NULL) == 0);
  CHECK(system("touch \"$TEST_DIR/go\"") == 0);
  CHECK(becomes(2 + CMD_SLOTS));
  remove_modules();
}

static int touches_nothing(void) {
  CK_ULONG count = 0;
  CK_SLOT_ID slot = 0;
  if (C_GetSlotList(CK_TRUE, NULL, &count) != CKR_CRYPTOKI_NOT_INITIALIZED) return 1;
  if (C_GetObjectSize(107, 0, &count) != CKR_CRYPTOKI_NOT_INITIALIZED) return 2;
  if (C_WaitForSlotEvent(0, &slot, NULL) != CKR_CRYPTOKI_NOT_INITIALIZED) return 3;
  return C_Finalize(NULL) == CKR_CRYPTOKI_NOT_INITIALIZED ? 0 : 4;
}

static int begins_afresh(void) {
  if (initialize() != CKR_OK) return 1;
  if (count_slots() != 2 + CMD_SLOTS) return 2;
  CK_SESSION_HANDLE session = 0;
  if (C_OpenSession(SLOT_MAP_CMD, CKF_SERIAL_SESSION, NULL, NULL, &session) != CKR_OK) return 3;
  if (sign_data(session) != CKR_OK) return 4;
  return C_Finalize(NULL) == CKR_OK ? 0 : 5;
}

static int begins_without_the_library(void) {
  if (initialize() != CKR_OK) return 1;
  if (count_slots() != CMD_SLOTS) return 2;
  return log_has("other-blocks.so is still busy") ? 0 : 3;
}

static void test_fork(void) {
  test("the child of a fork touches nothing, and may begin afresh");
  start_beside(other("plain"));
  CHECK(in_child(touches_nothing) == 0);
  CHECK(in_child(begins_afresh) == 0);
  check_cmd();
  CHECK(count_slots() == 2 + CMD_SLOTS);
  test("without a library that a thread was just starting");
  (void)unlink(in_test_dir("go"));
  write_modules("wait 100\n");
  start_beside(other("blocks"));
  CHECK(in_child(begins_without_the_library) == 0);
  test("also when C_Finalize came before the fork");
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  (void)unlink(in_test_dir("log"));
  CHECK(in_child(begins_without_the_library) == 0);
  CHECK_RV(CKR_OK, initialize());
  CHECK(system("touch \"$TEST_DIR/go\"") == 0);
  CHECK(becomes(2 + CMD_SLOTS));
  remove_modules();
}

int main(void) {
  test_alone();
  test_numbers();
  test_versions();
  test_slot_lists();
  test_waiting();
  test_arguments();
  test_blocks();
  test_lingers();
  test_modules();
  test_circles();
  test_two_threads();
  test_fork();
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  return report();
}
