#include "sign_talk.h"

#include "conversation.h"
#include "lock.h"
#include "log.h"
#include "person.h"
#include "tell.h"

#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

void sign_talk_open(struct sign_talk *talk, struct session *session) {
  session->busy = true;
  session->references++;
  atomic_store(&session->cancelled, false);
  session->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  *talk = (struct sign_talk){
      .session = session,
      .agent = &session->token->agent,
      .sign = session->sign,
      .signature_size = session->token->file.info->signature_size,
  };
  lock_release(LOCK_STATE);
  talk->holds_lock = lock_take(LOCK_SIGNING);
}

/* What the profile says of questions. */
static enum person_prompts prompts_of(const struct sign_talk *talk) {
  return person_prompts_of(token_file_setting(&talk->session->token->file, "prompts"));
}

static CK_RV fail(struct sign_talk *talk) {
  struct tell tell;
  const enum person_sentence sentence = agent_loss(talk->agent);
  agent_close(talk->agent);
  talk->ended = true;
  tell_init(&tell, prompts_of(talk));
  tell_error(&tell, person_sentence(sentence), "");
  return CKR_DEVICE_ERROR;
}

CK_RV sign_talk_begin(struct sign_talk *talk) {
  if (!talk->holds_lock) return CKR_GENERAL_ERROR;
  if (atomic_load(&talk->session->cancelled)) return CKR_FUNCTION_CANCELED;
  agent_cancel_abandoned(talk->agent);
  if (talk->sign.begun) return agent_has(talk->agent, talk->sign.operation) ? CKR_OK : fail(talk);
  if (agent_start(talk->agent, &talk->session->token->file) != CKR_OK) return fail(talk);
  const CK_RV rv = agent_begin(talk->agent, talk->sign.mechanism, &talk->sign.operation);
  if (rv == CKR_OK) talk->sign.begun = true;
  return rv == CKR_DEVICE_ERROR ? fail(talk) : rv;
}

CK_RV sign_talk_pending(struct sign_talk *talk) {
  /* The session is busy: no other thread comes near what it keeps. */
  const CK_ULONG size = talk->session->pending_size;
  talk->session->pending_size = 0;
  return agent_data(talk->agent, talk->sign.operation.number, talk->session->pending, size) ? CKR_OK : fail(talk);
}

CK_RV sign_talk_data(struct sign_talk *talk, const CK_BYTE *data, CK_ULONG size) {
  if (!agent_data(talk->agent, talk->sign.operation.number, data, size)) return fail(talk);
  talk->sign.multipart = true;
  talk->sign.size += size;
  return CKR_OK;
}

CK_RV sign_talk_sign(struct sign_talk *talk, CK_BYTE *signature) {
  const struct conversation conversation = {
      .about = CONVERSATION_SIGNATURE,
      .agent = talk->agent,
      .operation = talk->sign.operation.number,
      .wake = talk->session->wake,
      .cancelled = &talk->session->cancelled,
      .signature = signature,
      .size = talk->signature_size,
      .prompts = prompts_of(talk),
  };
  const CK_RV rv = conversation_hold(&conversation);
  if (talk->agent->fd >= 0) talk->agent->open_operations--;
  talk->ended = true;
  return rv;
}

CK_RV sign_talk_close(struct sign_talk *talk, CK_RV rv, bool goes_on) {
  struct session *session = talk->session;
  /* There is no other way on: the session must not stay busy. */
  const bool has_state = lock_take(LOCK_STATE);
  if (session->wake >= 0) (void)close(session->wake);
  session->wake = -1;
  session->busy = false;
  goes_on = goes_on && !session->closed && !atomic_load(&session->cancelled);
  if (!goes_on && talk->sign.begun && !talk->ended) agent_abandon(talk->agent, talk->sign.operation);
  session->sign = goes_on ? talk->sign : (struct sign_operation){0};
  if (!goes_on) {
    free(session->pending);
    session->pending = NULL;
    session->pending_size = 0;
  }
  if (session->closed) rv = CKR_SESSION_CLOSED;
  else if (rv == CKR_OK && !talk->ended && !goes_on) rv = CKR_FUNCTION_CANCELED;
  sessions_drop(session);
  if (has_state) lock_release(LOCK_STATE);
  /* Last, since C_Finalize waits for it: then no agent runs any more. */
  if (talk->holds_lock) lock_release(LOCK_SIGNING);
  return rv;
}
