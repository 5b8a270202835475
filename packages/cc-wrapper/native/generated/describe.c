/* Generated from src/cryptoki/functions.ts by "npm run generate": change that, not this. */
#include "describe.h"

void describe_C_Initialize(struct text *text, CK_VOID_PTR pInitArgs) {
  text_initialize(text, "pInitArgs", pInitArgs);
}

void describe_C_Finalize(struct text *text, CK_VOID_PTR pReserved) {
  text_given(text, "pReserved", pReserved != NULL);
}

void describe_C_GetInfo(struct text *text, CK_INFO_PTR pInfo) {
  text_info(text, "pInfo", pInfo);
}

void describe_C_GetFunctionList(struct text *text, CK_FUNCTION_LIST_PTR_PTR ppFunctionList) {
  text_function_list(text, "ppFunctionList", ppFunctionList);
}

void describe_C_GetSlotList(struct text *text, CK_BBOOL tokenPresent, CK_SLOT_ID_PTR pSlotList, CK_ULONG_PTR pulCount) {
  text_number(text, "tokenPresent", tokenPresent);
  text_list(text, "pSlotList", pSlotList, "pulCount", pulCount);
}

void describe_C_GetSlotInfo(struct text *text, CK_SLOT_ID slotID, CK_SLOT_INFO_PTR pInfo) {
  text_number(text, "slotID", slotID);
  text_slot_info(text, "pInfo", pInfo);
}

void describe_C_GetTokenInfo(struct text *text, CK_SLOT_ID slotID, CK_TOKEN_INFO_PTR pInfo) {
  text_number(text, "slotID", slotID);
  text_token_info(text, "pInfo", pInfo);
}

void describe_C_GetMechanismList(struct text *text, CK_SLOT_ID slotID, CK_MECHANISM_TYPE_PTR pMechanismList, CK_ULONG_PTR pulCount) {
  text_number(text, "slotID", slotID);
  text_mechanism_list(text, "pMechanismList", pMechanismList, "pulCount", pulCount);
}

void describe_C_GetMechanismInfo(struct text *text, CK_SLOT_ID slotID, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO_PTR pInfo) {
  text_number(text, "slotID", slotID);
  text_mechanism_type(text, "type", type);
  text_mechanism_info(text, "pInfo", pInfo);
}

void describe_C_InitToken(struct text *text, CK_SLOT_ID slotID, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen, CK_UTF8CHAR_PTR pLabel) {
  (void)ulPinLen;
  text_number(text, "slotID", slotID);
  text_secret(text, "pPin", pPin);
  text_label(text, "pLabel", pLabel);
}

void describe_C_InitPIN(struct text *text, CK_SESSION_HANDLE hSession, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen) {
  (void)ulPinLen;
  text_number(text, "hSession", hSession);
  text_secret(text, "pPin", pPin);
}

void describe_C_SetPIN(struct text *text, CK_SESSION_HANDLE hSession, CK_UTF8CHAR_PTR pOldPin, CK_ULONG ulOldLen, CK_UTF8CHAR_PTR pNewPin,
                       CK_ULONG ulNewLen) {
  (void)ulOldLen;
  (void)ulNewLen;
  text_number(text, "hSession", hSession);
  text_secret(text, "pOldPin", pOldPin);
  text_secret(text, "pNewPin", pNewPin);
}

void describe_C_OpenSession(struct text *text, CK_SLOT_ID slotID, CK_FLAGS flags, CK_VOID_PTR pApplication, CK_NOTIFY Notify,
                            CK_SESSION_HANDLE_PTR phSession) {
  text_number(text, "slotID", slotID);
  text_flags(text, "flags", flags);
  text_given(text, "pApplication", pApplication != NULL);
  text_given(text, "Notify", Notify != NULL);
  text_result(text, "phSession", phSession);
}

void describe_C_CloseSession(struct text *text, CK_SESSION_HANDLE hSession) {
  text_number(text, "hSession", hSession);
}

void describe_C_CloseAllSessions(struct text *text, CK_SLOT_ID slotID) {
  text_number(text, "slotID", slotID);
}

void describe_C_GetSessionInfo(struct text *text, CK_SESSION_HANDLE hSession, CK_SESSION_INFO_PTR pInfo) {
  text_number(text, "hSession", hSession);
  text_session_info(text, "pInfo", pInfo);
}

void describe_C_GetOperationState(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pOperationState,
                                  CK_ULONG_PTR pulOperationStateLen) {
  text_number(text, "hSession", hSession);
  text_output(text, "pOperationState", pOperationState, pulOperationStateLen);
}

void describe_C_SetOperationState(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pOperationState, CK_ULONG ulOperationStateLen,
                                  CK_OBJECT_HANDLE hEncryptionKey, CK_OBJECT_HANDLE hAuthenticationKey) {
  text_number(text, "hSession", hSession);
  text_data(text, "pOperationState", pOperationState, ulOperationStateLen);
  text_number(text, "hEncryptionKey", hEncryptionKey);
  text_number(text, "hAuthenticationKey", hAuthenticationKey);
}

void describe_C_Login(struct text *text, CK_SESSION_HANDLE hSession, CK_USER_TYPE userType, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen) {
  (void)ulPinLen;
  text_number(text, "hSession", hSession);
  text_number(text, "userType", userType);
  text_secret(text, "pPin", pPin);
}

void describe_C_Logout(struct text *text, CK_SESSION_HANDLE hSession) {
  text_number(text, "hSession", hSession);
}

void describe_C_CreateObject(struct text *text, CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount,
                             CK_OBJECT_HANDLE_PTR phObject) {
  text_number(text, "hSession", hSession);
  text_template(text, "pTemplate", pTemplate, ulCount);
  text_result(text, "phObject", phObject);
}

void describe_C_CopyObject(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate,
                           CK_ULONG ulCount, CK_OBJECT_HANDLE_PTR phNewObject) {
  text_number(text, "hSession", hSession);
  text_number(text, "hObject", hObject);
  text_template(text, "pTemplate", pTemplate, ulCount);
  text_result(text, "phNewObject", phNewObject);
}

void describe_C_DestroyObject(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject) {
  text_number(text, "hSession", hSession);
  text_number(text, "hObject", hObject);
}

void describe_C_GetObjectSize(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ULONG_PTR pulSize) {
  text_number(text, "hSession", hSession);
  text_number(text, "hObject", hObject);
  text_result(text, "pulSize", pulSize);
}

void describe_C_GetAttributeValue(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate,
                                  CK_ULONG ulCount) {
  text_number(text, "hSession", hSession);
  text_number(text, "hObject", hObject);
  text_answers(text, "pTemplate", pTemplate, ulCount);
}

void describe_C_SetAttributeValue(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate,
                                  CK_ULONG ulCount) {
  text_number(text, "hSession", hSession);
  text_number(text, "hObject", hObject);
  text_template(text, "pTemplate", pTemplate, ulCount);
}

void describe_C_FindObjectsInit(struct text *text, CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount) {
  text_number(text, "hSession", hSession);
  text_template(text, "pTemplate", pTemplate, ulCount);
}

void describe_C_FindObjects(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE_PTR phObject, CK_ULONG ulMaxObjectCount,
                            CK_ULONG_PTR pulObjectCount) {
  text_number(text, "hSession", hSession);
  text_list(text, "phObject", phObject, "pulObjectCount", pulObjectCount);
  text_number(text, "ulMaxObjectCount", ulMaxObjectCount);
}

void describe_C_FindObjectsFinal(struct text *text, CK_SESSION_HANDLE hSession) {
  text_number(text, "hSession", hSession);
}

void describe_C_EncryptInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hKey", hKey);
}

void describe_C_Encrypt(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pEncryptedData,
                        CK_ULONG_PTR pulEncryptedDataLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pData", pData, ulDataLen);
  text_output(text, "pEncryptedData", pEncryptedData, pulEncryptedDataLen);
}

void describe_C_EncryptUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen,
                              CK_BYTE_PTR pEncryptedPart, CK_ULONG_PTR pulEncryptedPartLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pPart", pPart, ulPartLen);
  text_output(text, "pEncryptedPart", pEncryptedPart, pulEncryptedPartLen);
}

void describe_C_EncryptFinal(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pLastEncryptedPart,
                             CK_ULONG_PTR pulLastEncryptedPartLen) {
  text_number(text, "hSession", hSession);
  text_output(text, "pLastEncryptedPart", pLastEncryptedPart, pulLastEncryptedPartLen);
}

void describe_C_DecryptInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hKey", hKey);
}

void describe_C_Decrypt(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedData, CK_ULONG ulEncryptedDataLen,
                        CK_BYTE_PTR pData, CK_ULONG_PTR pulDataLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pEncryptedData", pEncryptedData, ulEncryptedDataLen);
  text_output(text, "pData", pData, pulDataLen);
}

void describe_C_DecryptUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen,
                              CK_BYTE_PTR pPart, CK_ULONG_PTR pulPartLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pEncryptedPart", pEncryptedPart, ulEncryptedPartLen);
  text_output(text, "pPart", pPart, pulPartLen);
}

void describe_C_DecryptFinal(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pLastPart, CK_ULONG_PTR pulLastPartLen) {
  text_number(text, "hSession", hSession);
  text_output(text, "pLastPart", pLastPart, pulLastPartLen);
}

void describe_C_DigestInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
}

void describe_C_Digest(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pDigest,
                       CK_ULONG_PTR pulDigestLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pData", pData, ulDataLen);
  text_output(text, "pDigest", pDigest, pulDigestLen);
}

void describe_C_DigestUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pPart", pPart, ulPartLen);
}

void describe_C_DigestKey(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hKey) {
  text_number(text, "hSession", hSession);
  text_number(text, "hKey", hKey);
}

void describe_C_DigestFinal(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pDigest, CK_ULONG_PTR pulDigestLen) {
  text_number(text, "hSession", hSession);
  text_output(text, "pDigest", pDigest, pulDigestLen);
}

void describe_C_SignInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hKey", hKey);
}

void describe_C_Sign(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                     CK_ULONG_PTR pulSignatureLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pData", pData, ulDataLen);
  text_output(text, "pSignature", pSignature, pulSignatureLen);
}

void describe_C_SignUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pPart", pPart, ulPartLen);
}

void describe_C_SignFinal(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  text_number(text, "hSession", hSession);
  text_output(text, "pSignature", pSignature, pulSignatureLen);
}

void describe_C_SignRecoverInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hKey", hKey);
}

void describe_C_SignRecover(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                            CK_ULONG_PTR pulSignatureLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pData", pData, ulDataLen);
  text_output(text, "pSignature", pSignature, pulSignatureLen);
}

void describe_C_VerifyInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hKey", hKey);
}

void describe_C_Verify(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                       CK_ULONG ulSignatureLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pData", pData, ulDataLen);
  text_data(text, "pSignature", pSignature, ulSignatureLen);
}

void describe_C_VerifyUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pPart", pPart, ulPartLen);
}

void describe_C_VerifyFinal(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pSignature", pSignature, ulSignatureLen);
}

void describe_C_VerifyRecoverInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hKey", hKey);
}

void describe_C_VerifyRecover(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen,
                              CK_BYTE_PTR pData, CK_ULONG_PTR pulDataLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pSignature", pSignature, ulSignatureLen);
  text_output(text, "pData", pData, pulDataLen);
}

void describe_C_DigestEncryptUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen,
                                    CK_BYTE_PTR pEncryptedPart, CK_ULONG_PTR pulEncryptedPartLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pPart", pPart, ulPartLen);
  text_output(text, "pEncryptedPart", pEncryptedPart, pulEncryptedPartLen);
}

void describe_C_DecryptDigestUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen,
                                    CK_BYTE_PTR pPart, CK_ULONG_PTR pulPartLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pEncryptedPart", pEncryptedPart, ulEncryptedPartLen);
  text_output(text, "pPart", pPart, pulPartLen);
}

void describe_C_SignEncryptUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen,
                                  CK_BYTE_PTR pEncryptedPart, CK_ULONG_PTR pulEncryptedPartLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pPart", pPart, ulPartLen);
  text_output(text, "pEncryptedPart", pEncryptedPart, pulEncryptedPartLen);
}

void describe_C_DecryptVerifyUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen,
                                    CK_BYTE_PTR pPart, CK_ULONG_PTR pulPartLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pEncryptedPart", pEncryptedPart, ulEncryptedPartLen);
  text_output(text, "pPart", pPart, pulPartLen);
}

void describe_C_GenerateKey(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_ATTRIBUTE_PTR pTemplate,
                            CK_ULONG ulCount, CK_OBJECT_HANDLE_PTR phKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_template(text, "pTemplate", pTemplate, ulCount);
  text_result(text, "phKey", phKey);
}

void describe_C_GenerateKeyPair(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism,
                                CK_ATTRIBUTE_PTR pPublicKeyTemplate, CK_ULONG ulPublicKeyAttributeCount,
                                CK_ATTRIBUTE_PTR pPrivateKeyTemplate, CK_ULONG ulPrivateKeyAttributeCount, CK_OBJECT_HANDLE_PTR phPublicKey,
                                CK_OBJECT_HANDLE_PTR phPrivateKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_template(text, "pPublicKeyTemplate", pPublicKeyTemplate, ulPublicKeyAttributeCount);
  text_template(text, "pPrivateKeyTemplate", pPrivateKeyTemplate, ulPrivateKeyAttributeCount);
  text_result(text, "phPublicKey", phPublicKey);
  text_result(text, "phPrivateKey", phPrivateKey);
}

void describe_C_WrapKey(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hWrappingKey,
                        CK_OBJECT_HANDLE hKey, CK_BYTE_PTR pWrappedKey, CK_ULONG_PTR pulWrappedKeyLen) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hWrappingKey", hWrappingKey);
  text_number(text, "hKey", hKey);
  text_output(text, "pWrappedKey", pWrappedKey, pulWrappedKeyLen);
}

void describe_C_UnwrapKey(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hUnwrappingKey,
                          CK_BYTE_PTR pWrappedKey, CK_ULONG ulWrappedKeyLen, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulAttributeCount,
                          CK_OBJECT_HANDLE_PTR phKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hUnwrappingKey", hUnwrappingKey);
  text_data(text, "pWrappedKey", pWrappedKey, ulWrappedKeyLen);
  text_template(text, "pTemplate", pTemplate, ulAttributeCount);
  text_result(text, "phKey", phKey);
}

void describe_C_DeriveKey(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hBaseKey,
                          CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulAttributeCount, CK_OBJECT_HANDLE_PTR phKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hBaseKey", hBaseKey);
  text_template(text, "pTemplate", pTemplate, ulAttributeCount);
  text_result(text, "phKey", phKey);
}

void describe_C_SeedRandom(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSeed, CK_ULONG ulSeedLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pSeed", pSeed, ulSeedLen);
}

void describe_C_GenerateRandom(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR RandomData, CK_ULONG ulRandomLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "RandomData", RandomData, ulRandomLen);
}

void describe_C_GetFunctionStatus(struct text *text, CK_SESSION_HANDLE hSession) {
  text_number(text, "hSession", hSession);
}

void describe_C_CancelFunction(struct text *text, CK_SESSION_HANDLE hSession) {
  text_number(text, "hSession", hSession);
}

void describe_C_WaitForSlotEvent(struct text *text, CK_FLAGS flags, CK_SLOT_ID_PTR pSlot, CK_VOID_PTR pReserved) {
  text_flags(text, "flags", flags);
  text_result(text, "pSlot", pSlot);
  text_given(text, "pReserved", pReserved != NULL);
}

void describe_C_GetInterfaceList(struct text *text, CK_INTERFACE_PTR pInterfacesList, CK_ULONG_PTR pulCount) {
  text_given(text, "pInterfacesList", pInterfacesList != NULL);
  text_result(text, "pulCount", pulCount);
}

void describe_C_GetInterface(struct text *text, CK_UTF8CHAR_PTR pInterfaceName, CK_VERSION_PTR pVersion, CK_INTERFACE_PTR_PTR ppInterface,
                             CK_FLAGS flags) {
  text_name(text, "pInterfaceName", pInterfaceName);
  text_version(text, "pVersion", pVersion);
  text_interface(text, "ppInterface", ppInterface);
  text_flags(text, "flags", flags);
}

void describe_C_LoginUser(struct text *text, CK_SESSION_HANDLE hSession, CK_USER_TYPE userType, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen,
                          CK_UTF8CHAR_PTR pUsername, CK_ULONG ulUsernameLen) {
  (void)ulPinLen;
  (void)ulUsernameLen;
  text_number(text, "hSession", hSession);
  text_number(text, "userType", userType);
  text_secret(text, "pPin", pPin);
  text_secret(text, "pUsername", pUsername);
}

void describe_C_SessionCancel(struct text *text, CK_SESSION_HANDLE hSession, CK_FLAGS flags) {
  text_number(text, "hSession", hSession);
  text_flags(text, "flags", flags);
}

void describe_C_MessageEncryptInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hKey", hKey);
}

void describe_C_EncryptMessage(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                               CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen, CK_BYTE_PTR pPlaintext, CK_ULONG ulPlaintextLen,
                               CK_BYTE_PTR pCiphertext, CK_ULONG_PTR pulCiphertextLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pParameter", pParameter, ulParameterLen);
  text_data(text, "pAssociatedData", pAssociatedData, ulAssociatedDataLen);
  text_data(text, "pPlaintext", pPlaintext, ulPlaintextLen);
  text_output(text, "pCiphertext", pCiphertext, pulCiphertextLen);
}

void describe_C_EncryptMessageBegin(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                    CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pParameter", pParameter, ulParameterLen);
  text_data(text, "pAssociatedData", pAssociatedData, ulAssociatedDataLen);
}

void describe_C_EncryptMessageNext(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                   CK_BYTE_PTR pPlaintextPart, CK_ULONG ulPlaintextPartLen, CK_BYTE_PTR pCiphertextPart,
                                   CK_ULONG_PTR pulCiphertextPartLen, CK_FLAGS flags) {
  text_number(text, "hSession", hSession);
  text_data(text, "pParameter", pParameter, ulParameterLen);
  text_data(text, "pPlaintextPart", pPlaintextPart, ulPlaintextPartLen);
  text_output(text, "pCiphertextPart", pCiphertextPart, pulCiphertextPartLen);
  text_flags(text, "flags", flags);
}

void describe_C_MessageEncryptFinal(struct text *text, CK_SESSION_HANDLE hSession) {
  text_number(text, "hSession", hSession);
}

void describe_C_MessageDecryptInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hKey", hKey);
}

void describe_C_DecryptMessage(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                               CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen, CK_BYTE_PTR pCiphertext, CK_ULONG ulCiphertextLen,
                               CK_BYTE_PTR pPlaintext, CK_ULONG_PTR pulPlaintextLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pParameter", pParameter, ulParameterLen);
  text_data(text, "pAssociatedData", pAssociatedData, ulAssociatedDataLen);
  text_data(text, "pCiphertext", pCiphertext, ulCiphertextLen);
  text_output(text, "pPlaintext", pPlaintext, pulPlaintextLen);
}

void describe_C_DecryptMessageBegin(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                    CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pParameter", pParameter, ulParameterLen);
  text_data(text, "pAssociatedData", pAssociatedData, ulAssociatedDataLen);
}

void describe_C_DecryptMessageNext(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                   CK_BYTE_PTR pCiphertextPart, CK_ULONG ulCiphertextPartLen, CK_BYTE_PTR pPlaintextPart,
                                   CK_ULONG_PTR pulPlaintextPartLen, CK_FLAGS flags) {
  text_number(text, "hSession", hSession);
  text_data(text, "pParameter", pParameter, ulParameterLen);
  text_data(text, "pCiphertextPart", pCiphertextPart, ulCiphertextPartLen);
  text_output(text, "pPlaintextPart", pPlaintextPart, pulPlaintextPartLen);
  text_flags(text, "flags", flags);
}

void describe_C_MessageDecryptFinal(struct text *text, CK_SESSION_HANDLE hSession) {
  text_number(text, "hSession", hSession);
}

void describe_C_MessageSignInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hKey", hKey);
}

void describe_C_SignMessage(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                            CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pParameter", pParameter, ulParameterLen);
  text_data(text, "pData", pData, ulDataLen);
  text_output(text, "pSignature", pSignature, pulSignatureLen);
}

void describe_C_SignMessageBegin(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pParameter", pParameter, ulParameterLen);
}

void describe_C_SignMessageNext(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pParameter", pParameter, ulParameterLen);
  text_data(text, "pData", pData, ulDataLen);
  text_output(text, "pSignature", pSignature, pulSignatureLen);
}

void describe_C_MessageSignFinal(struct text *text, CK_SESSION_HANDLE hSession) {
  text_number(text, "hSession", hSession);
}

void describe_C_MessageVerifyInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey) {
  text_number(text, "hSession", hSession);
  text_mechanism(text, "pMechanism", pMechanism);
  text_number(text, "hKey", hKey);
}

void describe_C_VerifyMessage(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                              CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pParameter", pParameter, ulParameterLen);
  text_data(text, "pData", pData, ulDataLen);
  text_data(text, "pSignature", pSignature, ulSignatureLen);
}

void describe_C_VerifyMessageBegin(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pParameter", pParameter, ulParameterLen);
}

void describe_C_VerifyMessageNext(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                  CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen) {
  text_number(text, "hSession", hSession);
  text_data(text, "pParameter", pParameter, ulParameterLen);
  text_data(text, "pData", pData, ulDataLen);
  text_data(text, "pSignature", pSignature, ulSignatureLen);
}

void describe_C_MessageVerifyFinal(struct text *text, CK_SESSION_HANDLE hSession) {
  text_number(text, "hSession", hSession);
}
