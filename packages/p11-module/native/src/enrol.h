/* Enrolment on first use: the one search that may wait for the person (docs/agent-protocol.md, docs/token-file.md). */
#ifndef SMARTCMD_ENROL_H
#define SMARTCMD_ENROL_H

#include "sessions.h"

/* In the child of a fork: it never asks, whatever it initialises. May only write memory. */
void enrol_forbid(void);

/* Whether such a search is to ask for the certificate, in a session whose token is enrolling. If the certificate came by another way,
   the session has it then. LOCK_STATE is held. */
bool enrol_is_wanted(struct session *session, const CK_ATTRIBUTE *template, CK_ULONG count);

/* Lets the agent ask the person and fetch the certificate, unless another thread or process has done so meanwhile. LOCK_STATE is held,
   and released: the session may be closed afterwards. Returns CKR_OK whatever the person said; what there is now is for a search to see. */
CK_RV enrol(struct session *session);

/* C_SessionCancel, for the search: an enrolment that it waits for ends. LOCK_STATE is held. */
void enrol_cancel(struct session *session);

#endif
