/* The CMD token while a call of another thread's is inside the other library for long. */
#include "beside.h"
#include "harness.h"
#include "slot_map.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

static void *log_in(void *argument) {
  CHECK_RV(CKR_OK, C_Login(107, CKU_USER, NULL, 0));
  return argument;
}

/* A thread whose login is inside that library, which asks for its PIN until let_go(). */
static const atomic_bool *begin_login(const char *path, pthread_t *thread) {
  (void)unlink(in_test_dir("go"));
  start_beside(path);
  CHECK(count_slots() == 2 + CMD_SLOTS);
  const atomic_bool *asks = of_library(path, "other_asks");
  CHECK(pthread_create(thread, NULL, log_in, NULL) == 0);
  for (int i = 0; i < 500 && !*asks; i++) (void)usleep(20000);
  CHECK(*asks);
  return asks;
}

static void let_go(pthread_t thread) {
  CHECK(system("touch \"$TEST_DIR/go\"") == 0);
  CHECK(pthread_join(thread, NULL) == 0);
}

static void *sign(void *argument) {
  const CK_SESSION_HANDLE *session = argument;
  CHECK_RV(CKR_FUNCTION_CANCELED, sign_data(*session));
  return argument;
}

static void test_questions(void) {
  test("the CMD token works while the other library asks for its PIN");
  pthread_t thread;
  CK_SESSION_HANDLE session = 0;
  CK_ULONG size = 0;
  const atomic_bool *asks = begin_login(other("asks"), &thread);
  check_cmd();
  CHECK(count_slots() == 2 + CMD_SLOTS);
  CHECK(*asks);
  let_go(thread);
  test("and the other way round");
  start_over("ask", "hang");
  CHECK_RV(CKR_OK, C_OpenSession(SLOT_MAP_CMD, CKF_SERIAL_SESSION, NULL, NULL, &session));
  CHECK(pthread_create(&thread, NULL, sign, &session) == 0);
  CHECK(journal_has("SIGN"));
  CHECK_RV(CKR_OK, C_GetObjectSize(107, 1, &size));
  CHECK(count_slots() == 2 + CMD_SLOTS);
  CHECK_RV(CKR_OK, C_SessionCancel(session, CKF_SIGN));
  CHECK(pthread_join(thread, NULL) == 0);
}


static void test_lists(void) {
  test("slots are listed as they were last known while a library locks all of its calls out, and events of the CMD are told");
  pthread_t thread;
  struct waiting waiting;
  CK_SLOT_ID slots[8];
  CK_ULONG count = 8;
  CK_SLOT_ID slot = 99;
  start_beside(other("locks"));
  const atomic_int *waits = of_library(other("locks"), "other_waits");
  atomic_bool *present = of_library(other("locks"), "other_present");
  const atomic_bool *asks = begin_login(other("locks"), &thread);
  CHECK(count_slots() == 2 + CMD_SLOTS);
  CHECK(log_has("library other-locks.so is busy with another call: its slots are given as they were last known"));
  CHECK_RV(CKR_OK, C_GetSlotList(CK_FALSE, slots, &count));
  CHECK(count == 4 && slots[0] == 0 && slots[1] == 7 && slots[2] == SLOT_MAP_CMD);
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, slots, &count));
  CHECK(count == 4 && slots[0] == 0);
  CHECK_RV(CKR_NO_EVENT, C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
  check_cmd();
  begin_waiting(&waiting);
  CHECK(system("mv \"$XDG_DATA_HOME/smartcmd/tokens/work.token\" \"$TEST_DIR/\"") == 0);
  CHECK(pthread_join(waiting.thread, NULL) == 0);
  CHECK(waiting.rv == CKR_OK && waiting.slot == SLOT_MAP_CMD + 1);
  CHECK(system("mv \"$TEST_DIR/work.token\" \"$XDG_DATA_HOME/smartcmd/tokens/\"") == 0);
  CHECK_RV(CKR_OK, C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
  test("with no more than one thread in it for that");
  CHECK(*waits == 1);
  CHECK(*asks);
  test("and as they are as soon as it lets calls in again");
  let_go(thread);
  CHECK_RV(CKR_NO_EVENT, C_WaitForSlotEvent(CKF_DONT_BLOCK, &slot, NULL));
  *present = false;
  CHECK_RV(CKR_OK, C_WaitForSlotEvent(0, &slot, NULL));
  CHECK(slot == 0);
  count = 8;
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, slots, &count));
  CHECK(count == CMD_SLOTS);
  *present = true;
}

static void test_finalize(void) {
  test("C_Finalize waits for such a library, but not for ever, and has it finalised when no thread of ours is inside");
  pthread_t thread;
  write_modules("wait 100\n");
  start_beside(other("locks"));
  const atomic_int *waits = of_library(other("locks"), "other_waits");
  const atomic_int *finalized = of_library(other("locks"), "other_finalized");
  const atomic_bool *asks = begin_login(other("locks"), &thread);
  const int before = *finalized;
  CHECK(count_slots() == 2 + CMD_SLOTS);
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(log_has("other-locks.so takes longer than 100 ms to stop"));
  CHECK_RV(CKR_OK, initialize());
  CHECK(log_has("other-locks.so is still busy"));
  check_cmd();
  CHECK(count_slots() == CMD_SLOTS);
  CHECK(*waits == 1);
  CHECK(*asks);
  let_go(thread);
  for (int i = 0; i < 500 && *finalized == before; i++) (void)usleep(20000);
  CHECK(*finalized == before + 1);
  remove_modules();
}

/* What was never asked before is known only to a thread that got in. */
static int lists_beside_a_login(void) {
  pthread_t thread;
  (void)setenv("PTEIDPKCS11_WRAPPER", other("asks"), 1);
  if (initialize() != CKR_OK) return 1;
  const atomic_bool *asks = of_library(other("asks"), "other_asks");
  if (pthread_create(&thread, NULL, log_in, NULL) != 0) return 2;
  for (int i = 0; i < 500 && !*asks; i++) (void)usleep(20000);
  if (!*asks) return 3;
  return count_slots() == 2 + CMD_SLOTS ? 0 : 4;
}

static void test_fork(void) {
  test("the child of a fork has none of the threads that were inside");
  pthread_t thread;
  const atomic_bool *asks = begin_login(other("locks"), &thread);
  CHECK(count_slots() == 2 + CMD_SLOTS);
  CHECK(in_child(lists_beside_a_login) == 0);
  CHECK(*asks);
  let_go(thread);
}

int main(void) {
  test_questions();
  test_lists();
  test_finalize();
  test_fork();
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  return report();
}
