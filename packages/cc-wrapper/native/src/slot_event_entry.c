/* C_WaitForSlotEvent (PKCS#11 v3.0 section 5.5) for all libraries together. */
#include "describe.h"
#include "route.h"
#include "router.h"
#include "slot_changes.h"
#include "slot_map.h"

/* Not every library can be waited for, and there is no waiting for several: they are looked at so often. */
#define LOOK_EVERY_MS 500U

static CK_RV wait_for_cmd(CK_FLAGS flags, CK_SLOT_ID *slot) {
  const CK_RV rv = cmd_functions_3_0.C_WaitForSlotEvent(flags, slot, NULL);
  if (rv == CKR_OK) *slot += SLOT_MAP_CMD;
  return rv;
}

static CK_RV wait_for_any(CK_FLAGS flags, CK_SLOT_ID *slot, const void *reserved) {
  if (!router_is_on()) return CKR_CRYPTOKI_NOT_INITIALIZED;
  if (slot == NULL || reserved != NULL) return CKR_ARGUMENTS_BAD;
  const bool blocks = (flags & CKF_DONT_BLOCK) == 0;
  for (;;) {
    if (slot_changes_take(slot)) return CKR_OK;
    if (blocks && !libraries_any()) return wait_for_cmd(flags, slot);
    const CK_RV rv = wait_for_cmd(CKF_DONT_BLOCK, slot);
    if (rv != CKR_NO_EVENT || !blocks) return rv;
    libraries_pause(LOOK_EVERY_MS);
  }
}

EXPORTED CK_RV C_WaitForSlotEvent(CK_FLAGS flags, CK_SLOT_ID_PTR pSlot, CK_VOID_PTR pReserved) {
  struct route route = {.call = log_begin(__func__)};
  const CK_RV rv = wait_for_any(flags, pSlot, pReserved);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_WaitForSlotEvent(route_begin(&line, &route, rv), flags, pSlot, pReserved);
    route_end(&line, &route, rv);
  }
  return rv;
}
