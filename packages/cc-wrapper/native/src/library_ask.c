#include "library_ask.h"

#include "background.h"
#include "clock.h"
#include "log.h"

#define PATIENCE_MS 1000U

struct asking {
  const struct library *library;
  library_job *job;
  unsigned how;
  bool running; /* a thread is about it */
  bool late;    /* it was waited for long enough, and the log says so */
  uint64_t deadline;
};

struct library_callers library_callers[LIBRARIES_MAX][LIBRARY_CALLER_COUNTS];

static struct asking askings[LIBRARIES_MAX];
/* Guards them, and is never held inside a library. Static, so that a late thread still finds it. */
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static bool made;

static void *work(void *argument) {
  struct asking *asking = argument;
  (void)asking->job(asking->library, asking->how, true);
  (void)pthread_mutex_lock(&mutex);
  asking->running = false;
  (void)pthread_cond_broadcast(&changed);
  (void)pthread_mutex_unlock(&mutex);
  return NULL;
}

/* True if no thread is about it. */
static bool wait_for(struct asking *asking, uint64_t deadline) {
  while (asking->running && background_wait(&changed, &mutex, asking->deadline < deadline ? asking->deadline : deadline)) continue;
  if (asking->running && !asking->late) {
    asking->late = true;
    log_note("library %s is busy with another call: its slots are given as they were last known", asking->library->name);
  }
  return !asking->running;
}

static void ask_aside(const struct library *library, library_job *job, unsigned how) {
  struct asking *asking = &askings[library->index];
  const uint64_t deadline = clock_after_ms(PATIENCE_MS);
  (void)pthread_mutex_lock(&mutex);
  if (!made) background_condition(&changed);
  made = true;
  /* It may have been finalised meanwhile: see library_ask_end(). */
  if (wait_for(asking, deadline) && library_started(library->index) == library) {
    *asking = (struct asking){.library = library, .job = job, .how = how, .running = true, .deadline = deadline};
    if (background_start(work, asking)) {
      (void)wait_for(asking, deadline);
    } else {
      asking->running = false;
    }
  }
  (void)pthread_mutex_unlock(&mutex);
}

void library_ask(const struct library *library, library_job *job, unsigned how) {
  if (library_is_busy(library) || !job(library, how, false)) ask_aside(library, job, how);
}

void library_ask_end(const struct library *library) {
  (void)pthread_mutex_lock(&mutex);
  while (askings[library->index].running) (void)pthread_cond_wait(&changed, &mutex);
  (void)pthread_mutex_unlock(&mutex);
}

void library_ask_abandon(void) {
  (void)pthread_mutex_init(&mutex, NULL);
  made = false;
  for (size_t i = 0; i < LIBRARIES_MAX; i++) {
    for (size_t j = 0; j < LIBRARY_CALLER_COUNTS; j++) atomic_store(&library_callers[i][j].threads, 0);
    askings[i].running = false;
  }
}
