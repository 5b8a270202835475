/* One thread's turn with the agent of its session's token. */
#ifndef SMARTCMD_SIGN_TALK_H
#define SMARTCMD_SIGN_TALK_H

#include "sessions.h"

struct sign_talk {
  struct session *session;
  struct agent *agent;
  struct sign_operation sign; /* the session's, which others may read meanwhile */
  CK_ULONG signature_size;
  bool holds_lock; /* LOCK_SIGNING; false if the application's function failed */
  bool ended; /* the agent ended the operation, or is lost */
};

/* LOCK_STATE is held, and given up for LOCK_SIGNING: the session is busy from now on. */
void sign_talk_open(struct sign_talk *talk, struct session *session);

/* Starts the agent and the operation, if that has not been done. */
CK_RV sign_talk_begin(struct sign_talk *talk);

/* Sends what C_SignUpdate has kept. */
CK_RV sign_talk_pending(struct sign_talk *talk);

/* Sends a part of the message. */
CK_RV sign_talk_data(struct sign_talk *talk, const CK_BYTE *data, CK_ULONG size);

/* Lets the agent sign, and the person answer. */
CK_RV sign_talk_sign(struct sign_talk *talk, CK_BYTE *signature);

/* Ends the turn, and the operation too unless it goes on. Holds no lock afterwards. */
CK_RV sign_talk_close(struct sign_talk *talk, CK_RV rv, bool goes_on);

#endif
