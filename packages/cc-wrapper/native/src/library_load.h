/* Loads another library's code and finds its functions. */
#ifndef SMARTCMD_LIBRARY_LOAD_H
#define SMARTCMD_LIBRARY_LOAD_H

#include "cryptoki.h"

/* Fills `functions`. Returns NULL, or what is wrong, in words for the log, which hold until the next call in this thread. */
const char *library_load(const char *path, CK_FUNCTION_LIST_3_0 *functions);

#endif
