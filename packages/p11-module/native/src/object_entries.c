/* Objects (PKCS#11 v3.0 section 5.7). */
#include "enrol.h"
#include "find.h"
#include "module.h"

/* module_enter_session(), and the object of that handle. On failure LOCK_STATE is not held. */
static CK_RV enter_object(CK_SESSION_HANDLE handle, CK_OBJECT_HANDLE object, const struct token_file **file, uint32_t *index) {
  struct session *session = NULL;
  const CK_RV rv = module_enter_session(handle, &session);
  if (rv != CKR_OK) return rv;
  *file = &session->token->file;
  if (object != CK_INVALID_HANDLE && object <= (*file)->object_count) {
    *index = (uint32_t)(object - 1);
    return CKR_OK;
  }
  module_leave();
  return CKR_OBJECT_HANDLE_INVALID;
}

static CK_RV get_object_size(CK_SESSION_HANDLE handle, CK_OBJECT_HANDLE object, CK_ULONG *size) {
  const struct token_file *file = NULL;
  uint32_t index = 0;
  CK_RV rv = enter_object(handle, object, &file, &index);
  if (rv != CKR_OK) return rv;
  if (size == NULL) {
    rv = CKR_ARGUMENTS_BAD;
  } else {
    *size = find_size(file, index);
  }
  module_leave();
  return rv;
}

EXPORTED CK_RV C_GetObjectSize(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ULONG_PTR pulSize) {
  const struct log_call call = log_begin(__func__);
  const CK_RV rv = get_object_size(hSession, hObject, pulSize);
  return log_end(&call, rv, "session=%lu, object=%lu, size=%lu", hSession, hObject, rv == CKR_OK ? *pulSize : 0);
}

static CK_RV get_attributes(CK_SESSION_HANDLE handle, CK_OBJECT_HANDLE object, CK_ATTRIBUTE *template, CK_ULONG count) {
  const struct token_file *file = NULL;
  uint32_t index = 0;
  CK_RV rv = enter_object(handle, object, &file, &index);
  if (rv != CKR_OK) return rv;
  rv = template == NULL && count > 0 ? CKR_ARGUMENTS_BAD : find_values(file, index, template, count);
  module_leave();
  return rv;
}

EXPORTED CK_RV C_GetAttributeValue(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount) {
  const struct log_call call = log_begin(__func__);
  char types[LOG_TYPES_SIZE];
  const CK_RV rv = get_attributes(hSession, hObject, pTemplate, ulCount);
  return log_end(&call, rv, "session=%lu, object=%lu, template=%s", hSession, hObject, log_types(types, pTemplate, ulCount));
}

/* module_enter_session(), and a search may begin in it. On failure LOCK_STATE is not held. */
static CK_RV enter_search(CK_SESSION_HANDLE handle, const CK_ATTRIBUTE *template, CK_ULONG count, struct session **session) {
  CK_RV rv = module_enter_session(handle, session);
  if (rv != CKR_OK) return rv;
  if (template == NULL && count > 0) {
    rv = CKR_ARGUMENTS_BAD;
  } else if ((*session)->searching || ((*session)->busy && (*session)->token->file.is_enrolling)) {
    rv = CKR_OPERATION_ACTIVE;
  }
  if (rv != CKR_OK) module_leave();
  return rv;
}

static CK_RV start_search(CK_SESSION_HANDLE handle, const CK_ATTRIBUTE *template, CK_ULONG count) {
  struct session *session = NULL;
  CK_RV rv = enter_search(handle, template, count, &session);
  if (rv == CKR_OK && session->token->file.is_enrolling && enrol_is_wanted(session, template, count)) {
    rv = enrol(session);
    /* Whatever happened while the person was asked. */
    if (rv == CKR_OK) rv = enter_search(handle, template, count, &session);
  }
  if (rv != CKR_OK) return rv;
  session->searching = true;
  session->matches = find_matches(&session->token->file, template, count);
  module_leave();
  return CKR_OK;
}

EXPORTED CK_RV C_FindObjectsInit(CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount) {
  const struct log_call call = log_begin(__func__);
  char types[LOG_TYPES_SIZE];
  const CK_RV rv = start_search(hSession, pTemplate, ulCount);
  return log_end(&call, rv, "session=%lu, template=%s", hSession, log_types(types, pTemplate, ulCount));
}

static CK_RV continue_search(CK_SESSION_HANDLE handle, CK_OBJECT_HANDLE *objects, CK_ULONG room, CK_ULONG *count) {
  struct session *session = NULL;
  CK_RV rv = module_enter_session(handle, &session);
  if (rv != CKR_OK) return rv;
  if (count == NULL || (objects == NULL && room > 0)) {
    rv = CKR_ARGUMENTS_BAD;
  } else if (!session->searching) {
    rv = CKR_OPERATION_NOT_INITIALIZED;
  } else {
    *count = 0;
    for (CK_OBJECT_HANDLE i = 0; i < TOKEN_FILE_MAX_OBJECTS && *count < room; i++) {
      const uint64_t bit = (uint64_t)1 << i;
      if ((session->matches & bit) == 0) continue;
      session->matches &= ~bit;
      objects[(*count)++] = i + 1;
    }
  }
  module_leave();
  return rv;
}

EXPORTED CK_RV C_FindObjects(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE_PTR phObject, CK_ULONG ulMaxObjectCount,
                             CK_ULONG_PTR pulObjectCount) {
  const struct log_call call = log_begin(__func__);
  const CK_RV rv = continue_search(hSession, phObject, ulMaxObjectCount, pulObjectCount);
  return log_end(&call, rv, "session=%lu, room=%lu, found=%lu", hSession, ulMaxObjectCount, rv == CKR_OK ? *pulObjectCount : 0);
}

static CK_RV end_search(CK_SESSION_HANDLE handle) {
  struct session *session = NULL;
  CK_RV rv = module_enter_session(handle, &session);
  if (rv != CKR_OK) return rv;
  if (!session->searching) rv = CKR_OPERATION_NOT_INITIALIZED;
  session->searching = false;
  module_leave();
  return rv;
}

EXPORTED CK_RV C_FindObjectsFinal(CK_SESSION_HANDLE hSession) {
  const struct log_call call = log_begin(__func__);
  return log_end(&call, end_search(hSession), "session=%lu", hSession);
}
