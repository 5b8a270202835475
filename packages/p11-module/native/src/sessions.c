#include "sessions.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A handle is the place in the table in its lower half, and how often that place was used in its upper: a handle that was closed is not
   soon another session's. */
#define PLACE_BITS 16U
#define MAX_SESSIONS ((1U << PLACE_BITS) - 1U)
#define FIRST_SIZE 16U

struct place {
  struct session *session;
  uint32_t uses;
  uint32_t next_free; /* place + 1; 0: none */
};

static struct place *table;
static uint32_t table_size;
static uint32_t first_free;

static bool grow(void) {
  const uint32_t size = table_size == 0 ? FIRST_SIZE : table_size * 2;
  const uint32_t wanted = size > MAX_SESSIONS ? MAX_SESSIONS : size;
  if (wanted == table_size) return false;
  struct place *larger = realloc(table, wanted * sizeof *larger);
  if (larger == NULL) return false;
  table = larger;
  memset(table + table_size, 0, (wanted - table_size) * sizeof *table);
  for (uint32_t i = wanted; i > table_size; i--) {
    table[i - 1].next_free = first_free;
    first_free = i;
  }
  table_size = wanted;
  return true;
}

CK_RV sessions_open(CK_SLOT_ID id, CK_FLAGS flags, CK_SESSION_HANDLE *handle) {
  struct slot *slot = slots_find(id);
  if (first_free == 0 && !grow()) return table_size == MAX_SESSIONS ? CKR_SESSION_COUNT : CKR_HOST_MEMORY;
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL) return CKR_HOST_MEMORY;
  const uint32_t place = first_free - 1;
  first_free = table[place].next_free;
  table[place].uses++;
  table[place].session = session;
  session->handle = ((CK_SESSION_HANDLE)table[place].uses << PLACE_BITS) | (place + 1U);
  session->slot = id;
  session->flags = flags;
  session->token = token_keep(slot->token);
  session->references = 1;
  session->wake = -1;
  *handle = session->handle;
  return CKR_OK;
}

struct session *sessions_find(CK_SESSION_HANDLE handle) {
  const CK_SESSION_HANDLE place = handle & MAX_SESSIONS;
  if (place == 0 || place > table_size) return NULL;
  struct session *session = table[place - 1].session;
  return session != NULL && session->handle == handle ? session : NULL;
}

void sessions_wake(struct session *session) {
  atomic_store(&session->cancelled, true);
  if (session->wake < 0) return;
  const uint64_t one = 1;
  const ssize_t written = write(session->wake, &one, sizeof one);
  (void)written; /* full: it was woken already */
}

void sessions_close(struct session *session) {
  const uint32_t place = (uint32_t)(session->handle & MAX_SESSIONS) - 1;
  table[place].session = NULL;
  table[place].next_free = first_free;
  first_free = place + 1;
  session->closed = true;
  if (session->busy) {
    sessions_wake(session);
  } else if (session->sign.active && session->sign.begun) {
    agent_abandon(&session->token->agent, session->sign.operation);
  }
  sessions_drop(session);
}

void sessions_close_slot(CK_SLOT_ID slot) {
  for (uint32_t i = 0; i < table_size; i++) {
    if (table[i].session != NULL && table[i].session->slot == slot) sessions_close(table[i].session);
  }
}

void sessions_close_all(void) {
  for (uint32_t i = 0; i < table_size; i++) {
    if (table[i].session != NULL) sessions_close(table[i].session);
  }
}

void sessions_adopt(const struct token *old, struct token *successor) {
  for (uint32_t i = 0; i < table_size; i++) {
    struct session *session = table[i].session;
    if (session == NULL || session->token != old) continue;
    struct token *before = session->token;
    session->token = token_keep(successor);
    token_drop(before);
  }
}

void sessions_abandon(void) {
  table = NULL;
  table_size = 0;
  first_free = 0;
}

void sessions_count(CK_SLOT_ID slot, CK_ULONG *all, CK_ULONG *read_write) {
  *all = 0;
  *read_write = 0;
  for (uint32_t i = 0; i < table_size; i++) {
    if (table[i].session == NULL || table[i].session->slot != slot) continue;
    ++*all;
    if ((table[i].session->flags & CKF_RW_SESSION) != 0) ++*read_write;
  }
}

void sessions_drop(struct session *session) {
  if (--session->references > 0) return;
  token_drop(session->token);
  free(session->pending);
  free(session);
}
