/* Another library's functions; what it lacks is CKR_FUNCTION_NOT_SUPPORTED. Generated from src/cryptoki/functions.ts by "npm run generate": change that, not this. */
#include "take.h"

static CK_RV no_C_Initialize(CK_VOID_PTR pInitArgs) {
  (void)pInitArgs;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_Finalize(CK_VOID_PTR pReserved) {
  (void)pReserved;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetInfo(CK_INFO_PTR pInfo) {
  (void)pInfo;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR ppFunctionList) {
  (void)ppFunctionList;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetSlotList(CK_BBOOL tokenPresent, CK_SLOT_ID_PTR pSlotList, CK_ULONG_PTR pulCount) {
  (void)tokenPresent;
  (void)pSlotList;
  (void)pulCount;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetSlotInfo(CK_SLOT_ID slotID, CK_SLOT_INFO_PTR pInfo) {
  (void)slotID;
  (void)pInfo;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetTokenInfo(CK_SLOT_ID slotID, CK_TOKEN_INFO_PTR pInfo) {
  (void)slotID;
  (void)pInfo;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetMechanismList(CK_SLOT_ID slotID, CK_MECHANISM_TYPE_PTR pMechanismList, CK_ULONG_PTR pulCount) {
  (void)slotID;
  (void)pMechanismList;
  (void)pulCount;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetMechanismInfo(CK_SLOT_ID slotID, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO_PTR pInfo) {
  (void)slotID;
  (void)type;
  (void)pInfo;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_InitToken(CK_SLOT_ID slotID, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen, CK_UTF8CHAR_PTR pLabel) {
  (void)slotID;
  (void)pPin;
  (void)ulPinLen;
  (void)pLabel;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_InitPIN(CK_SESSION_HANDLE hSession, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen) {
  (void)hSession;
  (void)pPin;
  (void)ulPinLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SetPIN(CK_SESSION_HANDLE hSession, CK_UTF8CHAR_PTR pOldPin, CK_ULONG ulOldLen, CK_UTF8CHAR_PTR pNewPin,
                         CK_ULONG ulNewLen) {
  (void)hSession;
  (void)pOldPin;
  (void)ulOldLen;
  (void)pNewPin;
  (void)ulNewLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_OpenSession(CK_SLOT_ID slotID, CK_FLAGS flags, CK_VOID_PTR pApplication, CK_NOTIFY Notify,
                              CK_SESSION_HANDLE_PTR phSession) {
  (void)slotID;
  (void)flags;
  (void)pApplication;
  (void)Notify;
  (void)phSession;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_CloseSession(CK_SESSION_HANDLE hSession) {
  (void)hSession;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_CloseAllSessions(CK_SLOT_ID slotID) {
  (void)slotID;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetSessionInfo(CK_SESSION_HANDLE hSession, CK_SESSION_INFO_PTR pInfo) {
  (void)hSession;
  (void)pInfo;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetOperationState(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pOperationState, CK_ULONG_PTR pulOperationStateLen) {
  (void)hSession;
  (void)pOperationState;
  (void)pulOperationStateLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SetOperationState(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pOperationState, CK_ULONG ulOperationStateLen,
                                    CK_OBJECT_HANDLE hEncryptionKey, CK_OBJECT_HANDLE hAuthenticationKey) {
  (void)hSession;
  (void)pOperationState;
  (void)ulOperationStateLen;
  (void)hEncryptionKey;
  (void)hAuthenticationKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_Login(CK_SESSION_HANDLE hSession, CK_USER_TYPE userType, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen) {
  (void)hSession;
  (void)userType;
  (void)pPin;
  (void)ulPinLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_Logout(CK_SESSION_HANDLE hSession) {
  (void)hSession;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_CreateObject(CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount, CK_OBJECT_HANDLE_PTR phObject) {
  (void)hSession;
  (void)pTemplate;
  (void)ulCount;
  (void)phObject;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_CopyObject(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount,
                             CK_OBJECT_HANDLE_PTR phNewObject) {
  (void)hSession;
  (void)hObject;
  (void)pTemplate;
  (void)ulCount;
  (void)phNewObject;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DestroyObject(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject) {
  (void)hSession;
  (void)hObject;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetObjectSize(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ULONG_PTR pulSize) {
  (void)hSession;
  (void)hObject;
  (void)pulSize;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetAttributeValue(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount) {
  (void)hSession;
  (void)hObject;
  (void)pTemplate;
  (void)ulCount;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SetAttributeValue(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount) {
  (void)hSession;
  (void)hObject;
  (void)pTemplate;
  (void)ulCount;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_FindObjectsInit(CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount) {
  (void)hSession;
  (void)pTemplate;
  (void)ulCount;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_FindObjects(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE_PTR phObject, CK_ULONG ulMaxObjectCount,
                              CK_ULONG_PTR pulObjectCount) {
  (void)hSession;
  (void)phObject;
  (void)ulMaxObjectCount;
  (void)pulObjectCount;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_FindObjectsFinal(CK_SESSION_HANDLE hSession) {
  (void)hSession;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_EncryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  (void)hSession;
  (void)pMechanism;
  (void)hKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_Encrypt(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pEncryptedData,
                          CK_ULONG_PTR pulEncryptedDataLen) {
  (void)hSession;
  (void)pData;
  (void)ulDataLen;
  (void)pEncryptedData;
  (void)pulEncryptedDataLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_EncryptUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen, CK_BYTE_PTR pEncryptedPart,
                                CK_ULONG_PTR pulEncryptedPartLen) {
  (void)hSession;
  (void)pPart;
  (void)ulPartLen;
  (void)pEncryptedPart;
  (void)pulEncryptedPartLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_EncryptFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pLastEncryptedPart, CK_ULONG_PTR pulLastEncryptedPartLen) {
  (void)hSession;
  (void)pLastEncryptedPart;
  (void)pulLastEncryptedPartLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DecryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  (void)hSession;
  (void)pMechanism;
  (void)hKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_Decrypt(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedData, CK_ULONG ulEncryptedDataLen, CK_BYTE_PTR pData,
                          CK_ULONG_PTR pulDataLen) {
  (void)hSession;
  (void)pEncryptedData;
  (void)ulEncryptedDataLen;
  (void)pData;
  (void)pulDataLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DecryptUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen, CK_BYTE_PTR pPart,
                                CK_ULONG_PTR pulPartLen) {
  (void)hSession;
  (void)pEncryptedPart;
  (void)ulEncryptedPartLen;
  (void)pPart;
  (void)pulPartLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DecryptFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pLastPart, CK_ULONG_PTR pulLastPartLen) {
  (void)hSession;
  (void)pLastPart;
  (void)pulLastPartLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DigestInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism) {
  (void)hSession;
  (void)pMechanism;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_Digest(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pDigest,
                         CK_ULONG_PTR pulDigestLen) {
  (void)hSession;
  (void)pData;
  (void)ulDataLen;
  (void)pDigest;
  (void)pulDigestLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DigestUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  (void)hSession;
  (void)pPart;
  (void)ulPartLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DigestKey(CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hKey) {
  (void)hSession;
  (void)hKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DigestFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pDigest, CK_ULONG_PTR pulDigestLen) {
  (void)hSession;
  (void)pDigest;
  (void)pulDigestLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SignInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  (void)hSession;
  (void)pMechanism;
  (void)hKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_Sign(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                       CK_ULONG_PTR pulSignatureLen) {
  (void)hSession;
  (void)pData;
  (void)ulDataLen;
  (void)pSignature;
  (void)pulSignatureLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SignUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  (void)hSession;
  (void)pPart;
  (void)ulPartLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SignFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  (void)hSession;
  (void)pSignature;
  (void)pulSignatureLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SignRecoverInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  (void)hSession;
  (void)pMechanism;
  (void)hKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SignRecover(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                              CK_ULONG_PTR pulSignatureLen) {
  (void)hSession;
  (void)pData;
  (void)ulDataLen;
  (void)pSignature;
  (void)pulSignatureLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_VerifyInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  (void)hSession;
  (void)pMechanism;
  (void)hKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_Verify(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                         CK_ULONG ulSignatureLen) {
  (void)hSession;
  (void)pData;
  (void)ulDataLen;
  (void)pSignature;
  (void)ulSignatureLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_VerifyUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  (void)hSession;
  (void)pPart;
  (void)ulPartLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_VerifyFinal(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen) {
  (void)hSession;
  (void)pSignature;
  (void)ulSignatureLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_VerifyRecoverInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  (void)hSession;
  (void)pMechanism;
  (void)hKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_VerifyRecover(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen, CK_BYTE_PTR pData,
                                CK_ULONG_PTR pulDataLen) {
  (void)hSession;
  (void)pSignature;
  (void)ulSignatureLen;
  (void)pData;
  (void)pulDataLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DigestEncryptUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen, CK_BYTE_PTR pEncryptedPart,
                                      CK_ULONG_PTR pulEncryptedPartLen) {
  (void)hSession;
  (void)pPart;
  (void)ulPartLen;
  (void)pEncryptedPart;
  (void)pulEncryptedPartLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DecryptDigestUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen,
                                      CK_BYTE_PTR pPart, CK_ULONG_PTR pulPartLen) {
  (void)hSession;
  (void)pEncryptedPart;
  (void)ulEncryptedPartLen;
  (void)pPart;
  (void)pulPartLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SignEncryptUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen, CK_BYTE_PTR pEncryptedPart,
                                    CK_ULONG_PTR pulEncryptedPartLen) {
  (void)hSession;
  (void)pPart;
  (void)ulPartLen;
  (void)pEncryptedPart;
  (void)pulEncryptedPartLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DecryptVerifyUpdate(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen,
                                      CK_BYTE_PTR pPart, CK_ULONG_PTR pulPartLen) {
  (void)hSession;
  (void)pEncryptedPart;
  (void)ulEncryptedPartLen;
  (void)pPart;
  (void)pulPartLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GenerateKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount,
                              CK_OBJECT_HANDLE_PTR phKey) {
  (void)hSession;
  (void)pMechanism;
  (void)pTemplate;
  (void)ulCount;
  (void)phKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GenerateKeyPair(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_ATTRIBUTE_PTR pPublicKeyTemplate,
                                  CK_ULONG ulPublicKeyAttributeCount, CK_ATTRIBUTE_PTR pPrivateKeyTemplate,
                                  CK_ULONG ulPrivateKeyAttributeCount, CK_OBJECT_HANDLE_PTR phPublicKey,
                                  CK_OBJECT_HANDLE_PTR phPrivateKey) {
  (void)hSession;
  (void)pMechanism;
  (void)pPublicKeyTemplate;
  (void)ulPublicKeyAttributeCount;
  (void)pPrivateKeyTemplate;
  (void)ulPrivateKeyAttributeCount;
  (void)phPublicKey;
  (void)phPrivateKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_WrapKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hWrappingKey, CK_OBJECT_HANDLE hKey,
                          CK_BYTE_PTR pWrappedKey, CK_ULONG_PTR pulWrappedKeyLen) {
  (void)hSession;
  (void)pMechanism;
  (void)hWrappingKey;
  (void)hKey;
  (void)pWrappedKey;
  (void)pulWrappedKeyLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_UnwrapKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hUnwrappingKey,
                            CK_BYTE_PTR pWrappedKey, CK_ULONG ulWrappedKeyLen, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulAttributeCount,
                            CK_OBJECT_HANDLE_PTR phKey) {
  (void)hSession;
  (void)pMechanism;
  (void)hUnwrappingKey;
  (void)pWrappedKey;
  (void)ulWrappedKeyLen;
  (void)pTemplate;
  (void)ulAttributeCount;
  (void)phKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DeriveKey(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hBaseKey, CK_ATTRIBUTE_PTR pTemplate,
                            CK_ULONG ulAttributeCount, CK_OBJECT_HANDLE_PTR phKey) {
  (void)hSession;
  (void)pMechanism;
  (void)hBaseKey;
  (void)pTemplate;
  (void)ulAttributeCount;
  (void)phKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SeedRandom(CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSeed, CK_ULONG ulSeedLen) {
  (void)hSession;
  (void)pSeed;
  (void)ulSeedLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GenerateRandom(CK_SESSION_HANDLE hSession, CK_BYTE_PTR RandomData, CK_ULONG ulRandomLen) {
  (void)hSession;
  (void)RandomData;
  (void)ulRandomLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetFunctionStatus(CK_SESSION_HANDLE hSession) {
  (void)hSession;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_CancelFunction(CK_SESSION_HANDLE hSession) {
  (void)hSession;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_WaitForSlotEvent(CK_FLAGS flags, CK_SLOT_ID_PTR pSlot, CK_VOID_PTR pReserved) {
  (void)flags;
  (void)pSlot;
  (void)pReserved;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetInterfaceList(CK_INTERFACE_PTR pInterfacesList, CK_ULONG_PTR pulCount) {
  (void)pInterfacesList;
  (void)pulCount;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_GetInterface(CK_UTF8CHAR_PTR pInterfaceName, CK_VERSION_PTR pVersion, CK_INTERFACE_PTR_PTR ppInterface, CK_FLAGS flags) {
  (void)pInterfaceName;
  (void)pVersion;
  (void)ppInterface;
  (void)flags;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_LoginUser(CK_SESSION_HANDLE hSession, CK_USER_TYPE userType, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen,
                            CK_UTF8CHAR_PTR pUsername, CK_ULONG ulUsernameLen) {
  (void)hSession;
  (void)userType;
  (void)pPin;
  (void)ulPinLen;
  (void)pUsername;
  (void)ulUsernameLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SessionCancel(CK_SESSION_HANDLE hSession, CK_FLAGS flags) {
  (void)hSession;
  (void)flags;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_MessageEncryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  (void)hSession;
  (void)pMechanism;
  (void)hKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_EncryptMessage(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pAssociatedData,
                                 CK_ULONG ulAssociatedDataLen, CK_BYTE_PTR pPlaintext, CK_ULONG ulPlaintextLen, CK_BYTE_PTR pCiphertext,
                                 CK_ULONG_PTR pulCiphertextLen) {
  (void)hSession;
  (void)pParameter;
  (void)ulParameterLen;
  (void)pAssociatedData;
  (void)ulAssociatedDataLen;
  (void)pPlaintext;
  (void)ulPlaintextLen;
  (void)pCiphertext;
  (void)pulCiphertextLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_EncryptMessageBegin(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                      CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen) {
  (void)hSession;
  (void)pParameter;
  (void)ulParameterLen;
  (void)pAssociatedData;
  (void)ulAssociatedDataLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_EncryptMessageNext(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                     CK_BYTE_PTR pPlaintextPart, CK_ULONG ulPlaintextPartLen, CK_BYTE_PTR pCiphertextPart,
                                     CK_ULONG_PTR pulCiphertextPartLen, CK_FLAGS flags) {
  (void)hSession;
  (void)pParameter;
  (void)ulParameterLen;
  (void)pPlaintextPart;
  (void)ulPlaintextPartLen;
  (void)pCiphertextPart;
  (void)pulCiphertextPartLen;
  (void)flags;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_MessageEncryptFinal(CK_SESSION_HANDLE hSession) {
  (void)hSession;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_MessageDecryptInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  (void)hSession;
  (void)pMechanism;
  (void)hKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DecryptMessage(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pAssociatedData,
                                 CK_ULONG ulAssociatedDataLen, CK_BYTE_PTR pCiphertext, CK_ULONG ulCiphertextLen, CK_BYTE_PTR pPlaintext,
                                 CK_ULONG_PTR pulPlaintextLen) {
  (void)hSession;
  (void)pParameter;
  (void)ulParameterLen;
  (void)pAssociatedData;
  (void)ulAssociatedDataLen;
  (void)pCiphertext;
  (void)ulCiphertextLen;
  (void)pPlaintext;
  (void)pulPlaintextLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DecryptMessageBegin(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                      CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen) {
  (void)hSession;
  (void)pParameter;
  (void)ulParameterLen;
  (void)pAssociatedData;
  (void)ulAssociatedDataLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_DecryptMessageNext(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                     CK_BYTE_PTR pCiphertextPart, CK_ULONG ulCiphertextPartLen, CK_BYTE_PTR pPlaintextPart,
                                     CK_ULONG_PTR pulPlaintextPartLen, CK_FLAGS flags) {
  (void)hSession;
  (void)pParameter;
  (void)ulParameterLen;
  (void)pCiphertextPart;
  (void)ulCiphertextPartLen;
  (void)pPlaintextPart;
  (void)pulPlaintextPartLen;
  (void)flags;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_MessageDecryptFinal(CK_SESSION_HANDLE hSession) {
  (void)hSession;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_MessageSignInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  (void)hSession;
  (void)pMechanism;
  (void)hKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SignMessage(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pData,
                              CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  (void)hSession;
  (void)pParameter;
  (void)ulParameterLen;
  (void)pData;
  (void)ulDataLen;
  (void)pSignature;
  (void)pulSignatureLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SignMessageBegin(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen) {
  (void)hSession;
  (void)pParameter;
  (void)ulParameterLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_SignMessageNext(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pData,
                                  CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  (void)hSession;
  (void)pParameter;
  (void)ulParameterLen;
  (void)pData;
  (void)ulDataLen;
  (void)pSignature;
  (void)pulSignatureLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_MessageSignFinal(CK_SESSION_HANDLE hSession) {
  (void)hSession;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_MessageVerifyInit(CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  (void)hSession;
  (void)pMechanism;
  (void)hKey;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_VerifyMessage(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pData,
                                CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen) {
  (void)hSession;
  (void)pParameter;
  (void)ulParameterLen;
  (void)pData;
  (void)ulDataLen;
  (void)pSignature;
  (void)ulSignatureLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_VerifyMessageBegin(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen) {
  (void)hSession;
  (void)pParameter;
  (void)ulParameterLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_VerifyMessageNext(CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen, CK_BYTE_PTR pData,
                                    CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen) {
  (void)hSession;
  (void)pParameter;
  (void)ulParameterLen;
  (void)pData;
  (void)ulDataLen;
  (void)pSignature;
  (void)ulSignatureLen;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

static CK_RV no_C_MessageVerifyFinal(CK_SESSION_HANDLE hSession) {
  (void)hSession;
  return CKR_FUNCTION_NOT_SUPPORTED;
}

_Static_assert(TAKE_2_40 == 68 && TAKE_3_0 == 92, "the lengths of the lists");

void take_functions(CK_FUNCTION_LIST_3_0 *to, const CK_FUNCTION_LIST_3_0 *from, size_t count) {
  to->version = from->version;
  to->C_Initialize = count > 0 && from->C_Initialize != NULL ? from->C_Initialize : no_C_Initialize;
  to->C_Finalize = count > 1 && from->C_Finalize != NULL ? from->C_Finalize : no_C_Finalize;
  to->C_GetInfo = count > 2 && from->C_GetInfo != NULL ? from->C_GetInfo : no_C_GetInfo;
  to->C_GetFunctionList = count > 3 && from->C_GetFunctionList != NULL ? from->C_GetFunctionList : no_C_GetFunctionList;
  to->C_GetSlotList = count > 4 && from->C_GetSlotList != NULL ? from->C_GetSlotList : no_C_GetSlotList;
  to->C_GetSlotInfo = count > 5 && from->C_GetSlotInfo != NULL ? from->C_GetSlotInfo : no_C_GetSlotInfo;
  to->C_GetTokenInfo = count > 6 && from->C_GetTokenInfo != NULL ? from->C_GetTokenInfo : no_C_GetTokenInfo;
  to->C_GetMechanismList = count > 7 && from->C_GetMechanismList != NULL ? from->C_GetMechanismList : no_C_GetMechanismList;
  to->C_GetMechanismInfo = count > 8 && from->C_GetMechanismInfo != NULL ? from->C_GetMechanismInfo : no_C_GetMechanismInfo;
  to->C_InitToken = count > 9 && from->C_InitToken != NULL ? from->C_InitToken : no_C_InitToken;
  to->C_InitPIN = count > 10 && from->C_InitPIN != NULL ? from->C_InitPIN : no_C_InitPIN;
  to->C_SetPIN = count > 11 && from->C_SetPIN != NULL ? from->C_SetPIN : no_C_SetPIN;
  to->C_OpenSession = count > 12 && from->C_OpenSession != NULL ? from->C_OpenSession : no_C_OpenSession;
  to->C_CloseSession = count > 13 && from->C_CloseSession != NULL ? from->C_CloseSession : no_C_CloseSession;
  to->C_CloseAllSessions = count > 14 && from->C_CloseAllSessions != NULL ? from->C_CloseAllSessions : no_C_CloseAllSessions;
  to->C_GetSessionInfo = count > 15 && from->C_GetSessionInfo != NULL ? from->C_GetSessionInfo : no_C_GetSessionInfo;
  to->C_GetOperationState = count > 16 && from->C_GetOperationState != NULL ? from->C_GetOperationState : no_C_GetOperationState;
  to->C_SetOperationState = count > 17 && from->C_SetOperationState != NULL ? from->C_SetOperationState : no_C_SetOperationState;
  to->C_Login = count > 18 && from->C_Login != NULL ? from->C_Login : no_C_Login;
  to->C_Logout = count > 19 && from->C_Logout != NULL ? from->C_Logout : no_C_Logout;
  to->C_CreateObject = count > 20 && from->C_CreateObject != NULL ? from->C_CreateObject : no_C_CreateObject;
  to->C_CopyObject = count > 21 && from->C_CopyObject != NULL ? from->C_CopyObject : no_C_CopyObject;
  to->C_DestroyObject = count > 22 && from->C_DestroyObject != NULL ? from->C_DestroyObject : no_C_DestroyObject;
  to->C_GetObjectSize = count > 23 && from->C_GetObjectSize != NULL ? from->C_GetObjectSize : no_C_GetObjectSize;
  to->C_GetAttributeValue = count > 24 && from->C_GetAttributeValue != NULL ? from->C_GetAttributeValue : no_C_GetAttributeValue;
  to->C_SetAttributeValue = count > 25 && from->C_SetAttributeValue != NULL ? from->C_SetAttributeValue : no_C_SetAttributeValue;
  to->C_FindObjectsInit = count > 26 && from->C_FindObjectsInit != NULL ? from->C_FindObjectsInit : no_C_FindObjectsInit;
  to->C_FindObjects = count > 27 && from->C_FindObjects != NULL ? from->C_FindObjects : no_C_FindObjects;
  to->C_FindObjectsFinal = count > 28 && from->C_FindObjectsFinal != NULL ? from->C_FindObjectsFinal : no_C_FindObjectsFinal;
  to->C_EncryptInit = count > 29 && from->C_EncryptInit != NULL ? from->C_EncryptInit : no_C_EncryptInit;
  to->C_Encrypt = count > 30 && from->C_Encrypt != NULL ? from->C_Encrypt : no_C_Encrypt;
  to->C_EncryptUpdate = count > 31 && from->C_EncryptUpdate != NULL ? from->C_EncryptUpdate : no_C_EncryptUpdate;
  to->C_EncryptFinal = count > 32 && from->C_EncryptFinal != NULL ? from->C_EncryptFinal : no_C_EncryptFinal;
  to->C_DecryptInit = count > 33 && from->C_DecryptInit != NULL ? from->C_DecryptInit : no_C_DecryptInit;
  to->C_Decrypt = count > 34 && from->C_Decrypt != NULL ? from->C_Decrypt : no_C_Decrypt;
  to->C_DecryptUpdate = count > 35 && from->C_DecryptUpdate != NULL ? from->C_DecryptUpdate : no_C_DecryptUpdate;
  to->C_DecryptFinal = count > 36 && from->C_DecryptFinal != NULL ? from->C_DecryptFinal : no_C_DecryptFinal;
  to->C_DigestInit = count > 37 && from->C_DigestInit != NULL ? from->C_DigestInit : no_C_DigestInit;
  to->C_Digest = count > 38 && from->C_Digest != NULL ? from->C_Digest : no_C_Digest;
  to->C_DigestUpdate = count > 39 && from->C_DigestUpdate != NULL ? from->C_DigestUpdate : no_C_DigestUpdate;
  to->C_DigestKey = count > 40 && from->C_DigestKey != NULL ? from->C_DigestKey : no_C_DigestKey;
  to->C_DigestFinal = count > 41 && from->C_DigestFinal != NULL ? from->C_DigestFinal : no_C_DigestFinal;
  to->C_SignInit = count > 42 && from->C_SignInit != NULL ? from->C_SignInit : no_C_SignInit;
  to->C_Sign = count > 43 && from->C_Sign != NULL ? from->C_Sign : no_C_Sign;
  to->C_SignUpdate = count > 44 && from->C_SignUpdate != NULL ? from->C_SignUpdate : no_C_SignUpdate;
  to->C_SignFinal = count > 45 && from->C_SignFinal != NULL ? from->C_SignFinal : no_C_SignFinal;
  to->C_SignRecoverInit = count > 46 && from->C_SignRecoverInit != NULL ? from->C_SignRecoverInit : no_C_SignRecoverInit;
  to->C_SignRecover = count > 47 && from->C_SignRecover != NULL ? from->C_SignRecover : no_C_SignRecover;
  to->C_VerifyInit = count > 48 && from->C_VerifyInit != NULL ? from->C_VerifyInit : no_C_VerifyInit;
  to->C_Verify = count > 49 && from->C_Verify != NULL ? from->C_Verify : no_C_Verify;
  to->C_VerifyUpdate = count > 50 && from->C_VerifyUpdate != NULL ? from->C_VerifyUpdate : no_C_VerifyUpdate;
  to->C_VerifyFinal = count > 51 && from->C_VerifyFinal != NULL ? from->C_VerifyFinal : no_C_VerifyFinal;
  to->C_VerifyRecoverInit = count > 52 && from->C_VerifyRecoverInit != NULL ? from->C_VerifyRecoverInit : no_C_VerifyRecoverInit;
  to->C_VerifyRecover = count > 53 && from->C_VerifyRecover != NULL ? from->C_VerifyRecover : no_C_VerifyRecover;
  to->C_DigestEncryptUpdate = count > 54 && from->C_DigestEncryptUpdate != NULL ? from->C_DigestEncryptUpdate : no_C_DigestEncryptUpdate;
  to->C_DecryptDigestUpdate = count > 55 && from->C_DecryptDigestUpdate != NULL ? from->C_DecryptDigestUpdate : no_C_DecryptDigestUpdate;
  to->C_SignEncryptUpdate = count > 56 && from->C_SignEncryptUpdate != NULL ? from->C_SignEncryptUpdate : no_C_SignEncryptUpdate;
  to->C_DecryptVerifyUpdate = count > 57 && from->C_DecryptVerifyUpdate != NULL ? from->C_DecryptVerifyUpdate : no_C_DecryptVerifyUpdate;
  to->C_GenerateKey = count > 58 && from->C_GenerateKey != NULL ? from->C_GenerateKey : no_C_GenerateKey;
  to->C_GenerateKeyPair = count > 59 && from->C_GenerateKeyPair != NULL ? from->C_GenerateKeyPair : no_C_GenerateKeyPair;
  to->C_WrapKey = count > 60 && from->C_WrapKey != NULL ? from->C_WrapKey : no_C_WrapKey;
  to->C_UnwrapKey = count > 61 && from->C_UnwrapKey != NULL ? from->C_UnwrapKey : no_C_UnwrapKey;
  to->C_DeriveKey = count > 62 && from->C_DeriveKey != NULL ? from->C_DeriveKey : no_C_DeriveKey;
  to->C_SeedRandom = count > 63 && from->C_SeedRandom != NULL ? from->C_SeedRandom : no_C_SeedRandom;
  to->C_GenerateRandom = count > 64 && from->C_GenerateRandom != NULL ? from->C_GenerateRandom : no_C_GenerateRandom;
  to->C_GetFunctionStatus = count > 65 && from->C_GetFunctionStatus != NULL ? from->C_GetFunctionStatus : no_C_GetFunctionStatus;
  to->C_CancelFunction = count > 66 && from->C_CancelFunction != NULL ? from->C_CancelFunction : no_C_CancelFunction;
  to->C_WaitForSlotEvent = count > 67 && from->C_WaitForSlotEvent != NULL ? from->C_WaitForSlotEvent : no_C_WaitForSlotEvent;
  to->C_GetInterfaceList = count > 68 && from->C_GetInterfaceList != NULL ? from->C_GetInterfaceList : no_C_GetInterfaceList;
  to->C_GetInterface = count > 69 && from->C_GetInterface != NULL ? from->C_GetInterface : no_C_GetInterface;
  to->C_LoginUser = count > 70 && from->C_LoginUser != NULL ? from->C_LoginUser : no_C_LoginUser;
  to->C_SessionCancel = count > 71 && from->C_SessionCancel != NULL ? from->C_SessionCancel : no_C_SessionCancel;
  to->C_MessageEncryptInit = count > 72 && from->C_MessageEncryptInit != NULL ? from->C_MessageEncryptInit : no_C_MessageEncryptInit;
  to->C_EncryptMessage = count > 73 && from->C_EncryptMessage != NULL ? from->C_EncryptMessage : no_C_EncryptMessage;
  to->C_EncryptMessageBegin = count > 74 && from->C_EncryptMessageBegin != NULL ? from->C_EncryptMessageBegin : no_C_EncryptMessageBegin;
  to->C_EncryptMessageNext = count > 75 && from->C_EncryptMessageNext != NULL ? from->C_EncryptMessageNext : no_C_EncryptMessageNext;
  to->C_MessageEncryptFinal = count > 76 && from->C_MessageEncryptFinal != NULL ? from->C_MessageEncryptFinal : no_C_MessageEncryptFinal;
  to->C_MessageDecryptInit = count > 77 && from->C_MessageDecryptInit != NULL ? from->C_MessageDecryptInit : no_C_MessageDecryptInit;
  to->C_DecryptMessage = count > 78 && from->C_DecryptMessage != NULL ? from->C_DecryptMessage : no_C_DecryptMessage;
  to->C_DecryptMessageBegin = count > 79 && from->C_DecryptMessageBegin != NULL ? from->C_DecryptMessageBegin : no_C_DecryptMessageBegin;
  to->C_DecryptMessageNext = count > 80 && from->C_DecryptMessageNext != NULL ? from->C_DecryptMessageNext : no_C_DecryptMessageNext;
  to->C_MessageDecryptFinal = count > 81 && from->C_MessageDecryptFinal != NULL ? from->C_MessageDecryptFinal : no_C_MessageDecryptFinal;
  to->C_MessageSignInit = count > 82 && from->C_MessageSignInit != NULL ? from->C_MessageSignInit : no_C_MessageSignInit;
  to->C_SignMessage = count > 83 && from->C_SignMessage != NULL ? from->C_SignMessage : no_C_SignMessage;
  to->C_SignMessageBegin = count > 84 && from->C_SignMessageBegin != NULL ? from->C_SignMessageBegin : no_C_SignMessageBegin;
  to->C_SignMessageNext = count > 85 && from->C_SignMessageNext != NULL ? from->C_SignMessageNext : no_C_SignMessageNext;
  to->C_MessageSignFinal = count > 86 && from->C_MessageSignFinal != NULL ? from->C_MessageSignFinal : no_C_MessageSignFinal;
  to->C_MessageVerifyInit = count > 87 && from->C_MessageVerifyInit != NULL ? from->C_MessageVerifyInit : no_C_MessageVerifyInit;
  to->C_VerifyMessage = count > 88 && from->C_VerifyMessage != NULL ? from->C_VerifyMessage : no_C_VerifyMessage;
  to->C_VerifyMessageBegin = count > 89 && from->C_VerifyMessageBegin != NULL ? from->C_VerifyMessageBegin : no_C_VerifyMessageBegin;
  to->C_VerifyMessageNext = count > 90 && from->C_VerifyMessageNext != NULL ? from->C_VerifyMessageNext : no_C_VerifyMessageNext;
  to->C_MessageVerifyFinal = count > 91 && from->C_MessageVerifyFinal != NULL ? from->C_MessageVerifyFinal : no_C_MessageVerifyFinal;
}
