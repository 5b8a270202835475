/* Asks another library what it may not answer for a long time: many do one thing at a time, and while one of their calls waits for the
   citizen's PIN, every other one waits with it. */
#ifndef SMARTCMD_LIBRARY_ASK_H
#define SMARTCMD_LIBRARY_ASK_H

#include "library.h"

#include <stdatomic.h>
#include <stdint.h>

/* How many threads are inside calls of the application's to each library. The threads are spread over several counts, lest their processors
   fight for one. */
#define LIBRARY_CALLER_COUNTS 16U
struct library_callers {
  _Alignas(64) atomic_uint threads;
};
extern struct library_callers library_callers[LIBRARIES_MAX][LIBRARY_CALLER_COUNTS];

/* The count of a call: by the address of something of its own on its thread's stack. */
static inline atomic_uint *library_count(const struct library *library, const void *call) {
  const uint64_t mixed = ((uint64_t)(uintptr_t)call >> 16) * 0x9e3779b97f4a7c15U;
  return &library_callers[library->index][mixed >> 60].threads;
}

/* A call goes into the library, and comes out again. */
static inline void library_entered(const struct library *library, const void *call) { (void)atomic_fetch_add(library_count(library, call), 1); }
static inline void library_left(const struct library *library, const void *call) { (void)atomic_fetch_sub(library_count(library, call), 1); }

static inline bool library_is_busy(const struct library *library) {
  for (size_t i = 0; i < LIBRARY_CALLER_COUNTS; i++) {
    if (atomic_load(&library_callers[library->index][i].threads) > 0) return true;
  }
  return false;
}

/* Calls a library, and keeps what it answers. `aside`: in a thread of ours, which may wait. Else it looks between two calls whether the
   library has become busy, and in that case gives up: false. */
typedef bool library_job(const struct library *library, unsigned how, bool aside);

/* Does the job: at once if nobody is inside the library, else in a thread of ours, for which it waits a second. A library has no more than one
   such thread; after its second nobody waits for it again, and what it still finds is kept. */
void library_ask(const struct library *library, library_job *job, unsigned how);

/* Waits, without end, until no thread of ours is inside that library; none comes once library_started() does not give it any more. */
void library_ask_end(const struct library *library);

/* In the child of a fork. */
void library_ask_abandon(void);

#endif
