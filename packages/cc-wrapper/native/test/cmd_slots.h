/* Lets the tests of the CMD token run through the router: they see its slots numbered from 0, as in libsmartcmd-cmd.so. */
#ifndef SMARTCMD_TEST_CMD_SLOTS_H
#define SMARTCMD_TEST_CMD_SLOTS_H

#include "cryptoki.h"
#include "slot_map.h"

#include <dlfcn.h>
#include <string.h>

static inline CK_RV cmd_slots_list(CK_BBOOL present, CK_SLOT_ID *list, CK_ULONG *count) {
  const CK_RV rv = C_GetSlotList(present, list, count);
  for (CK_ULONG i = 0; rv == CKR_OK && list != NULL && i < *count; i++) list[i] -= SLOT_MAP_CMD;
  return rv;
}

static inline CK_RV cmd_slots_wait(CK_FLAGS flags, CK_SLOT_ID *slot, CK_VOID_PTR reserved) {
  const CK_RV rv = C_WaitForSlotEvent(flags, slot, reserved);
  if (rv == CKR_OK) *slot -= SLOT_MAP_CMD;
  return rv;
}

static inline CK_RV cmd_slots_session(CK_SESSION_HANDLE session, CK_SESSION_INFO *info) {
  const CK_RV rv = C_GetSessionInfo(session, info);
  if (rv == CKR_OK) info->slotID -= SLOT_MAP_CMD;
  return rv;
}

#define C_GetSlotList(present, list, count) cmd_slots_list(present, list, count)
#define C_WaitForSlotEvent(flags, slot, reserved) cmd_slots_wait(flags, slot, reserved)
#define C_GetSessionInfo(session, info) cmd_slots_session(session, info)
#define C_GetSlotInfo(slot, info) C_GetSlotInfo(SLOT_MAP_CMD + (slot), info)
#define C_GetTokenInfo(slot, info) C_GetTokenInfo(SLOT_MAP_CMD + (slot), info)
#define C_GetMechanismList(slot, list, count) C_GetMechanismList(SLOT_MAP_CMD + (slot), list, count)
#define C_GetMechanismInfo(slot, type, info) C_GetMechanismInfo(SLOT_MAP_CMD + (slot), type, info)
#define C_OpenSession(slot, flags, application, notify, session) \
  C_OpenSession(SLOT_MAP_CMD + (slot), flags, application, notify, session)
#define C_CloseAllSessions(slot) C_CloseAllSessions(SLOT_MAP_CMD + (slot))
#define dlopen(name, flags) (dlopen)(strcmp(name, "libsmartcmd-cmd.so") == 0 ? "libsmartcmd.so" : (name), flags)

#endif
