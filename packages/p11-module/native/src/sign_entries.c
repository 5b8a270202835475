/* Signatures (PKCS#11 v3.0 section 5.13). The data and the signature are not logged, only their sizes. */
#include "module.h"
#include "sign.h"

EXPORTED CK_RV C_SignInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  const struct log_call call = log_begin(__func__);
  const CK_RV rv = sign_init(hSession, pMechanism, hKey);
  if (pMechanism == NULL) return log_end(&call, rv, "session=%lu, mechanism=NULL", hSession);
  char name[LOG_MECHANISM_SIZE];
  return log_end(&call, rv, "session=%lu, mechanism=%s, key=%lu", hSession, log_mechanism(name, pMechanism->mechanism), hKey);
}

EXPORTED CK_RV C_Sign(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                      CK_ULONG_PTR pulSignatureLen) {
  const struct log_call call = log_begin(__func__);
  const CK_RV rv = sign_single(hSession, pData, ulDataLen, pSignature, pulSignatureLen);
  return log_end(&call, rv, "session=%lu, data=%lu bytes, signature=%s, size=%lu", hSession, ulDataLen,
                 pSignature == NULL ? "NULL" : "buffer", pulSignatureLen == NULL ? 0 : *pulSignatureLen);
}

EXPORTED CK_RV C_SignUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  const struct log_call call = log_begin(__func__);
  return log_end(&call, sign_update(hSession, pPart, ulPartLen), "session=%lu, part=%lu bytes", hSession, ulPartLen);
}

EXPORTED CK_RV C_SignFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  const struct log_call call = log_begin(__func__);
  const CK_RV rv = sign_final(hSession, pSignature, pulSignatureLen);
  return log_end(&call, rv, "session=%lu, signature=%s, size=%lu", hSession, pSignature == NULL ? "NULL" : "buffer",
                 pulSignatureLen == NULL ? 0 : *pulSignatureLen);
}
