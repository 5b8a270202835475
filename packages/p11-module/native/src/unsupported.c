/* What CMD does not offer. Each answers CKR_FUNCTION_NOT_SUPPORTED; the two functions of parallel sessions, which no version of Cryptoki
   has any more, CKR_FUNCTION_NOT_PARALLEL (PKCS#11 v3.0 section 5.22); the two of random numbers CKR_RANDOM_NO_RNG, the standard's own answer of
   a token without CKF_RNG: pkcs11-tool --test takes any other for an error of the token. None looks at its arguments; the
   log has the first. */
#include "module.h"

#include <string.h>

/* `first` is the first argument, a handle, of that type. */
static CK_RV refuse(const char *name, CK_RV answer, const char *type, CK_ULONG first) {
  const struct log_call call = log_begin(name);
  CK_RV rv = module_enter();
  if (rv == CKR_OK) {
    module_leave();
    rv = answer;
  }
  return log_end(&call, rv, "%s=%lu", strcmp(type, "CK_SLOT_ID") == 0 ? "slot" : "session", first);
}

/* A function with its arguments' types, none of which is used. */
#define REFUSE_1(name, answer, A)        \
  EXPORTED CK_RV name(A a) {             \
    return refuse(#name, answer, #A, a); \
  }

#define REFUSE_2(name, answer, A, B)     \
  EXPORTED CK_RV name(A a, B b) {        \
    (void)b;                             \
    return refuse(#name, answer, #A, a); \
  }

#define REFUSE_3(name, answer, A, B, C)  \
  EXPORTED CK_RV name(A a, B b, C c) {   \
    (void)b;                             \
    (void)c;                             \
    return refuse(#name, answer, #A, a); \
  }

#define REFUSE_4(name, answer, A, B, C, D)  \
  EXPORTED CK_RV name(A a, B b, C c, D d) { \
    (void)b;                                \
    (void)c;                                \
    (void)d;                                \
    return refuse(#name, answer, #A, a);    \
  }

#define REFUSE_5(name, answer, A, B, C, D, E)    \
  EXPORTED CK_RV name(A a, B b, C c, D d, E e) { \
    (void)b;                                     \
    (void)c;                                     \
    (void)d;                                     \
    (void)e;                                     \
    return refuse(#name, answer, #A, a);         \
  }

#define REFUSE_6(name, answer, A, B, C, D, E, F)      \
  EXPORTED CK_RV name(A a, B b, C c, D d, E e, F f) { \
    (void)b;                                          \
    (void)c;                                          \
    (void)d;                                          \
    (void)e;                                          \
    (void)f;                                          \
    return refuse(#name, answer, #A, a);              \
  }

#define REFUSE_7(name, answer, A, B, C, D, E, F, G)        \
  EXPORTED CK_RV name(A a, B b, C c, D d, E e, F f, G g) { \
    (void)b;                                               \
    (void)c;                                               \
    (void)d;                                               \
    (void)e;                                               \
    (void)f;                                               \
    (void)g;                                               \
    return refuse(#name, answer, #A, a);                   \
  }

#define REFUSE_8(name, answer, A, B, C, D, E, F, G, H)          \
  EXPORTED CK_RV name(A a, B b, C c, D d, E e, F f, G g, H h) { \
    (void)b;                                                    \
    (void)c;                                                    \
    (void)d;                                                    \
    (void)e;                                                    \
    (void)f;                                                    \
    (void)g;                                                    \
    (void)h;                                                    \
    return refuse(#name, answer, #A, a);                        \
  }

#define REFUSE_9(name, answer, A, B, C, D, E, F, G, H, I)            \
  EXPORTED CK_RV name(A a, B b, C c, D d, E e, F f, G g, H h, I i) { \
    (void)b;                                                         \
    (void)c;                                                         \
    (void)d;                                                         \
    (void)e;                                                         \
    (void)f;                                                         \
    (void)g;                                                         \
    (void)h;                                                         \
    (void)i;                                                         \
    return refuse(#name, answer, #A, a);                             \
  }

REFUSE_4(C_InitToken, CKR_FUNCTION_NOT_SUPPORTED, CK_SLOT_ID, CK_UTF8CHAR_PTR, CK_ULONG, CK_UTF8CHAR_PTR)
REFUSE_3(C_InitPIN, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_UTF8CHAR_PTR, CK_ULONG)
REFUSE_5(C_SetPIN, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_UTF8CHAR_PTR, CK_ULONG, CK_UTF8CHAR_PTR, CK_ULONG)
REFUSE_3(C_GetOperationState, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_5(C_SetOperationState, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_OBJECT_HANDLE, CK_OBJECT_HANDLE)
REFUSE_4(C_CreateObject, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_ATTRIBUTE_PTR, CK_ULONG, CK_OBJECT_HANDLE_PTR)
REFUSE_5(C_CopyObject, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_OBJECT_HANDLE, CK_ATTRIBUTE_PTR, CK_ULONG,
          CK_OBJECT_HANDLE_PTR)
REFUSE_2(C_DestroyObject, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_OBJECT_HANDLE)
REFUSE_4(C_SetAttributeValue, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_OBJECT_HANDLE, CK_ATTRIBUTE_PTR, CK_ULONG)
REFUSE_3(C_EncryptInit, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_OBJECT_HANDLE)
REFUSE_5(C_Encrypt, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_5(C_EncryptUpdate, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_3(C_EncryptFinal, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_3(C_DecryptInit, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_OBJECT_HANDLE)
REFUSE_5(C_Decrypt, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_5(C_DecryptUpdate, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_3(C_DecryptFinal, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_2(C_DigestInit, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR)
REFUSE_5(C_Digest, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_3(C_DigestUpdate, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG)
REFUSE_2(C_DigestKey, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_OBJECT_HANDLE)
REFUSE_3(C_DigestFinal, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_3(C_SignRecoverInit, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_OBJECT_HANDLE)
REFUSE_5(C_SignRecover, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_3(C_VerifyInit, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_OBJECT_HANDLE)
REFUSE_5(C_Verify, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG)
REFUSE_3(C_VerifyUpdate, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG)
REFUSE_3(C_VerifyFinal, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG)
REFUSE_3(C_VerifyRecoverInit, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_OBJECT_HANDLE)
REFUSE_5(C_VerifyRecover, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_5(C_DigestEncryptUpdate, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_5(C_DecryptDigestUpdate, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_5(C_SignEncryptUpdate, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_5(C_DecryptVerifyUpdate, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_5(C_GenerateKey, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_ATTRIBUTE_PTR, CK_ULONG,
          CK_OBJECT_HANDLE_PTR)
REFUSE_8(C_GenerateKeyPair, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_ATTRIBUTE_PTR, CK_ULONG,
          CK_ATTRIBUTE_PTR, CK_ULONG, CK_OBJECT_HANDLE_PTR, CK_OBJECT_HANDLE_PTR)
REFUSE_6(C_WrapKey, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_OBJECT_HANDLE, CK_OBJECT_HANDLE, CK_BYTE_PTR,
          CK_ULONG_PTR)
REFUSE_8(C_UnwrapKey, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_OBJECT_HANDLE, CK_BYTE_PTR, CK_ULONG,
          CK_ATTRIBUTE_PTR, CK_ULONG, CK_OBJECT_HANDLE_PTR)
REFUSE_6(C_DeriveKey, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_OBJECT_HANDLE, CK_ATTRIBUTE_PTR, CK_ULONG,
          CK_OBJECT_HANDLE_PTR)
REFUSE_3(C_SeedRandom, CKR_RANDOM_NO_RNG, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG)
REFUSE_3(C_GenerateRandom, CKR_RANDOM_NO_RNG, CK_SESSION_HANDLE, CK_BYTE_PTR, CK_ULONG)
REFUSE_1(C_GetFunctionStatus, CKR_FUNCTION_NOT_PARALLEL, CK_SESSION_HANDLE)
REFUSE_1(C_CancelFunction, CKR_FUNCTION_NOT_PARALLEL, CK_SESSION_HANDLE)
REFUSE_3(C_MessageEncryptInit, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_OBJECT_HANDLE)
REFUSE_9(C_EncryptMessage, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_VOID_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR,
          CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_5(C_EncryptMessageBegin, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_VOID_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG)
REFUSE_8(C_EncryptMessageNext, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_VOID_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG,
          CK_BYTE_PTR, CK_ULONG_PTR, CK_FLAGS)
REFUSE_1(C_MessageEncryptFinal, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE)
REFUSE_3(C_MessageDecryptInit, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_OBJECT_HANDLE)
REFUSE_9(C_DecryptMessage, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_VOID_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR,
          CK_ULONG, CK_BYTE_PTR, CK_ULONG_PTR)
REFUSE_5(C_DecryptMessageBegin, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_VOID_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG)
REFUSE_8(C_DecryptMessageNext, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_VOID_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG,
          CK_BYTE_PTR, CK_ULONG_PTR, CK_FLAGS)
REFUSE_1(C_MessageDecryptFinal, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE)
REFUSE_3(C_MessageSignInit, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_OBJECT_HANDLE)
REFUSE_7(C_SignMessage, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_VOID_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR,
          CK_ULONG_PTR)
REFUSE_3(C_SignMessageBegin, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_VOID_PTR, CK_ULONG)
REFUSE_7(C_SignMessageNext, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_VOID_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR,
          CK_ULONG_PTR)
REFUSE_1(C_MessageSignFinal, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE)
REFUSE_3(C_MessageVerifyInit, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_MECHANISM_PTR, CK_OBJECT_HANDLE)
REFUSE_7(C_VerifyMessage, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_VOID_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG, CK_BYTE_PTR,
          CK_ULONG)
REFUSE_3(C_VerifyMessageBegin, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_VOID_PTR, CK_ULONG)
REFUSE_7(C_VerifyMessageNext, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE, CK_VOID_PTR, CK_ULONG, CK_BYTE_PTR, CK_ULONG,
          CK_BYTE_PTR, CK_ULONG)
REFUSE_1(C_MessageVerifyFinal, CKR_FUNCTION_NOT_SUPPORTED, CK_SESSION_HANDLE)
