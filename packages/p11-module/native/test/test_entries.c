/* Every entry that does not sign: what it answers, and to which mistake what. PKCS#11 v3.0 chapter 5; the thesis' table 4.1. */
#include "harness.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static CK_FUNCTION_LIST *functions;

static void test_before_and_after(void) {
  test("before C_Initialize and after C_Finalize every function says so");
  CK_ULONG count = 0;
  CK_INFO info;
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, C_GetInfo(&info));
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, C_GetSlotList(CK_TRUE, NULL, &count));
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, C_GenerateRandom(1, NULL, 0));
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, C_GetFunctionStatus(1));
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, C_CloseAllSessions(0));
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, C_Sign(1, NULL, 0, NULL, &count));
  CHECK_RV(CKR_CRYPTOKI_NOT_INITIALIZED, C_Finalize(NULL));
}

static CK_ULONG locked;

static CK_RV create_mutex(CK_VOID_PTR_PTR mutex) {
  *mutex = calloc(1, 1);
  return CKR_OK;
}
static CK_RV destroy_mutex(CK_VOID_PTR mutex) {
  free(mutex);
  return CKR_OK;
}
static CK_RV lock_mutex(CK_VOID_PTR mutex) {
  (void)mutex;
  locked++;
  return CKR_OK;
}
static CK_RV unlock_mutex(CK_VOID_PTR mutex) {
  (void)mutex;
  return CKR_OK;
}
static CK_RV refuse_mutex(CK_VOID_PTR_PTR mutex) {
  (void)mutex;
  return CKR_GENERAL_ERROR;
}

static void test_initialize(void) {
  test("C_Initialize takes the arguments that v3.0 allows, and those of NSS");
  CK_C_INITIALIZE_ARGS arguments = {.CreateMutex = create_mutex};
  CHECK_RV(CKR_ARGUMENTS_BAD, C_Initialize(&arguments));
  arguments = (CK_C_INITIALIZE_ARGS){.flags = CKF_OS_LOCKING_OK, .pReserved = &arguments};
  CHECK_RV(CKR_ARGUMENTS_BAD, C_Initialize(&arguments));
  arguments.flags |= CKF_LIBRARY_CANT_CREATE_OS_THREADS;
  CHECK_RV(CKR_OK, C_Initialize(&arguments));
  CHECK_RV(CKR_CRYPTOKI_ALREADY_INITIALIZED, C_Initialize(NULL));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_Finalize(&arguments));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK_RV(CKR_OK, C_Initialize(NULL));
  CHECK_RV(CKR_OK, C_Finalize(NULL));

  test("the application's locks are used when the system's are not allowed");
  arguments = (CK_C_INITIALIZE_ARGS){create_mutex, destroy_mutex, lock_mutex, unlock_mutex, 0, NULL};
  CK_INFO info;
  CHECK_RV(CKR_OK, C_Initialize(&arguments));
  CHECK_RV(CKR_OK, C_GetInfo(&info));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(locked > 0);
  const CK_ULONG before = locked;
  arguments.flags = CKF_OS_LOCKING_OK;
  CHECK_RV(CKR_OK, C_Initialize(&arguments));
  CHECK_RV(CKR_OK, C_GetInfo(&info));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(locked == before);
  arguments = (CK_C_INITIALIZE_ARGS){refuse_mutex, destroy_mutex, lock_mutex, unlock_mutex, 0, NULL};
  CHECK_RV(CKR_CANT_LOCK, C_Initialize(&arguments));
}

static void test_interfaces(void) {
  test("the interfaces 2.40 and 3.0, by version");
  CK_INTERFACE list[2];
  CK_INTERFACE *found = NULL;
  CK_ULONG count = 1;
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetFunctionList(NULL));
  CHECK_RV(CKR_OK, C_GetFunctionList(&functions));
  CHECK(functions->version.major == 2 && functions->version.minor == 40);
  CHECK(functions->C_Initialize == C_Initialize && functions->C_WaitForSlotEvent == C_WaitForSlotEvent);
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetInterfaceList(list, NULL));
  CHECK_RV(CKR_BUFFER_TOO_SMALL, C_GetInterfaceList(list, &count));
  CHECK_RV(CKR_OK, C_GetInterfaceList(NULL, &count));
  CHECK(count == 2);
  CHECK_RV(CKR_OK, C_GetInterfaceList(list, &count));
  CHECK(strcmp((const char *)list[0].pInterfaceName, "PKCS 11") == 0 && list[1].pFunctionList == functions);
  CK_VERSION version = {3, 2};
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetInterface((CK_UTF8CHAR_PTR) "PKCS 11", &version, &found, 0));
  version = (CK_VERSION){2, 40};
  CHECK_RV(CKR_OK, C_GetInterface(NULL, &version, &found, 0));
  CHECK(found->pFunctionList == functions);
  CHECK_RV(CKR_OK, C_GetInterface(NULL, NULL, &found, 0));
  const CK_FUNCTION_LIST_3_0 *newer = found->pFunctionList;
  CHECK(newer->version.major == 3 && newer->version.minor == 0 && newer->C_SessionCancel == C_SessionCancel);
  CHECK(newer->C_MessageVerifyFinal == C_MessageVerifyFinal && newer->C_Sign == C_Sign);
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetInterface((CK_UTF8CHAR_PTR) "Vendor", NULL, &found, 0));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetInterface(NULL, NULL, &found, CKF_INTERFACE_FORK_SAFE));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetInterface(NULL, NULL, NULL, 0));
}

static void test_slots(void) {
  test("slots, tokens, mechanisms");
  CK_SLOT_ID slots[8];
  CK_ULONG count = 0;
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetSlotList(CK_TRUE, slots, NULL));
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, NULL, &count));
  CHECK(count == 2);
  count = 1;
  CHECK_RV(CKR_BUFFER_TOO_SMALL, C_GetSlotList(CK_FALSE, slots, &count));
  CHECK(count == 2);
  CHECK_RV(CKR_OK, C_GetSlotList(CK_FALSE, slots, &count));
  CHECK(slots[0] == 0 && slots[1] == 1);
  CK_SLOT_INFO slot;
  CHECK_RV(CKR_SLOT_ID_INVALID, C_GetSlotInfo(2, &slot));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetSlotInfo(0, NULL));
  CHECK_RV(CKR_OK, C_GetSlotInfo(0, &slot));
  CHECK((slot.flags & CKF_TOKEN_PRESENT) != 0);
  CHECK(memcmp(slot.slotDescription, "Chave Movel Digital (home)  ", 28) == 0);
  CK_TOKEN_INFO token;
  CHECK_RV(CKR_SLOT_ID_INVALID, C_GetTokenInfo(99, &token));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetTokenInfo(1, NULL));
  CHECK_RV(CKR_OK, C_GetTokenInfo(1, &token));
  CHECK(memcmp(token.label, "CMD work ", 9) == 0 && token.label[31] == ' ');
  CHECK(token.flags == (CKF_TOKEN_INITIALIZED | CKF_USER_PIN_INITIALIZED | CKF_WRITE_PROTECTED));
  CHECK(memchr(token.label, ':', sizeof token.label) == NULL);
  CK_MECHANISM_TYPE mechanisms[16];
  count = 3;
  CHECK_RV(CKR_BUFFER_TOO_SMALL, C_GetMechanismList(0, mechanisms, &count));
  CHECK(count == 7);
  CHECK_RV(CKR_OK, C_GetMechanismList(0, NULL, &count));
  CHECK_RV(CKR_OK, C_GetMechanismList(0, mechanisms, &count));
  CHECK(mechanisms[0] == CKM_RSA_PKCS);
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetMechanismList(0, mechanisms, NULL));
  CK_MECHANISM_INFO mechanism;
  CHECK_RV(CKR_OK, C_GetMechanismInfo(0, CKM_SHA256_RSA_PKCS, &mechanism));
  CHECK(mechanism.flags == (CKF_HW | CKF_SIGN) && mechanism.ulMaxKeySize == 4096);
  CHECK_RV(CKR_MECHANISM_INVALID, C_GetMechanismInfo(0, CKM_RSA_PKCS_PSS, &mechanism));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetMechanismInfo(0, CKM_RSA_PKCS, NULL));
}

static void test_sessions(void) {
  test("sessions");
  CK_SESSION_HANDLE session = 0;
  CK_SESSION_HANDLE other = 0;
  CK_SESSION_INFO info;
  CHECK_RV(CKR_SESSION_PARALLEL_NOT_SUPPORTED, C_OpenSession(0, 0, NULL, NULL, &session));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_OpenSession(0, CKF_SERIAL_SESSION, NULL, NULL, NULL));
  CHECK_RV(CKR_SLOT_ID_INVALID, C_OpenSession(9, CKF_SERIAL_SESSION, NULL, NULL, &session));
  CHECK_RV(CKR_OK, C_OpenSession(0, CKF_SERIAL_SESSION, NULL, NULL, &session));
  CHECK_RV(CKR_OK, C_OpenSession(0, CKF_SERIAL_SESSION | CKF_RW_SESSION, NULL, NULL, &other));
  CHECK(session != other && session != CK_INVALID_HANDLE);
  CHECK_RV(CKR_OK, C_GetSessionInfo(other, &info));
  CHECK(info.slotID == 0 && info.state == CKS_RW_PUBLIC_SESSION && info.flags == (CKF_SERIAL_SESSION | CKF_RW_SESSION));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetSessionInfo(session, NULL));
  CK_TOKEN_INFO token;
  CHECK_RV(CKR_OK, C_GetTokenInfo(0, &token));
  CHECK(token.ulSessionCount == 2 && token.ulRwSessionCount == 1);
  CHECK_RV(CKR_OK, C_Login(session, CKU_USER, NULL, 0));
  CHECK_RV(CKR_OK, C_Login(session, CKU_CONTEXT_SPECIFIC, (CK_UTF8CHAR_PTR) "anything", 8));
  CHECK_RV(CKR_OK, C_LoginUser(session, CKU_USER, NULL, 0, NULL, 0));
  CHECK_RV(CKR_OK, C_Logout(session));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_Login(0, CKU_USER, NULL, 0));
  CHECK_RV(CKR_OK, C_CloseSession(session));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_CloseSession(session));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_GetSessionInfo(session, &info));
  CK_SESSION_HANDLE reused = open_session(0);
  CHECK(reused != session);
  CHECK_RV(CKR_SLOT_ID_INVALID, C_CloseAllSessions(9));
  CHECK_RV(CKR_OK, C_CloseAllSessions(0));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_Logout(other));
  test("many sessions");
  CK_SESSION_HANDLE many[1000];
  for (size_t i = 0; i < 1000; i++) many[i] = open_session(i % 2);
  CHECK_RV(CKR_OK, C_CloseAllSessions(1));
  for (size_t i = 0; i < 1000; i++) CHECK_RV(i % 2 == 0 ? CKR_OK : CKR_SESSION_HANDLE_INVALID, C_GetSessionInfo(many[i], &info));
  CHECK_RV(CKR_OK, C_CloseAllSessions(0));
}

static CK_ULONG count_found(CK_SESSION_HANDLE session, CK_ATTRIBUTE *template, CK_ULONG size) {
  CK_OBJECT_HANDLE found[8];
  CK_ULONG count = 0;
  CHECK_RV(CKR_OK, C_FindObjectsInit(session, template, size));
  CHECK_RV(CKR_OK, C_FindObjects(session, found, 8, &count));
  CHECK_RV(CKR_OK, C_FindObjectsFinal(session));
  return count;
}

static void test_find(void) {
  test("searches");
  const CK_SESSION_HANDLE session = open_session(0);
  CK_OBJECT_HANDLE object = 0;
  CK_ULONG count = 0;
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_FindObjects(session, &object, 1, &count));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_FindObjectsFinal(session));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_FindObjectsInit(session, NULL, 1));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_FindObjectsInit(7, NULL, 0));
  CHECK_RV(CKR_OK, C_FindObjectsInit(session, NULL, 0));
  CHECK_RV(CKR_OPERATION_ACTIVE, C_FindObjectsInit(session, NULL, 0));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_FindObjects(session, &object, 1, NULL));
  for (CK_OBJECT_HANDLE i = 1; i <= 3; i++) {
    CHECK_RV(CKR_OK, C_FindObjects(session, &object, 1, &count));
    CHECK(count == 1 && object == i);
  }
  CHECK_RV(CKR_OK, C_FindObjects(session, &object, 1, &count));
  CHECK(count == 0);
  CHECK_RV(CKR_OK, C_FindObjectsFinal(session));

  test("NSS looks for its own classes, and finds none");
  CK_OBJECT_CLASS class = 0xce534353UL;
  CK_ATTRIBUTE template[2] = {{CKA_CLASS, &class, sizeof class}, {0xce536351UL, &class, sizeof class}};
  CHECK(count_found(session, template, 1) == 0);
  CHECK(count_found(session, &template[1], 1) == 0);
  class = CKO_CERTIFICATE;
  CHECK(count_found(session, template, 1) == 1);
  CHECK(count_found(session, template, 2) == 0);
  template[0].ulValueLen = 4;
  CHECK(count_found(session, template, 1) == 0);
  CK_ATTRIBUTE hidden = {CKA_PRIVATE_EXPONENT, NULL, 0};
  CHECK(count_found(session, &hidden, 1) == 0);
  CHECK_RV(CKR_OK, C_FindObjectsInit(session, NULL, 0));
  CHECK_RV(CKR_OK, C_SessionCancel(session, CKF_FIND_OBJECTS));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_FindObjectsFinal(session));
  CHECK_RV(CKR_OK, C_CloseSession(session));
}

static void test_attributes(void) {
  test("attributes: each is answered, and the call has the first failure");
  const CK_SESSION_HANDLE session = open_session(0);
  const CK_OBJECT_HANDLE key = find_class(session, CKO_PRIVATE_KEY);
  CK_BYTE modulus[512];
  CK_BYTE small[1];
  CK_ULONG class = 0;
  CK_ATTRIBUTE template[] = {
      {CKA_PRIVATE_EXPONENT, NULL, 0}, {CKA_CLASS, &class, sizeof class}, {CKA_LABEL, small, sizeof small},
      {CKA_APPLICATION, NULL, 0},      {CKA_MODULUS, modulus, sizeof modulus},
  };
  CHECK_RV(CKR_ATTRIBUTE_SENSITIVE, C_GetAttributeValue(session, key, template, 5));
  CHECK(template[0].ulValueLen == CK_UNAVAILABLE_INFORMATION && template[3].ulValueLen == CK_UNAVAILABLE_INFORMATION);
  CHECK(template[2].ulValueLen == CK_UNAVAILABLE_INFORMATION);
  CHECK(class == CKO_PRIVATE_KEY && template[4].ulValueLen == 256);
  template[2].ulValueLen = sizeof small;
  CHECK_RV(CKR_BUFFER_TOO_SMALL, C_GetAttributeValue(session, key, &template[2], 1));
  CHECK_RV(CKR_ATTRIBUTE_TYPE_INVALID, C_GetAttributeValue(session, key, &template[3], 1));
  template[4].pValue = NULL;
  template[4].ulValueLen = 0;
  CHECK_RV(CKR_OK, C_GetAttributeValue(session, key, &template[4], 1));
  CHECK(template[4].ulValueLen == 256);
  CHECK_RV(CKR_OBJECT_HANDLE_INVALID, C_GetAttributeValue(session, 0, template, 1));
  CHECK_RV(CKR_OBJECT_HANDLE_INVALID, C_GetAttributeValue(session, 4, template, 1));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetAttributeValue(session, key, NULL, 1));
  CHECK_RV(CKR_OK, C_GetAttributeValue(session, key, NULL, 0));
  CK_ULONG size = 0;
  CHECK_RV(CKR_OK, C_GetObjectSize(session, key, &size));
  CHECK(size > 256);
  CHECK_RV(CKR_ARGUMENTS_BAD, C_GetObjectSize(session, key, NULL));
  CHECK_RV(CKR_OBJECT_HANDLE_INVALID, C_GetObjectSize(session, 100, &size));
  CHECK_RV(CKR_OK, C_CloseSession(session));
}

static void test_unsupported(void) {
  test("what CMD does not offer");
  const CK_SESSION_HANDLE session = open_session(0);
  CK_OBJECT_HANDLE object = 0;
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_GenerateKey(session, NULL, NULL, 0, &object));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_CreateObject(session, NULL, 0, &object));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_VerifyInit(session, NULL, 0));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_SetPIN(session, NULL, 0, NULL, 0));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_MessageSignInit(session, NULL, 0));
  CHECK_RV(CKR_RANDOM_NO_RNG, C_SeedRandom(session, NULL, 0));
  CHECK_RV(CKR_RANDOM_NO_RNG, C_GenerateRandom(session, NULL, 0));
  CHECK_RV(CKR_FUNCTION_NOT_PARALLEL, C_GetFunctionStatus(session));
  CHECK_RV(CKR_FUNCTION_NOT_PARALLEL, C_CancelFunction(session));
  CHECK_RV(CKR_OK, C_CloseSession(session));
}

static void rename_token(const char *from, const char *to) {
  char old[4096];
  char new[4096];
  (void)snprintf(old, sizeof old, "%s/smartcmd/tokens/%s", getenv("XDG_DATA_HOME"), from);
  (void)snprintf(new, sizeof new, "%s/smartcmd/tokens/%s", getenv("XDG_DATA_HOME"), to);
  CHECK(rename(old, new) == 0);
}

static bool is_present(CK_SLOT_ID slot) {
  CK_SLOT_INFO info;
  CK_ULONG count = 0;
  CHECK_RV(CKR_OK, C_GetSlotList(CK_FALSE, NULL, &count));
  CHECK_RV(CKR_OK, C_GetSlotInfo(slot, &info));
  return (info.flags & CKF_TOKEN_PRESENT) != 0;
}

static void test_coming_and_going(void) {
  test("a token that goes leaves an empty slot, and open sessions what they had");
  CK_SESSION_HANDLE session = open_session(1);
  CK_SESSION_HANDLE other = 0;
  CK_SLOT_ID changed = 99;
  CK_ULONG count = 0;
  CK_TOKEN_INFO token;
  CHECK_RV(CKR_NO_EVENT, C_WaitForSlotEvent(CKF_DONT_BLOCK, &changed, NULL));
  rename_token("work.token", "work.old");
  CHECK_RV(CKR_OK, C_WaitForSlotEvent(CKF_DONT_BLOCK, &changed, NULL));
  CHECK(changed == 1);
  CHECK_RV(CKR_NO_EVENT, C_WaitForSlotEvent(CKF_DONT_BLOCK, &changed, NULL));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_WaitForSlotEvent(CKF_DONT_BLOCK, NULL, NULL));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_WaitForSlotEvent(0, &changed, &changed));
  CHECK(!is_present(1));
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, NULL, &count));
  CHECK(count == 1);
  CHECK_RV(CKR_TOKEN_NOT_PRESENT, C_GetTokenInfo(1, &token));
  CHECK_RV(CKR_TOKEN_NOT_PRESENT, C_GetMechanismList(1, NULL, &count));
  CHECK_RV(CKR_TOKEN_NOT_PRESENT, C_OpenSession(1, CKF_SERIAL_SESSION, NULL, NULL, &other));
  CHECK(find_class(session, CKO_PRIVATE_KEY) == 3);
  rename_token("work.old", "another.token");
  CHECK(!is_present(1) && is_present(2));
  rename_token("another.token", "work.token");
  CHECK(is_present(1) && !is_present(2));

  test("a file that others may write, a link, a pipe and garbage are no tokens");
  char path[4096];
  (void)snprintf(path, sizeof path, "%s/smartcmd/tokens/work.token", getenv("XDG_DATA_HOME"));
  CHECK(chmod(path, 0620) == 0 && !is_present(1));
  CHECK(chmod(path, 0600) == 0 && is_present(1));
  rename_token("work.token", "work.old");
  CHECK(symlink("work.old", path) == 0 && !is_present(1) && unlink(path) == 0);
  CHECK(mkfifo(path, 0600) == 0 && !is_present(1) && unlink(path) == 0);
  FILE *file = fopen(path, "w");
  CHECK(file != NULL && fputs("SmartCMD", file) >= 0 && fclose(file) == 0);
  CHECK(!is_present(1) && unlink(path) == 0);
  rename_token("work.old", "work.token");
  CHECK(is_present(1));
  CHECK_RV(CKR_OK, C_CloseSession(session));
}

static void at_exit(void) {
  /* NSS_Shutdown does so from atexit, when everything else is gone. */
  (void)C_CloseAllSessions(0);
  (void)C_GetSlotList(CK_FALSE, NULL, NULL);
}

int main(void) {
  (void)atexit(at_exit);
  test_before_and_after();
  test_interfaces();
  test_initialize();
  test_before_and_after();
  CHECK_RV(CKR_OK, initialize());
  test_slots();
  test_sessions();
  test_find();
  test_attributes();
  test_unsupported();
  test_coming_and_going();
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  test_before_and_after();
  CHECK_RV(CKR_OK, initialize());
  const CK_SESSION_HANDLE left_open = open_session(0);
  CHECK(left_open != CK_INVALID_HANDLE);
  return report();
}
