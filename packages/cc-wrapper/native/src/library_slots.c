#include "library_slots.h"

#include "circle.h"
#include "library_ask.h"
#include "log.h"

#include <pthread.h>
#include <string.h>

struct answer {
  CK_SLOT_ID slots[SLOT_MAP_ROOM];
  size_t count;
  bool given;
};

/* All slots, and those with a token. */
static struct answer answers[LIBRARIES_MAX][2];
/* False while none is given: a first start, which every application waits for, need not look at so many pages. */
static bool any_given;
/* Guards them, and is never held inside a library. */
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void keep(struct answer *answer, const CK_SLOT_ID *slots, size_t count) {
  (void)pthread_mutex_lock(&mutex);
  memcpy(answer->slots, slots, count * sizeof slots[0]);
  answer->count = count;
  answer->given = true;
  any_given = true;
  (void)pthread_mutex_unlock(&mutex);
}

static CK_RV list(const struct library *library, CK_BBOOL with_token, CK_SLOT_ID *slots, CK_ULONG *count) {
  if (library_ready(library->index) != NULL) return library->functions.C_GetSlotList(with_token, slots, count);
  /* A proxy asks all its modules for their slots, and may have us among them without having called us before. */
  bool closed = false;
  circle_enter(&closed);
  const CK_RV rv = library->functions.C_GetSlotList(with_token, slots, count);
  circle_leave();
  library_settle(library, closed);
  return closed ? CKR_GENERAL_ERROR : rv;
}

bool library_slots_ask(const struct library *library, unsigned how, bool aside) {
  CK_SLOT_ID slots[SLOT_MAP_ROOM];
  CK_ULONG count = 0;
  const unsigned which = how & LIBRARY_SLOTS_WITH_TOKEN;
  const CK_BBOOL with_token = which == 0 ? CK_FALSE : CK_TRUE;
  CK_RV rv = CKR_OK;
  if ((how & LIBRARY_SLOTS_REFRESH) != 0) {
    rv = list(library, with_token, NULL, &count);
    if (!aside && library_is_busy(library)) return false;
  }
  count = SLOT_MAP_ROOM;
  if (rv == CKR_OK) rv = list(library, with_token, slots, &count);
  if (rv != CKR_OK || count > SLOT_MAP_ROOM) {
    log_note("%s: its slots are left out: C_GetSlotList gives 0x%lx, and %lu slots", library->name, rv, count);
    count = 0;
  }
  keep(&answers[library->index][which], slots, count);
  return true;
}

const struct library *library_slots_ready(size_t index) {
  const struct library *library = library_ready(index);
  if (library != NULL) return library;
  library = library_started(index);
  if (library != NULL) library_ask(library, library_slots_ask, LIBRARY_SLOTS_REFRESH);
  return library_ready(index);
}

size_t library_slots_known(const struct library *library, unsigned how, CK_SLOT_ID real[SLOT_MAP_ROOM]) {
  const struct answer *of = answers[library->index];
  const unsigned which = how & LIBRARY_SLOTS_WITH_TOKEN;
  (void)pthread_mutex_lock(&mutex);
  /* Better slots without a token, or too few, than that a card seems to have gone. */
  const struct answer *answer = of[which].given ? &of[which] : &of[1 - which];
  const size_t count = answer->count;
  memcpy(real, answer->slots, count * sizeof real[0]);
  (void)pthread_mutex_unlock(&mutex);
  return count;
}

void library_slots_begin(void) {
  (void)pthread_mutex_lock(&mutex);
  if (any_given) memset(answers, 0, sizeof answers);
  any_given = false;
  (void)pthread_mutex_unlock(&mutex);
}

void library_slots_abandon(void) { (void)pthread_mutex_init(&mutex, NULL); }
