/* General-purpose functions (PKCS#11 v3.0 section 5.4) for all libraries together. */
#include "router.h"

#include "fork_guard.h"
#include "library_slots.h"
#include "route.h"
#include "slot_changes.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

static atomic_bool on;

bool router_is_on(void) { return atomic_load_explicit(&on, memory_order_acquire) && fork_guard_is_owner(); }

/* C_Initialize: first the CMD token, which decides about arguments and about who was first, and never waits; then the others, whose failures
   leave it alone. */
EXPORTED CK_RV C_Initialize(CK_VOID_PTR pInitArgs) {
  const bool forked = atomic_load(&on) && !fork_guard_is_owner();
  const CK_RV rv = cmd_functions_3_0.C_Initialize(pInitArgs);
  if (rv != CKR_OK) return rv;
  if (forked) {
    atomic_store(&on, false);
    libraries_abandon();
    library_ask_abandon();
    library_slots_abandon();
    handle_map_abandon();
    slot_changes_abandon();
  }
  libraries_start(pInitArgs);
  library_slots_begin();
  slot_changes_begin();
  atomic_store_explicit(&on, true, memory_order_release);
  return CKR_OK;
}

EXPORTED CK_RV C_Finalize(CK_VOID_PTR pReserved) {
  if (pReserved != NULL || !router_is_on()) return cmd_functions_3_0.C_Finalize(pReserved);
  const CK_RV rv = cmd_functions_3_0.C_Finalize(NULL);
  /* Two threads that finalise at once: the CMD token has told the second. */
  if (rv != CKR_OK) return rv;
  atomic_store(&on, false);
  handle_map_clear();
  libraries_stop();
  return CKR_OK;
}

/* C_GetInfo: the CMD token's, and how many libraries stand beside it. */
EXPORTED CK_RV C_GetInfo(CK_INFO_PTR pInfo) {
  const CK_RV rv = router_is_on() ? cmd_functions_3_0.C_GetInfo(pInfo) : CKR_CRYPTOKI_NOT_INITIALIZED;
  if (rv != CKR_OK) return rv;
  char text[sizeof pInfo->libraryDescription + 1];
  int others = 0;
  for (size_t i = 0; i < LIBRARIES_MAX; i++) others += library_ready(i) != NULL;
  if (others == 0) return CKR_OK;
  const int size = snprintf(text, sizeof text, "Chave Movel Digital and %d more", others);
  memset(pInfo->libraryDescription, ' ', sizeof pInfo->libraryDescription);
  memcpy(pInfo->libraryDescription, text, (size_t)size);
  return CKR_OK;
}
