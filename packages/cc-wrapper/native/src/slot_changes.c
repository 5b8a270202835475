#include "slot_changes.h"

#include "slot_list.h"

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
/* Guards what is known, and is never held inside a library. */
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void note(struct known *of, CK_SLOT_ID slot, bool present) {
  size_t i = 0;
  while (i < of->count && of->slots[i] != slot) i++;
  if (i == SLOT_MAP_ROOM) return;
  if (i == of->count) {
    of->slots[i] = slot;
    of->present[i] = false;
    of->changed[i] = true; /* a reader that was plugged in */
    of->count++;
  }
  if (of->present[i] != present) of->changed[i] = true;
  of->present[i] = present;
}

static void look(const struct library *library) {
  CK_SLOT_ID slots[SLOT_MAP_ROOM];
  bool present[SLOT_MAP_ROOM];
  const size_t count = slot_list_of(library, CK_FALSE, true, slots);
  for (size_t i = 0; i < count; i++) {
    CK_SLOT_INFO info = {.flags = 0};
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
  (void)pthread_mutex_unlock(&mutex);
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
  memset(known, 0, sizeof known);
  (void)pthread_mutex_unlock(&mutex);
}

/* A library that can tell does. The card's cannot: its slots are looked at. */
static bool changed(const struct library *library, CK_SLOT_ID *slot) {
  CK_SLOT_ID real = 0;
  const CK_RV rv = library->functions.C_WaitForSlotEvent(CKF_DONT_BLOCK, &real, NULL);
  if (rv == CKR_OK) return slot_map_outward(library->index, real, slot);
  if (rv == CKR_NO_EVENT) return false;
  look(library);
  return take(library->index, slot);
}

bool slot_changes_take(CK_SLOT_ID *slot) {
  for (size_t i = 0; i < LIBRARIES_MAX; i++) {
    const struct library *library = library_ready(i);
    if (library != NULL && changed(library, slot)) return true;
  }
  return false;
}

void slot_changes_abandon(void) { (void)pthread_mutex_init(&mutex, NULL); }
