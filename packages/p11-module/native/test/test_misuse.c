/* Mistakes of applications, entry by entry: PKCS#11 v3.0 chapter 5. What test_entries.c and test_sign.c say is not said again. */
#include "harness.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NOBODY 0x7fffffffUL /* a session, slot or object that is not there */
#define HUGE (~0UL)

/* Every function of the 3.0 list with arguments that are all zero: the first check of each is that of the library's state, so this is
   safe only where it is not initialised. C_Initialize and those that may always be called are left out. */
static CK_RV call_with_nothing(CK_VOID_PTR *function) {
  CK_RV (*call)(CK_ULONG, CK_ULONG, CK_ULONG, CK_ULONG, CK_ULONG, CK_ULONG, CK_ULONG, CK_ULONG, CK_ULONG) = NULL;
  memcpy(&call, function, sizeof call);
  return call(0, 0, 0, 0, 0, 0, 0, 0, 0);
}

static bool may_always_be_called(CK_VOID_PTR function) {
  const CK_C_Initialize initialize_function = C_Initialize;
  const CK_C_GetFunctionList list = C_GetFunctionList;
  CK_RV (*const interfaces)(CK_INTERFACE_PTR, CK_ULONG_PTR) = C_GetInterfaceList;
  CK_RV (*const interface)(CK_UTF8CHAR_PTR, CK_VERSION_PTR, CK_INTERFACE_PTR_PTR, CK_FLAGS) = C_GetInterface;
  return memcmp(&function, &initialize_function, sizeof function) == 0 || memcmp(&function, &list, sizeof function) == 0 ||
         memcmp(&function, &interfaces, sizeof function) == 0 || memcmp(&function, &interface, sizeof function) == 0;
}

static void test_not_initialized(void) {
  CK_INTERFACE *found = NULL;
  CHECK_RV(CKR_OK, C_GetInterface(NULL, NULL, &found, 0));
  CK_VOID_PTR functions[(sizeof(CK_FUNCTION_LIST_3_0) - sizeof(CK_VOID_PTR)) / sizeof(CK_VOID_PTR)];
  memcpy(functions, (char *)found->pFunctionList + sizeof(CK_VOID_PTR), sizeof functions);
  size_t called = 0;
  for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
    if (may_always_be_called(functions[i])) continue;
    CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, call_with_nothing(&functions[i]));
    called++;
  }
  CHECK(called == 92 - 4);
}

static CK_RV create_mutex(CK_VOID_PTR_PTR mutex) {
  *mutex = mutex;
  return CKR_OK;
}
static CK_VOID_PTR broken; /* the lock that cannot be taken */
static CK_VOID_PTR last_made;
static int held;
static CK_RV use_mutex(CK_VOID_PTR mutex) { return mutex != NULL ? CKR_OK : CKR_MUTEX_BAD; }
static CK_RV make_another(CK_VOID_PTR_PTR mutex) {
  last_made = mutex;
  return create_mutex(mutex);
}
static CK_RV lock_mutex(CK_VOID_PTR mutex) {
  if (mutex == broken) return CKR_MUTEX_BAD;
  held++;
  return CKR_OK;
}
static CK_RV unlock_mutex(CK_VOID_PTR mutex) {
  CHECK(mutex != broken);
  held--;
  return CKR_OK;
}

static void test_broken_locks(void) {
  test("a lock of the application's that cannot be taken is an error, and nothing is done without it");
  CK_C_INITIALIZE_ARGS arguments = {make_another, use_mutex, lock_mutex, unlock_mutex, 0, NULL};
  CHECK_RV(CKR_OK, C_Initialize(&arguments));
  const CK_SESSION_HANDLE session = open_session(0);
  CK_BYTE signature[512];
  CK_ULONG size = sizeof signature;
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  broken = last_made; /* that of signing */
  CHECK_RV(CKR_GENERAL_ERROR, C_Sign(session, (CK_BYTE_PTR) "data", 4, signature, &size));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_SignUpdate(session, signature, 1));
  broken = (CK_VOID_PTR *)last_made - 1; /* that of everything else */
  CK_ULONG count = 0;
  CHECK_RV(CKR_GENERAL_ERROR, C_GetSlotList(CK_FALSE, NULL, &count));
  CHECK_RV(CKR_GENERAL_ERROR, C_CloseSession(session));
  CHECK_RV(CKR_GENERAL_ERROR, C_Finalize(NULL));
  broken = NULL;
  CHECK_RV(CKR_OK, sign_data(session));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(held == 0);
}

static void test_initialize(void) {
  test("C_Initialize: any part of the four functions alone, and what is reserved");
  for (unsigned given = 1; given < 15; given++) {
    CK_C_INITIALIZE_ARGS arguments = {
        (given & 1U) != 0 ? create_mutex : NULL, (given & 2U) != 0 ? use_mutex : NULL, (given & 4U) != 0 ? use_mutex : NULL,
        (given & 8U) != 0 ? use_mutex : NULL,    given % 2 == 0 ? CKF_OS_LOCKING_OK : 0, NULL,
    };
    CHECK_RV(CKR_ARGUMENTS_BAD, C_Initialize(&arguments));
  }
  CK_C_INITIALIZE_ARGS arguments = {.pReserved = &arguments};
  CHECK_RV(CKR_ARGUMENTS_BAD, C_Initialize(&arguments));
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, C_Finalize(NULL));
  arguments = (CK_C_INITIALIZE_ARGS){.flags = CKF_LIBRARY_CANT_CREATE_OS_THREADS};
  CHECK_RV(CKR_OK, C_Initialize(&arguments));
  CHECK_RV(CKR_CRYPTOKI_ALREADY_INITIALIZED, C_Initialize(&arguments));
  test("it never makes threads, so signing works where it may make none");
  CHECK_RV(CKR_OK, sign_data(open_session(0)));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
}

static void test_slots(void) {
  test("slots: no room, much room, no slot");
  CK_ULONG count = 0;
  CK_SLOT_ID slots[2] = {99, 99};
  CK_MECHANISM_TYPE mechanisms[32] = {99};
  CK_SLOT_INFO slot;
  CK_TOKEN_INFO token;
  CK_MECHANISM_INFO mechanism;
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetInfo(NULL));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetSlotList(CK_FALSE, NULL, NULL));
  CHECK_RV(CKR_BUFFER_TOO_SMALL, C_GetSlotList(CK_FALSE, slots, &count));
  CHECK(count == 2 && slots[0] == 99);
  count = HUGE;
  CHECK_RV(CKR_OK, C_GetSlotList(7, slots, &count));
  CHECK(count == 2 && slots[1] == 1);
  CHECK_RV(CKR_SLOT_ID_INVALID, C_GetSlotInfo(HUGE, &slot));
  CHECK_RV(CKR_SLOT_ID_INVALID, C_GetSlotInfo(2, NULL));
  CHECK_RV(CKR_SLOT_ID_INVALID, C_GetTokenInfo(HUGE, &token));
  CHECK_RV(CKR_SLOT_ID_INVALID, C_GetMechanismList(HUGE, mechanisms, &count));
  CHECK_RV(CKR_SLOT_ID_INVALID, C_GetMechanismInfo(HUGE, CKM_RSA_PKCS, &mechanism));
  CHECK_RV(CKR_MECHANISM_INVALID, C_GetMechanismInfo(0, HUGE, &mechanism));
  count = 0;
  CHECK_RV(CKR_BUFFER_TOO_SMALL, C_GetMechanismList(0, mechanisms, &count));
  CHECK(count == 7 && mechanisms[0] == 99);
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetMechanismList(0, NULL, NULL));
  count = HUGE;
  CHECK_RV(CKR_OK, C_GetMechanismList(0, mechanisms, &count));
  CHECK(count == 7);
  CHECK_RV(CKR_ARGUMENTS_BAD, C_WaitForSlotEvent(0, NULL, NULL));
}

static void test_interfaces(void) {
  test("interfaces: flags, names, versions");
  CK_INTERFACE list[3];
  CK_INTERFACE *found = NULL;
  CK_VERSION version = {3, 0};
  CK_ULONG count = 0;
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetInterfaceList(NULL, NULL));
  CHECK_RV(CKR_BUFFER_TOO_SMALL, C_GetInterfaceList(list, &count));
  count = 3;
  CHECK_RV(CKR_OK, C_GetInterfaceList(list, &count));
  CHECK(count == 2);
  CHECK_RV(CKR_OK, C_GetInterface((CK_UTF8CHAR_PTR) "PKCS 11", &version, &found, 0));
  CHECK(found != NULL && ((CK_VERSION *)found->pFunctionList)->major == 3);
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetInterface((CK_UTF8CHAR_PTR) "PKCS 11", &version, &found, CKF_INTERFACE_FORK_SAFE));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetInterface((CK_UTF8CHAR_PTR) "PKCS 11", &version, &found, HUGE));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetInterface((CK_UTF8CHAR_PTR) "", NULL, &found, 0));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetInterface((CK_UTF8CHAR_PTR) "PKCS 11", &version, NULL, 0));
}

static void test_handles(void) {
  test("handles that are none, were one, or belong elsewhere");
  const CK_SESSION_HANDLE session = open_session(0);
  CK_SESSION_HANDLE none = 0;
  CK_MECHANISM mechanism = {CKM_SHA256_RSA_PKCS, NULL, 0};
  CK_ATTRIBUTE label = {CKA_LABEL, NULL, 0};
  CK_SESSION_INFO info;
  CK_BYTE signature[512];
  CK_ULONG count = 0;
  CK_OBJECT_HANDLE object = 0;
  CK_SESSION_HANDLE closed = open_session(0);
  CHECK_RV(CKR_OK, C_CloseSession(closed));
  /* A place of the session table without the number of its use, and the same with another. */
  const CK_SESSION_HANDLE wrong[] = {CK_INVALID_HANDLE, closed, session & 0xffffUL, session + 0x10000UL, session | (1UL << 63), HUGE, NOBODY};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_CloseSession(wrong[i]));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_GetSessionInfo(wrong[i], &info));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_Login(wrong[i], CKU_USER, NULL, 0));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_LoginUser(wrong[i], CKU_USER, NULL, 0, NULL, 0));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_Logout(wrong[i]));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_SessionCancel(wrong[i], CKF_SIGN));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_GetObjectSize(wrong[i], 1, &count));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_GetAttributeValue(wrong[i], 1, &label, 1));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_FindObjectsInit(wrong[i], NULL, 0));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_FindObjects(wrong[i], &object, 1, &count));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_FindObjectsFinal(wrong[i]));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_SignInit(wrong[i], &mechanism, 3));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_SignInit(wrong[i], NULL, 3));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_Sign(wrong[i], signature, 1, signature, &count));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_SignUpdate(wrong[i], signature, 1));
    CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_SignFinal(wrong[i], signature, &count));
  }
  test("a handle before a pointer: which mistake is told of two");
  CHECK_RV(CKR_OBJECT_HANDLE_INVALID, C_GetAttributeValue(session, HUGE, NULL, 1));
  CHECK_RV(CKR_OBJECT_HANDLE_INVALID, C_GetAttributeValue(session, 1UL << 32 | 1, &label, 1));
  CHECK_RV(CKR_OBJECT_HANDLE_INVALID, C_GetObjectSize(session, 0, &count));
  CHECK_RV(CKR_KEY_HANDLE_INVALID, C_SignInit(session, &mechanism, 1UL << 32 | 3));
  CHECK_RV(CKR_SLOT_ID_INVALID, C_OpenSession(HUGE, 0, NULL, NULL, NULL));
  CHECK_RV(CKR_SESSION_PARALLEL_NOT_SUPPORTED, C_OpenSession(0, CKF_RW_SESSION, NULL, NULL, &none));
  CHECK(none == 0);
  CHECK_RV(CKR_OK, C_CloseSession(session));
}

static void test_objects(void) {
  test("searches: no room, one by one, nothing more");
  const CK_SESSION_HANDLE session = open_session(0);
  CK_OBJECT_HANDLE objects[8] = {99};
  CK_ULONG count = 7;
  CHECK_RV(CKR_ARGUMENTS_BAD, C_FindObjectsInit(session, NULL, HUGE));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_FindObjectsFinal(session));
  CHECK_RV(CKR_OK, C_FindObjectsInit(session, NULL, 0));
  CHECK_RV(CKR_OK, C_FindObjects(session, objects, 0, &count));
  CHECK(count == 0 && objects[0] == 99);
  CHECK_RV(CKR_ARGUMENTS_BAD, C_FindObjects(session, NULL, 1, &count));
  CHECK_RV(CKR_OK, C_FindObjects(session, objects, HUGE, &count));
  CHECK(count == 3);
  CHECK_RV(CKR_OK, C_FindObjects(session, objects, 8, &count));
  CHECK(count == 0);
  CHECK_RV(CKR_OK, C_FindObjectsFinal(session));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_FindObjectsFinal(session));

  test("templates of a search: no value, a value that is too long, an empty one, one attribute twice");
  CK_OBJECT_CLASS class = CKO_CERTIFICATE;
  CK_ATTRIBUTE odd[2] = {{CKA_CLASS, NULL, sizeof class}, {CKA_CLASS, &class, sizeof class}};
  const CK_ULONG lengths[] = {sizeof class, 0, HUGE};
  for (size_t i = 0; i < 3; i++) {
    odd[0].ulValueLen = lengths[i];
    CHECK_RV(CKR_OK, C_FindObjectsInit(session, odd, 2));
    CHECK_RV(CKR_OK, C_FindObjects(session, objects, 8, &count));
    CHECK(count == 0);
    CHECK_RV(CKR_OK, C_FindObjectsFinal(session));
  }
  odd[0] = odd[1];
  CHECK_RV(CKR_OK, C_FindObjectsInit(session, odd, 2));
  CHECK_RV(CKR_OK, C_FindObjects(session, objects, 8, &count));
  CHECK(count == 1);
  CHECK_RV(CKR_OK, C_FindObjectsFinal(session));

  test("attributes: the exact length, one byte less, a length without a buffer, the same twice");
  CK_BYTE modulus[257];
  memset(modulus, 0x77, sizeof modulus);
  CK_ATTRIBUTE value = {CKA_MODULUS, modulus, 255};
  CHECK_RV(CKR_BUFFER_TOO_SMALL, C_GetAttributeValue(session, 2, &value, 1));
  CHECK(value.ulValueLen == CK_UNAVAILABLE_INFORMATION && modulus[0] == 0x77);
  value.ulValueLen = 256;
  CHECK_RV(CKR_OK, C_GetAttributeValue(session, 2, &value, 1));
  CHECK(value.ulValueLen == 256 && modulus[256] == 0x77);
  value = (CK_ATTRIBUTE){CKA_MODULUS, NULL, HUGE};
  CHECK_RV(CKR_OK, C_GetAttributeValue(session, 2, &value, 1));
  CHECK(value.ulValueLen == 256);
  CK_ATTRIBUTE twice[2] = {{CKA_MODULUS, modulus, HUGE}, {CKA_MODULUS, modulus, 0}};
  CHECK_RV(CKR_BUFFER_TOO_SMALL, C_GetAttributeValue(session, 2, twice, 2));
  CHECK(twice[0].ulValueLen == 256 && twice[1].ulValueLen == CK_UNAVAILABLE_INFORMATION);
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetAttributeValue(session, 2, NULL, HUGE));
  CHECK_RV(CKR_OK, C_CloseSession(session));
}

static void test_signing(void) {
  test("signing: lengths that wrap, a mechanism with a parameter, and what C_SessionCancel ends");
  const CK_SESSION_HANDLE session = open_session(0);
  CK_BYTE signature[512];
  CK_ULONG size = sizeof signature;
  CK_MECHANISM mechanism = {CKM_SHA256_RSA_PKCS, NULL, HUGE};
  CHECK_RV(CKR_MECHANISM_PARAM_INVALID, C_SignInit(session, &mechanism, 3));
  mechanism = (CK_MECHANISM){HUGE, NULL, 0};
  CHECK_RV(CKR_MECHANISM_INVALID, C_SignInit(session, &mechanism, 3));
  CHECK_RV(CKR_OK, sign_init(session, CKM_RSA_PKCS));
  CHECK_RV(CKR_OK, C_SignUpdate(session, signature, 200));
  CHECK_RV(CKR_DATA_LEN_RANGE, C_SignUpdate(session, signature, HUGE));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_SignUpdate(session, signature, 1));
  CHECK_RV(CKR_OK, sign_init(session, CKM_RSA_PKCS));
  CHECK_RV(CKR_DATA_LEN_RANGE, C_Sign(session, signature, HUGE, signature, &size));
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_SignUpdate(session, NULL, HUGE));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_SignFinal(session, signature, &size));
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_SignFinal(session, signature, NULL));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_SignFinal(session, signature, &size));

  /* v3.0: what is not active is no error to cancel, and each flag ends its operation alone. */
  CHECK_RV(CKR_OK, C_SessionCancel(session, 0));
  CHECK_RV(CKR_OK, C_SessionCancel(session, CKF_SIGN | CKF_FIND_OBJECTS));
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, C_FindObjectsInit(session, NULL, 0));
  CHECK_RV(CKR_OK, C_SessionCancel(session, CKF_FIND_OBJECTS | CKF_VERIFY));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_FindObjectsFinal(session));
  CHECK_RV(CKR_OK, C_FindObjectsInit(session, NULL, 0));
  size = sizeof signature;
  CHECK_RV(CKR_OK, C_Sign(session, NULL, 0, signature, &size));
  CHECK_RV(CKR_OK, C_FindObjectsFinal(session));

  test("operations are of their session alone; reads go on in one that signs");
  const CK_SESSION_HANDLE other = open_session(0);
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_SignUpdate(other, signature, 1));
  CHECK(find_class(session, CKO_PUBLIC_KEY) == 2);
  CHECK_RV(CKR_OK, C_Login(session, CKU_SO, NULL, 0));
  CHECK_RV(CKR_OK, C_Logout(session));
  CHECK_RV(CKR_OPERATION_ACTIVE, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, C_CloseAllSessions(0));
}

static void test_token_gone(void) {
  test("a session whose token went keeps it: searches, attributes, signatures");
  const CK_SESSION_HANDLE session = open_session(1);
  CK_ULONG count = 0;
  CK_OBJECT_HANDLE objects[8];
  CK_MECHANISM_INFO mechanism;
  char path[4096];
  char away[4096];
  (void)snprintf(path, sizeof path, "%s/smartcmd/tokens/work.token", getenv("XDG_DATA_HOME"));
  (void)snprintf(away, sizeof away, "%s/smartcmd/tokens/work.away", getenv("XDG_DATA_HOME"));
  CHECK_RV(CKR_OK, C_FindObjectsInit(session, NULL, 0));
  CHECK(rename(path, away) == 0);
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, NULL, &count));
  CHECK(count == 1);
  CHECK_RV(CKR_OK, C_FindObjects(session, objects, 8, &count));
  CHECK(count == 3);
  CHECK_RV(CKR_OK, C_FindObjectsFinal(session));
  CHECK_RV(CKR_OK, sign_data(session));
  CHECK_RV(CKR_TOKEN_NOT_PRESENT, C_GetMechanismInfo(1, CKM_RSA_PKCS, &mechanism));
  CHECK_RV(CKR_OK, C_CloseAllSessions(1));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_CloseSession(session));
  CHECK(rename(away, path) == 0);
}

int main(void) {
  test("before C_Initialize each of the 88 functions that need it says so, whatever its arguments");
  test_not_initialized();
  (void)setenv("SMARTCMD_TEST_SCENARIO", "sign", 1);
  test_initialize();
  test_broken_locks();
  test("and so after C_Finalize");
  test_not_initialized();
  test_interfaces();
  start_over("sign", NULL);
  test_slots();
  test_handles();
  test_objects();
  test_signing();
  test_token_gone();
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  return report();
}
