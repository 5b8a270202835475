/* Functions that a library does not have, and the names of all. Generated from src/cryptoki/functions.ts by "npm run generate": change that, not this. */
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

const CK_FUNCTION_LIST_3_0 take_nothing = {
    .C_Initialize = no_C_Initialize,
    .C_Finalize = no_C_Finalize,
    .C_GetInfo = no_C_GetInfo,
    .C_GetFunctionList = no_C_GetFunctionList,
    .C_GetSlotList = no_C_GetSlotList,
    .C_GetSlotInfo = no_C_GetSlotInfo,
    .C_GetTokenInfo = no_C_GetTokenInfo,
    .C_GetMechanismList = no_C_GetMechanismList,
    .C_GetMechanismInfo = no_C_GetMechanismInfo,
    .C_InitToken = no_C_InitToken,
    .C_InitPIN = no_C_InitPIN,
    .C_SetPIN = no_C_SetPIN,
    .C_OpenSession = no_C_OpenSession,
    .C_CloseSession = no_C_CloseSession,
    .C_CloseAllSessions = no_C_CloseAllSessions,
    .C_GetSessionInfo = no_C_GetSessionInfo,
    .C_GetOperationState = no_C_GetOperationState,
    .C_SetOperationState = no_C_SetOperationState,
    .C_Login = no_C_Login,
    .C_Logout = no_C_Logout,
    .C_CreateObject = no_C_CreateObject,
    .C_CopyObject = no_C_CopyObject,
    .C_DestroyObject = no_C_DestroyObject,
    .C_GetObjectSize = no_C_GetObjectSize,
    .C_GetAttributeValue = no_C_GetAttributeValue,
    .C_SetAttributeValue = no_C_SetAttributeValue,
    .C_FindObjectsInit = no_C_FindObjectsInit,
    .C_FindObjects = no_C_FindObjects,
    .C_FindObjectsFinal = no_C_FindObjectsFinal,
    .C_EncryptInit = no_C_EncryptInit,
    .C_Encrypt = no_C_Encrypt,
    .C_EncryptUpdate = no_C_EncryptUpdate,
    .C_EncryptFinal = no_C_EncryptFinal,
    .C_DecryptInit = no_C_DecryptInit,
    .C_Decrypt = no_C_Decrypt,
    .C_DecryptUpdate = no_C_DecryptUpdate,
    .C_DecryptFinal = no_C_DecryptFinal,
    .C_DigestInit = no_C_DigestInit,
    .C_Digest = no_C_Digest,
    .C_DigestUpdate = no_C_DigestUpdate,
    .C_DigestKey = no_C_DigestKey,
    .C_DigestFinal = no_C_DigestFinal,
    .C_SignInit = no_C_SignInit,
    .C_Sign = no_C_Sign,
    .C_SignUpdate = no_C_SignUpdate,
    .C_SignFinal = no_C_SignFinal,
    .C_SignRecoverInit = no_C_SignRecoverInit,
    .C_SignRecover = no_C_SignRecover,
    .C_VerifyInit = no_C_VerifyInit,
    .C_Verify = no_C_Verify,
    .C_VerifyUpdate = no_C_VerifyUpdate,
    .C_VerifyFinal = no_C_VerifyFinal,
    .C_VerifyRecoverInit = no_C_VerifyRecoverInit,
    .C_VerifyRecover = no_C_VerifyRecover,
    .C_DigestEncryptUpdate = no_C_DigestEncryptUpdate,
    .C_DecryptDigestUpdate = no_C_DecryptDigestUpdate,
    .C_SignEncryptUpdate = no_C_SignEncryptUpdate,
    .C_DecryptVerifyUpdate = no_C_DecryptVerifyUpdate,
    .C_GenerateKey = no_C_GenerateKey,
    .C_GenerateKeyPair = no_C_GenerateKeyPair,
    .C_WrapKey = no_C_WrapKey,
    .C_UnwrapKey = no_C_UnwrapKey,
    .C_DeriveKey = no_C_DeriveKey,
    .C_SeedRandom = no_C_SeedRandom,
    .C_GenerateRandom = no_C_GenerateRandom,
    .C_GetFunctionStatus = no_C_GetFunctionStatus,
    .C_CancelFunction = no_C_CancelFunction,
    .C_WaitForSlotEvent = no_C_WaitForSlotEvent,
    .C_GetInterfaceList = no_C_GetInterfaceList,
    .C_GetInterface = no_C_GetInterface,
    .C_LoginUser = no_C_LoginUser,
    .C_SessionCancel = no_C_SessionCancel,
    .C_MessageEncryptInit = no_C_MessageEncryptInit,
    .C_EncryptMessage = no_C_EncryptMessage,
    .C_EncryptMessageBegin = no_C_EncryptMessageBegin,
    .C_EncryptMessageNext = no_C_EncryptMessageNext,
    .C_MessageEncryptFinal = no_C_MessageEncryptFinal,
    .C_MessageDecryptInit = no_C_MessageDecryptInit,
    .C_DecryptMessage = no_C_DecryptMessage,
    .C_DecryptMessageBegin = no_C_DecryptMessageBegin,
    .C_DecryptMessageNext = no_C_DecryptMessageNext,
    .C_MessageDecryptFinal = no_C_MessageDecryptFinal,
    .C_MessageSignInit = no_C_MessageSignInit,
    .C_SignMessage = no_C_SignMessage,
    .C_SignMessageBegin = no_C_SignMessageBegin,
    .C_SignMessageNext = no_C_SignMessageNext,
    .C_MessageSignFinal = no_C_MessageSignFinal,
    .C_MessageVerifyInit = no_C_MessageVerifyInit,
    .C_VerifyMessage = no_C_VerifyMessage,
    .C_VerifyMessageBegin = no_C_VerifyMessageBegin,
    .C_VerifyMessageNext = no_C_VerifyMessageNext,
    .C_MessageVerifyFinal = no_C_MessageVerifyFinal,
};

const char *const take_names[TAKE_3_0] = {
    "C_Initialize",
    "C_Finalize",
    "C_GetInfo",
    "C_GetFunctionList",
    "C_GetSlotList",
    "C_GetSlotInfo",
    "C_GetTokenInfo",
    "C_GetMechanismList",
    "C_GetMechanismInfo",
    "C_InitToken",
    "C_InitPIN",
    "C_SetPIN",
    "C_OpenSession",
    "C_CloseSession",
    "C_CloseAllSessions",
    "C_GetSessionInfo",
    "C_GetOperationState",
    "C_SetOperationState",
    "C_Login",
    "C_Logout",
    "C_CreateObject",
    "C_CopyObject",
    "C_DestroyObject",
    "C_GetObjectSize",
    "C_GetAttributeValue",
    "C_SetAttributeValue",
    "C_FindObjectsInit",
    "C_FindObjects",
    "C_FindObjectsFinal",
    "C_EncryptInit",
    "C_Encrypt",
    "C_EncryptUpdate",
    "C_EncryptFinal",
    "C_DecryptInit",
    "C_Decrypt",
    "C_DecryptUpdate",
    "C_DecryptFinal",
    "C_DigestInit",
    "C_Digest",
    "C_DigestUpdate",
    "C_DigestKey",
    "C_DigestFinal",
    "C_SignInit",
    "C_Sign",
    "C_SignUpdate",
    "C_SignFinal",
    "C_SignRecoverInit",
    "C_SignRecover",
    "C_VerifyInit",
    "C_Verify",
    "C_VerifyUpdate",
    "C_VerifyFinal",
    "C_VerifyRecoverInit",
    "C_VerifyRecover",
    "C_DigestEncryptUpdate",
    "C_DecryptDigestUpdate",
    "C_SignEncryptUpdate",
    "C_DecryptVerifyUpdate",
    "C_GenerateKey",
    "C_GenerateKeyPair",
    "C_WrapKey",
    "C_UnwrapKey",
    "C_DeriveKey",
    "C_SeedRandom",
    "C_GenerateRandom",
    "C_GetFunctionStatus",
    "C_CancelFunction",
    "C_WaitForSlotEvent",
    "C_GetInterfaceList",
    "C_GetInterface",
    "C_LoginUser",
    "C_SessionCancel",
    "C_MessageEncryptInit",
    "C_EncryptMessage",
    "C_EncryptMessageBegin",
    "C_EncryptMessageNext",
    "C_MessageEncryptFinal",
    "C_MessageDecryptInit",
    "C_DecryptMessage",
    "C_DecryptMessageBegin",
    "C_DecryptMessageNext",
    "C_MessageDecryptFinal",
    "C_MessageSignInit",
    "C_SignMessage",
    "C_SignMessageBegin",
    "C_SignMessageNext",
    "C_MessageSignFinal",
    "C_MessageVerifyInit",
    "C_VerifyMessage",
    "C_VerifyMessageBegin",
    "C_VerifyMessageNext",
    "C_MessageVerifyFinal",
};
