#include "sign.h"

#include "module.h"
#include "sign_talk.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* RFC 8017 section 9.2: what PKCS#1 v1.5 adds to the data at least. */
#define PADDING_SIZE 11U

static CK_RV check_key(const struct token_file *file, CK_OBJECT_HANDLE key) {
  CK_ULONG class = CK_UNAVAILABLE_INFORMATION;
  if (key == CK_INVALID_HANDLE || key > file->object_count) return CKR_KEY_HANDLE_INVALID;
  (void)token_file_ulong(file, (uint32_t)(key - 1), CKA_CLASS, &class);
  if (class == CKO_PRIVATE_KEY) return CKR_OK;
  return class == CKO_PUBLIC_KEY ? CKR_KEY_FUNCTION_NOT_PERMITTED : CKR_KEY_HANDLE_INVALID;
}

/* Ends the operation without a signature. LOCK_STATE is held. */
static CK_RV give_up(struct session *session, CK_RV rv) {
  if (session->sign.begun) agent_abandon(&session->token->agent, session->sign.operation);
  session->sign = (struct sign_operation){0};
  session->pending_size = 0;
  return rv;
}

void sign_cancel(struct session *session) {
  if (session->busy) {
    sessions_wake(session);
  } else if (session->sign.active) {
    (void)give_up(session, CKR_OK);
  }
}

static CK_RV start(struct session *session, const CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key) {
  const struct token_file *file = &session->token->file;
  if (mechanism == NULL) {
    /* v3.0: this ends the operation that is active. Without one it is the mistake that it was in 2.40. */
    if (!session->sign.active) return CKR_ARGUMENTS_BAD;
    sign_cancel(session);
    return CKR_OK;
  }
  if (session->sign.active) return CKR_OPERATION_ACTIVE;
  if (token_file_mechanism(file, mechanism->mechanism) == NULL) return CKR_MECHANISM_INVALID;
  if (mechanism->ulParameterLen != 0) return CKR_MECHANISM_PARAM_INVALID;
  const CK_RV rv = check_key(file, key);
  if (rv == CKR_OK) session->sign = (struct sign_operation){.active = true, .mechanism = mechanism->mechanism};
  return rv;
}

CK_RV sign_init(CK_SESSION_HANDLE handle, const CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key) {
  struct session *session = NULL;
  CK_RV rv = module_enter_session(handle, &session);
  if (rv != CKR_OK) return rv;
  rv = start(session, mechanism, key);
  module_leave();
  return rv;
}

/* A session with an operation that this thread may go on with. On failure LOCK_STATE is not held. */
static CK_RV enter_operation(CK_SESSION_HANDLE handle, struct session **session) {
  CK_RV rv = module_enter_session(handle, session);
  if (rv != CKR_OK) return rv;
  if ((*session)->busy) {
    rv = CKR_OPERATION_ACTIVE; /* another thread is in the middle of it */
  } else if (!(*session)->sign.active) {
    rv = CKR_OPERATION_NOT_INITIALIZED;
  }
  if (rv != CKR_OK) module_leave();
  return rv;
}

/* What may be added to the message. PKCS#1 v1.5 itself signs only so much; whether it is a DigestInfo is for the agent to see. */
static CK_RV check_data(const struct session *session, const CK_BYTE *data, CK_ULONG size) {
  if (data == NULL && size > 0) return CKR_ARGUMENTS_BAD;
  const uint64_t room = session->token->file.info->signature_size - PADDING_SIZE;
  if (session->sign.mechanism == CKM_RSA_PKCS && (size > room || session->sign.size > room - size)) return CKR_DATA_LEN_RANGE;
  return CKR_OK;
}

/* Answers a question for the size, or a buffer that is too short: neither asks the person, nor ends the operation. */
static CK_RV check_buffer(const struct session *session, const CK_BYTE *signature, CK_ULONG *size, bool *answered) {
  const CK_ULONG needed = session->token->file.info->signature_size;
  *answered = false;
  if (size == NULL) return CKR_ARGUMENTS_BAD;
  if (signature != NULL && *size >= needed) return CKR_OK;
  *size = needed;
  *answered = true;
  return signature == NULL ? CKR_OK : CKR_BUFFER_TOO_SMALL;
}

/* Lets the agent sign: LOCK_STATE is held, and released. */
static CK_RV make_signature(struct session *session, const CK_BYTE *data, CK_ULONG data_size, CK_BYTE *signature, CK_ULONG *size) {
  struct sign_talk talk;
  sign_talk_open(&talk, session);
  CK_RV rv = sign_talk_begin(&talk);
  if (rv == CKR_OK) rv = sign_talk_pending(&talk);
  if (rv == CKR_OK) rv = sign_talk_data(&talk, data, data_size);
  if (rv == CKR_OK) rv = sign_talk_sign(&talk, signature);
  if (rv == CKR_OK) *size = talk.signature_size;
  return sign_talk_close(&talk, rv, false);
}

CK_RV sign_single(CK_SESSION_HANDLE handle, const CK_BYTE *data, CK_ULONG size, CK_BYTE *signature, CK_ULONG *signature_size) {
  struct session *session = NULL;
  bool answered = false;
  CK_RV rv = enter_operation(handle, &session);
  if (rv != CKR_OK) return rv;
  /* v3.0: C_Sign cannot end a multiple-part operation. */
  if (session->sign.multipart) rv = CKR_OPERATION_ACTIVE;
  if (rv == CKR_OK) rv = check_buffer(session, signature, signature_size, &answered);
  if (rv == CKR_OK && !answered) rv = check_data(session, data, size);
  if (rv == CKR_OK && !answered) return make_signature(session, data, size, signature, signature_size);
  if (!answered) rv = give_up(session, rv);
  module_leave();
  return rv;
}

/* Keeps what fills no frame: applications stream in parts of a kilobyte, each of which would cost two processes a turn. */
static bool keep(struct session *session, const CK_BYTE *part, CK_ULONG size) {
  if (session->pending == NULL) session->pending = malloc(FRAME_MAX_PAYLOAD);
  if (session->pending == NULL || size > FRAME_MAX_PAYLOAD - session->pending_size) return false;
  if (size > 0) memcpy(session->pending + session->pending_size, part, size);
  session->pending_size += size;
  session->sign.multipart = true;
  session->sign.size += size;
  return true;
}

CK_RV sign_update(CK_SESSION_HANDLE handle, const CK_BYTE *part, CK_ULONG size) {
  struct session *session = NULL;
  CK_RV rv = enter_operation(handle, &session);
  if (rv != CKR_OK) return rv;
  rv = check_data(session, part, size);
  if (rv != CKR_OK || keep(session, part, size)) {
    if (rv != CKR_OK) rv = give_up(session, rv);
    module_leave();
    return rv;
  }
  struct sign_talk talk;
  sign_talk_open(&talk, session);
  rv = sign_talk_begin(&talk);
  if (rv == CKR_OK) rv = sign_talk_pending(&talk);
  if (rv == CKR_OK) rv = sign_talk_data(&talk, part, size);
  return sign_talk_close(&talk, rv, rv == CKR_OK);
}

CK_RV sign_final(CK_SESSION_HANDLE handle, CK_BYTE *signature, CK_ULONG *signature_size) {
  struct session *session = NULL;
  bool answered = false;
  CK_RV rv = enter_operation(handle, &session);
  if (rv != CKR_OK) return rv;
  rv = check_buffer(session, signature, signature_size, &answered);
  if (rv == CKR_OK && !answered) return make_signature(session, NULL, 0, signature, signature_size);
  if (!answered) rv = give_up(session, rv);
  module_leave();
  return rv;
}
