/* Takes over the list of functions of another library. */
#ifndef SMARTCMD_TAKE_H
#define SMARTCMD_TAKE_H

#include "cryptoki.h"

#include <stddef.h>

/* How many functions a list has, by its version: C_WaitForSlotEvent came with 2.01. */
#define TAKE_2_00 67U
#define TAKE_2_40 68U
#define TAKE_3_0 92U

/* Copies the first `count` pointers of `from` (the list of an older version is the beginning of a newer one's). What is missing or NULL becomes
   a function that answers CKR_FUNCTION_NOT_SUPPORTED: whoever calls one needs to look at nothing.

   Where our own names are visible to all (an application that is linked with us), the linker has put our functions into the list of a library that
   exports the same names. They are replaced by what `find` says that the library has under each name. */
void take_functions(CK_FUNCTION_LIST_3_0 *to, const CK_FUNCTION_LIST_3_0 *from, size_t count, void *(*find)(void *library, const char *name),
                    void *library);

/* A list in which nothing is supported, and the names of all functions in its order. */
extern const CK_FUNCTION_LIST_3_0 take_nothing;
extern const char *const take_names[TAKE_3_0];

#endif
