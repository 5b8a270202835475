/* What changed in the slots of the other libraries. */
#ifndef SMARTCMD_SLOT_CHANGES_H
#define SMARTCMD_SLOT_CHANGES_H

#include "cryptoki.h"

#include <stdbool.h>

/* Forgets what is known: the first look at a library changes nothing. */
void slot_changes_begin(void);

/* Asks each library, or looks. True with the number, as the application knows it, of a slot that has come, or whose token has come or gone. */
bool slot_changes_take(CK_SLOT_ID *slot);

/* In the child of a fork. */
void slot_changes_abandon(void);

#endif
