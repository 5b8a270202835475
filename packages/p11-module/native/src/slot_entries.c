/* Slots and tokens (PKCS#11 v3.0 section 5.5). */
#include "module.h"
#include "slot_event.h"

#include <string.h>

/* The PIN of CMD; nobody is asked for it through C_Login. */
#define MIN_PIN_SIZE 4
#define MAX_PIN_SIZE 8

static CK_RV list_slots(bool with_token, CK_SLOT_ID *list, CK_ULONG *count) {
  CK_RV rv = module_enter();
  if (rv != CKR_OK) return rv;
  if (count == NULL) {
    module_leave();
    return CKR_ARGUMENTS_BAD;
  }
  /* v3.0: the list changes when an application asks for its length, so that the two calls agree. */
  if (list == NULL) slots_refresh();
  CK_ULONG found = 0;
  for (CK_SLOT_ID id = 0; id < slots_count(); id++) {
    if (with_token && slots_find(id)->token == NULL) continue;
    if (list != NULL && found < *count) list[found] = id;
    found++;
  }
  if (list != NULL && found > *count) rv = CKR_BUFFER_TOO_SMALL;
  *count = found;
  module_leave();
  return rv;
}

EXPORTED CK_RV C_GetSlotList(CK_BBOOL tokenPresent, CK_SLOT_ID_PTR pSlotList, CK_ULONG_PTR pulCount) {
  const struct log_call call = log_begin(__func__);
  const CK_RV rv = list_slots(tokenPresent != CK_FALSE, pSlotList, pulCount);
  return log_end(&call, rv, "present=%d, list=%s, count=%lu", tokenPresent, pSlotList == NULL ? "NULL" : "buffer",
                 pulCount == NULL ? 0 : *pulCount);
}

static CK_RV get_slot_info(CK_SLOT_ID id, CK_SLOT_INFO *info) {
  struct slot *slot = NULL;
  CK_RV rv = module_enter_slot(id, &slot);
  if (rv != CKR_OK) return rv;
  if (info == NULL) {
    rv = CKR_ARGUMENTS_BAD;
  } else {
    /* Removable, since it comes and goes with its file: applications look again. */
    *info = (CK_SLOT_INFO){.flags = CKF_REMOVABLE_DEVICE | (slot->token != NULL ? CKF_TOKEN_PRESENT : 0)};
    memcpy(info->slotDescription, slot->description, sizeof info->slotDescription);
    memcpy(info->manufacturerID, slot->manufacturer, sizeof info->manufacturerID);
  }
  module_leave();
  return rv;
}

EXPORTED CK_RV C_GetSlotInfo(CK_SLOT_ID slotID, CK_SLOT_INFO_PTR pInfo) {
  const struct log_call call = log_begin(__func__);
  return log_end(&call, get_slot_info(slotID, pInfo), "slot=%lu", slotID);
}

static CK_RV get_token_info(CK_SLOT_ID id, CK_TOKEN_INFO *info) {
  struct slot *slot = NULL;
  const CK_RV rv = module_enter_token(id, &slot);
  if (rv != CKR_OK) return rv;
  if (info == NULL) {
    module_leave();
    return CKR_ARGUMENTS_BAD;
  }
  const struct token_file_info *file = slot->token->file.info;
  *info = (CK_TOKEN_INFO){
      .flags = (CK_FLAGS)file->flags,
      .ulMaxSessionCount = CK_EFFECTIVELY_INFINITE,
      .ulMaxRwSessionCount = CK_EFFECTIVELY_INFINITE,
      .ulMaxPinLen = MAX_PIN_SIZE,
      .ulMinPinLen = MIN_PIN_SIZE,
      .ulTotalPublicMemory = CK_UNAVAILABLE_INFORMATION,
      .ulFreePublicMemory = CK_UNAVAILABLE_INFORMATION,
      .ulTotalPrivateMemory = CK_UNAVAILABLE_INFORMATION,
      .ulFreePrivateMemory = CK_UNAVAILABLE_INFORMATION,
  };
  memcpy(info->label, slot->token->label, sizeof info->label);
  memcpy(info->manufacturerID, file->manufacturer, sizeof info->manufacturerID);
  memcpy(info->model, file->model, sizeof info->model);
  memcpy(info->serialNumber, slot->token->serial, sizeof info->serialNumber);
  memset(info->utcTime, ' ', sizeof info->utcTime);
  sessions_count(id, &info->ulSessionCount, &info->ulRwSessionCount);
  module_leave();
  return CKR_OK;
}

EXPORTED CK_RV C_GetTokenInfo(CK_SLOT_ID slotID, CK_TOKEN_INFO_PTR pInfo) {
  const struct log_call call = log_begin(__func__);
  return log_end(&call, get_token_info(slotID, pInfo), "slot=%lu", slotID);
}

static CK_RV list_mechanisms(CK_SLOT_ID id, CK_MECHANISM_TYPE *list, CK_ULONG *count) {
  struct slot *slot = NULL;
  CK_RV rv = module_enter_token(id, &slot);
  if (rv != CKR_OK) return rv;
  const struct token_file *file = &slot->token->file;
  if (count == NULL) {
    rv = CKR_ARGUMENTS_BAD;
  } else {
    if (list != NULL && *count < file->mechanism_count) rv = CKR_BUFFER_TOO_SMALL;
    if (list != NULL && rv == CKR_OK) {
      for (uint32_t i = 0; i < file->mechanism_count; i++) list[i] = (CK_MECHANISM_TYPE)file->mechanisms[i].type;
    }
    *count = file->mechanism_count;
  }
  module_leave();
  return rv;
}

EXPORTED CK_RV C_GetMechanismList(CK_SLOT_ID slotID, CK_MECHANISM_TYPE_PTR pMechanismList, CK_ULONG_PTR pulCount) {
  const struct log_call call = log_begin(__func__);
  const CK_RV rv = list_mechanisms(slotID, pMechanismList, pulCount);
  return log_end(&call, rv, "slot=%lu, list=%s, count=%lu", slotID, pMechanismList == NULL ? "NULL" : "buffer",
                 pulCount == NULL ? 0 : *pulCount);
}

static CK_RV get_mechanism_info(CK_SLOT_ID id, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO *info) {
  struct slot *slot = NULL;
  CK_RV rv = module_enter_token(id, &slot);
  if (rv != CKR_OK) return rv;
  const struct token_file_mechanism *mechanism = token_file_mechanism(&slot->token->file, type);
  if (info == NULL) {
    rv = CKR_ARGUMENTS_BAD;
  } else if (mechanism == NULL) {
    rv = CKR_MECHANISM_INVALID;
  } else {
    *info = (CK_MECHANISM_INFO){(CK_ULONG)mechanism->min_bits, (CK_ULONG)mechanism->max_bits, (CK_FLAGS)mechanism->flags};
  }
  module_leave();
  return rv;
}

EXPORTED CK_RV C_GetMechanismInfo(CK_SLOT_ID slotID, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO_PTR pInfo) {
  const struct log_call call = log_begin(__func__);
  char name[LOG_MECHANISM_SIZE];
  return log_end(&call, get_mechanism_info(slotID, type, pInfo), "slot=%lu, mechanism=%s", slotID, log_mechanism(name, type));
}

static CK_RV wait_for_event(CK_FLAGS flags, CK_SLOT_ID *id, const void *reserved) {
  CK_RV rv = module_enter();
  if (rv != CKR_OK) return rv;
  if (id == NULL || reserved != NULL) {
    rv = CKR_ARGUMENTS_BAD;
  } else if ((flags & CKF_DONT_BLOCK) != 0) {
    slots_refresh();
    rv = slots_take_event(id) ? CKR_OK : CKR_NO_EVENT;
  }
  module_leave();
  if (rv != CKR_OK || (flags & CKF_DONT_BLOCK) != 0) return rv;
  return slot_event_wait(id);
}

EXPORTED CK_RV C_WaitForSlotEvent(CK_FLAGS flags, CK_SLOT_ID_PTR pSlot, CK_VOID_PTR pRserved) {
  const struct log_call call = log_begin(__func__);
  const CK_RV rv = wait_for_event(flags, pSlot, pRserved);
  char words[LOG_FLAGS_SIZE];
  return log_end(&call, rv, "flags=%s, slot=%lu", log_flags(words, LOG_EVENT_FLAGS, flags), rv == CKR_OK ? *pSlot : 0);
}
