/* Waits for a slot to change (PKCS#11 v3.0 section 5.5, C_WaitForSlotEvent). */
#ifndef SMARTCMD_SLOT_EVENT_H
#define SMARTCMD_SLOT_EVENT_H

#include "cryptoki.h"

/* Blocks until a slot changed, or until C_Finalize: then CKR_CRYPTOKI_NOT_INITIALIZED. */
CK_RV slot_event_wait(CK_SLOT_ID *slot);

/* Ends all who wait. LOCK_STATE is held. */
void slot_event_end_all(void);

/* Forgets those who wait: they are threads of the parent. */
void slot_event_abandon(void);

#endif
