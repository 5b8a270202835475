#include "lists.h"

CK_FUNCTION_LIST functions_2_40 = {
    .version = {2, 40},
#define CK_PKCS11_FUNCTION_INFO(name) .name = name,
#include "pkcs11f.h"
#undef CK_PKCS11_FUNCTION_INFO
};

CK_FUNCTION_LIST_3_0 functions_3_0 = {
    .version = {3, 0},
#define CK_PKCS11_FUNCTION_INFO(name) .name = name,
#include "pkcs11f.h"
#undef CK_PKCS11_FUNCTION_INFO
#define CRYPTOKI_VALUE(name, arguments) .name = name,
    CRYPTOKI_3_0_FUNCTIONS(CRYPTOKI_VALUE)
#undef CRYPTOKI_VALUE
};
