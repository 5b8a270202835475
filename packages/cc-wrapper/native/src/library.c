#include "library.h"

#include "background.h"
#include "circle.h"
#include "clock.h"
#include "library_ask.h"
#include "library_load.h"
#include "log.h"
#include "slot_map.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum state {
  IDLE,
  STARTING, /* a thread loads or initialises it */
  STARTED, /* initialised; whether it leads back to us is not known yet */
  READY,
  CIRCLE,  /* it leads back to us: only its end is still ours to call */
  STOPPING, /* a thread finalises it */
  LOST,     /* the process forked while it was STARTING or STOPPING, or no thread could stop it: what it holds will never be released */
};

struct entry {
  struct library public;
  _Atomic(enum state) state;
  bool loaded;
  bool wanted; /* between C_Initialize and C_Finalize of ours */
  bool ours;   /* it is ours to finalise */
  CK_C_INITIALIZE_ARGS arguments;
};

static struct entry entries[LIBRARIES_MAX];
/* Apart from the entries, so that whoever goes through those touches few pages: each costs every application a page fault at the start. */
static char paths[LIBRARIES_MAX][PATH_MAX];
/* Guards the entries, and is never held inside a library. Static, so that a late thread still finds it. */
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static bool made;
/* How long is waited for all of them together, when they start and when they stop. */
static unsigned patience_ms;

static char *path_of(const struct entry *entry) { return paths[entry - entries]; }

static void take(void) { (void)pthread_mutex_lock(&mutex); }
static void release(void) { (void)pthread_mutex_unlock(&mutex); }

static void make(void) {
  if (made) return;
  background_condition(&changed);
  made = true;
}

/* Until something changed; false once the moment has come. The mutex is held. */
static bool wait_until(uint64_t deadline) { return background_wait(&changed, &mutex, deadline); }

static void set_state(struct entry *entry, enum state state) {
  atomic_store_explicit(&entry->state, state, memory_order_release);
  (void)pthread_cond_broadcast(&changed);
}

static void complain(const struct entry *entry, const char *what, CK_RV rv) {
  const char *name = log_rv_name(rv);
  if (name != NULL) {
    log_note("library %s is not used: %s: %s", path_of(entry), what, name);
  } else {
    log_note("library %s is not used: %s: 0x%lx", path_of(entry), what, rv);
  }
}

static void bring_down(struct entry *entry) {
  bool closed = false;
  library_ask_end(&entry->public);
  circle_enter(&closed);
  const CK_RV rv = entry->ours ? entry->public.functions.C_Finalize(NULL) : CKR_OK;
  circle_leave();
  if (rv != CKR_OK) log_note("library %s: C_Finalize: 0x%lx", path_of(entry), rv);
}

static void complain_of_circle(const struct entry *entry) {
  log_note("library %s is not used: it leads back to this very library", path_of(entry));
}

/* The body of a starting thread, without the mutex. */
static bool bring_up(struct entry *entry) {
  if (!entry->loaded) {
    const char *wrong = library_load(path_of(entry), &entry->public.functions);
    if (wrong != NULL) {
      log_note("library %s is not used: %s", path_of(entry), wrong);
      return false;
    }
    entry->loaded = true;
  }
  bool closed = false;
  circle_enter(&closed);
  const CK_RV rv = entry->public.functions.C_Initialize(&entry->arguments);
  circle_leave();
  entry->ours = rv == CKR_OK;
  /* The application may have loaded the same library for itself. */
  if (rv == CKR_OK || rv == CKR_CRYPTOKI_ALREADY_INITIALIZED) {
    const CK_VERSION version = entry->public.functions.version;
    log_note("library %s is used: Cryptoki %d.%d", path_of(entry), version.major, version.minor);
    return true;
  }
  if (closed) {
    complain_of_circle(entry);
  } else {
    complain(entry, "C_Initialize", rv);
  }
  return false;
}

static void *start(void *argument) {
  struct entry *entry = argument;
  const bool up = bring_up(entry);
  take();
  if (up && !entry->wanted) {
    /* It took so long that the application has finished. */
    set_state(entry, STOPPING);
    release();
    bring_down(entry);
    take();
    set_state(entry, IDLE);
  } else {
    set_state(entry, up ? STARTED : IDLE);
  }
  release();
  return NULL;
}

static void *stop(void *argument) {
  struct entry *entry = argument;
  bring_down(entry);
  take();
  set_state(entry, IDLE);
  release();
  return NULL;
}

/* What the other library gets: the application's locks and promises. Never NULL: the card's library takes no lock at all then. What
   pReserved points to is meant for us. */
static CK_C_INITIALIZE_ARGS arguments_from(const CK_C_INITIALIZE_ARGS *given) {
  if (given == NULL) return (CK_C_INITIALIZE_ARGS){.flags = CKF_OS_LOCKING_OK};
  CK_C_INITIALIZE_ARGS arguments = *given;
  arguments.pReserved = NULL;
  /* Without functions of the application's own, the system's are all that is left. */
  if (arguments.CreateMutex == NULL) arguments.flags |= CKF_OS_LOCKING_OK;
  return arguments;
}

static void set_path(struct entry *entry, const char *path) {
  if (strcmp(path_of(entry), path) == 0) return;
  char *own = path_of(entry);
  (void)strncpy(own, path, PATH_MAX - 1);
  const char *slash = strrchr(own, '/');
  entry->public.name = slash == NULL ? own : slash + 1;
  entry->loaded = false;
  slot_map_forget(entry->public.index);
}

static void want(struct entry *entry, size_t index, const char *path, const CK_C_INITIALIZE_ARGS *arguments, uint64_t deadline) {
  const enum state busy = atomic_load(&entry->state);
  if (busy == STARTING && strcmp(path_of(entry), path) == 0) {
    /* It has been starting since the last time; what it was given then is all it gets. */
    entry->wanted = true;
    return;
  }
  while (atomic_load(&entry->state) == STOPPING && wait_until(deadline)) continue;
  if (atomic_load(&entry->state) != IDLE) {
    log_note("library %s is not used: %s is still busy", path, path_of(entry));
    return;
  }
  entry->public.index = index;
  set_path(entry, path);
  entry->wanted = true;
  entry->public.late = false;
  entry->arguments = arguments_from(arguments);
  atomic_store(&entry->state, STARTING);
  if (background_start(start, entry)) return;
  atomic_store(&entry->state, IDLE);
  log_note("library %s is not used: no thread could be started", path);
}

static bool all_started(void) {
  for (size_t i = 0; i < LIBRARIES_MAX; i++) {
    if (entries[i].wanted && atomic_load(&entries[i].state) == STARTING) return false;
  }
  return true;
}

static bool all_stopped(void) {
  for (size_t i = 0; i < LIBRARIES_MAX; i++) {
    if (atomic_load(&entries[i].state) == STOPPING) return false;
  }
  return true;
}

void libraries_start(const CK_C_INITIALIZE_ARGS *arguments) {
  const struct module_list *list = module_list_read();
  const uint64_t deadline = clock_after_ms(list->wait_ms);
  take();
  make();
  patience_ms = list->wait_ms;
  for (size_t i = 0; i < list->count; i++) {
    if (list->paths[i][0] != '\0') want(&entries[i], i, list->paths[i], arguments, deadline);
  }
  while (!all_started() && wait_until(deadline)) continue;
  for (size_t i = 0; i < LIBRARIES_MAX; i++) {
    if (!entries[i].wanted || atomic_load(&entries[i].state) != STARTING) continue;
    entries[i].public.late = true;
    log_note("library %s takes longer than %u ms to start: its slots will appear when it is done", path_of(&entries[i]), list->wait_ms);
  }
  release();
}

static void let_stop(struct entry *entry) {
  entry->wanted = false;
  const enum state state = atomic_load(&entry->state);
  if (state != STARTED && state != READY && state != CIRCLE) return;
  set_state(entry, STOPPING);
  if (background_start(stop, entry)) return;
  log_note("library %s is not finalised: no thread could be started", path_of(entry));
  set_state(entry, LOST);
}

void libraries_stop(void) {
  take();
  const uint64_t deadline = clock_after_ms(patience_ms);
  for (size_t i = 0; i < LIBRARIES_MAX; i++) let_stop(&entries[i]);
  while (!all_stopped() && wait_until(deadline)) continue;
  for (size_t i = 0; i < LIBRARIES_MAX; i++) {
    if (atomic_load(&entries[i].state) != STOPPING) continue;
    log_note("library %s takes longer than %u ms to stop: nobody waits for it any more", path_of(&entries[i]), patience_ms);
  }
  if (made) (void)pthread_cond_broadcast(&changed);
  release();
}

void libraries_abandon(void) {
  (void)pthread_mutex_init(&mutex, NULL);
  made = false;
  make();
  for (size_t i = 0; i < LIBRARIES_MAX; i++) {
    const enum state state = atomic_load(&entries[i].state);
    atomic_store(&entries[i].state, state == STARTING || state == STOPPING || state == LOST ? LOST : IDLE);
    entries[i].wanted = false;
  }
}

const struct library *library_started(size_t index) {
  const enum state state = atomic_load_explicit(&entries[index].state, memory_order_acquire);
  return state == STARTED || state == READY ? &entries[index].public : NULL;
}

void library_settle(const struct library *library, bool leads_back) {
  struct entry *entry = &entries[library->index];
  take();
  if (atomic_load(&entry->state) == STARTED) {
    if (leads_back) complain_of_circle(entry);
    set_state(entry, leads_back ? CIRCLE : READY);
  }
  release();
}

const struct library *library_ready(size_t index) {
  return atomic_load_explicit(&entries[index].state, memory_order_acquire) == READY ? &entries[index].public : NULL;
}

static bool any_wanted(void) {
  for (size_t i = 0; i < LIBRARIES_MAX; i++) {
    const enum state state = atomic_load(&entries[i].state);
    if (entries[i].wanted && (state == STARTING || state == STARTED || state == READY)) return true;
  }
  return false;
}

bool libraries_any(void) {
  take();
  const bool any = any_wanted();
  release();
  return any;
}

void libraries_pause(unsigned ms) {
  const uint64_t deadline = clock_after_ms(ms);
  take();
  /* A library that became ready is as good a reason to look again as the end of the time. */
  if (any_wanted()) (void)wait_until(deadline);
  release();
}
