/* How the arguments of each call are logged. Generated from src/cryptoki/functions.ts by "npm run generate": change that, not this. */
#ifndef SMARTCMD_DESCRIBE_H
#define SMARTCMD_DESCRIBE_H

#include "text.h"

void describe_C_Initialize(struct text *text, CK_VOID_PTR pInitArgs);
void describe_C_Finalize(struct text *text, CK_VOID_PTR pReserved);
void describe_C_GetInfo(struct text *text, CK_INFO_PTR pInfo);
void describe_C_GetFunctionList(struct text *text, CK_FUNCTION_LIST_PTR_PTR ppFunctionList);
void describe_C_GetSlotList(struct text *text, CK_BBOOL tokenPresent, CK_SLOT_ID_PTR pSlotList, CK_ULONG_PTR pulCount);
void describe_C_GetSlotInfo(struct text *text, CK_SLOT_ID slotID, CK_SLOT_INFO_PTR pInfo);
void describe_C_GetTokenInfo(struct text *text, CK_SLOT_ID slotID, CK_TOKEN_INFO_PTR pInfo);
void describe_C_GetMechanismList(struct text *text, CK_SLOT_ID slotID, CK_MECHANISM_TYPE_PTR pMechanismList, CK_ULONG_PTR pulCount);
void describe_C_GetMechanismInfo(struct text *text, CK_SLOT_ID slotID, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO_PTR pInfo);
void describe_C_InitToken(struct text *text, CK_SLOT_ID slotID, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen, CK_UTF8CHAR_PTR pLabel);
void describe_C_InitPIN(struct text *text, CK_SESSION_HANDLE hSession, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen);
void describe_C_SetPIN(struct text *text, CK_SESSION_HANDLE hSession, CK_UTF8CHAR_PTR pOldPin, CK_ULONG ulOldLen, CK_UTF8CHAR_PTR pNewPin,
                       CK_ULONG ulNewLen);
void describe_C_OpenSession(struct text *text, CK_SLOT_ID slotID, CK_FLAGS flags, CK_VOID_PTR pApplication, CK_NOTIFY Notify,
                            CK_SESSION_HANDLE_PTR phSession);
void describe_C_CloseSession(struct text *text, CK_SESSION_HANDLE hSession);
void describe_C_CloseAllSessions(struct text *text, CK_SLOT_ID slotID);
void describe_C_GetSessionInfo(struct text *text, CK_SESSION_HANDLE hSession, CK_SESSION_INFO_PTR pInfo);
void describe_C_GetOperationState(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pOperationState,
                                  CK_ULONG_PTR pulOperationStateLen);
void describe_C_SetOperationState(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pOperationState, CK_ULONG ulOperationStateLen,
                                  CK_OBJECT_HANDLE hEncryptionKey, CK_OBJECT_HANDLE hAuthenticationKey);
void describe_C_Login(struct text *text, CK_SESSION_HANDLE hSession, CK_USER_TYPE userType, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen);
void describe_C_Logout(struct text *text, CK_SESSION_HANDLE hSession);
void describe_C_CreateObject(struct text *text, CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount,
                             CK_OBJECT_HANDLE_PTR phObject);
void describe_C_CopyObject(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate,
                           CK_ULONG ulCount, CK_OBJECT_HANDLE_PTR phNewObject);
void describe_C_DestroyObject(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject);
void describe_C_GetObjectSize(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ULONG_PTR pulSize);
void describe_C_GetAttributeValue(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate,
                                  CK_ULONG ulCount);
void describe_C_SetAttributeValue(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hObject, CK_ATTRIBUTE_PTR pTemplate,
                                  CK_ULONG ulCount);
void describe_C_FindObjectsInit(struct text *text, CK_SESSION_HANDLE hSession, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulCount);
void describe_C_FindObjects(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE_PTR phObject, CK_ULONG ulMaxObjectCount,
                            CK_ULONG_PTR pulObjectCount);
void describe_C_FindObjectsFinal(struct text *text, CK_SESSION_HANDLE hSession);
void describe_C_EncryptInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey);
void describe_C_Encrypt(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pEncryptedData,
                        CK_ULONG_PTR pulEncryptedDataLen);
void describe_C_EncryptUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen,
                              CK_BYTE_PTR pEncryptedPart, CK_ULONG_PTR pulEncryptedPartLen);
void describe_C_EncryptFinal(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pLastEncryptedPart,
                             CK_ULONG_PTR pulLastEncryptedPartLen);
void describe_C_DecryptInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey);
void describe_C_Decrypt(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedData, CK_ULONG ulEncryptedDataLen,
                        CK_BYTE_PTR pData, CK_ULONG_PTR pulDataLen);
void describe_C_DecryptUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen,
                              CK_BYTE_PTR pPart, CK_ULONG_PTR pulPartLen);
void describe_C_DecryptFinal(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pLastPart, CK_ULONG_PTR pulLastPartLen);
void describe_C_DigestInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism);
void describe_C_Digest(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pDigest,
                       CK_ULONG_PTR pulDigestLen);
void describe_C_DigestUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen);
void describe_C_DigestKey(struct text *text, CK_SESSION_HANDLE hSession, CK_OBJECT_HANDLE hKey);
void describe_C_DigestFinal(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pDigest, CK_ULONG_PTR pulDigestLen);
void describe_C_SignInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey);
void describe_C_Sign(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                     CK_ULONG_PTR pulSignatureLen);
void describe_C_SignUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen);
void describe_C_SignFinal(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen);
void describe_C_SignRecoverInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey);
void describe_C_SignRecover(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                            CK_ULONG_PTR pulSignatureLen);
void describe_C_VerifyInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey);
void describe_C_Verify(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature,
                       CK_ULONG ulSignatureLen);
void describe_C_VerifyUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen);
void describe_C_VerifyFinal(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen);
void describe_C_VerifyRecoverInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey);
void describe_C_VerifyRecover(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen,
                              CK_BYTE_PTR pData, CK_ULONG_PTR pulDataLen);
void describe_C_DigestEncryptUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen,
                                    CK_BYTE_PTR pEncryptedPart, CK_ULONG_PTR pulEncryptedPartLen);
void describe_C_DecryptDigestUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen,
                                    CK_BYTE_PTR pPart, CK_ULONG_PTR pulPartLen);
void describe_C_SignEncryptUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pPart, CK_ULONG ulPartLen,
                                  CK_BYTE_PTR pEncryptedPart, CK_ULONG_PTR pulEncryptedPartLen);
void describe_C_DecryptVerifyUpdate(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pEncryptedPart, CK_ULONG ulEncryptedPartLen,
                                    CK_BYTE_PTR pPart, CK_ULONG_PTR pulPartLen);
void describe_C_GenerateKey(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_ATTRIBUTE_PTR pTemplate,
                            CK_ULONG ulCount, CK_OBJECT_HANDLE_PTR phKey);
void describe_C_GenerateKeyPair(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism,
                                CK_ATTRIBUTE_PTR pPublicKeyTemplate, CK_ULONG ulPublicKeyAttributeCount,
                                CK_ATTRIBUTE_PTR pPrivateKeyTemplate, CK_ULONG ulPrivateKeyAttributeCount, CK_OBJECT_HANDLE_PTR phPublicKey,
                                CK_OBJECT_HANDLE_PTR phPrivateKey);
void describe_C_WrapKey(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hWrappingKey,
                        CK_OBJECT_HANDLE hKey, CK_BYTE_PTR pWrappedKey, CK_ULONG_PTR pulWrappedKeyLen);
void describe_C_UnwrapKey(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hUnwrappingKey,
                          CK_BYTE_PTR pWrappedKey, CK_ULONG ulWrappedKeyLen, CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulAttributeCount,
                          CK_OBJECT_HANDLE_PTR phKey);
void describe_C_DeriveKey(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hBaseKey,
                          CK_ATTRIBUTE_PTR pTemplate, CK_ULONG ulAttributeCount, CK_OBJECT_HANDLE_PTR phKey);
void describe_C_SeedRandom(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR pSeed, CK_ULONG ulSeedLen);
void describe_C_GenerateRandom(struct text *text, CK_SESSION_HANDLE hSession, CK_BYTE_PTR RandomData, CK_ULONG ulRandomLen);
void describe_C_GetFunctionStatus(struct text *text, CK_SESSION_HANDLE hSession);
void describe_C_CancelFunction(struct text *text, CK_SESSION_HANDLE hSession);
void describe_C_WaitForSlotEvent(struct text *text, CK_FLAGS flags, CK_SLOT_ID_PTR pSlot, CK_VOID_PTR pReserved);
void describe_C_GetInterfaceList(struct text *text, CK_INTERFACE_PTR pInterfacesList, CK_ULONG_PTR pulCount);
void describe_C_GetInterface(struct text *text, CK_UTF8CHAR_PTR pInterfaceName, CK_VERSION_PTR pVersion, CK_INTERFACE_PTR_PTR ppInterface,
                             CK_FLAGS flags);
void describe_C_LoginUser(struct text *text, CK_SESSION_HANDLE hSession, CK_USER_TYPE userType, CK_UTF8CHAR_PTR pPin, CK_ULONG ulPinLen,
                          CK_UTF8CHAR_PTR pUsername, CK_ULONG ulUsernameLen);
void describe_C_SessionCancel(struct text *text, CK_SESSION_HANDLE hSession, CK_FLAGS flags);
void describe_C_MessageEncryptInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey);
void describe_C_EncryptMessage(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                               CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen, CK_BYTE_PTR pPlaintext, CK_ULONG ulPlaintextLen,
                               CK_BYTE_PTR pCiphertext, CK_ULONG_PTR pulCiphertextLen);
void describe_C_EncryptMessageBegin(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                    CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen);
void describe_C_EncryptMessageNext(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                   CK_BYTE_PTR pPlaintextPart, CK_ULONG ulPlaintextPartLen, CK_BYTE_PTR pCiphertextPart,
                                   CK_ULONG_PTR pulCiphertextPartLen, CK_FLAGS flags);
void describe_C_MessageEncryptFinal(struct text *text, CK_SESSION_HANDLE hSession);
void describe_C_MessageDecryptInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey);
void describe_C_DecryptMessage(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                               CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen, CK_BYTE_PTR pCiphertext, CK_ULONG ulCiphertextLen,
                               CK_BYTE_PTR pPlaintext, CK_ULONG_PTR pulPlaintextLen);
void describe_C_DecryptMessageBegin(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                    CK_BYTE_PTR pAssociatedData, CK_ULONG ulAssociatedDataLen);
void describe_C_DecryptMessageNext(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                   CK_BYTE_PTR pCiphertextPart, CK_ULONG ulCiphertextPartLen, CK_BYTE_PTR pPlaintextPart,
                                   CK_ULONG_PTR pulPlaintextPartLen, CK_FLAGS flags);
void describe_C_MessageDecryptFinal(struct text *text, CK_SESSION_HANDLE hSession);
void describe_C_MessageSignInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey);
void describe_C_SignMessage(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                            CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen);
void describe_C_SignMessageBegin(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen);
void describe_C_SignMessageNext(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG_PTR pulSignatureLen);
void describe_C_MessageSignFinal(struct text *text, CK_SESSION_HANDLE hSession);
void describe_C_MessageVerifyInit(struct text *text, CK_SESSION_HANDLE hSession, CK_MECHANISM_PTR pMechanism, CK_OBJECT_HANDLE hKey);
void describe_C_VerifyMessage(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                              CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen);
void describe_C_VerifyMessageBegin(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen);
void describe_C_VerifyMessageNext(struct text *text, CK_SESSION_HANDLE hSession, CK_VOID_PTR pParameter, CK_ULONG ulParameterLen,
                                  CK_BYTE_PTR pData, CK_ULONG ulDataLen, CK_BYTE_PTR pSignature, CK_ULONG ulSignatureLen);
void describe_C_MessageVerifyFinal(struct text *text, CK_SESSION_HANDLE hSession);

#endif
