/* Calls each function of Cryptoki 3.0 once, as an application would that signs, and prints a line for each: its name and the CK_RV in
   hexadecimal. Signatures follow as lines of "signature" and their bytes. What is asked is answered by SMARTCMD_ASKPASS. */
#include "cryptoki.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CALL(name, ...) say(#name, list->name(__VA_ARGS__))

static CK_FUNCTION_LIST_3_0 *list;
static CK_SLOT_ID slot;
static CK_SESSION_HANDLE session;
static CK_OBJECT_HANDLE key;

static void say(const char *name, CK_RV rv) { (void)printf("%s 0x%lx\n", name, rv); }

static void say_signature(const CK_BYTE *bytes, CK_ULONG size) {
  (void)printf("signature ");
  for (CK_ULONG i = 0; i < size; i++) (void)printf("%02x", bytes[i]);
  (void)printf("\n");
}

/* That both lists hold the functions that the library exports. */
static int lists_agree(const CK_FUNCTION_LIST *old) {
  int agree = 1;
#define CK_PKCS11_FUNCTION_INFO(name) agree = agree && list->name == name && old->name == name;
#include "pkcs11f.h"
#undef CK_PKCS11_FUNCTION_INFO
#define AGREE(name, arguments) agree = agree && list->name == name;
  CRYPTOKI_3_0_FUNCTIONS(AGREE)
#undef AGREE
  return agree;
}

static int get_lists(void) {
  CK_FUNCTION_LIST *old = NULL;
  CK_INTERFACE interfaces[2];
  CK_ULONG count = 2;
  CK_INTERFACE *newest = NULL;
  const CK_RV got = C_GetFunctionList(&old);
  const CK_RV listed = C_GetInterfaceList(interfaces, &count);
  const CK_RV found = C_GetInterface(NULL, NULL, &newest, 0);
  say("C_GetFunctionList", got);
  say("C_GetInterfaceList", listed);
  say("C_GetInterface", found);
  if (got != CKR_OK || listed != CKR_OK || found != CKR_OK) return 0;
  list = newest->pFunctionList;
  return lists_agree(old);
}

static void look(void) {
  CK_INFO info;
  CK_SLOT_INFO slot_info;
  CK_TOKEN_INFO token_info;
  CK_MECHANISM_TYPE mechanisms[32];
  CK_MECHANISM_INFO mechanism_info;
  CK_ULONG count = 1;
  CK_SLOT_ID event;
  CALL(C_Initialize, NULL);
  CALL(C_GetInfo, &info);
  CALL(C_GetSlotList, CK_TRUE, &slot, &count);
  CALL(C_GetSlotInfo, slot, &slot_info);
  CALL(C_GetTokenInfo, slot, &token_info);
  count = 32;
  CALL(C_GetMechanismList, slot, mechanisms, &count);
  CALL(C_GetMechanismInfo, slot, mechanisms[0], &mechanism_info);
  CALL(C_WaitForSlotEvent, CKF_DONT_BLOCK, &event, NULL);
}

static void search(void) {
  CK_SESSION_INFO info;
  CK_OBJECT_CLASS class = CKO_PRIVATE_KEY;
  CK_ATTRIBUTE template[] = {{CKA_CLASS, &class, sizeof class}};
  CK_ULONG found = 0;
  CK_ULONG size;
  CALL(C_OpenSession, slot, CKF_SERIAL_SESSION, NULL, NULL, &session);
  CALL(C_GetSessionInfo, session, &info);
  CALL(C_Login, session, CKU_USER, NULL, 0);
  CALL(C_LoginUser, session, CKU_USER, NULL, 0, NULL, 0);
  CALL(C_FindObjectsInit, session, template, 1);
  CALL(C_FindObjects, session, &key, 1, &found);
  CALL(C_FindObjectsFinal, session);
  CALL(C_GetAttributeValue, session, key, template, 1);
  CALL(C_GetObjectSize, session, key, &size);
}

static void sign(void) {
  CK_BYTE data[] = "data";
  CK_BYTE signature[2048];
  CK_MECHANISM mechanism = {CKM_SHA256_RSA_PKCS, NULL, 0};
  CK_ULONG size = sizeof signature;
  CALL(C_SignInit, session, &mechanism, key);
  const CK_RV signed_once = list->C_Sign(session, data, 4, signature, &size);
  say("C_Sign", signed_once);
  if (signed_once == CKR_OK) say_signature(signature, size);
  size = sizeof signature;
  (void)list->C_SignInit(session, &mechanism, key);
  CALL(C_SignUpdate, session, data, 4);
  const CK_RV signed_again = list->C_SignFinal(session, signature, &size);
  say("C_SignFinal", signed_again);
  if (signed_again == CKR_OK) say_signature(signature, size);
}

/* Arguments that would do, if there were anything to be done. */
static void try_the_rest(void) {
  CK_BYTE in[16] = {0};
  CK_BYTE out[2048];
  CK_ULONG size = sizeof out;
  CK_MECHANISM mechanism = {CKM_RSA_PKCS, NULL, 0};
  CK_OBJECT_HANDLE made;
  CK_OBJECT_HANDLE other;
  CALL(C_InitToken, slot, in, 4, out);
  CALL(C_InitPIN, session, in, 4);
  CALL(C_SetPIN, session, in, 4, in, 4);
  CALL(C_GetOperationState, session, out, &size);
  CALL(C_SetOperationState, session, in, 16, 0, 0);
  CALL(C_CreateObject, session, NULL, 0, &made);
  CALL(C_CopyObject, session, key, NULL, 0, &made);
  CALL(C_DestroyObject, session, key);
  CALL(C_SetAttributeValue, session, key, NULL, 0);
  CALL(C_EncryptInit, session, &mechanism, key);
  CALL(C_Encrypt, session, in, 16, out, &size);
  CALL(C_EncryptUpdate, session, in, 16, out, &size);
  CALL(C_EncryptFinal, session, out, &size);
  CALL(C_DecryptInit, session, &mechanism, key);
  CALL(C_Decrypt, session, in, 16, out, &size);
  CALL(C_DecryptUpdate, session, in, 16, out, &size);
  CALL(C_DecryptFinal, session, out, &size);
  CALL(C_DigestInit, session, &mechanism);
  CALL(C_Digest, session, in, 16, out, &size);
  CALL(C_DigestUpdate, session, in, 16);
  CALL(C_DigestKey, session, key);
  CALL(C_DigestFinal, session, out, &size);
  CALL(C_SignRecoverInit, session, &mechanism, key);
  CALL(C_SignRecover, session, in, 16, out, &size);
  CALL(C_VerifyInit, session, &mechanism, key);
  CALL(C_Verify, session, in, 16, out, 384);
  CALL(C_VerifyUpdate, session, in, 16);
  CALL(C_VerifyFinal, session, out, 384);
  CALL(C_VerifyRecoverInit, session, &mechanism, key);
  CALL(C_VerifyRecover, session, in, 16, out, &size);
  CALL(C_DigestEncryptUpdate, session, in, 16, out, &size);
  CALL(C_DecryptDigestUpdate, session, in, 16, out, &size);
  CALL(C_SignEncryptUpdate, session, in, 16, out, &size);
  CALL(C_DecryptVerifyUpdate, session, in, 16, out, &size);
  CALL(C_GenerateKey, session, &mechanism, NULL, 0, &made);
  CALL(C_GenerateKeyPair, session, &mechanism, NULL, 0, NULL, 0, &made, &other);
  CALL(C_WrapKey, session, &mechanism, key, key, out, &size);
  CALL(C_UnwrapKey, session, &mechanism, key, in, 16, NULL, 0, &made);
  CALL(C_DeriveKey, session, &mechanism, key, NULL, 0, &made);
  CALL(C_SeedRandom, session, in, 16);
  CALL(C_GenerateRandom, session, out, 16);
  CALL(C_GetFunctionStatus, session);
  CALL(C_CancelFunction, session);
  CALL(C_SessionCancel, session, CKF_SIGN);
}

static void try_messages(void) {
  CK_BYTE in[16] = {0};
  CK_BYTE out[2048];
  CK_ULONG size = sizeof out;
  CK_MECHANISM mechanism = {CKM_RSA_PKCS, NULL, 0};
  CALL(C_MessageEncryptInit, session, &mechanism, key);
  CALL(C_EncryptMessage, session, NULL, 0, in, 16, in, 16, out, &size);
  CALL(C_EncryptMessageBegin, session, NULL, 0, in, 16);
  CALL(C_EncryptMessageNext, session, NULL, 0, in, 16, out, &size, 0);
  CALL(C_MessageEncryptFinal, session);
  CALL(C_MessageDecryptInit, session, &mechanism, key);
  CALL(C_DecryptMessage, session, NULL, 0, in, 16, in, 16, out, &size);
  CALL(C_DecryptMessageBegin, session, NULL, 0, in, 16);
  CALL(C_DecryptMessageNext, session, NULL, 0, in, 16, out, &size, 0);
  CALL(C_MessageDecryptFinal, session);
  CALL(C_MessageSignInit, session, &mechanism, key);
  CALL(C_SignMessage, session, NULL, 0, in, 16, out, &size);
  CALL(C_SignMessageBegin, session, NULL, 0);
  CALL(C_SignMessageNext, session, NULL, 0, in, 16, out, &size);
  CALL(C_MessageSignFinal, session);
  CALL(C_MessageVerifyInit, session, &mechanism, key);
  CALL(C_VerifyMessage, session, NULL, 0, in, 16, out, 384);
  CALL(C_VerifyMessageBegin, session, NULL, 0);
  CALL(C_VerifyMessageNext, session, NULL, 0, in, 16, out, 384);
  CALL(C_MessageVerifyFinal, session);
}

int main(void) {
  if (!get_lists()) return EXIT_FAILURE;
  look();
  search();
  sign();
  try_the_rest();
  try_messages();
  CALL(C_Logout, session);
  CALL(C_CloseSession, session);
  CALL(C_CloseAllSessions, slot);
  CALL(C_Finalize, NULL);
  return EXIT_SUCCESS;
}
