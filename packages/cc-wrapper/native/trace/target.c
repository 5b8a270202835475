/* The library that is watched, and the lists of functions that stand in front of its own (PKCS#11 v3.0 sections 5.4.4 to 5.4.6). */
#include "library_load.h"
#include "lists.h"
#include "take.h"
#include "trace.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static CK_FUNCTION_LIST_3_0 target;
static bool loaded;
/* In the thread that loads it: a library may come back to us, by itself or by way of others. */
static _Thread_local bool loading;

static CK_CHAR interface_name[] = "PKCS 11";
static CK_INTERFACE interfaces[] = {{interface_name, &functions_3_0, 0}, {interface_name, &functions_2_40, 0}};
#define INTERFACE_COUNT (sizeof interfaces / sizeof interfaces[0])

static void load(void) {
  const char *path = secure_getenv("SMARTCMD_TRACE_TARGET");
  loading = true;
  const char *wrong = path == NULL || path[0] != '/' ? "SMARTCMD_TRACE_TARGET is not its absolute path" : library_load(path, &target);
  loading = false;
  loaded = wrong == NULL;
  if (!loaded) {
    target = take_nothing;
    trace_failed(wrong);
  }
  /* The application is to see the version that it would see without us, as far as our lists go: that of 3.2 is longer. */
  functions_3_0.version = target.version;
  if (target.version.major == 3 && target.version.minor > 1) functions_3_0.version.minor = 1;
  if (target.version.major == 2) functions_2_40.version = target.version;
}

const CK_FUNCTION_LIST_3_0 *trace_target(void) {
  if (loading) return &take_nothing;
  (void)pthread_once(&once, load);
  return &target;
}

/* A library of Cryptoki 2 has the second interface alone. */
static size_t first_interface(void) { return trace_target()->version.major == 3 ? 0 : 1; }

CK_RV trace_C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR ppFunctionList) {
  (void)trace_target();
  if (ppFunctionList == NULL) return CKR_ARGUMENTS_BAD;
  if (!loaded) return CKR_GENERAL_ERROR;
  *ppFunctionList = &functions_2_40;
  return CKR_OK;
}

CK_RV trace_C_GetInterfaceList(CK_INTERFACE_PTR list, CK_ULONG_PTR count) {
  const size_t first = first_interface();
  if (count == NULL) return CKR_ARGUMENTS_BAD;
  if (!loaded) return CKR_GENERAL_ERROR;
  const CK_ULONG room = *count;
  *count = INTERFACE_COUNT - first;
  if (list == NULL) return CKR_OK;
  if (room < *count) return CKR_BUFFER_TOO_SMALL;
  memcpy(list, &interfaces[first], *count * sizeof *list);
  return CKR_OK;
}

CK_RV trace_C_GetInterface(CK_UTF8CHAR_PTR name, CK_VERSION_PTR version, CK_INTERFACE_PTR_PTR found, CK_FLAGS flags) {
  const size_t first = first_interface();
  if (!loaded) return CKR_GENERAL_ERROR;
  if (found == NULL || flags != 0 || (name != NULL && strcmp((const char *)name, (const char *)interface_name) != 0)) return CKR_ARGUMENTS_BAD;
  for (size_t i = first; i < INTERFACE_COUNT; i++) {
    const CK_VERSION *has = interfaces[i].pFunctionList;
    if (version != NULL && (version->major != has->major || version->minor != has->minor)) continue;
    *found = &interfaces[i];
    return CKR_OK;
  }
  return CKR_ARGUMENTS_BAD;
}
