#include "module.h"

#include "enrol.h"
#include "fork_guard.h"
#include "slot_event.h"

#include <pthread.h>
#include <stdatomic.h>

static atomic_bool initialized;
/* Two threads that initialise or finalise at once; the locks of lock.h do not exist then. */
static pthread_mutex_t life = PTHREAD_MUTEX_INITIALIZER;

static bool is_initialized(void) { return atomic_load(&initialized) && fork_guard_is_owner(); }

CK_RV module_enter(void) {
  if (!is_initialized()) return CKR_CRYPTOKI_NOT_INITIALIZED;
  if (!lock_take(LOCK_STATE)) return CKR_GENERAL_ERROR;
  /* C_Finalize may have been faster. */
  if (atomic_load(&initialized)) return CKR_OK;
  lock_release(LOCK_STATE);
  return CKR_CRYPTOKI_NOT_INITIALIZED;
}

void module_leave(void) { lock_release(LOCK_STATE); }

/* In the child of a fork: the parent's sessions, tokens and agents are none of ours, whatever its threads were doing. */
static void forget(void) {
  enrol_forbid();
  sessions_abandon();
  slots_abandon();
  slot_event_abandon();
  lock_abandon();
  (void)pthread_mutex_init(&life, NULL);
  atomic_store(&initialized, false);
}

static CK_RV initialize(const CK_C_INITIALIZE_ARGS *functions) {
  if (is_initialized()) return CKR_CRYPTOKI_ALREADY_INITIALIZED;
  const CK_RV rv = lock_create(functions);
  if (rv != CKR_OK) return rv;
  fork_guard_claim();
  log_configure();
  token_dir_configure();
  slots_refresh();
  slots_forget_events();
  atomic_store(&initialized, true);
  return CKR_OK;
}

CK_RV module_initialize(const CK_C_INITIALIZE_ARGS *functions) {
  fork_guard_start(forget);
  /* A child that was made without the handlers of pthread_atfork. */
  if (atomic_load(&initialized) && !fork_guard_is_owner()) forget();
  (void)pthread_mutex_lock(&life);
  const CK_RV rv = initialize(functions);
  (void)pthread_mutex_unlock(&life);
  return rv;
}

CK_RV module_finalize(void) {
  if (!is_initialized()) return CKR_CRYPTOKI_NOT_INITIALIZED;
  (void)pthread_mutex_lock(&life);
  CK_RV rv = module_enter();
  if (rv == CKR_OK) {
    atomic_store(&initialized, false);
    sessions_close_all();
    slots_clear();
    slot_event_end_all();
    lock_release(LOCK_STATE);
    /* Until the thread that was signing has noticed. */
    if (lock_take(LOCK_SIGNING)) lock_release(LOCK_SIGNING);
    lock_destroy();
  }
  (void)pthread_mutex_unlock(&life);
  return rv;
}

CK_RV module_enter_session(CK_SESSION_HANDLE handle, struct session **session) {
  const CK_RV rv = module_enter();
  if (rv != CKR_OK) return rv;
  *session = sessions_find(handle);
  if (*session != NULL) return CKR_OK;
  module_leave();
  return CKR_SESSION_HANDLE_INVALID;
}

CK_RV module_enter_slot(CK_SLOT_ID id, struct slot **slot) {
  const CK_RV rv = module_enter();
  if (rv != CKR_OK) return rv;
  *slot = slots_find(id);
  if (*slot != NULL) return CKR_OK;
  module_leave();
  return CKR_SLOT_ID_INVALID;
}

CK_RV module_enter_token(CK_SLOT_ID id, struct slot **slot) {
  const CK_RV rv = module_enter_slot(id, slot);
  if (rv != CKR_OK || (*slot)->token != NULL) return rv;
  module_leave();
  return CKR_TOKEN_NOT_PRESENT;
}
