/* The Cryptoki types of PKCS#11 v2.40 (from pkcs11js's headers) and what v3.0 adds to them. */
#ifndef SMARTCMD_CRYPTOKI_H
#define SMARTCMD_CRYPTOKI_H

#include "pkcs11.h"

/* PKCS#11 v3.0 section 3: what the 2.40 headers lack. */
#define CKR_OPERATION_CANCEL_FAILED 0x00000202UL
#define CKF_INTERFACE_FORK_SAFE 0x00000001UL
#define CKF_FIND_OBJECTS 0x00000040UL

typedef struct CK_INTERFACE {
  CK_CHAR *pInterfaceName;
  CK_VOID_PTR pFunctionList;
  CK_FLAGS flags;
} CK_INTERFACE;

typedef CK_INTERFACE *CK_INTERFACE_PTR;
typedef CK_INTERFACE **CK_INTERFACE_PTR_PTR;

/* The functions that v3.0 appends to the list of 2.40, in the order of its section 3.4 (CK_FUNCTION_LIST_3_0). */
#define CRYPTOKI_3_0_FUNCTIONS(F)                                                                                        \
  F(C_GetInterfaceList, (CK_INTERFACE_PTR interfaces, CK_ULONG_PTR count))                                               \
  F(C_GetInterface, (CK_UTF8CHAR_PTR name, CK_VERSION_PTR version, CK_INTERFACE_PTR_PTR found, CK_FLAGS flags))          \
  F(C_LoginUser, (CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG pin_size,                  \
                  CK_UTF8CHAR_PTR name, CK_ULONG name_size))                                                             \
  F(C_SessionCancel, (CK_SESSION_HANDLE session, CK_FLAGS flags))                                                        \
  F(C_MessageEncryptInit, (CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_OBJECT_HANDLE key))                 \
  F(C_EncryptMessage, (CK_SESSION_HANDLE session, CK_VOID_PTR parameter, CK_ULONG parameter_size, CK_BYTE_PTR more,      \
                       CK_ULONG more_size, CK_BYTE_PTR in, CK_ULONG in_size, CK_BYTE_PTR out, CK_ULONG_PTR out_size))    \
  F(C_EncryptMessageBegin, (CK_SESSION_HANDLE session, CK_VOID_PTR parameter, CK_ULONG parameter_size, CK_BYTE_PTR more, \
                            CK_ULONG more_size))                                                                         \
  F(C_EncryptMessageNext, (CK_SESSION_HANDLE session, CK_VOID_PTR parameter, CK_ULONG parameter_size, CK_BYTE_PTR in,    \
                           CK_ULONG in_size, CK_BYTE_PTR out, CK_ULONG_PTR out_size, CK_FLAGS flags))                    \
  F(C_MessageEncryptFinal, (CK_SESSION_HANDLE session))                                                                  \
  F(C_MessageDecryptInit, (CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_OBJECT_HANDLE key))                 \
  F(C_DecryptMessage, (CK_SESSION_HANDLE session, CK_VOID_PTR parameter, CK_ULONG parameter_size, CK_BYTE_PTR more,      \
                       CK_ULONG more_size, CK_BYTE_PTR in, CK_ULONG in_size, CK_BYTE_PTR out, CK_ULONG_PTR out_size))    \
  F(C_DecryptMessageBegin, (CK_SESSION_HANDLE session, CK_VOID_PTR parameter, CK_ULONG parameter_size, CK_BYTE_PTR more, \
                            CK_ULONG more_size))                                                                         \
  F(C_DecryptMessageNext, (CK_SESSION_HANDLE session, CK_VOID_PTR parameter, CK_ULONG parameter_size, CK_BYTE_PTR in,    \
                           CK_ULONG in_size, CK_BYTE_PTR out, CK_ULONG_PTR out_size, CK_FLAGS flags))                    \
  F(C_MessageDecryptFinal, (CK_SESSION_HANDLE session))                                                                  \
  F(C_MessageSignInit, (CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_OBJECT_HANDLE key))                    \
  F(C_SignMessage, (CK_SESSION_HANDLE session, CK_VOID_PTR parameter, CK_ULONG parameter_size, CK_BYTE_PTR data,         \
                    CK_ULONG data_size, CK_BYTE_PTR signature, CK_ULONG_PTR signature_size))                             \
  F(C_SignMessageBegin, (CK_SESSION_HANDLE session, CK_VOID_PTR parameter, CK_ULONG parameter_size))                     \
  F(C_SignMessageNext, (CK_SESSION_HANDLE session, CK_VOID_PTR parameter, CK_ULONG parameter_size, CK_BYTE_PTR data,     \
                        CK_ULONG data_size, CK_BYTE_PTR signature, CK_ULONG_PTR signature_size))                         \
  F(C_MessageSignFinal, (CK_SESSION_HANDLE session))                                                                     \
  F(C_MessageVerifyInit, (CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_OBJECT_HANDLE key))                  \
  F(C_VerifyMessage, (CK_SESSION_HANDLE session, CK_VOID_PTR parameter, CK_ULONG parameter_size, CK_BYTE_PTR data,       \
                      CK_ULONG data_size, CK_BYTE_PTR signature, CK_ULONG signature_size))                               \
  F(C_VerifyMessageBegin, (CK_SESSION_HANDLE session, CK_VOID_PTR parameter, CK_ULONG parameter_size))                   \
  F(C_VerifyMessageNext, (CK_SESSION_HANDLE session, CK_VOID_PTR parameter, CK_ULONG parameter_size, CK_BYTE_PTR data,   \
                          CK_ULONG data_size, CK_BYTE_PTR signature, CK_ULONG signature_size))                           \
  F(C_MessageVerifyFinal, (CK_SESSION_HANDLE session))

#define CRYPTOKI_DECLARE(name, arguments) extern CK_RV name arguments;
CRYPTOKI_3_0_FUNCTIONS(CRYPTOKI_DECLARE)
#undef CRYPTOKI_DECLARE

typedef struct CK_FUNCTION_LIST_3_0 {
  CK_VERSION version;
#define CK_PKCS11_FUNCTION_INFO(name) CK_##name name;
#include "pkcs11f.h"
#undef CK_PKCS11_FUNCTION_INFO
#define CRYPTOKI_MEMBER(name, arguments) CK_RV(*name) arguments;
  CRYPTOKI_3_0_FUNCTIONS(CRYPTOKI_MEMBER)
#undef CRYPTOKI_MEMBER
} CK_FUNCTION_LIST_3_0;

#endif
