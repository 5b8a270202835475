/* Each call to the library of its slot or session. Generated from src/cryptoki/functions.ts by "npm run generate": change that, not this. */
#include "describe.h"
#include "route.h"

EXPORTED CK_RV C_GetSlotInfo(CK_SLOT_ID slotID, CK_SLOT_INFO_PTR pInfo) {
  struct route route;
  CK_RV rv = route_slot(&route, "C_GetSlotInfo", slotID);
  if (rv == CKR_OK) rv = route.functions->C_GetSlotInfo(route.handle, pInfo);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_GetSlotInfo(route_begin(&line, &route, rv), slotID, pInfo);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetTokenInfo(CK_SLOT_ID slotID, CK_TOKEN_INFO_PTR pInfo) {
  struct route route;
  CK_RV rv = route_slot(&route, "C_GetTokenInfo", slotID);
  if (rv == CKR_OK) rv = route.functions->C_GetTokenInfo(route.handle, pInfo);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_GetTokenInfo(route_begin(&line, &route, rv), slotID, pInfo);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetMechanismList(CK_SLOT_ID slotID, CK_MECHANISM_TYPE_PTR pMechanismList, CK_ULONG_PTR pulCount) {
  struct route route;
  CK_RV rv = route_slot(&route, "C_GetMechanismList", slotID);
  if (rv == CKR_OK) rv = route.functions->C_GetMechanismList(route.handle, pMechanismList, pulCount);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_GetMechanismList(route_begin(&line, &route, rv), slotID, pMechanismList, pulCount);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetMechanismInfo(CK_SLOT_ID slotID, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO_PTR pInfo) {
  struct route route;
  CK_RV rv = route_slot(&route, "C_GetMechanismInfo", slotID);
  if (rv == CKR_OK) rv = route.functions->C_GetMechanismInfo(route.handle, type, pInfo);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_GetMechanismInfo(route_begin(&line, &route, rv), slotID, type, pInfo);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_InitToken(CK_SLOT_ID slotID, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen, CK_UTF8CHAR_PTR pLabel) {
  struct route route;
  CK_RV rv = route_slot(&route, "C_InitToken", slotID);
  if (rv == CKR_OK) rv = route.functions->C_InitToken(route.handle, pPin, ulPinLen, pLabel);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_InitToken(route_begin(&line, &route, rv), slotID, pPin, ulPinLen, pLabel);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_InitPIN(CK_SESSION_HANDLE hSession, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_InitPIN", hSession);
  if (rv == CKR_OK) rv = route.functions->C_InitPIN(route.handle, pPin, ulPinLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_InitPIN(route_begin(&line, &route, rv), hSession, pPin, ulPinLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SetPIN(CK_SESSION_HANDLE hSession, CK_UTF8CHAR_PTR pOldPin, CK_ULONG ulOldLen, CK_UTF8CHAR_PTR pNewPin,
                        CK_ULONG ulNewLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SetPIN", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SetPIN(route.handle, pOldPin, ulOldLen, pNewPin, ulNewLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SetPIN(route_begin(&line, &route, rv), hSession, pOldPin, ulOldLen, pNewPin, ulNewLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_CloseSession(CK_SESSION_HANDLE hSession) {
  struct route route;
  CK_RV rv = route_session(&route, "C_CloseSession", hSession);
  if (rv == CKR_OK) rv = route.functions->C_CloseSession(route.handle);
  if (rv == CKR_OK) route_closed(&route);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_CloseSession(route_begin(&line, &route, rv), hSession);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_CloseAllSessions(CK_SLOT_ID slotID) {
  struct route route;
  CK_RV rv = route_slot(&route, "C_CloseAllSessions", slotID);
  if (rv == CKR_OK) rv = route.functions->C_CloseAllSessions(route.handle);
  if (rv == CKR_OK) route_closed_all(&route);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_CloseAllSessions(route_begin(&line, &route, rv), slotID);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetSessionInfo(CK_SESSION_HANDLE hSession, CK_SESSION_INFO_PTR pInfo) {
  struct route route;
  CK_RV rv = route_session(&route, "C_GetSessionInfo", hSession);
  if (rv == CKR_OK) rv = route.functions->C_GetSessionInfo(route.handle, pInfo);
  if (rv == CKR_OK) route_session_info(&route, pInfo);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_GetSessionInfo(route_begin(&line, &route, rv), hSession, pInfo);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetOperationState(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pOperationState, CK_ULONG_PTR pulOperationStateLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_GetOperationState", hSession);
  if (rv == CKR_OK) rv = route.functions->C_GetOperationState(route.handle, pOperationState, pulOperationStateLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_GetOperationState(route_begin(&line, &route, rv), hSession, pOperationState, pulOperationStateLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SetOperationState(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pOperationState, CK_ULONG ulOperationStateLen,
                                   CK_OBJECT_HANDLE hEncryptionKey, CK_OBJECT_HANDLE hAuthenticationKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SetOperationState", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SetOperationState(route.handle, pOperationState, ulOperationStateLen, hEncryptionKey,
                                                              hAuthenticationKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SetOperationState(route_begin(&line, &route, rv), hSession, pOperationState, ulOperationStateLen, hEncryptionKey,
                                 hAuthenticationKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Login(CK_SESSION_HANDLE hSession, CK_USER_TYPE userType, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_Login", hSession);
  if (rv == CKR_OK) rv = route.functions->C_Login(route.handle, userType, pPin, ulPinLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_Login(route_begin(&line, &route, rv), hSession, userType, pPin, ulPinLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Logout(CK_SESSION_HANDLE hSession) {
  struct route route;
  CK_RV rv = route_session(&route, "C_Logout", hSession);
  if (rv == CKR_OK) rv = route.functions->C_Logout(route.handle);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_Logout(route_begin(&line, &route, rv), hSession);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_CreateObject(CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount, CK_OBJECT_HANDLE_PTR phObject) {
  struct route route;
  CK_RV rv = route_session(&route, "C_CreateObject", hSession);
  if (rv == CKR_OK) rv = route.functions->C_CreateObject(route.handle, pTemplate, ulCount, phObject);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_CreateObject(route_begin(&line, &route, rv), hSession, pTemplate, ulCount, phObject);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_CopyObject(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount,
                            CK_OBJECT_HANDLE_PTR phNewObject) {
  struct route route;
  CK_RV rv = route_session(&route, "C_CopyObject", hSession);
  if (rv == CKR_OK) rv = route.functions->C_CopyObject(route.handle, hObject, pTemplate, ulCount, phNewObject);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_CopyObject(route_begin(&line, &route, rv), hSession, hObject, pTemplate, ulCount, phNewObject);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DestroyObject(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DestroyObject", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DestroyObject(route.handle, hObject);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DestroyObject(route_begin(&line, &route, rv), hSession, hObject);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetObjectSize(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ULONG_PTR pulSize) {
  struct route route;
  CK_RV rv = route_session(&route, "C_GetObjectSize", hSession);
  if (rv == CKR_OK) rv = route.functions->C_GetObjectSize(route.handle, hObject, pulSize);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_GetObjectSize(route_begin(&line, &route, rv), hSession, hObject, pulSize);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetAttributeValue(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount) {
  struct route route;
  CK_RV rv = route_session(&route, "C_GetAttributeValue", hSession);
  if (rv == CKR_OK) rv = route.functions->C_GetAttributeValue(route.handle, hObject, pTemplate, ulCount);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_GetAttributeValue(route_begin(&line, &route, rv), hSession, hObject, pTemplate, ulCount);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SetAttributeValue(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SetAttributeValue", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SetAttributeValue(route.handle, hObject, pTemplate, ulCount);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SetAttributeValue(route_begin(&line, &route, rv), hSession, hObject, pTemplate, ulCount);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_FindObjectsInit(CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount) {
  struct route route;
  CK_RV rv = route_session(&route, "C_FindObjectsInit", hSession);
  if (rv == CKR_OK) rv = route.functions->C_FindObjectsInit(route.handle, pTemplate, ulCount);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_FindObjectsInit(route_begin(&line, &route, rv), hSession, pTemplate, ulCount);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_FindObjects(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE_PTR phObject, CK_ULONG ulMaxObjectCount,
                             CK_ULONG_PTR pulObjectCount) {
  struct route route;
  CK_RV rv = route_session(&route, "C_FindObjects", hSession);
  if (rv == CKR_OK) rv = route.functions->C_FindObjects(route.handle, phObject, ulMaxObjectCount, pulObjectCount);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_FindObjects(route_begin(&line, &route, rv), hSession, phObject, ulMaxObjectCount, pulObjectCount);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_FindObjectsFinal(CK_SESSION_HANDLE hSession) {
  struct route route;
  CK_RV rv = route_session(&route, "C_FindObjectsFinal", hSession);
  if (rv == CKR_OK) rv = route.functions->C_FindObjectsFinal(route.handle);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_FindObjectsFinal(route_begin(&line, &route, rv), hSession);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_EncryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_EncryptInit", hSession);
  if (rv == CKR_OK) rv = route.functions->C_EncryptInit(route.handle, pMechanism, hKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_EncryptInit(route_begin(&line, &route, rv), hSession, pMechanism, hKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Encrypt(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pEncryptedData,
                         CK_ULONG_PTR pulEncryptedDataLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_Encrypt", hSession);
  if (rv == CKR_OK) rv = route.functions->C_Encrypt(route.handle, pData, ulDataLen, pEncryptedData, pulEncryptedDataLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_Encrypt(route_begin(&line, &route, rv), hSession, pData, ulDataLen, pEncryptedData, pulEncryptedDataLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_EncryptUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen, CK_BYTE_PTR pEncryptedPart,
                               CK_ULONG_PTR pulEncryptedPartLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_EncryptUpdate", hSession);
  if (rv == CKR_OK) rv = route.functions->C_EncryptUpdate(route.handle, pPart, ulPartLen, pEncryptedPart, pulEncryptedPartLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_EncryptUpdate(route_begin(&line, &route, rv), hSession, pPart, ulPartLen, pEncryptedPart, pulEncryptedPartLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_EncryptFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pLastEncryptedPart, CK_ULONG_PTR pulLastEncryptedPartLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_EncryptFinal", hSession);
  if (rv == CKR_OK) rv = route.functions->C_EncryptFinal(route.handle, pLastEncryptedPart, pulLastEncryptedPartLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_EncryptFinal(route_begin(&line, &route, rv), hSession, pLastEncryptedPart, pulLastEncryptedPartLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DecryptInit", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DecryptInit(route.handle, pMechanism, hKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DecryptInit(route_begin(&line, &route, rv), hSession, pMechanism, hKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Decrypt(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedData, CK_ULONG ulEncryptedDataLen, CK_BYTE_PTR pData,
                         CK_ULONG_PTR pulDataLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_Decrypt", hSession);
  if (rv == CKR_OK) rv = route.functions->C_Decrypt(route.handle, pEncryptedData, ulEncryptedDataLen, pData, pulDataLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_Decrypt(route_begin(&line, &route, rv), hSession, pEncryptedData, ulEncryptedDataLen, pData, pulDataLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen, CK_BYTE_PTR pPart,
                               CK_ULONG_PTR pulPartLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DecryptUpdate", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DecryptUpdate(route.handle, pEncryptedPart, ulEncryptedPartLen, pPart, pulPartLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DecryptUpdate(route_begin(&line, &route, rv), hSession, pEncryptedPart, ulEncryptedPartLen, pPart, pulPartLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pLastPart, CK_ULONG_PTR pulLastPartLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DecryptFinal", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DecryptFinal(route.handle, pLastPart, pulLastPartLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DecryptFinal(route_begin(&line, &route, rv), hSession, pLastPart, pulLastPartLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DigestInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DigestInit", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DigestInit(route.handle, pMechanism);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DigestInit(route_begin(&line, &route, rv), hSession, pMechanism);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Digest(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pDigest, CK_ULONG_PTR pulDigestLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_Digest", hSession);
  if (rv == CKR_OK) rv = route.functions->C_Digest(route.handle, pData, ulDataLen, pDigest, pulDigestLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_Digest(route_begin(&line, &route, rv), hSession, pData, ulDataLen, pDigest, pulDigestLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DigestUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DigestUpdate", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DigestUpdate(route.handle, pPart, ulPartLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DigestUpdate(route_begin(&line, &route, rv), hSession, pPart, ulPartLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DigestKey(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DigestKey", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DigestKey(route.handle, hKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DigestKey(route_begin(&line, &route, rv), hSession, hKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DigestFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pDigest, CK_ULONG_PTR pulDigestLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DigestFinal", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DigestFinal(route.handle, pDigest, pulDigestLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DigestFinal(route_begin(&line, &route, rv), hSession, pDigest, pulDigestLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SignInit", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SignInit(route.handle, pMechanism, hKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SignInit(route_begin(&line, &route, rv), hSession, pMechanism, hKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Sign(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                      CK_ULONG_PTR pulSignatureLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_Sign", hSession);
  if (rv == CKR_OK) rv = route.functions->C_Sign(route.handle, pData, ulDataLen, pSignature, pulSignatureLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_Sign(route_begin(&line, &route, rv), hSession, pData, ulDataLen, pSignature, pulSignatureLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SignUpdate", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SignUpdate(route.handle, pPart, ulPartLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SignUpdate(route_begin(&line, &route, rv), hSession, pPart, ulPartLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SignFinal", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SignFinal(route.handle, pSignature, pulSignatureLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SignFinal(route_begin(&line, &route, rv), hSession, pSignature, pulSignatureLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignRecoverInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SignRecoverInit", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SignRecoverInit(route.handle, pMechanism, hKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SignRecoverInit(route_begin(&line, &route, rv), hSession, pMechanism, hKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignRecover(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                             CK_ULONG_PTR pulSignatureLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SignRecover", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SignRecover(route.handle, pData, ulDataLen, pSignature, pulSignatureLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SignRecover(route_begin(&line, &route, rv), hSession, pData, ulDataLen, pSignature, pulSignatureLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_VerifyInit", hSession);
  if (rv == CKR_OK) rv = route.functions->C_VerifyInit(route.handle, pMechanism, hKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_VerifyInit(route_begin(&line, &route, rv), hSession, pMechanism, hKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Verify(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                        CK_ULONG ulSignatureLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_Verify", hSession);
  if (rv == CKR_OK) rv = route.functions->C_Verify(route.handle, pData, ulDataLen, pSignature, ulSignatureLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_Verify(route_begin(&line, &route, rv), hSession, pData, ulDataLen, pSignature, ulSignatureLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_VerifyUpdate", hSession);
  if (rv == CKR_OK) rv = route.functions->C_VerifyUpdate(route.handle, pPart, ulPartLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_VerifyUpdate(route_begin(&line, &route, rv), hSession, pPart, ulPartLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_VerifyFinal", hSession);
  if (rv == CKR_OK) rv = route.functions->C_VerifyFinal(route.handle, pSignature, ulSignatureLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_VerifyFinal(route_begin(&line, &route, rv), hSession, pSignature, ulSignatureLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyRecoverInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_VerifyRecoverInit", hSession);
  if (rv == CKR_OK) rv = route.functions->C_VerifyRecoverInit(route.handle, pMechanism, hKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_VerifyRecoverInit(route_begin(&line, &route, rv), hSession, pMechanism, hKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyRecover(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen, CK_BYTE_PTR pData,
                               CK_ULONG_PTR pulDataLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_VerifyRecover", hSession);
  if (rv == CKR_OK) rv = route.functions->C_VerifyRecover(route.handle, pSignature, ulSignatureLen, pData, pulDataLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_VerifyRecover(route_begin(&line, &route, rv), hSession, pSignature, ulSignatureLen, pData, pulDataLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DigestEncryptUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen, CK_BYTE_PTR pEncryptedPart,
                                     CK_ULONG_PTR pulEncryptedPartLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DigestEncryptUpdate", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DigestEncryptUpdate(route.handle, pPart, ulPartLen, pEncryptedPart, pulEncryptedPartLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DigestEncryptUpdate(route_begin(&line, &route, rv), hSession, pPart, ulPartLen, pEncryptedPart, pulEncryptedPartLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptDigestUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen, CK_BYTE_PTR pPart,
                                     CK_ULONG_PTR pulPartLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DecryptDigestUpdate", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DecryptDigestUpdate(route.handle, pEncryptedPart, ulEncryptedPartLen, pPart, pulPartLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DecryptDigestUpdate(route_begin(&line, &route, rv), hSession, pEncryptedPart, ulEncryptedPartLen, pPart, pulPartLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignEncryptUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen, CK_BYTE_PTR pEncryptedPart,
                                   CK_ULONG_PTR pulEncryptedPartLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SignEncryptUpdate", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SignEncryptUpdate(route.handle, pPart, ulPartLen, pEncryptedPart, pulEncryptedPartLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SignEncryptUpdate(route_begin(&line, &route, rv), hSession, pPart, ulPartLen, pEncryptedPart, pulEncryptedPartLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptVerifyUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen, CK_BYTE_PTR pPart,
                                     CK_ULONG_PTR pulPartLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DecryptVerifyUpdate", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DecryptVerifyUpdate(route.handle, pEncryptedPart, ulEncryptedPartLen, pPart, pulPartLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DecryptVerifyUpdate(route_begin(&line, &route, rv), hSession, pEncryptedPart, ulEncryptedPartLen, pPart, pulPartLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GenerateKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount,
                             CK_OBJECT_HANDLE_PTR phKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_GenerateKey", hSession);
  if (rv == CKR_OK) rv = route.functions->C_GenerateKey(route.handle, pMechanism, pTemplate, ulCount, phKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_GenerateKey(route_begin(&line, &route, rv), hSession, pMechanism, pTemplate, ulCount, phKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GenerateKeyPair(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_ATTRIBUTE_PTR pPublicKeyTemplate,
                                 CK_ULONG ulPublicKeyAttributeCount, CK_ATTRIBUTE_PTR pPrivateKeyTemplate,
                                 CK_ULONG ulPrivateKeyAttributeCount, CK_OBJECT_HANDLE_PTR phPublicKey, CK_OBJECT_HANDLE_PTR phPrivateKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_GenerateKeyPair", hSession);
  if (rv == CKR_OK) rv = route.functions->C_GenerateKeyPair(route.handle, pMechanism, pPublicKeyTemplate, ulPublicKeyAttributeCount,
                                                            pPrivateKeyTemplate, ulPrivateKeyAttributeCount, phPublicKey, phPrivateKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_GenerateKeyPair(route_begin(&line, &route, rv), hSession, pMechanism, pPublicKeyTemplate, ulPublicKeyAttributeCount,
                               pPrivateKeyTemplate, ulPrivateKeyAttributeCount, phPublicKey, phPrivateKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_WrapKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hWrappingKey, CK_OBJECT_HANDLE hKey,
                         CK_BYTE_PTR pWrappedKey, CK_ULONG_PTR pulWrappedKeyLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_WrapKey", hSession);
  if (rv == CKR_OK) rv = route.functions->C_WrapKey(route.handle, pMechanism, hWrappingKey, hKey, pWrappedKey, pulWrappedKeyLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_WrapKey(route_begin(&line, &route, rv), hSession, pMechanism, hWrappingKey, hKey, pWrappedKey, pulWrappedKeyLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_UnwrapKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hUnwrappingKey,
                           CK_BYTE_PTR pWrappedKey, CK_ULONG ulWrappedKeyLen, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulAttributeCount,
                           CK_OBJECT_HANDLE_PTR phKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_UnwrapKey", hSession);
  if (rv == CKR_OK) rv = route.functions->C_UnwrapKey(route.handle, pMechanism, hUnwrappingKey, pWrappedKey, ulWrappedKeyLen, pTemplate,
                                                      ulAttributeCount, phKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_UnwrapKey(route_begin(&line, &route, rv), hSession, pMechanism, hUnwrappingKey, pWrappedKey, ulWrappedKeyLen, pTemplate,
                         ulAttributeCount, phKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DeriveKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hBaseKey, CK_ATTRIBUTE_PTR pTemplate,
                           CK_ULONG ulAttributeCount, CK_OBJECT_HANDLE_PTR phKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DeriveKey", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DeriveKey(route.handle, pMechanism, hBaseKey, pTemplate, ulAttributeCount, phKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DeriveKey(route_begin(&line, &route, rv), hSession, pMechanism, hBaseKey, pTemplate, ulAttributeCount, phKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SeedRandom(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSeed, CK_ULONG ulSeedLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SeedRandom", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SeedRandom(route.handle, pSeed, ulSeedLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SeedRandom(route_begin(&line, &route, rv), hSession, pSeed, ulSeedLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GenerateRandom(CK_SESSION_HANDLE hSession, CK_BYTE_PTR RandomData, CK_ULONG ulRandomLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_GenerateRandom", hSession);
  if (rv == CKR_OK) rv = route.functions->C_GenerateRandom(route.handle, RandomData, ulRandomLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_GenerateRandom(route_begin(&line, &route, rv), hSession, RandomData, ulRandomLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetFunctionStatus(CK_SESSION_HANDLE hSession) {
  struct route route;
  CK_RV rv = route_session(&route, "C_GetFunctionStatus", hSession);
  if (rv == CKR_OK) rv = route.functions->C_GetFunctionStatus(route.handle);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_GetFunctionStatus(route_begin(&line, &route, rv), hSession);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_CancelFunction(CK_SESSION_HANDLE hSession) {
  struct route route;
  CK_RV rv = route_session(&route, "C_CancelFunction", hSession);
  if (rv == CKR_OK) rv = route.functions->C_CancelFunction(route.handle);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_CancelFunction(route_begin(&line, &route, rv), hSession);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_LoginUser(CK_SESSION_HANDLE hSession, CK_USER_TYPE userType, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen,
                           CK_UTF8CHAR_PTR pUsername, CK_ULONG ulUsernameLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_LoginUser", hSession);
  if (rv == CKR_OK) rv = route.functions->C_LoginUser(route.handle, userType, pPin, ulPinLen, pUsername, ulUsernameLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_LoginUser(route_begin(&line, &route, rv), hSession, userType, pPin, ulPinLen, pUsername, ulUsernameLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SessionCancel(CK_SESSION_HANDLE hSession, CK_FLAGS flags) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SessionCancel", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SessionCancel(route.handle, flags);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SessionCancel(route_begin(&line, &route, rv), hSession, flags);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageEncryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_MessageEncryptInit", hSession);
  if (rv == CKR_OK) rv = route.functions->C_MessageEncryptInit(route.handle, pMechanism, hKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_MessageEncryptInit(route_begin(&line, &route, rv), hSession, pMechanism, hKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_EncryptMessage(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pAssociatedData,
                                CK_ULONG ulAssociatedDataLen, CK_BYTE_PTR pPlaintext, CK_ULONG ulPlaintextLen, CK_BYTE_PTR pCiphertext,
                                CK_ULONG_PTR pulCiphertextLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_EncryptMessage", hSession);
  if (rv == CKR_OK) rv = route.functions->C_EncryptMessage(route.handle, pParameter, ulParameterLen, pAssociatedData, ulAssociatedDataLen,
                                                           pPlaintext, ulPlaintextLen, pCiphertext, pulCiphertextLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_EncryptMessage(route_begin(&line, &route, rv), hSession, pParameter, ulParameterLen, pAssociatedData, ulAssociatedDataLen,
                              pPlaintext, ulPlaintextLen, pCiphertext, pulCiphertextLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_EncryptMessageBegin(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                     CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_EncryptMessageBegin", hSession);
  if (rv == CKR_OK) rv = route.functions->C_EncryptMessageBegin(route.handle, pParameter, ulParameterLen, pAssociatedData,
                                                                ulAssociatedDataLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_EncryptMessageBegin(route_begin(&line, &route, rv), hSession, pParameter, ulParameterLen, pAssociatedData,
                                   ulAssociatedDataLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_EncryptMessageNext(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pPlaintextPart,
                                    CK_ULONG ulPlaintextPartLen, CK_BYTE_PTR pCiphertextPart, CK_ULONG_PTR pulCiphertextPartLen,
                                    CK_FLAGS flags) {
  struct route route;
  CK_RV rv = route_session(&route, "C_EncryptMessageNext", hSession);
  if (rv == CKR_OK) rv = route.functions->C_EncryptMessageNext(route.handle, pParameter, ulParameterLen, pPlaintextPart, ulPlaintextPartLen,
                                                               pCiphertextPart, pulCiphertextPartLen, flags);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_EncryptMessageNext(route_begin(&line, &route, rv), hSession, pParameter, ulParameterLen, pPlaintextPart, ulPlaintextPartLen,
                                  pCiphertextPart, pulCiphertextPartLen, flags);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageEncryptFinal(CK_SESSION_HANDLE hSession) {
  struct route route;
  CK_RV rv = route_session(&route, "C_MessageEncryptFinal", hSession);
  if (rv == CKR_OK) rv = route.functions->C_MessageEncryptFinal(route.handle);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_MessageEncryptFinal(route_begin(&line, &route, rv), hSession);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageDecryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_MessageDecryptInit", hSession);
  if (rv == CKR_OK) rv = route.functions->C_MessageDecryptInit(route.handle, pMechanism, hKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_MessageDecryptInit(route_begin(&line, &route, rv), hSession, pMechanism, hKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptMessage(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pAssociatedData,
                                CK_ULONG ulAssociatedDataLen, CK_BYTE_PTR pCiphertext, CK_ULONG ulCiphertextLen, CK_BYTE_PTR pPlaintext,
                                CK_ULONG_PTR pulPlaintextLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DecryptMessage", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DecryptMessage(route.handle, pParameter, ulParameterLen, pAssociatedData, ulAssociatedDataLen,
                                                           pCiphertext, ulCiphertextLen, pPlaintext, pulPlaintextLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DecryptMessage(route_begin(&line, &route, rv), hSession, pParameter, ulParameterLen, pAssociatedData, ulAssociatedDataLen,
                              pCiphertext, ulCiphertextLen, pPlaintext, pulPlaintextLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptMessageBegin(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                     CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DecryptMessageBegin", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DecryptMessageBegin(route.handle, pParameter, ulParameterLen, pAssociatedData,
                                                                ulAssociatedDataLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DecryptMessageBegin(route_begin(&line, &route, rv), hSession, pParameter, ulParameterLen, pAssociatedData,
                                   ulAssociatedDataLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptMessageNext(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                    CK_BYTE_PTR pCiphertextPart, CK_ULONG ulCiphertextPartLen, CK_BYTE_PTR pPlaintextPart,
                                    CK_ULONG_PTR pulPlaintextPartLen, CK_FLAGS flags) {
  struct route route;
  CK_RV rv = route_session(&route, "C_DecryptMessageNext", hSession);
  if (rv == CKR_OK) rv = route.functions->C_DecryptMessageNext(route.handle, pParameter, ulParameterLen, pCiphertextPart,
                                                               ulCiphertextPartLen, pPlaintextPart, pulPlaintextPartLen, flags);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_DecryptMessageNext(route_begin(&line, &route, rv), hSession, pParameter, ulParameterLen, pCiphertextPart,
                                  ulCiphertextPartLen, pPlaintextPart, pulPlaintextPartLen, flags);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageDecryptFinal(CK_SESSION_HANDLE hSession) {
  struct route route;
  CK_RV rv = route_session(&route, "C_MessageDecryptFinal", hSession);
  if (rv == CKR_OK) rv = route.functions->C_MessageDecryptFinal(route.handle);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_MessageDecryptFinal(route_begin(&line, &route, rv), hSession);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageSignInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_MessageSignInit", hSession);
  if (rv == CKR_OK) rv = route.functions->C_MessageSignInit(route.handle, pMechanism, hKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_MessageSignInit(route_begin(&line, &route, rv), hSession, pMechanism, hKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignMessage(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pData,
                             CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SignMessage", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SignMessage(route.handle, pParameter, ulParameterLen, pData, ulDataLen, pSignature,
                                                        pulSignatureLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SignMessage(route_begin(&line, &route, rv), hSession, pParameter, ulParameterLen, pData, ulDataLen, pSignature,
                           pulSignatureLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignMessageBegin(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SignMessageBegin", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SignMessageBegin(route.handle, pParameter, ulParameterLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SignMessageBegin(route_begin(&line, &route, rv), hSession, pParameter, ulParameterLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignMessageNext(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pData,
                                 CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_SignMessageNext", hSession);
  if (rv == CKR_OK) rv = route.functions->C_SignMessageNext(route.handle, pParameter, ulParameterLen, pData, ulDataLen, pSignature,
                                                            pulSignatureLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_SignMessageNext(route_begin(&line, &route, rv), hSession, pParameter, ulParameterLen, pData, ulDataLen, pSignature,
                               pulSignatureLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageSignFinal(CK_SESSION_HANDLE hSession) {
  struct route route;
  CK_RV rv = route_session(&route, "C_MessageSignFinal", hSession);
  if (rv == CKR_OK) rv = route.functions->C_MessageSignFinal(route.handle);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_MessageSignFinal(route_begin(&line, &route, rv), hSession);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageVerifyInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct route route;
  CK_RV rv = route_session(&route, "C_MessageVerifyInit", hSession);
  if (rv == CKR_OK) rv = route.functions->C_MessageVerifyInit(route.handle, pMechanism, hKey);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_MessageVerifyInit(route_begin(&line, &route, rv), hSession, pMechanism, hKey);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyMessage(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pData,
                               CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_VerifyMessage", hSession);
  if (rv == CKR_OK) rv = route.functions->C_VerifyMessage(route.handle, pParameter, ulParameterLen, pData, ulDataLen, pSignature,
                                                          ulSignatureLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_VerifyMessage(route_begin(&line, &route, rv), hSession, pParameter, ulParameterLen, pData, ulDataLen, pSignature,
                             ulSignatureLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyMessageBegin(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_VerifyMessageBegin", hSession);
  if (rv == CKR_OK) rv = route.functions->C_VerifyMessageBegin(route.handle, pParameter, ulParameterLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_VerifyMessageBegin(route_begin(&line, &route, rv), hSession, pParameter, ulParameterLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyMessageNext(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pData,
                                   CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen) {
  struct route route;
  CK_RV rv = route_session(&route, "C_VerifyMessageNext", hSession);
  if (rv == CKR_OK) rv = route.functions->C_VerifyMessageNext(route.handle, pParameter, ulParameterLen, pData, ulDataLen, pSignature,
                                                              ulSignatureLen);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_VerifyMessageNext(route_begin(&line, &route, rv), hSession, pParameter, ulParameterLen, pData, ulDataLen, pSignature,
                                 ulSignatureLen);
    route_end(&line, &route, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageVerifyFinal(CK_SESSION_HANDLE hSession) {
  struct route route;
  CK_RV rv = route_session(&route, "C_MessageVerifyFinal", hSession);
  if (rv == CKR_OK) rv = route.functions->C_MessageVerifyFinal(route.handle);
  route_left(&route);
  if (route_logs(&route)) {
    struct route_line line;
    describe_C_MessageVerifyFinal(route_begin(&line, &route, rv), hSession);
    route_end(&line, &route, rv);
  }
  return rv;
}
