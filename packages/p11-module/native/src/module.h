/* The library as a whole: initialised or not, and by whom. */
#ifndef SMARTCMD_MODULE_H
#define SMARTCMD_MODULE_H

#include "cryptoki.h"
#include "lock.h"
#include "log.h"
#include "sessions.h"
#include "slots.h"

/* What every entry that is exported looks like from outside. */
#define EXPORTED __attribute__((visibility("default")))

/* First in every entry: takes LOCK_STATE and returns CKR_OK, or CKR_CRYPTOKI_NOT_INITIALIZED. */
CK_RV module_enter(void);

/* Releases LOCK_STATE. */
void module_leave(void);

/* C_Initialize and C_Finalize. `functions` are the application's locks, or NULL. */
CK_RV module_initialize(const CK_C_INITIALIZE_ARGS *functions);
CK_RV module_finalize(void);

/* module_enter(), and the session of that handle. On any failure LOCK_STATE is not held. */
CK_RV module_enter_session(CK_SESSION_HANDLE handle, struct session **session);

/* module_enter(), and the slot of that number. */
CK_RV module_enter_slot(CK_SLOT_ID id, struct slot **slot);

/* module_enter_slot(), and there must be a token in it. */
CK_RV module_enter_token(CK_SLOT_ID id, struct slot **slot);

#endif
