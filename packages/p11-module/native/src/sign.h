/* Signatures (PKCS#11 v3.0 section 5.13). What each of the C_Sign functions does, with their arguments. */
#ifndef SMARTCMD_SIGN_H
#define SMARTCMD_SIGN_H

#include "cryptoki.h"

CK_RV sign_init(CK_SESSION_HANDLE session, const CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key);
CK_RV sign_single(CK_SESSION_HANDLE session, const CK_BYTE *data, CK_ULONG size, CK_BYTE *signature, CK_ULONG *signature_size);
CK_RV sign_update(CK_SESSION_HANDLE session, const CK_BYTE *part, CK_ULONG size);
CK_RV sign_final(CK_SESSION_HANDLE session, CK_BYTE *signature, CK_ULONG *signature_size);

/* C_SessionCancel, for the signature. LOCK_STATE is held. */
struct session;
void sign_cancel(struct session *session);

#endif
