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
/* Which locks are in use, read by threads that come while the library is initialised; `gate` keeps it while it changes. */
static atomic_bool of_application;
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t deserted = PTHREAD_COND_INITIALIZER;
/* Threads that hold the application's locks, or wait for one. */
static unsigned users;
/* Whose lock is held: written by who has it. */
static bool held_of_application[LOCK_COUNT];
/* No lock is ever held by two threads, as one of the application's by this and as one of the operating system's by that: each kind is
   only taken into use when nobody holds the other. */

CK_RV lock_create(const CK_C_INITIALIZE_ARGS *arguments) {
  if (arguments == NULL) return CKR_OK;
  functions = *arguments;
  for (size_t i = 0; i < LOCK_COUNT; i++) {
    const CK_RV rv = functions.CreateMutex(&application_locks[i]);
    if (rv != CKR_OK) {
      while (i-- > 0) (void)functions.DestroyMutex(application_locks[i]);
      return rv == CKR_HOST_MEMORY ? rv : CKR_CANT_LOCK;
    }
  }
  /* Threads of an earlier life of the library may still be on their way out. */
  (void)pthread_mutex_lock(&os_locks[LOCK_SIGNING]);
  (void)pthread_mutex_lock(&os_locks[LOCK_STATE]);
  of_application = true;
  (void)pthread_mutex_unlock(&os_locks[LOCK_STATE]);
  (void)pthread_mutex_unlock(&os_locks[LOCK_SIGNING]);
  return CKR_OK;
}

void lock_abandon(void) {
  of_application = false;
  users = 0;
  (void)pthread_mutex_init(&gate, NULL);
  (void)pthread_cond_init(&deserted, NULL);
  for (size_t i = 0; i < LOCK_COUNT; i++) (void)pthread_mutex_init(&os_locks[i], NULL);
}

void lock_destroy(void) {
  if (!of_application) return;
  (void)pthread_mutex_lock(&gate);
  while (users > 0) (void)pthread_cond_wait(&deserted, &gate);
  of_application = false;
  (void)pthread_mutex_unlock(&gate);
  for (size_t i = 0; i < LOCK_COUNT; i++) (void)functions.DestroyMutex(application_locks[i]);
}

/* The application's locks are destroyed when nobody uses them any more. False if it is the operating system's that are to be used. */
static bool begin_use(void) {
  if (!of_application) return false; /* the usual case, which must not wait for the gate */
  (void)pthread_mutex_lock(&gate);
  const bool use = of_application;
  if (use) users++;
  (void)pthread_mutex_unlock(&gate);
  return use;
}

static void end_use(void) {
  (void)pthread_mutex_lock(&gate);
  if (--users == 0) (void)pthread_cond_broadcast(&deserted);
  (void)pthread_mutex_unlock(&gate);
}

bool lock_take(enum lock lock) {
  if (!begin_use()) {
    (void)pthread_mutex_lock(&os_locks[lock]);
    if (!of_application) {
      held_of_application[lock] = false;
      return true;
    }
    /* Finalised and initialised again since it looked, now with the application's: once more. */
    (void)pthread_mutex_unlock(&os_locks[lock]);
    return lock_take(lock);
  }
  if (functions.LockMutex(application_locks[lock]) == CKR_OK) {
    held_of_application[lock] = true;
    return true;
  }
  end_use();
  return false;
}

void lock_release(enum lock lock) {
  if (held_of_application[lock]) {
    (void)functions.UnlockMutex(application_locks[lock]);
    end_use();
  } else {
    (void)pthread_mutex_unlock(&os_locks[lock]);
  }
}
