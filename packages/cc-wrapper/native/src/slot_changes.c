#include "slot_changes.h"

#include "library_ask.h"
#include "library_slots.h"

#include <pthread.h>
#include <string.h>

struct known {
  CK_SLOT_ID slots[SLOT_MAP_ROOM];
  bool present[SLOT_MAP_ROOM];
  bool changed[SLOT_MAP_ROOM];
  size_t count;
  bool begun; /* there was a first look, to which the next ones are compared */
};

static struct known known[LIBRARIES_MAX];
/* False while all of it is zero: a first start, which every application waits for, need not write to so many pages. */
static bool looked;
/* Guards what is known, and is never held inside a library. */
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

/* Its place, which is SLOT_MAP_ROOM if there is none left. */
static size_t place_of(struct known *of, CK_SLOT_ID slot) {
  size_t i = 0;
  while (i < of->count && of->slots[i] != slot) i++;
  if (i == SLOT_MAP_ROOM || i < of->count) return i;
  of->slots[i] = slot;
  of->present[i] = false;
  of->changed[i] = true; /* a reader that was plugged in */
  of->count++;
  looked = true;
  return i;
}

static void note(struct known *of, CK_SLOT_ID slot, bool present) {
  const size_t i = place_of(of, slot);
  if (i == SLOT_MAP_ROOM) return;
  if (of->present[i] != present) of->changed[i] = true;
  of->present[i] = present;
}

static void note_event(struct known *of, CK_SLOT_ID slot) {
  (void)pthread_mutex_lock(&mutex);
  const size_t i = place_of(of, slot);
  if (i < SLOT_MAP_ROOM) of->changed[i] = true;
  (void)pthread_mutex_unlock(&mutex);
}

static bool look(const struct library *library, bool aside) {
  CK_SLOT_ID slots[SLOT_MAP_ROOM];
  bool present[SLOT_MAP_ROOM];
  if (!library_slots_ask(library, LIBRARY_SLOTS_REFRESH, aside)) return false;
  const size_t count = library_slots_known(library, LIBRARY_SLOTS_REFRESH, slots);
  for (size_t i = 0; i < count; i++) {
    CK_SLOT_INFO info = {.flags = 0};
    if (!aside && library_is_busy(library)) return false;
    present[i] = library->functions.C_GetSlotInfo(slots[i], &info) == CKR_OK && (info.flags & CKF_TOKEN_PRESENT) != 0;
  }
  struct known *of = &known[library->index];
  (void)pthread_mutex_lock(&mutex);
  /* A slot that is no longer listed has lost its token with it. */
  for (size_t i = 0; i < of->count; i++) {
    bool listed = false;
    for (size_t j = 0; j < count && !listed; j++) listed = slots[j] == of->slots[i];
    if (!listed) note(of, of->slots[i], false);
  }
  for (size_t i = 0; i < count; i++) note(of, slots[i], present[i]);
  /* The slots of a library that was late are news to an application that has listed the others. */
  if (!of->begun && !library->late) memset(of->changed, 0, sizeof of->changed);
  of->begun = true;
  looked = true;
  (void)pthread_mutex_unlock(&mutex);
  return true;
}

static bool take(size_t index, CK_SLOT_ID *slot) {
  struct known *of = &known[index];
  bool found = false;
  (void)pthread_mutex_lock(&mutex);
  for (size_t i = 0; i < of->count && !found; i++) {
    if (!of->changed[i]) continue;
    of->changed[i] = false;
    found = slot_map_outward(index, of->slots[i], slot);
  }
  (void)pthread_mutex_unlock(&mutex);
  return found;
}

void slot_changes_begin(void) {
  (void)pthread_mutex_lock(&mutex);
  if (looked) memset(known, 0, sizeof known);
  looked = false;
  (void)pthread_mutex_unlock(&mutex);
}

/* A library that can tell does. The card's cannot: its slots are looked at. */
static bool ask(const struct library *library, unsigned how, bool aside) {
  CK_SLOT_ID real = 0;
  (void)how;
  const CK_RV rv = library->functions.C_WaitForSlotEvent(CKF_DONT_BLOCK, &real, NULL);
  if (rv == CKR_OK) note_event(&known[library->index], real);
  if (rv == CKR_OK || rv == CKR_NO_EVENT) return true;
  return (aside || !library_is_busy(library)) && look(library, aside);
}

bool slot_changes_take(CK_SLOT_ID *slot) {
  for (size_t i = 0; i < LIBRARIES_MAX; i++) {
    const struct library *library = library_slots_ready(i);
    if (library == NULL) continue;
    library_ask(library, ask, 0);
    if (take(i, slot)) return true;
  }
  return false;
}

void slot_changes_abandon(void) { (void)pthread_mutex_init(&mutex, NULL); }
