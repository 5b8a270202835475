/* General-purpose functions (PKCS#11 v3.0 section 5.4) for all libraries together. */
#include "router.h"

#include "circle.h"
#include "fork_guard.h"
#include "library_slots.h"
#include "route.h"
#include "slot_changes.h"
#include "slot_map.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

static atomic_bool on;
/* From the first C_Initialize on, also between C_Finalize and the next one. */
static atomic_bool begun;
/* Who begins or ends. Not held inside a library, though while libraries are waited for. */
static pthread_mutex_t life = PTHREAD_MUTEX_INITIALIZER;

bool router_is_on(void) { return !circle_closes() && atomic_load_explicit(&on, memory_order_acquire) && fork_guard_is_owner(); }

/* In the child of a fork: whatever the parent's threads were doing, they are not here. */
static void abandon(void) {
  atomic_store(&on, false);
  libraries_abandon();
  library_ask_abandon();
  library_slots_abandon();
  handle_map_abandon();
  slot_map_abandon();
  slot_changes_abandon();
}

static CK_RV initialize(CK_C_INITIALIZE_ARGS *arguments, bool forked) {
  const CK_RV rv = cmd_functions_3_0.C_Initialize(arguments);
  if (rv != CKR_OK) return rv;
  if (forked) abandon();
  atomic_store(&begun, true);
  libraries_start(arguments);
  library_slots_begin();
  slot_changes_begin();
  atomic_store_explicit(&on, true, memory_order_release);
  return CKR_OK;
}

/* C_Initialize: first the CMD token, which decides about arguments and about who was first, and never waits; then the others, whose failures
   leave it alone. A thread that is told that another was first finds everything begun. */
EXPORTED CK_RV C_Initialize(CK_VOID_PTR pInitArgs) {
  if (circle_closes()) return CKR_GENERAL_ERROR;
  const bool forked = atomic_load(&begun) && !fork_guard_is_owner();
  if (forked) (void)pthread_mutex_init(&life, NULL);
  (void)pthread_mutex_lock(&life);
  const CK_RV rv = initialize(pInitArgs, forked);
  (void)pthread_mutex_unlock(&life);
  return rv;
}

static CK_RV finalize(void) {
  /* Of two threads that finalise at once the CMD token tells the second. */
  const CK_RV rv = cmd_functions_3_0.C_Finalize(NULL);
  if (rv != CKR_OK) return rv;
  atomic_store(&on, false);
  handle_map_clear();
  libraries_stop();
  return CKR_OK;
}

EXPORTED CK_RV C_Finalize(CK_VOID_PTR pReserved) {
  /* A proxy that ends must not end us for the application. */
  if (circle_closes()) return CKR_CRYPTOKI_NOT_INITIALIZED;
  if (pReserved != NULL || !fork_guard_is_owner()) return cmd_functions_3_0.C_Finalize(pReserved);
  (void)pthread_mutex_lock(&life);
  const CK_RV rv = finalize();
  (void)pthread_mutex_unlock(&life);
  return rv;
}

/* C_GetInfo: the CMD token's, and how many libraries stand beside it. */
EXPORTED CK_RV C_GetInfo(CK_INFO_PTR pInfo) {
  const CK_RV rv = router_is_on() ? cmd_functions_3_0.C_GetInfo(pInfo) : CKR_CRYPTOKI_NOT_INITIALIZED;
  if (rv != CKR_OK) return rv;
  char text[sizeof pInfo->libraryDescription + 1];
  int others = 0;
  for (size_t i = 0; i < LIBRARIES_MAX; i++) others += library_started(i) != NULL;
  if (others == 0) return CKR_OK;
  const int size = snprintf(text, sizeof text, "Chave Movel Digital and %d more", others);
  memset(pInfo->libraryDescription, ' ', sizeof pInfo->libraryDescription);
  memcpy(pInfo->libraryDescription, text, (size_t)size);
  return CKR_OK;
}
