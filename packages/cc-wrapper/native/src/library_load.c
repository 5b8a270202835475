#include "library_load.h"

#include "lists.h"
#include "take.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

static CK_CHAR standard_name[] = "PKCS 11";

/* A function of the library's own: dlsym() also finds those of libraries that it depends on. */
static void *own_function(void *handle, const char *name, const void *other) {
  void *function = dlsym(handle, name);
  Dl_info of_function;
  Dl_info of_other;
  if (function == NULL || dladdr(function, &of_function) == 0 || dladdr(other, &of_other) == 0) return NULL;
  return of_function.dli_fbase == of_other.dli_fbase ? function : NULL;
}

/* The list of 3.0, which newer versions only make longer. NULL if the library has none. */
static const CK_FUNCTION_LIST_3_0 *list_3_0(void *handle, const void *other) {
  CK_RV (*get_interface)(CK_UTF8CHAR_PTR, CK_VERSION_PTR, CK_INTERFACE_PTR_PTR, CK_FLAGS);
  void *symbol = own_function(handle, "C_GetInterface", other);
  if (symbol == NULL) return NULL;
  memcpy(&get_interface, &symbol, sizeof get_interface);
  CK_VERSION version = {3, 0};
  CK_INTERFACE *found = NULL;
  if (get_interface(standard_name, &version, &found, 0) != CKR_OK || found == NULL || found->pFunctionList == NULL) {
    found = NULL;
    if (get_interface(standard_name, NULL, &found, 0) != CKR_OK || found == NULL) return NULL;
  }
  const CK_FUNCTION_LIST_3_0 *list = found->pFunctionList;
  return list != NULL && list->version.major == 3 ? list : NULL;
}

const char *library_load(const char *path, CK_FUNCTION_LIST_3_0 *functions) {
  CK_RV (*get_list)(CK_FUNCTION_LIST_PTR_PTR);
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return dlerror();
  void *symbol = dlsym(handle, "C_GetFunctionList");
  if (symbol == NULL) return "it has no C_GetFunctionList";
  memcpy(&get_list, &symbol, sizeof get_list);
  CK_FUNCTION_LIST *list = NULL;
  const CK_RV rv = get_list(&list);
  if (rv != CKR_OK || list == NULL) return "its C_GetFunctionList gives nothing";
  if (list == &functions_2_40) return "it is this very library";
  const CK_FUNCTION_LIST_3_0 *newer = list_3_0(handle, symbol);
  if (newer != NULL) {
    take_functions(functions, newer, TAKE_3_0, dlsym, handle);
    return NULL;
  }
  const CK_VERSION version = list->version;
  if (version.major != 2 && version.major != 3) return "its version of Cryptoki is neither 2 nor 3";
  /* Both kinds of list begin alike. */
  const void *beginning = list;
  take_functions(functions, beginning, version.major == 2 && version.minor == 0 ? TAKE_2_00 : TAKE_2_40, dlsym, handle);
  return NULL;
}
