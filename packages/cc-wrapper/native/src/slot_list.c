/* C_GetSlotList (PKCS#11 v3.0 section 5.5) for all libraries together. It never fails because of one of them: applications that go through
   several modules would then see none. */
#include "describe.h"
#include "library_slots.h"
#include "route.h"
#include "router.h"

struct joined {
  CK_SLOT_ID *list; /* NULL: they are only counted */
  CK_ULONG room;
  CK_ULONG count;
};

static void put(struct joined *joined, CK_SLOT_ID slot) {
  if (joined->list != NULL && joined->count < joined->room) joined->list[joined->count] = slot;
  joined->count++;
}

static void put_library(struct joined *joined, size_t index, CK_BBOOL with_token) {
  CK_SLOT_ID real[SLOT_MAP_ROOM];
  const struct library *library = library_started(index);
  if (library == NULL) return;
  const unsigned how = (with_token == CK_FALSE ? 0 : LIBRARY_SLOTS_WITH_TOKEN) | (joined->list == NULL ? LIBRARY_SLOTS_REFRESH : 0);
  library_ask(library, library_slots_ask, how);
  if (library_ready(index) == NULL) return;
  const size_t count = library_slots_known(library, how, real);
  for (size_t i = 0; i < count; i++) {
    CK_SLOT_ID seen = 0;
    if (slot_map_outward(index, real[i], &seen)) put(joined, seen);
  }
}

static void put_cmd(struct joined *joined, CK_BBOOL with_token) {
  CK_SLOT_ID real[SLOT_MAP_ROOM];
  CK_ULONG count = 0;
  if (joined->list == NULL) (void)cmd_functions_3_0.C_GetSlotList(with_token, NULL, &count);
  count = SLOT_MAP_ROOM;
  if (cmd_functions_3_0.C_GetSlotList(with_token, real, &count) != CKR_OK) return;
  for (CK_ULONG i = 0; i < count; i++) put(joined, SLOT_MAP_CMD + real[i]);
}

/* The card's first, as applications found them without us; many take the first slot that there is. */
static CK_RV join(CK_BBOOL with_token, CK_SLOT_ID *list, CK_ULONG *count) {
  if (!router_is_on()) return CKR_CRYPTOKI_NOT_INITIALIZED;
  if (count == NULL) return CKR_ARGUMENTS_BAD;
  struct joined joined = {.list = list, .room = list == NULL ? 0 : *count};
  put_library(&joined, LIBRARY_CARD, with_token);
  put_cmd(&joined, with_token);
  for (size_t i = LIBRARY_CARD + 1; i < LIBRARIES_MAX; i++) put_library(&joined, i, with_token);
  *count = joined.count;
  return list != NULL && joined.count > joined.room ? CKR_BUFFER_TOO_SMALL : CKR_OK;
}

EXPORTED CK_RV C_GetSlotList(CK_BBOOL tokenPresent, CK_SLOT_ID_PTR pSlotList, CK_ULONG_PTR pulCount) {
  struct route route = {.call = log_begin(__func__)};
  const CK_RV rv = join(tokenPresent, pSlotList, pulCount);
  if (route_logs(&route)) {
    struct route_line line;
    struct text *text = route_begin(&line, &route, rv);
    text->room_of = pulCount; /* it is our own, and true */
    text->rooms = 1;
    describe_C_GetSlotList(text, tokenPresent, rv == CKR_BUFFER_TOO_SMALL ? NULL : pSlotList, pulCount);
    route_end(&line, &route, rv);
  }
  return rv;
}
