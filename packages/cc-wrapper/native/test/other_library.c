/* A library that stands beside the CMD token, and behaves as the name of its file says: other-KIND.so.

   plain        as it should be, with slots 0 and 7, Cryptoki 2.40
   second       the same again
   fails        C_Initialize fails
   blocks       C_Initialize waits until the file $TEST_DIR/go is there
   asks         C_Login waits for it, as for a PIN
   locks        the same, and meanwhile no other call gets in
   lingers      C_Finalize waits for it
   nolist       C_GetFunctionList gives NULL
   empty        a list in which there is nothing but what is called at once
   ancient      Cryptoki 2.00, whose list ends with the last byte that may be read
   old          Cryptoki 2.01
   alien        Cryptoki 9.0
   newest       Cryptoki 3.2 by C_GetInterface, with C_SessionCancel
   many         more slots than anybody has
   broken       C_GetSlotList fails
   garbage      counts and lengths beyond all memory, with CKR_OK
   proxy        C_GetSlotList and C_Finalize go to the library $TEST_ROUTER
   wrapping     and so does C_Initialize
   clashing     slots in the router's own range, and handles that fill 64 bits */
#include "cryptoki.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define EXPORTED __attribute__((visibility("default")))
#define GARBAGE ((CK_ULONG)1 << 40)
#define HUGE_HANDLE 0xabcdef0000000000UL

/* What the tests ask. */
extern CK_C_INITIALIZE_ARGS other_arguments;
extern atomic_int other_initialized;
extern atomic_int other_finalized;
extern atomic_bool other_present;
extern atomic_bool other_asks;
extern atomic_int other_waits; /* calls that do not get in */
EXPORTED CK_C_INITIALIZE_ARGS other_arguments;
EXPORTED atomic_int other_initialized;
EXPORTED atomic_int other_finalized;
EXPORTED atomic_bool other_present = true;
EXPORTED atomic_bool other_asks;
EXPORTED atomic_int other_waits;

static bool is(const char *kind) {
  Dl_info self;
  char name[32];
  (void)snprintf(name, sizeof name, "/other-%s.so", kind);
  return dladdr(&other_arguments, &self) != 0 && strstr(self.dli_fname, name) != NULL;
}

/* Half a minute at least, after which whoever counts on its waiting sees that it does not, instead of waiting too. */
static void wait_to_go(void) {
  char go[4096];
  (void)snprintf(go, sizeof go, "%s/go", getenv("TEST_DIR"));
  for (int i = 0; i < 3000 && access(go, F_OK) != 0; i++) (void)usleep(10000);
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* What a library does that does one thing at a time, on the way in. */
static void wait_to_enter(void) {
  if (!is("locks")) return;
  other_waits++;
  (void)pthread_mutex_lock(&lock);
  other_waits--;
  (void)pthread_mutex_unlock(&lock);
}

static CK_FUNCTION_LIST *router(void) {
  CK_RV (*get_list)(CK_FUNCTION_LIST_PTR_PTR);
  CK_FUNCTION_LIST *list = NULL;
  void *symbol = dlsym(dlopen(getenv("TEST_ROUTER"), RTLD_NOW | RTLD_LOCAL), "C_GetFunctionList");
  memcpy(&get_list, &symbol, sizeof get_list);
  return get_list(&list) == CKR_OK ? list : NULL;
}

static CK_RV initialize(CK_VOID_PTR arguments) {
  if (is("wrapping")) return router()->C_Initialize(arguments);
  if (is("blocks")) wait_to_go();
  if (is("fails")) return CKR_DEVICE_ERROR;
  if (arguments == NULL) return CKR_ARGUMENTS_BAD;
  if (other_initialized > other_finalized) return CKR_CRYPTOKI_ALREADY_INITIALIZED;
  other_arguments = *(const CK_C_INITIALIZE_ARGS *)arguments;
  other_initialized++;
  return CKR_OK;
}

static CK_RV finalize(CK_VOID_PTR reserved) {
  if (is("proxy") || is("wrapping")) (void)router()->C_Finalize(reserved);
  if (is("lingers")) wait_to_go();
  wait_to_enter();
  other_finalized++;
  return CKR_OK;
}

static CK_RV get_slot_list(CK_BBOOL present, CK_SLOT_ID *list, CK_ULONG *count) {
  const CK_SLOT_ID first = is("clashing") ? 0x434d4400UL : 0;
  if (is("proxy") || is("wrapping")) return router()->C_GetSlotList(present, list, count);
  wait_to_enter();
  if (is("locks") && present && !other_present) {
    *count = 0;
    return CKR_OK;
  }
  if (is("broken")) return CKR_DEVICE_ERROR;
  if (list != NULL) {
    list[0] = first;
    list[1] = first + 7;
  }
  *count = is("many") ? GARBAGE : 2;
  return CKR_OK;
}

static CK_RV get_slot_info(CK_SLOT_ID slot, CK_SLOT_INFO *info) {
  wait_to_enter();
  *info = (CK_SLOT_INFO){.flags = slot % 2 == 0 && other_present ? CKF_TOKEN_PRESENT : 0};
  return CKR_OK;
}

static CK_RV open_session(CK_SLOT_ID slot, CK_FLAGS flags, CK_VOID_PTR application, CK_NOTIFY notify, CK_SESSION_HANDLE *session) {
  (void)flags;
  (void)application;
  (void)notify;
  if (session == NULL) return CKR_OK;
  *session = (is("clashing") ? HUGE_HANDLE : 0) + slot + 100;
  return CKR_OK;
}

static CK_RV get_session_info(CK_SESSION_HANDLE session, CK_SESSION_INFO *info) {
  *info = (CK_SESSION_INFO){.slotID = session - (is("clashing") ? HUGE_HANDLE : 0) - 100};
  return CKR_OK;
}

static CK_RV close_session(CK_SESSION_HANDLE session) {
  (void)session;
  return CKR_OK;
}

static CK_RV close_all_sessions(CK_SLOT_ID slot) {
  (void)slot;
  return CKR_OK;
}

static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR *pin, CK_ULONG size) {
  (void)session;
  (void)user;
  (void)pin;
  (void)size;
  if (is("locks")) (void)pthread_mutex_lock(&lock);
  other_asks = true;
  wait_to_go();
  other_asks = false;
  if (is("locks")) (void)pthread_mutex_unlock(&lock);
  return CKR_OK;
}

/* The handle that has arrived here. */
static CK_RV get_object_size(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ULONG *size) {
  *size = session + object;
  return CKR_OK;
}

static CK_RV get_mechanism_list(CK_SLOT_ID slot, CK_MECHANISM_TYPE *list, CK_ULONG *count) {
  (void)slot;
  (void)list;
  *count = GARBAGE;
  return CKR_OK;
}

static CK_RV find_objects(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE *list, CK_ULONG most, CK_ULONG *count) {
  (void)session;
  (void)list;
  (void)most;
  *count = GARBAGE;
  return CKR_OK;
}

static CK_RV get_attribute_value(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE *attributes, CK_ULONG count) {
  (void)session;
  (void)object;
  for (CK_ULONG i = 0; i < count; i++) attributes[i].ulValueLen = GARBAGE;
  return CKR_OK;
}

static CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE *data, CK_ULONG size, CK_BYTE *signature, CK_ULONG *signature_size) {
  (void)session;
  (void)data;
  (void)size;
  (void)signature;
  *signature_size = GARBAGE;
  return CKR_OK;
}

static CK_RV wait_for_slot_event(CK_FLAGS flags, CK_SLOT_ID *slot, CK_VOID_PTR reserved) {
  (void)flags;
  (void)slot;
  (void)reserved;
  wait_to_enter();
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV session_cancel(CK_SESSION_HANDLE session, CK_FLAGS flags) {
  (void)session;
  return flags == 0 ? CKR_OK : CKR_OPERATION_CANCEL_FAILED;
}

/* The list of 2.00 ended before C_WaitForSlotEvent; what follows it here may not be read. */
static CK_FUNCTION_LIST *at_the_edge(const CK_FUNCTION_LIST *list) {
  const size_t size = offsetof(CK_FUNCTION_LIST, C_WaitForSlotEvent);
  const size_t page = (size_t)sysconf(_SC_PAGESIZE);
  char *memory = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED || mprotect(memory + page, page, PROT_NONE) != 0) return NULL;
  memcpy(memory + page - size, list, size);
  return (void *)(memory + page - size);
}

EXPORTED CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR found) {
  static CK_FUNCTION_LIST list = {
      .version = {2, 40},
      .C_Initialize = initialize,
      .C_Finalize = finalize,
      .C_GetFunctionList = C_GetFunctionList,
      .C_GetSlotList = get_slot_list,
      .C_GetSlotInfo = get_slot_info,
      .C_OpenSession = open_session,
      .C_CloseSession = close_session,
      .C_CloseAllSessions = close_all_sessions,
      .C_GetSessionInfo = get_session_info,
      .C_GetObjectSize = get_object_size,
      .C_WaitForSlotEvent = wait_for_slot_event,
  };
  if (is("asks") || is("locks")) list.C_Login = login;
  if (is("garbage")) {
    list.C_GetMechanismList = get_mechanism_list;
    list.C_FindObjects = find_objects;
    list.C_GetAttributeValue = get_attribute_value;
    list.C_Sign = sign;
  }
  static CK_FUNCTION_LIST empty = {.version = {2, 40}, .C_Initialize = initialize};
  *found = &list;
  if (is("nolist")) *found = NULL;
  if (is("empty")) *found = &empty;
  if (is("alien")) list.version = (CK_VERSION){9, 0};
  if (is("old")) list.version = (CK_VERSION){2, 1};
  if (is("ancient")) {
    list.version = (CK_VERSION){2, 0};
    *found = at_the_edge(&list);
  }
  return CKR_OK;
}

EXPORTED CK_RV C_GetInterface(CK_UTF8CHAR_PTR name, CK_VERSION_PTR version, CK_INTERFACE_PTR_PTR found, CK_FLAGS flags) {
  static CK_FUNCTION_LIST_3_0 list = {
      .version = {3, 2},
      .C_Initialize = initialize,
      .C_Finalize = finalize,
      .C_GetSlotList = get_slot_list,
      .C_OpenSession = open_session,
      .C_SessionCancel = session_cancel,
  };
  static CK_INTERFACE interface = {NULL, &list, 0};
  (void)name;
  (void)flags;
  /* It knows no other version than its own. */
  if (!is("newest") || version != NULL) return CKR_ARGUMENTS_BAD;
  *found = &interface;
  return CKR_OK;
}
