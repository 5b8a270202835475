/* Many threads at once: what the thread sanitizer watches. Calls of every kind, with the system's locks and with the application's. */
#include "harness.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define THREADS 16
#define CALLS 1000

static CK_RV create_mutex(CK_VOID_PTR_PTR mutex) {
  pthread_mutex_t *made = malloc(sizeof *made);
  if (made == NULL || pthread_mutex_init(made, NULL) != 0) return CKR_HOST_MEMORY;
  *mutex = made;
  return CKR_OK;
}
static CK_RV destroy_mutex(CK_VOID_PTR mutex) {
  /* A lock that somebody holds or waits for is not destroyed. */
  CHECK(pthread_mutex_destroy(mutex) == 0);
  free(mutex);
  return CKR_OK;
}
static CK_RV lock_mutex(CK_VOID_PTR mutex) { return pthread_mutex_lock(mutex) == 0 ? CKR_OK : CKR_GENERAL_ERROR; }
static CK_RV unlock_mutex(CK_VOID_PTR mutex) { return pthread_mutex_unlock(mutex) == 0 ? CKR_OK : CKR_MUTEX_NOT_LOCKED; }

static CK_C_INITIALIZE_ARGS with_system = {.flags = CKF_OS_LOCKING_OK};
static CK_C_INITIALIZE_ARGS with_application = {create_mutex, destroy_mutex, lock_mutex, unlock_mutex, 0, NULL};

struct worker {
  pthread_t thread;
  unsigned number;
  CK_SESSION_HANDLE session; /* of its own */
  CK_SESSION_HANDLE shared;  /* of all: two may use it at once */
};

/* How much goes on: a signature takes milliseconds, the others microseconds. */
static bool is_turn(const struct worker *worker, unsigned call, unsigned every) { return (call + 61 * worker->number) % every == 0; }

static void read_slots(const struct worker *worker) {
  CK_SLOT_ID slots[4];
  CK_ULONG count = 4;
  CK_SLOT_INFO slot;
  CK_TOKEN_INFO token;
  CK_MECHANISM_TYPE mechanisms[32];
  CK_MECHANISM_INFO mechanism;
  CK_SESSION_INFO info;
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, slots, &count));
  CHECK(count == 2);
  CHECK_RV(CKR_OK, C_GetSlotInfo(worker->number % 2, &slot));
  CHECK_RV(CKR_OK, C_GetTokenInfo(worker->number % 2, &token));
  count = 32;
  CHECK_RV(CKR_OK, C_GetMechanismList(worker->number % 2, mechanisms, &count));
  CHECK_RV(CKR_OK, C_GetMechanismInfo(worker->number % 2, mechanisms[0], &mechanism));
  CHECK_RV(CKR_OK, C_GetSessionInfo(worker->shared, &info));
}

static void read_objects(CK_SESSION_HANDLE session) {
  CK_BYTE label[64];
  CK_ULONG size = 0;
  CK_ATTRIBUTE wanted = {CKA_LABEL, label, sizeof label};
  CHECK(find_class(session, CKO_CERTIFICATE) == 1);
  CHECK_RV(CKR_OK, C_GetAttributeValue(session, 1, &wanted, 1));
  CHECK_RV(CKR_OK, C_GetObjectSize(session, 2, &size));
}

/* In a session that others use too: any of their calls may have come between. */
static void disturb(const struct worker *worker, unsigned call) {
  CK_MECHANISM mechanism = {CKM_SHA256_RSA_PKCS, NULL, 0};
  CK_OBJECT_HANDLE object = 0;
  CK_ULONG count = 0;
  CK_RV rv = CKR_OK;
  switch (call % 6) {
    case 0:
      rv = C_FindObjectsInit(worker->shared, NULL, 0);
      break;
    case 1:
      rv = C_FindObjects(worker->shared, &object, 1, &count);
      break;
    case 2:
      rv = C_FindObjectsFinal(worker->shared);
      break;
    case 3:
      rv = C_SignInit(worker->shared, &mechanism, 3);
      break;
    case 4:
      rv = C_SignUpdate(worker->shared, (CK_BYTE_PTR) "data", 4);
      break;
    default:
      rv = C_SessionCancel(worker->shared, CKF_SIGN | CKF_FIND_OBJECTS);
  }
  CHECK(rv == CKR_OK || rv == CKR_OPERATION_ACTIVE || rv == CKR_OPERATION_NOT_INITIALIZED);
}

static void sign_in_parts(CK_SESSION_HANDLE session, bool finish) {
  static CK_BYTE much[70000]; /* more than one frame */
  CK_BYTE signature[512];
  CK_ULONG size = sizeof signature;
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, C_SignUpdate(session, much, sizeof much));
  CHECK_RV(CKR_OK, finish ? C_SignFinal(session, signature, &size) : C_SessionCancel(session, CKF_SIGN));
}

static void *work(void *argument) {
  struct worker *worker = argument;
  worker->session = open_session(worker->number % 2);
  for (unsigned call = 0; call < CALLS; call++) {
    read_objects(worker->session);
    disturb(worker, call + worker->number);
    if (is_turn(worker, call, 4)) read_slots(worker);
    if (is_turn(worker, call, 8)) {
      CHECK_RV(CKR_OK, C_Login(worker->session, CKU_USER, NULL, 0));
      CHECK_RV(CKR_OK, C_Logout(worker->session));
      CHECK_RV(CKR_OK, C_CloseSession(worker->session));
      worker->session = open_session(worker->number % 2);
    }
    if (is_turn(worker, call, 64)) {
      CK_ULONG count = 0;
      CHECK_RV(CKR_OK, C_GetSlotList(CK_FALSE, NULL, &count));
    }
    if (is_turn(worker, call, 256)) CHECK_RV(CKR_OK, sign_data(worker->session));
    if (is_turn(worker, call, 500)) sign_in_parts(worker->session, call % 2 == 0);
  }
  CHECK_RV(CKR_OK, C_CloseSession(worker->session));
  return NULL;
}

static void *wait_for_slots(void *argument) {
  CK_RV rv = CKR_OK;
  CK_SLOT_ID slot = 0;
  (void)argument;
  do {
    rv = C_WaitForSlotEvent(0, &slot, NULL);
  } while (rv == CKR_OK);
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, rv);
  return NULL;
}

static void test_mixed_calls(const char *name, CK_C_INITIALIZE_ARGS *arguments) {
  struct worker workers[THREADS];
  pthread_t waiting;
  test(name);
  start_over("sign", NULL);
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK_RV(CKR_OK, C_Initialize(arguments));
  const CK_SESSION_HANDLE shared = open_session(0);
  CHECK(pthread_create(&waiting, NULL, wait_for_slots, NULL) == 0);
  for (unsigned i = 0; i < THREADS; i++) {
    workers[i] = (struct worker){.number = i, .shared = shared};
    CHECK(pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0);
  }
  for (unsigned i = 0; i < THREADS; i++) CHECK(pthread_join(workers[i].thread, NULL) == 0);
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(pthread_join(waiting, NULL) == 0);
}

static atomic_bool over;

/* What a thread gets whose library is finalised, and whose sessions are closed, at any moment. */
static void *work_on(void *argument) {
  const unsigned number = *(unsigned *)argument;
  while (!atomic_load(&over)) {
    CK_SESSION_HANDLE session = CK_INVALID_HANDLE;
    CK_MECHANISM mechanism = {CKM_SHA256_RSA_PKCS, NULL, 0};
    CK_BYTE signature[512];
    CK_ULONG size = sizeof signature;
    CK_RV rv = C_OpenSession(number % 2, CKF_SERIAL_SESSION, NULL, NULL, &session);
    CHECK(rv == CKR_OK || rv == CKR_CRYPTOKI_NOT_INITIALIZED);
    if (rv == CKR_CRYPTOKI_NOT_INITIALIZED) (void)usleep(1000);
    if (rv == CKR_OK) rv = C_SignInit(session, &mechanism, 3);
    CHECK(rv == CKR_OK || rv == CKR_CRYPTOKI_NOT_INITIALIZED || rv == CKR_SESSION_HANDLE_INVALID);
    if (rv != CKR_OK) continue;
    rv = C_Sign(session, (CK_BYTE_PTR) "data", 4, signature, &size);
    CHECK(rv == CKR_OK || rv == CKR_CRYPTOKI_NOT_INITIALIZED || rv == CKR_SESSION_HANDLE_INVALID || rv == CKR_SESSION_CLOSED);
  }
  return NULL;
}

static void *wait_on(void *argument) {
  (void)argument;
  while (!atomic_load(&over)) {
    CK_SLOT_ID slot = 0;
    const CK_RV rv = C_WaitForSlotEvent(0, &slot, NULL);
    CHECK(rv == CKR_OK || rv == CKR_CRYPTOKI_NOT_INITIALIZED);
    if (rv == CKR_CRYPTOKI_NOT_INITIALIZED) (void)usleep(1000);
  }
  return NULL;
}

static void test_finalize(const char *name, CK_C_INITIALIZE_ARGS *arguments) {
  test(name);
  pthread_t threads[5];
  unsigned numbers[4];
  start_over("sign", NULL);
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK_RV(CKR_OK, C_Initialize(arguments));
  atomic_store(&over, false);
  CHECK(pthread_create(&threads[4], NULL, wait_on, NULL) == 0);
  for (unsigned i = 0; i < 4; i++) {
    numbers[i] = i;
    CHECK(pthread_create(&threads[i], NULL, work_on, &numbers[i]) == 0);
  }
  for (unsigned i = 0; i < 30; i++) {
    (void)usleep(i % 7 * 10000);
    if (i % 3 == 0) {
      CHECK_RV(CKR_OK, C_CloseAllSessions(i % 2));
    } else {
      CHECK_RV(CKR_OK, C_Finalize(NULL));
      CHECK_RV(CKR_OK, C_Initialize(i % 3 == 1 ? arguments : &with_system));
    }
  }
  atomic_store(&over, true);
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  for (unsigned i = 0; i < 5; i++) CHECK(pthread_join(threads[i], NULL) == 0);
}

int main(void) {
  test_mixed_calls("16 threads, 1,000 turns each of calls of every kind, with the system's locks", &with_system);
  test_mixed_calls("the same with the application's locks", &with_application);
  test_finalize("the library is finalised and initialised again, and sessions are closed, while threads call it", &with_system);
  test_finalize("the same with the application's locks by turns with the system's", &with_application);
  return report();
}
