/* Sessions (PKCS#11 v3.0 section 5.6). */
#include "enrol.h"
#include "module.h"
#include "sign.h"

static CK_RV open_session(CK_SLOT_ID id, CK_FLAGS flags, CK_SESSION_HANDLE *handle) {
  struct slot *slot = NULL;
  CK_RV rv = module_enter_slot(id, &slot);
  if (rv != CKR_OK) return rv;
  if (handle == NULL) {
    rv = CKR_ARGUMENTS_BAD;
  } else if ((flags & CKF_SERIAL_SESSION) == 0) {
    rv = CKR_SESSION_PARALLEL_NOT_SUPPORTED;
  } else if (slot->token == NULL) {
    rv = CKR_TOKEN_NOT_PRESENT;
  } else {
    /* A read/write session is opened although the token is write-protected (v3.0 would have CKR_TOKEN_WRITE_PROTECTED): applications
       ask for one by habit and give up without it, and every function that writes refuses anyway. */
    rv = sessions_open(id, flags & (CKF_SERIAL_SESSION | CKF_RW_SESSION), handle);
  }
  module_leave();
  return rv;
}

/* The application's callback is never called: nothing here is surrendered. */
EXPORTED CK_RV C_OpenSession(CK_SLOT_ID slotID, CK_FLAGS flags, CK_VOID_PTR pApplication, CK_NOTIFY Notify,
                             CK_SESSION_HANDLE_PTR phSession) {
  const struct log_call call = log_begin(__func__);
  (void)pApplication;
  (void)Notify;
  const CK_RV rv = open_session(slotID, flags, phSession);
  char words[LOG_FLAGS_SIZE];
  return log_end(&call, rv, "slot=%lu, flags=%s, session=%lu", slotID, log_flags(words, LOG_SESSION_FLAGS, flags),
                 rv == CKR_OK ? *phSession : 0);
}

static CK_RV close_session(CK_SESSION_HANDLE handle) {
  struct session *session = NULL;
  const CK_RV rv = module_enter_session(handle, &session);
  if (rv != CKR_OK) return rv;
  sessions_close(session);
  module_leave();
  return CKR_OK;
}

EXPORTED CK_RV C_CloseSession(CK_SESSION_HANDLE hSession) {
  const struct log_call call = log_begin(__func__);
  return log_end(&call, close_session(hSession), "session=%lu", hSession);
}

static CK_RV close_all_sessions(CK_SLOT_ID id) {
  struct slot *slot = NULL;
  const CK_RV rv = module_enter_slot(id, &slot);
  if (rv != CKR_OK) return rv;
  sessions_close_slot(id);
  module_leave();
  return CKR_OK;
}

EXPORTED CK_RV C_CloseAllSessions(CK_SLOT_ID slotID) {
  const struct log_call call = log_begin(__func__);
  return log_end(&call, close_all_sessions(slotID), "slot=%lu", slotID);
}

static CK_RV get_session_info(CK_SESSION_HANDLE handle, CK_SESSION_INFO *info) {
  struct session *session = NULL;
  CK_RV rv = module_enter_session(handle, &session);
  if (rv != CKR_OK) return rv;
  if (info == NULL) {
    rv = CKR_ARGUMENTS_BAD;
  } else {
    const bool read_write = (session->flags & CKF_RW_SESSION) != 0;
    *info = (CK_SESSION_INFO){
        .slotID = session->slot,
        .state = read_write ? CKS_RW_PUBLIC_SESSION : CKS_RO_PUBLIC_SESSION,
        .flags = session->flags,
    };
  }
  module_leave();
  return rv;
}

EXPORTED CK_RV C_GetSessionInfo(CK_SESSION_HANDLE hSession, CK_SESSION_INFO_PTR pInfo) {
  const struct log_call call = log_begin(__func__);
  return log_end(&call, get_session_info(hSession, pInfo), "session=%lu", hSession);
}

static CK_RV accept(CK_SESSION_HANDLE handle) {
  struct session *session = NULL;
  const CK_RV rv = module_enter_session(handle, &session);
  if (rv == CKR_OK) module_leave();
  return rv;
}

/* C_Login, C_LoginUser, C_Logout: accepted with anything and without effect. The person gives the PIN for each signature, to the
   agent; an application that insists on logging in must not fail, and what it sends is not looked at. */
EXPORTED CK_RV C_Login(CK_SESSION_HANDLE hSession, CK_USER_TYPE userType, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen) {
  const struct log_call call = log_begin(__func__);
  (void)pPin;
  (void)ulPinLen;
  return log_end(&call, accept(hSession), "session=%lu, user=%lu", hSession, userType);
}

EXPORTED CK_RV C_LoginUser(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG pin_size, CK_UTF8CHAR_PTR name,
                           CK_ULONG name_size) {
  const struct log_call call = log_begin(__func__);
  (void)pin;
  (void)pin_size;
  (void)name;
  (void)name_size;
  return log_end(&call, accept(session), "session=%lu, user=%lu", session, user);
}

EXPORTED CK_RV C_Logout(CK_SESSION_HANDLE hSession) {
  const struct log_call call = log_begin(__func__);
  return log_end(&call, accept(hSession), "session=%lu", hSession);
}

static CK_RV cancel(CK_SESSION_HANDLE handle, CK_FLAGS flags) {
  struct session *session = NULL;
  const CK_RV rv = module_enter_session(handle, &session);
  if (rv != CKR_OK) return rv;
  if ((flags & CKF_FIND_OBJECTS) != 0) enrol_cancel(session);
  if ((flags & CKF_SIGN) != 0 && session->sign.active) sign_cancel(session);
  module_leave();
  return CKR_OK;
}

/* C_SessionCancel: also ends a signature, or a search, that another thread is waiting for. */
EXPORTED CK_RV C_SessionCancel(CK_SESSION_HANDLE session, CK_FLAGS flags) {
  const struct log_call call = log_begin(__func__);
  char words[LOG_FLAGS_SIZE];
  return log_end(&call, cancel(session, flags), "session=%lu, flags=%s", session, log_flags(words, LOG_OPERATION_FLAGS, flags));
}
