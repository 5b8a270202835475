#include "slot_map.h"

#include "library.h"

#include <pthread.h>
#include <stdatomic.h>

/* The first block is the CMD token's, then comes one for each library. */
#define BLOCKS (LIBRARIES_MAX + 1U)
#define END (SLOT_MAP_CMD + BLOCKS * SLOT_MAP_ROOM)

struct block {
  CK_SLOT_ID real[SLOT_MAP_ROOM];
  atomic_size_t used; /* what is below it never changes, and is read without the lock */
};

static struct block blocks[LIBRARIES_MAX];
static pthread_mutex_t adding = PTHREAD_MUTEX_INITIALIZER;

static bool find(const struct block *block, CK_SLOT_ID real, size_t *place) {
  const size_t used = atomic_load_explicit(&block->used, memory_order_acquire);
  for (*place = 0; *place < used; ++*place) {
    if (block->real[*place] == real) return true;
  }
  return false;
}

static bool add(struct block *block, CK_SLOT_ID real, size_t *place) {
  (void)pthread_mutex_lock(&adding);
  bool there = find(block, real, place);
  if (!there && *place < SLOT_MAP_ROOM) {
    block->real[*place] = real;
    atomic_store_explicit(&block->used, *place + 1, memory_order_release);
    there = true;
  }
  (void)pthread_mutex_unlock(&adding);
  return there;
}

bool slot_map_outward(size_t library, CK_SLOT_ID real, CK_SLOT_ID *seen) {
  if (library == LIBRARY_CARD && (real < SLOT_MAP_CMD || real >= END)) {
    *seen = real;
    return true;
  }
  size_t place = 0;
  if (!find(&blocks[library], real, &place) && !add(&blocks[library], real, &place)) return false;
  *seen = SLOT_MAP_CMD + (library + 1) * SLOT_MAP_ROOM + place;
  return true;
}

bool slot_map_inward(CK_SLOT_ID seen, bool *of_cmd, size_t *library, CK_SLOT_ID *real) {
  *of_cmd = false;
  *library = LIBRARY_CARD;
  *real = seen;
  if (seen < SLOT_MAP_CMD || seen >= END) return true;
  const size_t block = (seen - SLOT_MAP_CMD) / SLOT_MAP_ROOM;
  const size_t place = (seen - SLOT_MAP_CMD) % SLOT_MAP_ROOM;
  *of_cmd = block == 0;
  if (*of_cmd) {
    *real = place;
    return true;
  }
  *library = block - 1;
  if (place >= atomic_load_explicit(&blocks[*library].used, memory_order_acquire)) return false;
  *real = blocks[*library].real[place];
  return true;
}

void slot_map_forget(size_t library) { atomic_store(&blocks[library].used, 0); }

void slot_map_abandon(void) { (void)pthread_mutex_init(&adding, NULL); }
