/* Hands out the lists of functions: 2.40 and 3.0 (PKCS#11 v3.0 sections 5.4.4 to 5.4.6). These three may be called at any time. */
#include "lists.h"
#include "module.h"

#include <string.h>

#define NAME "PKCS 11"

static CK_CHAR interface_name[] = NAME;

/* The default first. */
static CK_INTERFACE interfaces[] = {
    {interface_name, &functions_3_0, 0},
    {interface_name, &functions_2_40, 0},
};
#define INTERFACE_COUNT (sizeof interfaces / sizeof interfaces[0])

EXPORTED CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR ppFunctionList) {
  const struct log_call call = log_begin(__func__);
  if (ppFunctionList == NULL) return log_end(&call, CKR_ARGUMENTS_BAD, "%s", "");
  *ppFunctionList = &functions_2_40;
  return log_end(&call, CKR_OK, "%s", "");
}

static CK_RV list_interfaces(CK_INTERFACE *list, CK_ULONG *count) {
  if (count == NULL) return CKR_ARGUMENTS_BAD;
  const CK_ULONG room = *count;
  *count = INTERFACE_COUNT;
  if (list == NULL) return CKR_OK;
  if (room < INTERFACE_COUNT) return CKR_BUFFER_TOO_SMALL;
  memcpy(list, interfaces, sizeof interfaces);
  return CKR_OK;
}

EXPORTED CK_RV C_GetInterfaceList(CK_INTERFACE_PTR list, CK_ULONG_PTR count) {
  const struct log_call call = log_begin(__func__);
  return log_end(&call, list_interfaces(list, count), "list=%s", list == NULL ? "no" : "yes");
}

/* An interface that is not there is CKR_ARGUMENTS_BAD, as in the modules that applications know; they then ask for an older one.
   None of ours survives a fork, so none has CKF_INTERFACE_FORK_SAFE. */
static CK_RV find_interface(const CK_UTF8CHAR *name, const CK_VERSION *version, CK_INTERFACE **found, CK_FLAGS flags) {
  if (found == NULL) return CKR_ARGUMENTS_BAD;
  if (name != NULL && strcmp((const char *)name, NAME) != 0) return CKR_ARGUMENTS_BAD;
  for (size_t i = 0; i < INTERFACE_COUNT; i++) {
    /* Both lists begin with their version. */
    const CK_VERSION *has = interfaces[i].pFunctionList;
    if (version != NULL && (version->major != has->major || version->minor != has->minor)) continue;
    if ((flags & interfaces[i].flags) != flags) continue;
    *found = &interfaces[i];
    return CKR_OK;
  }
  return CKR_ARGUMENTS_BAD;
}

EXPORTED CK_RV C_GetInterface(CK_UTF8CHAR_PTR name, CK_VERSION_PTR version, CK_INTERFACE_PTR_PTR found, CK_FLAGS flags) {
  const struct log_call call = log_begin(__func__);
  const CK_RV rv = find_interface(name, version, found, flags);
  char words[LOG_FLAGS_SIZE];
  (void)log_flags(words, LOG_INTERFACE_FLAGS, flags);
  if (version == NULL) return log_end(&call, rv, "version=any, flags=%s", words);
  return log_end(&call, rv, "version=%d.%d, flags=%s", version->major, version->minor, words);
}
