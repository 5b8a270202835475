#include "lock.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#define LOCK_COUNT 2

/* Never destroyed: a thread that comes late, after C_Finalize or while the process ends, still finds them. */
static pthread_mutex_t os_locks[LOCK_COUNT] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER};
static CK_C_INITIALIZE_ARGS functions;
static CK_VOID_PTR application_locks[LOCK_COUNT];
static atomic_bool of_application; /* read by threads that come while the library is initialised */

CK_RV lock_create(const CK_C_INITIALIZE_ARGS *arguments) {
  of_application = false;
  if (arguments == NULL) return CKR_OK;
  functions = *arguments;
  for (size_t i = 0; i < LOCK_COUNT; i++) {
    const CK_RV rv = functions.CreateMutex(&application_locks[i]);
    if (rv != CKR_OK) {
      while (i-- > 0) (void)functions.DestroyMutex(application_locks[i]);
      return rv == CKR_HOST_MEMORY ? rv : CKR_CANT_LOCK;
    }
  }
  of_application = true;
  return CKR_OK;
}

void lock_abandon(void) {
  of_application = false;
  for (size_t i = 0; i < LOCK_COUNT; i++) (void)pthread_mutex_init(&os_locks[i], NULL);
}

void lock_destroy(void) {
  if (!of_application) return;
  of_application = false;
  for (size_t i = 0; i < LOCK_COUNT; i++) (void)functions.DestroyMutex(application_locks[i]);
}

void lock_take(enum lock lock) {
  if (of_application) {
    (void)functions.LockMutex(application_locks[lock]);
  } else {
    (void)pthread_mutex_lock(&os_locks[lock]);
  }
}

void lock_release(enum lock lock) {
  if (of_application) {
    (void)functions.UnlockMutex(application_locks[lock]);
  } else {
    (void)pthread_mutex_unlock(&os_locks[lock]);
  }
}
