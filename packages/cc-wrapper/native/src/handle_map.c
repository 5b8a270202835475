#include "handle_map.h"

#include <pthread.h>
#include <stdlib.h>

struct session {
  struct session *next;
  CK_SESSION_HANDLE seen;
  CK_SESSION_HANDLE real;
  CK_SLOT_ID slot;
  size_t owner;
};

static struct session *sessions;
static CK_SESSION_HANDLE last;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static CK_SESSION_HANDLE with_tag(size_t tag, CK_SESSION_HANDLE rest) { return ((CK_SESSION_HANDLE)tag << HANDLE_SHIFT) | rest; }

bool handle_map_outward(size_t owner, CK_SLOT_ID slot, CK_SESSION_HANDLE real, CK_SESSION_HANDLE *seen) {
  if (HANDLE_TAG(real) == 0) {
    *seen = with_tag(owner, real);
    return true;
  }
  struct session *session = malloc(sizeof *session);
  if (session == NULL) return false;
  (void)pthread_mutex_lock(&mutex);
  *session = (struct session){sessions, with_tag(HANDLE_TAG_TABLE, ++last), real, slot, owner};
  sessions = session;
  *seen = session->seen;
  (void)pthread_mutex_unlock(&mutex);
  return true;
}

bool handle_map_inward(CK_SESSION_HANDLE seen, size_t *owner, CK_SESSION_HANDLE *real) {
  bool found = false;
  (void)pthread_mutex_lock(&mutex);
  for (const struct session *session = sessions; session != NULL && !found; session = session->next) {
    found = session->seen == seen;
    if (!found) continue;
    *owner = session->owner;
    *real = session->real;
  }
  (void)pthread_mutex_unlock(&mutex);
  return found;
}

static void forget(bool (*is_closed)(const struct session *, const struct session *), const struct session *like) {
  (void)pthread_mutex_lock(&mutex);
  struct session **at = &sessions;
  while (*at != NULL) {
    struct session *session = *at;
    if (is_closed(session, like)) {
      *at = session->next;
      free(session);
    } else {
      at = &session->next;
    }
  }
  (void)pthread_mutex_unlock(&mutex);
}

static bool same_handle(const struct session *session, const struct session *like) { return session->seen == like->seen; }

static bool same_slot(const struct session *session, const struct session *like) {
  return session->owner == like->owner && session->slot == like->slot;
}

static bool any(const struct session *session, const struct session *like) {
  (void)session;
  (void)like;
  return true;
}

void handle_map_closed(CK_SESSION_HANDLE seen) {
  if (HANDLE_TAG(seen) == HANDLE_TAG_TABLE) forget(same_handle, &(struct session){.seen = seen});
}

void handle_map_closed_slot(size_t owner, CK_SLOT_ID slot) { forget(same_slot, &(struct session){.owner = owner, .slot = slot}); }

void handle_map_clear(void) { forget(any, NULL); }

void handle_map_abandon(void) {
  sessions = NULL;
  (void)pthread_mutex_init(&mutex, NULL);
}
