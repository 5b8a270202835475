/* General-purpose functions (PKCS#11 v3.0 section 5.4). */
#include "clock.h"
#include "module.h"

#include <string.h>

#define VERSION_MAJOR 0
#define VERSION_MINOR 1

static CK_RV check_arguments(const CK_C_INITIALIZE_ARGS *arguments, const CK_C_INITIALIZE_ARGS **functions) {
  *functions = NULL;
  if (arguments == NULL) return CKR_OK;
  const int given = (arguments->CreateMutex != NULL) + (arguments->DestroyMutex != NULL) + (arguments->LockMutex != NULL) +
                    (arguments->UnlockMutex != NULL);
  if (given != 0 && given != 4) return CKR_ARGUMENTS_BAD;
  /* NSS has a pointer to its library parameters there when a module is registered with some, and always sets this flag. */
  const bool is_nss = (arguments->flags & CKF_LIBRARY_CANT_CREATE_OS_THREADS) != 0;
  if (arguments->pReserved != NULL && !is_nss) return CKR_ARGUMENTS_BAD;
  /* Only who gives functions and does not allow the operating system's locks must have theirs used. */
  if (given == 4 && (arguments->flags & CKF_OS_LOCKING_OK) == 0) *functions = arguments;
  return CKR_OK;
}

/* C_Initialize: reads the token files; starts nothing, asks nobody. No threads are ever created. */
EXPORTED CK_RV C_Initialize(CK_VOID_PTR pInitArgs) {
  /* It is this call that switches the log on. */
  const struct log_call call = {.name = __func__, .started = clock_us()};
  const CK_C_INITIALIZE_ARGS *arguments = pInitArgs;
  const CK_C_INITIALIZE_ARGS *functions = NULL;
  CK_RV rv = check_arguments(arguments, &functions);
  if (rv == CKR_OK) rv = module_initialize(functions);
  char flags[LOG_FLAGS_SIZE];
  return log_end(&call, rv, "arguments=%s, flags=%s, mutexes=%s", arguments == NULL ? "NULL" : "given",
                 log_flags(flags, LOG_INITIALIZE_FLAGS, arguments == NULL ? 0 : arguments->flags),
                 functions == NULL ? "of the system" : "of the application");
}

/* C_Finalize: closes the sessions, ends the agents and whoever waits for a slot. */
EXPORTED CK_RV C_Finalize(CK_VOID_PTR pReserved) {
  const struct log_call call = log_begin(__func__);
  return log_end(&call, pReserved != NULL ? CKR_ARGUMENTS_BAD : module_finalize(), "%s", "");
}

static void pad(CK_UTF8CHAR *field, size_t size, const char *text) {
  memset(field, ' ', size);
  memcpy(field, text, strlen(text));
}

/* C_GetInfo: the library, not the token. */
EXPORTED CK_RV C_GetInfo(CK_INFO_PTR pInfo) {
  const struct log_call call = log_begin(__func__);
  CK_RV rv = module_enter();
  if (rv == CKR_OK) {
    module_leave();
    if (pInfo == NULL) rv = CKR_ARGUMENTS_BAD;
  }
  if (rv == CKR_OK) {
    *pInfo = (CK_INFO){.cryptokiVersion = {3, 0}, .libraryVersion = {VERSION_MAJOR, VERSION_MINOR}};
    pad(pInfo->manufacturerID, sizeof pInfo->manufacturerID, "SmartCMD");
    pad(pInfo->libraryDescription, sizeof pInfo->libraryDescription, "Chave Movel Digital");
  }
  return log_end(&call, rv, "%s", "");
}
