/* Each call to the library that is watched, and into the trace. Generated from src/cryptoki/functions.ts by "npm run generate": change that, not this. */
#include "describe.h"
#include "trace.h"

EXPORTED CK_RV C_Initialize(CK_VOID_PTR pInitArgs) {
  struct trace_call call;
  trace_begin(&call, "C_Initialize");
  const CK_RV rv = trace_target()->C_Initialize(pInitArgs);
  if (trace_returned(&call, rv)) {
    describe_C_Initialize(&call.text, pInitArgs);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Finalize(CK_VOID_PTR pReserved) {
  struct trace_call call;
  trace_begin(&call, "C_Finalize");
  const CK_RV rv = trace_target()->C_Finalize(pReserved);
  if (trace_returned(&call, rv)) {
    describe_C_Finalize(&call.text, pReserved);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetInfo(CK_INFO_PTR pInfo) {
  struct trace_call call;
  trace_begin(&call, "C_GetInfo");
  const CK_RV rv = trace_target()->C_GetInfo(pInfo);
  if (trace_returned(&call, rv)) {
    describe_C_GetInfo(&call.text, pInfo);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR ppFunctionList) {
  struct trace_call call;
  trace_begin(&call, "C_GetFunctionList");
  const CK_RV rv = trace_C_GetFunctionList(ppFunctionList);
  if (trace_returned(&call, rv)) {
    describe_C_GetFunctionList(&call.text, ppFunctionList);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetSlotList(CK_BBOOL tokenPresent, CK_SLOT_ID_PTR pSlotList, CK_ULONG_PTR pulCount) {
  struct trace_call call;
  trace_begin(&call, "C_GetSlotList");
  trace_note_list(&call, pSlotList, pulCount);
  const CK_RV rv = trace_target()->C_GetSlotList(tokenPresent, pSlotList, pulCount);
  if (trace_returned(&call, rv)) {
    describe_C_GetSlotList(&call.text, tokenPresent, pSlotList, pulCount);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetSlotInfo(CK_SLOT_ID slotID, CK_SLOT_INFO_PTR pInfo) {
  struct trace_call call;
  trace_begin(&call, "C_GetSlotInfo");
  const CK_RV rv = trace_target()->C_GetSlotInfo(slotID, pInfo);
  if (trace_returned(&call, rv)) {
    describe_C_GetSlotInfo(&call.text, slotID, pInfo);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetTokenInfo(CK_SLOT_ID slotID, CK_TOKEN_INFO_PTR pInfo) {
  struct trace_call call;
  trace_begin(&call, "C_GetTokenInfo");
  const CK_RV rv = trace_target()->C_GetTokenInfo(slotID, pInfo);
  if (trace_returned(&call, rv)) {
    describe_C_GetTokenInfo(&call.text, slotID, pInfo);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetMechanismList(CK_SLOT_ID slotID, CK_MECHANISM_TYPE_PTR pMechanismList, CK_ULONG_PTR pulCount) {
  struct trace_call call;
  trace_begin(&call, "C_GetMechanismList");
  trace_note_list(&call, pMechanismList, pulCount);
  const CK_RV rv = trace_target()->C_GetMechanismList(slotID, pMechanismList, pulCount);
  if (trace_returned(&call, rv)) {
    describe_C_GetMechanismList(&call.text, slotID, pMechanismList, pulCount);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetMechanismInfo(CK_SLOT_ID slotID, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO_PTR pInfo) {
  struct trace_call call;
  trace_begin(&call, "C_GetMechanismInfo");
  const CK_RV rv = trace_target()->C_GetMechanismInfo(slotID, type, pInfo);
  if (trace_returned(&call, rv)) {
    describe_C_GetMechanismInfo(&call.text, slotID, type, pInfo);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_InitToken(CK_SLOT_ID slotID, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen, CK_UTF8CHAR_PTR pLabel) {
  struct trace_call call;
  trace_begin(&call, "C_InitToken");
  const CK_RV rv = trace_target()->C_InitToken(slotID, pPin, ulPinLen, pLabel);
  if (trace_returned(&call, rv)) {
    describe_C_InitToken(&call.text, slotID, pPin, ulPinLen, pLabel);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_InitPIN(CK_SESSION_HANDLE hSession, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen) {
  struct trace_call call;
  trace_begin(&call, "C_InitPIN");
  const CK_RV rv = trace_target()->C_InitPIN(hSession, pPin, ulPinLen);
  if (trace_returned(&call, rv)) {
    describe_C_InitPIN(&call.text, hSession, pPin, ulPinLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SetPIN(CK_SESSION_HANDLE hSession, CK_UTF8CHAR_PTR pOldPin, CK_ULONG ulOldLen, CK_UTF8CHAR_PTR pNewPin,
                        CK_ULONG ulNewLen) {
  struct trace_call call;
  trace_begin(&call, "C_SetPIN");
  const CK_RV rv = trace_target()->C_SetPIN(hSession, pOldPin, ulOldLen, pNewPin, ulNewLen);
  if (trace_returned(&call, rv)) {
    describe_C_SetPIN(&call.text, hSession, pOldPin, ulOldLen, pNewPin, ulNewLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_OpenSession(CK_SLOT_ID slotID, CK_FLAGS flags, CK_VOID_PTR pApplication, CK_NOTIFY Notify,
                             CK_SESSION_HANDLE_PTR phSession) {
  struct trace_call call;
  trace_begin(&call, "C_OpenSession");
  const CK_RV rv = trace_target()->C_OpenSession(slotID, flags, pApplication, Notify, phSession);
  if (trace_returned(&call, rv)) {
    describe_C_OpenSession(&call.text, slotID, flags, pApplication, Notify, phSession);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_CloseSession(CK_SESSION_HANDLE hSession) {
  struct trace_call call;
  trace_begin(&call, "C_CloseSession");
  const CK_RV rv = trace_target()->C_CloseSession(hSession);
  if (trace_returned(&call, rv)) {
    describe_C_CloseSession(&call.text, hSession);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_CloseAllSessions(CK_SLOT_ID slotID) {
  struct trace_call call;
  trace_begin(&call, "C_CloseAllSessions");
  const CK_RV rv = trace_target()->C_CloseAllSessions(slotID);
  if (trace_returned(&call, rv)) {
    describe_C_CloseAllSessions(&call.text, slotID);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetSessionInfo(CK_SESSION_HANDLE hSession, CK_SESSION_INFO_PTR pInfo) {
  struct trace_call call;
  trace_begin(&call, "C_GetSessionInfo");
  const CK_RV rv = trace_target()->C_GetSessionInfo(hSession, pInfo);
  if (trace_returned(&call, rv)) {
    describe_C_GetSessionInfo(&call.text, hSession, pInfo);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetOperationState(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pOperationState, CK_ULONG_PTR pulOperationStateLen) {
  struct trace_call call;
  trace_begin(&call, "C_GetOperationState");
  const CK_RV rv = trace_target()->C_GetOperationState(hSession, pOperationState, pulOperationStateLen);
  if (trace_returned(&call, rv)) {
    describe_C_GetOperationState(&call.text, hSession, pOperationState, pulOperationStateLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SetOperationState(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pOperationState, CK_ULONG ulOperationStateLen,
                                   CK_OBJECT_HANDLE hEncryptionKey, CK_OBJECT_HANDLE hAuthenticationKey) {
  struct trace_call call;
  trace_begin(&call, "C_SetOperationState");
  const CK_RV rv = trace_target()->C_SetOperationState(hSession, pOperationState, ulOperationStateLen, hEncryptionKey, hAuthenticationKey);
  if (trace_returned(&call, rv)) {
    describe_C_SetOperationState(&call.text, hSession, pOperationState, ulOperationStateLen, hEncryptionKey, hAuthenticationKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Login(CK_SESSION_HANDLE hSession, CK_USER_TYPE userType, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen) {
  struct trace_call call;
  trace_begin(&call, "C_Login");
  const CK_RV rv = trace_target()->C_Login(hSession, userType, pPin, ulPinLen);
  if (trace_returned(&call, rv)) {
    describe_C_Login(&call.text, hSession, userType, pPin, ulPinLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Logout(CK_SESSION_HANDLE hSession) {
  struct trace_call call;
  trace_begin(&call, "C_Logout");
  const CK_RV rv = trace_target()->C_Logout(hSession);
  if (trace_returned(&call, rv)) {
    describe_C_Logout(&call.text, hSession);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_CreateObject(CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount, CK_OBJECT_HANDLE_PTR phObject) {
  struct trace_call call;
  trace_begin(&call, "C_CreateObject");
  const CK_RV rv = trace_target()->C_CreateObject(hSession, pTemplate, ulCount, phObject);
  if (trace_returned(&call, rv)) {
    describe_C_CreateObject(&call.text, hSession, pTemplate, ulCount, phObject);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_CopyObject(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount,
                            CK_OBJECT_HANDLE_PTR phNewObject) {
  struct trace_call call;
  trace_begin(&call, "C_CopyObject");
  const CK_RV rv = trace_target()->C_CopyObject(hSession, hObject, pTemplate, ulCount, phNewObject);
  if (trace_returned(&call, rv)) {
    describe_C_CopyObject(&call.text, hSession, hObject, pTemplate, ulCount, phNewObject);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DestroyObject(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject) {
  struct trace_call call;
  trace_begin(&call, "C_DestroyObject");
  const CK_RV rv = trace_target()->C_DestroyObject(hSession, hObject);
  if (trace_returned(&call, rv)) {
    describe_C_DestroyObject(&call.text, hSession, hObject);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetObjectSize(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ULONG_PTR pulSize) {
  struct trace_call call;
  trace_begin(&call, "C_GetObjectSize");
  const CK_RV rv = trace_target()->C_GetObjectSize(hSession, hObject, pulSize);
  if (trace_returned(&call, rv)) {
    describe_C_GetObjectSize(&call.text, hSession, hObject, pulSize);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetAttributeValue(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount) {
  struct trace_call call;
  trace_begin(&call, "C_GetAttributeValue");
  trace_note_template(&call, pTemplate, ulCount);
  const CK_RV rv = trace_target()->C_GetAttributeValue(hSession, hObject, pTemplate, ulCount);
  if (trace_returned(&call, rv)) {
    describe_C_GetAttributeValue(&call.text, hSession, hObject, pTemplate, ulCount);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SetAttributeValue(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount) {
  struct trace_call call;
  trace_begin(&call, "C_SetAttributeValue");
  const CK_RV rv = trace_target()->C_SetAttributeValue(hSession, hObject, pTemplate, ulCount);
  if (trace_returned(&call, rv)) {
    describe_C_SetAttributeValue(&call.text, hSession, hObject, pTemplate, ulCount);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_FindObjectsInit(CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount) {
  struct trace_call call;
  trace_begin(&call, "C_FindObjectsInit");
  const CK_RV rv = trace_target()->C_FindObjectsInit(hSession, pTemplate, ulCount);
  if (trace_returned(&call, rv)) {
    describe_C_FindObjectsInit(&call.text, hSession, pTemplate, ulCount);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_FindObjects(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE_PTR phObject, CK_ULONG ulMaxObjectCount,
                             CK_ULONG_PTR pulObjectCount) {
  struct trace_call call;
  trace_begin(&call, "C_FindObjects");
  trace_note_room(&call, ulMaxObjectCount);
  const CK_RV rv = trace_target()->C_FindObjects(hSession, phObject, ulMaxObjectCount, pulObjectCount);
  if (trace_returned(&call, rv)) {
    describe_C_FindObjects(&call.text, hSession, phObject, ulMaxObjectCount, pulObjectCount);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_FindObjectsFinal(CK_SESSION_HANDLE hSession) {
  struct trace_call call;
  trace_begin(&call, "C_FindObjectsFinal");
  const CK_RV rv = trace_target()->C_FindObjectsFinal(hSession);
  if (trace_returned(&call, rv)) {
    describe_C_FindObjectsFinal(&call.text, hSession);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_EncryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct trace_call call;
  trace_begin(&call, "C_EncryptInit");
  const CK_RV rv = trace_target()->C_EncryptInit(hSession, pMechanism, hKey);
  if (trace_returned(&call, rv)) {
    describe_C_EncryptInit(&call.text, hSession, pMechanism, hKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Encrypt(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pEncryptedData,
                         CK_ULONG_PTR pulEncryptedDataLen) {
  struct trace_call call;
  trace_begin(&call, "C_Encrypt");
  const CK_RV rv = trace_target()->C_Encrypt(hSession, pData, ulDataLen, pEncryptedData, pulEncryptedDataLen);
  if (trace_returned(&call, rv)) {
    describe_C_Encrypt(&call.text, hSession, pData, ulDataLen, pEncryptedData, pulEncryptedDataLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_EncryptUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen, CK_BYTE_PTR pEncryptedPart,
                               CK_ULONG_PTR pulEncryptedPartLen) {
  struct trace_call call;
  trace_begin(&call, "C_EncryptUpdate");
  const CK_RV rv = trace_target()->C_EncryptUpdate(hSession, pPart, ulPartLen, pEncryptedPart, pulEncryptedPartLen);
  if (trace_returned(&call, rv)) {
    describe_C_EncryptUpdate(&call.text, hSession, pPart, ulPartLen, pEncryptedPart, pulEncryptedPartLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_EncryptFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pLastEncryptedPart, CK_ULONG_PTR pulLastEncryptedPartLen) {
  struct trace_call call;
  trace_begin(&call, "C_EncryptFinal");
  const CK_RV rv = trace_target()->C_EncryptFinal(hSession, pLastEncryptedPart, pulLastEncryptedPartLen);
  if (trace_returned(&call, rv)) {
    describe_C_EncryptFinal(&call.text, hSession, pLastEncryptedPart, pulLastEncryptedPartLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct trace_call call;
  trace_begin(&call, "C_DecryptInit");
  const CK_RV rv = trace_target()->C_DecryptInit(hSession, pMechanism, hKey);
  if (trace_returned(&call, rv)) {
    describe_C_DecryptInit(&call.text, hSession, pMechanism, hKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Decrypt(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedData, CK_ULONG ulEncryptedDataLen, CK_BYTE_PTR pData,
                         CK_ULONG_PTR pulDataLen) {
  struct trace_call call;
  trace_begin(&call, "C_Decrypt");
  const CK_RV rv = trace_target()->C_Decrypt(hSession, pEncryptedData, ulEncryptedDataLen, pData, pulDataLen);
  if (trace_returned(&call, rv)) {
    describe_C_Decrypt(&call.text, hSession, pEncryptedData, ulEncryptedDataLen, pData, pulDataLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen, CK_BYTE_PTR pPart,
                               CK_ULONG_PTR pulPartLen) {
  struct trace_call call;
  trace_begin(&call, "C_DecryptUpdate");
  const CK_RV rv = trace_target()->C_DecryptUpdate(hSession, pEncryptedPart, ulEncryptedPartLen, pPart, pulPartLen);
  if (trace_returned(&call, rv)) {
    describe_C_DecryptUpdate(&call.text, hSession, pEncryptedPart, ulEncryptedPartLen, pPart, pulPartLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pLastPart, CK_ULONG_PTR pulLastPartLen) {
  struct trace_call call;
  trace_begin(&call, "C_DecryptFinal");
  const CK_RV rv = trace_target()->C_DecryptFinal(hSession, pLastPart, pulLastPartLen);
  if (trace_returned(&call, rv)) {
    describe_C_DecryptFinal(&call.text, hSession, pLastPart, pulLastPartLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DigestInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism) {
  struct trace_call call;
  trace_begin(&call, "C_DigestInit");
  const CK_RV rv = trace_target()->C_DigestInit(hSession, pMechanism);
  if (trace_returned(&call, rv)) {
    describe_C_DigestInit(&call.text, hSession, pMechanism);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Digest(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pDigest, CK_ULONG_PTR pulDigestLen) {
  struct trace_call call;
  trace_begin(&call, "C_Digest");
  const CK_RV rv = trace_target()->C_Digest(hSession, pData, ulDataLen, pDigest, pulDigestLen);
  if (trace_returned(&call, rv)) {
    describe_C_Digest(&call.text, hSession, pData, ulDataLen, pDigest, pulDigestLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DigestUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  struct trace_call call;
  trace_begin(&call, "C_DigestUpdate");
  const CK_RV rv = trace_target()->C_DigestUpdate(hSession, pPart, ulPartLen);
  if (trace_returned(&call, rv)) {
    describe_C_DigestUpdate(&call.text, hSession, pPart, ulPartLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DigestKey(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hKey) {
  struct trace_call call;
  trace_begin(&call, "C_DigestKey");
  const CK_RV rv = trace_target()->C_DigestKey(hSession, hKey);
  if (trace_returned(&call, rv)) {
    describe_C_DigestKey(&call.text, hSession, hKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DigestFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pDigest, CK_ULONG_PTR pulDigestLen) {
  struct trace_call call;
  trace_begin(&call, "C_DigestFinal");
  const CK_RV rv = trace_target()->C_DigestFinal(hSession, pDigest, pulDigestLen);
  if (trace_returned(&call, rv)) {
    describe_C_DigestFinal(&call.text, hSession, pDigest, pulDigestLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct trace_call call;
  trace_begin(&call, "C_SignInit");
  const CK_RV rv = trace_target()->C_SignInit(hSession, pMechanism, hKey);
  if (trace_returned(&call, rv)) {
    describe_C_SignInit(&call.text, hSession, pMechanism, hKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Sign(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                      CK_ULONG_PTR pulSignatureLen) {
  struct trace_call call;
  trace_begin(&call, "C_Sign");
  const CK_RV rv = trace_target()->C_Sign(hSession, pData, ulDataLen, pSignature, pulSignatureLen);
  if (trace_returned(&call, rv)) {
    describe_C_Sign(&call.text, hSession, pData, ulDataLen, pSignature, pulSignatureLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  struct trace_call call;
  trace_begin(&call, "C_SignUpdate");
  const CK_RV rv = trace_target()->C_SignUpdate(hSession, pPart, ulPartLen);
  if (trace_returned(&call, rv)) {
    describe_C_SignUpdate(&call.text, hSession, pPart, ulPartLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  struct trace_call call;
  trace_begin(&call, "C_SignFinal");
  const CK_RV rv = trace_target()->C_SignFinal(hSession, pSignature, pulSignatureLen);
  if (trace_returned(&call, rv)) {
    describe_C_SignFinal(&call.text, hSession, pSignature, pulSignatureLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignRecoverInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct trace_call call;
  trace_begin(&call, "C_SignRecoverInit");
  const CK_RV rv = trace_target()->C_SignRecoverInit(hSession, pMechanism, hKey);
  if (trace_returned(&call, rv)) {
    describe_C_SignRecoverInit(&call.text, hSession, pMechanism, hKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignRecover(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                             CK_ULONG_PTR pulSignatureLen) {
  struct trace_call call;
  trace_begin(&call, "C_SignRecover");
  const CK_RV rv = trace_target()->C_SignRecover(hSession, pData, ulDataLen, pSignature, pulSignatureLen);
  if (trace_returned(&call, rv)) {
    describe_C_SignRecover(&call.text, hSession, pData, ulDataLen, pSignature, pulSignatureLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct trace_call call;
  trace_begin(&call, "C_VerifyInit");
  const CK_RV rv = trace_target()->C_VerifyInit(hSession, pMechanism, hKey);
  if (trace_returned(&call, rv)) {
    describe_C_VerifyInit(&call.text, hSession, pMechanism, hKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_Verify(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                        CK_ULONG ulSignatureLen) {
  struct trace_call call;
  trace_begin(&call, "C_Verify");
  const CK_RV rv = trace_target()->C_Verify(hSession, pData, ulDataLen, pSignature, ulSignatureLen);
  if (trace_returned(&call, rv)) {
    describe_C_Verify(&call.text, hSession, pData, ulDataLen, pSignature, ulSignatureLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  struct trace_call call;
  trace_begin(&call, "C_VerifyUpdate");
  const CK_RV rv = trace_target()->C_VerifyUpdate(hSession, pPart, ulPartLen);
  if (trace_returned(&call, rv)) {
    describe_C_VerifyUpdate(&call.text, hSession, pPart, ulPartLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen) {
  struct trace_call call;
  trace_begin(&call, "C_VerifyFinal");
  const CK_RV rv = trace_target()->C_VerifyFinal(hSession, pSignature, ulSignatureLen);
  if (trace_returned(&call, rv)) {
    describe_C_VerifyFinal(&call.text, hSession, pSignature, ulSignatureLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyRecoverInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct trace_call call;
  trace_begin(&call, "C_VerifyRecoverInit");
  const CK_RV rv = trace_target()->C_VerifyRecoverInit(hSession, pMechanism, hKey);
  if (trace_returned(&call, rv)) {
    describe_C_VerifyRecoverInit(&call.text, hSession, pMechanism, hKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyRecover(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen, CK_BYTE_PTR pData,
                               CK_ULONG_PTR pulDataLen) {
  struct trace_call call;
  trace_begin(&call, "C_VerifyRecover");
  const CK_RV rv = trace_target()->C_VerifyRecover(hSession, pSignature, ulSignatureLen, pData, pulDataLen);
  if (trace_returned(&call, rv)) {
    describe_C_VerifyRecover(&call.text, hSession, pSignature, ulSignatureLen, pData, pulDataLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DigestEncryptUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen, CK_BYTE_PTR pEncryptedPart,
                                     CK_ULONG_PTR pulEncryptedPartLen) {
  struct trace_call call;
  trace_begin(&call, "C_DigestEncryptUpdate");
  const CK_RV rv = trace_target()->C_DigestEncryptUpdate(hSession, pPart, ulPartLen, pEncryptedPart, pulEncryptedPartLen);
  if (trace_returned(&call, rv)) {
    describe_C_DigestEncryptUpdate(&call.text, hSession, pPart, ulPartLen, pEncryptedPart, pulEncryptedPartLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptDigestUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen, CK_BYTE_PTR pPart,
                                     CK_ULONG_PTR pulPartLen) {
  struct trace_call call;
  trace_begin(&call, "C_DecryptDigestUpdate");
  const CK_RV rv = trace_target()->C_DecryptDigestUpdate(hSession, pEncryptedPart, ulEncryptedPartLen, pPart, pulPartLen);
  if (trace_returned(&call, rv)) {
    describe_C_DecryptDigestUpdate(&call.text, hSession, pEncryptedPart, ulEncryptedPartLen, pPart, pulPartLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignEncryptUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen, CK_BYTE_PTR pEncryptedPart,
                                   CK_ULONG_PTR pulEncryptedPartLen) {
  struct trace_call call;
  trace_begin(&call, "C_SignEncryptUpdate");
  const CK_RV rv = trace_target()->C_SignEncryptUpdate(hSession, pPart, ulPartLen, pEncryptedPart, pulEncryptedPartLen);
  if (trace_returned(&call, rv)) {
    describe_C_SignEncryptUpdate(&call.text, hSession, pPart, ulPartLen, pEncryptedPart, pulEncryptedPartLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptVerifyUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen, CK_BYTE_PTR pPart,
                                     CK_ULONG_PTR pulPartLen) {
  struct trace_call call;
  trace_begin(&call, "C_DecryptVerifyUpdate");
  const CK_RV rv = trace_target()->C_DecryptVerifyUpdate(hSession, pEncryptedPart, ulEncryptedPartLen, pPart, pulPartLen);
  if (trace_returned(&call, rv)) {
    describe_C_DecryptVerifyUpdate(&call.text, hSession, pEncryptedPart, ulEncryptedPartLen, pPart, pulPartLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GenerateKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount,
                             CK_OBJECT_HANDLE_PTR phKey) {
  struct trace_call call;
  trace_begin(&call, "C_GenerateKey");
  const CK_RV rv = trace_target()->C_GenerateKey(hSession, pMechanism, pTemplate, ulCount, phKey);
  if (trace_returned(&call, rv)) {
    describe_C_GenerateKey(&call.text, hSession, pMechanism, pTemplate, ulCount, phKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GenerateKeyPair(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_ATTRIBUTE_PTR pPublicKeyTemplate,
                                 CK_ULONG ulPublicKeyAttributeCount, CK_ATTRIBUTE_PTR pPrivateKeyTemplate,
                                 CK_ULONG ulPrivateKeyAttributeCount, CK_OBJECT_HANDLE_PTR phPublicKey, CK_OBJECT_HANDLE_PTR phPrivateKey) {
  struct trace_call call;
  trace_begin(&call, "C_GenerateKeyPair");
  const CK_RV rv = trace_target()->C_GenerateKeyPair(hSession, pMechanism, pPublicKeyTemplate, ulPublicKeyAttributeCount,
                                                     pPrivateKeyTemplate, ulPrivateKeyAttributeCount, phPublicKey, phPrivateKey);
  if (trace_returned(&call, rv)) {
    describe_C_GenerateKeyPair(&call.text, hSession, pMechanism, pPublicKeyTemplate, ulPublicKeyAttributeCount, pPrivateKeyTemplate,
                               ulPrivateKeyAttributeCount, phPublicKey, phPrivateKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_WrapKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hWrappingKey, CK_OBJECT_HANDLE hKey,
                         CK_BYTE_PTR pWrappedKey, CK_ULONG_PTR pulWrappedKeyLen) {
  struct trace_call call;
  trace_begin(&call, "C_WrapKey");
  const CK_RV rv = trace_target()->C_WrapKey(hSession, pMechanism, hWrappingKey, hKey, pWrappedKey, pulWrappedKeyLen);
  if (trace_returned(&call, rv)) {
    describe_C_WrapKey(&call.text, hSession, pMechanism, hWrappingKey, hKey, pWrappedKey, pulWrappedKeyLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_UnwrapKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hUnwrappingKey,
                           CK_BYTE_PTR pWrappedKey, CK_ULONG ulWrappedKeyLen, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulAttributeCount,
                           CK_OBJECT_HANDLE_PTR phKey) {
  struct trace_call call;
  trace_begin(&call, "C_UnwrapKey");
  const CK_RV rv = trace_target()->C_UnwrapKey(hSession, pMechanism, hUnwrappingKey, pWrappedKey, ulWrappedKeyLen, pTemplate,
                                               ulAttributeCount, phKey);
  if (trace_returned(&call, rv)) {
    describe_C_UnwrapKey(&call.text, hSession, pMechanism, hUnwrappingKey, pWrappedKey, ulWrappedKeyLen, pTemplate, ulAttributeCount,
                         phKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DeriveKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hBaseKey, CK_ATTRIBUTE_PTR pTemplate,
                           CK_ULONG ulAttributeCount, CK_OBJECT_HANDLE_PTR phKey) {
  struct trace_call call;
  trace_begin(&call, "C_DeriveKey");
  const CK_RV rv = trace_target()->C_DeriveKey(hSession, pMechanism, hBaseKey, pTemplate, ulAttributeCount, phKey);
  if (trace_returned(&call, rv)) {
    describe_C_DeriveKey(&call.text, hSession, pMechanism, hBaseKey, pTemplate, ulAttributeCount, phKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SeedRandom(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSeed, CK_ULONG ulSeedLen) {
  struct trace_call call;
  trace_begin(&call, "C_SeedRandom");
  const CK_RV rv = trace_target()->C_SeedRandom(hSession, pSeed, ulSeedLen);
  if (trace_returned(&call, rv)) {
    describe_C_SeedRandom(&call.text, hSession, pSeed, ulSeedLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GenerateRandom(CK_SESSION_HANDLE hSession, CK_BYTE_PTR RandomData, CK_ULONG ulRandomLen) {
  struct trace_call call;
  trace_begin(&call, "C_GenerateRandom");
  const CK_RV rv = trace_target()->C_GenerateRandom(hSession, RandomData, ulRandomLen);
  if (trace_returned(&call, rv)) {
    describe_C_GenerateRandom(&call.text, hSession, RandomData, ulRandomLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetFunctionStatus(CK_SESSION_HANDLE hSession) {
  struct trace_call call;
  trace_begin(&call, "C_GetFunctionStatus");
  const CK_RV rv = trace_target()->C_GetFunctionStatus(hSession);
  if (trace_returned(&call, rv)) {
    describe_C_GetFunctionStatus(&call.text, hSession);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_CancelFunction(CK_SESSION_HANDLE hSession) {
  struct trace_call call;
  trace_begin(&call, "C_CancelFunction");
  const CK_RV rv = trace_target()->C_CancelFunction(hSession);
  if (trace_returned(&call, rv)) {
    describe_C_CancelFunction(&call.text, hSession);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_WaitForSlotEvent(CK_FLAGS flags, CK_SLOT_ID_PTR pSlot, CK_VOID_PTR pReserved) {
  struct trace_call call;
  trace_begin(&call, "C_WaitForSlotEvent");
  const CK_RV rv = trace_target()->C_WaitForSlotEvent(flags, pSlot, pReserved);
  if (trace_returned(&call, rv)) {
    describe_C_WaitForSlotEvent(&call.text, flags, pSlot, pReserved);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetInterfaceList(CK_INTERFACE_PTR pInterfacesList, CK_ULONG_PTR pulCount) {
  struct trace_call call;
  trace_begin(&call, "C_GetInterfaceList");
  const CK_RV rv = trace_C_GetInterfaceList(pInterfacesList, pulCount);
  if (trace_returned(&call, rv)) {
    describe_C_GetInterfaceList(&call.text, pInterfacesList, pulCount);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_GetInterface(CK_UTF8CHAR_PTR pInterfaceName, CK_VERSION_PTR pVersion, CK_INTERFACE_PTR_PTR ppInterface, CK_FLAGS flags) {
  struct trace_call call;
  trace_begin(&call, "C_GetInterface");
  const CK_RV rv = trace_C_GetInterface(pInterfaceName, pVersion, ppInterface, flags);
  if (trace_returned(&call, rv)) {
    describe_C_GetInterface(&call.text, pInterfaceName, pVersion, ppInterface, flags);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_LoginUser(CK_SESSION_HANDLE hSession, CK_USER_TYPE userType, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen,
                           CK_UTF8CHAR_PTR pUsername, CK_ULONG ulUsernameLen) {
  struct trace_call call;
  trace_begin(&call, "C_LoginUser");
  const CK_RV rv = trace_target()->C_LoginUser(hSession, userType, pPin, ulPinLen, pUsername, ulUsernameLen);
  if (trace_returned(&call, rv)) {
    describe_C_LoginUser(&call.text, hSession, userType, pPin, ulPinLen, pUsername, ulUsernameLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SessionCancel(CK_SESSION_HANDLE hSession, CK_FLAGS flags) {
  struct trace_call call;
  trace_begin(&call, "C_SessionCancel");
  const CK_RV rv = trace_target()->C_SessionCancel(hSession, flags);
  if (trace_returned(&call, rv)) {
    describe_C_SessionCancel(&call.text, hSession, flags);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageEncryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct trace_call call;
  trace_begin(&call, "C_MessageEncryptInit");
  const CK_RV rv = trace_target()->C_MessageEncryptInit(hSession, pMechanism, hKey);
  if (trace_returned(&call, rv)) {
    describe_C_MessageEncryptInit(&call.text, hSession, pMechanism, hKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_EncryptMessage(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pAssociatedData,
                                CK_ULONG ulAssociatedDataLen, CK_BYTE_PTR pPlaintext, CK_ULONG ulPlaintextLen, CK_BYTE_PTR pCiphertext,
                                CK_ULONG_PTR pulCiphertextLen) {
  struct trace_call call;
  trace_begin(&call, "C_EncryptMessage");
  const CK_RV rv = trace_target()->C_EncryptMessage(hSession, pParameter, ulParameterLen, pAssociatedData, ulAssociatedDataLen, pPlaintext,
                                                    ulPlaintextLen, pCiphertext, pulCiphertextLen);
  if (trace_returned(&call, rv)) {
    describe_C_EncryptMessage(&call.text, hSession, pParameter, ulParameterLen, pAssociatedData, ulAssociatedDataLen, pPlaintext,
                              ulPlaintextLen, pCiphertext, pulCiphertextLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_EncryptMessageBegin(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                     CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen) {
  struct trace_call call;
  trace_begin(&call, "C_EncryptMessageBegin");
  const CK_RV rv = trace_target()->C_EncryptMessageBegin(hSession, pParameter, ulParameterLen, pAssociatedData, ulAssociatedDataLen);
  if (trace_returned(&call, rv)) {
    describe_C_EncryptMessageBegin(&call.text, hSession, pParameter, ulParameterLen, pAssociatedData, ulAssociatedDataLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_EncryptMessageNext(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pPlaintextPart,
                                    CK_ULONG ulPlaintextPartLen, CK_BYTE_PTR pCiphertextPart, CK_ULONG_PTR pulCiphertextPartLen,
                                    CK_FLAGS flags) {
  struct trace_call call;
  trace_begin(&call, "C_EncryptMessageNext");
  const CK_RV rv = trace_target()->C_EncryptMessageNext(hSession, pParameter, ulParameterLen, pPlaintextPart, ulPlaintextPartLen,
                                                        pCiphertextPart, pulCiphertextPartLen, flags);
  if (trace_returned(&call, rv)) {
    describe_C_EncryptMessageNext(&call.text, hSession, pParameter, ulParameterLen, pPlaintextPart, ulPlaintextPartLen, pCiphertextPart,
                                  pulCiphertextPartLen, flags);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageEncryptFinal(CK_SESSION_HANDLE hSession) {
  struct trace_call call;
  trace_begin(&call, "C_MessageEncryptFinal");
  const CK_RV rv = trace_target()->C_MessageEncryptFinal(hSession);
  if (trace_returned(&call, rv)) {
    describe_C_MessageEncryptFinal(&call.text, hSession);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageDecryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct trace_call call;
  trace_begin(&call, "C_MessageDecryptInit");
  const CK_RV rv = trace_target()->C_MessageDecryptInit(hSession, pMechanism, hKey);
  if (trace_returned(&call, rv)) {
    describe_C_MessageDecryptInit(&call.text, hSession, pMechanism, hKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptMessage(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pAssociatedData,
                                CK_ULONG ulAssociatedDataLen, CK_BYTE_PTR pCiphertext, CK_ULONG ulCiphertextLen, CK_BYTE_PTR pPlaintext,
                                CK_ULONG_PTR pulPlaintextLen) {
  struct trace_call call;
  trace_begin(&call, "C_DecryptMessage");
  const CK_RV rv = trace_target()->C_DecryptMessage(hSession, pParameter, ulParameterLen, pAssociatedData, ulAssociatedDataLen, pCiphertext,
                                                    ulCiphertextLen, pPlaintext, pulPlaintextLen);
  if (trace_returned(&call, rv)) {
    describe_C_DecryptMessage(&call.text, hSession, pParameter, ulParameterLen, pAssociatedData, ulAssociatedDataLen, pCiphertext,
                              ulCiphertextLen, pPlaintext, pulPlaintextLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptMessageBegin(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                     CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen) {
  struct trace_call call;
  trace_begin(&call, "C_DecryptMessageBegin");
  const CK_RV rv = trace_target()->C_DecryptMessageBegin(hSession, pParameter, ulParameterLen, pAssociatedData, ulAssociatedDataLen);
  if (trace_returned(&call, rv)) {
    describe_C_DecryptMessageBegin(&call.text, hSession, pParameter, ulParameterLen, pAssociatedData, ulAssociatedDataLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_DecryptMessageNext(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                    CK_BYTE_PTR pCiphertextPart, CK_ULONG ulCiphertextPartLen, CK_BYTE_PTR pPlaintextPart,
                                    CK_ULONG_PTR pulPlaintextPartLen, CK_FLAGS flags) {
  struct trace_call call;
  trace_begin(&call, "C_DecryptMessageNext");
  const CK_RV rv = trace_target()->C_DecryptMessageNext(hSession, pParameter, ulParameterLen, pCiphertextPart, ulCiphertextPartLen,
                                                        pPlaintextPart, pulPlaintextPartLen, flags);
  if (trace_returned(&call, rv)) {
    describe_C_DecryptMessageNext(&call.text, hSession, pParameter, ulParameterLen, pCiphertextPart, ulCiphertextPartLen, pPlaintextPart,
                                  pulPlaintextPartLen, flags);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageDecryptFinal(CK_SESSION_HANDLE hSession) {
  struct trace_call call;
  trace_begin(&call, "C_MessageDecryptFinal");
  const CK_RV rv = trace_target()->C_MessageDecryptFinal(hSession);
  if (trace_returned(&call, rv)) {
    describe_C_MessageDecryptFinal(&call.text, hSession);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageSignInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct trace_call call;
  trace_begin(&call, "C_MessageSignInit");
  const CK_RV rv = trace_target()->C_MessageSignInit(hSession, pMechanism, hKey);
  if (trace_returned(&call, rv)) {
    describe_C_MessageSignInit(&call.text, hSession, pMechanism, hKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignMessage(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pData,
                             CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  struct trace_call call;
  trace_begin(&call, "C_SignMessage");
  const CK_RV rv = trace_target()->C_SignMessage(hSession, pParameter, ulParameterLen, pData, ulDataLen, pSignature, pulSignatureLen);
  if (trace_returned(&call, rv)) {
    describe_C_SignMessage(&call.text, hSession, pParameter, ulParameterLen, pData, ulDataLen, pSignature, pulSignatureLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignMessageBegin(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen) {
  struct trace_call call;
  trace_begin(&call, "C_SignMessageBegin");
  const CK_RV rv = trace_target()->C_SignMessageBegin(hSession, pParameter, ulParameterLen);
  if (trace_returned(&call, rv)) {
    describe_C_SignMessageBegin(&call.text, hSession, pParameter, ulParameterLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_SignMessageNext(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pData,
                                 CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  struct trace_call call;
  trace_begin(&call, "C_SignMessageNext");
  const CK_RV rv = trace_target()->C_SignMessageNext(hSession, pParameter, ulParameterLen, pData, ulDataLen, pSignature, pulSignatureLen);
  if (trace_returned(&call, rv)) {
    describe_C_SignMessageNext(&call.text, hSession, pParameter, ulParameterLen, pData, ulDataLen, pSignature, pulSignatureLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageSignFinal(CK_SESSION_HANDLE hSession) {
  struct trace_call call;
  trace_begin(&call, "C_MessageSignFinal");
  const CK_RV rv = trace_target()->C_MessageSignFinal(hSession);
  if (trace_returned(&call, rv)) {
    describe_C_MessageSignFinal(&call.text, hSession);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageVerifyInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  struct trace_call call;
  trace_begin(&call, "C_MessageVerifyInit");
  const CK_RV rv = trace_target()->C_MessageVerifyInit(hSession, pMechanism, hKey);
  if (trace_returned(&call, rv)) {
    describe_C_MessageVerifyInit(&call.text, hSession, pMechanism, hKey);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyMessage(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pData,
                               CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen) {
  struct trace_call call;
  trace_begin(&call, "C_VerifyMessage");
  const CK_RV rv = trace_target()->C_VerifyMessage(hSession, pParameter, ulParameterLen, pData, ulDataLen, pSignature, ulSignatureLen);
  if (trace_returned(&call, rv)) {
    describe_C_VerifyMessage(&call.text, hSession, pParameter, ulParameterLen, pData, ulDataLen, pSignature, ulSignatureLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyMessageBegin(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen) {
  struct trace_call call;
  trace_begin(&call, "C_VerifyMessageBegin");
  const CK_RV rv = trace_target()->C_VerifyMessageBegin(hSession, pParameter, ulParameterLen);
  if (trace_returned(&call, rv)) {
    describe_C_VerifyMessageBegin(&call.text, hSession, pParameter, ulParameterLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_VerifyMessageNext(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pData,
                                   CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen) {
  struct trace_call call;
  trace_begin(&call, "C_VerifyMessageNext");
  const CK_RV rv = trace_target()->C_VerifyMessageNext(hSession, pParameter, ulParameterLen, pData, ulDataLen, pSignature, ulSignatureLen);
  if (trace_returned(&call, rv)) {
    describe_C_VerifyMessageNext(&call.text, hSession, pParameter, ulParameterLen, pData, ulDataLen, pSignature, ulSignatureLen);
    trace_end(&call, rv);
  }
  return rv;
}

EXPORTED CK_RV C_MessageVerifyFinal(CK_SESSION_HANDLE hSession) {
  struct trace_call call;
  trace_begin(&call, "C_MessageVerifyFinal");
  const CK_RV rv = trace_target()->C_MessageVerifyFinal(hSession);
  if (trace_returned(&call, rv)) {
    describe_C_MessageVerifyFinal(&call.text, hSession);
    trace_end(&call, rv);
  }
  return rv;
}
