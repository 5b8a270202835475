#include "circle.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

/* No variable of each thread's own: those need the dynamic loader at every call. */
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static bool made;
/* How many threads are inside: nearly always none, and then the key need not be looked at. */
static atomic_uint inside;

static void make_key(void) { made = pthread_key_create(&key, NULL) == 0; }

void circle_enter(bool *closed) {
  *closed = false;
  (void)pthread_once(&once, make_key);
  if (!made) return;
  (void)pthread_setspecific(key, closed);
  atomic_fetch_add(&inside, 1);
}

void circle_leave(void) {
  if (!made) return;
  atomic_fetch_sub(&inside, 1);
  (void)pthread_setspecific(key, NULL);
}

bool circle_closes(void) {
  if (atomic_load_explicit(&inside, memory_order_relaxed) == 0) return false;
  bool *closed = pthread_getspecific(key);
  if (closed != NULL) *closed = true;
  return closed != NULL;
}
