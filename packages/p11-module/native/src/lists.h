/* The functions of this library, as applications get them: the lists of 2.40 and 3.0. */
#ifndef SMARTCMD_LISTS_H
#define SMARTCMD_LISTS_H

#include "cryptoki.h"

extern CK_FUNCTION_LIST functions_2_40;
extern CK_FUNCTION_LIST_3_0 functions_3_0;

#endif
