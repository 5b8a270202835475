/* Numbers of slots. The card's library keeps its own, be it 0 or what else; ours and those of further libraries are in a range of their own,
   256 for each. A number of the card's that happens to lie in that range is given another one. */
#ifndef SMARTCMD_SLOT_MAP_H
#define SMARTCMD_SLOT_MAP_H

#include "cryptoki.h"

#include <stdbool.h>
#include <stddef.h>

/* "CMD" in ASCII, and small enough for applications that keep the number of a slot in 31 bits. */
#define SLOT_MAP_CMD 0x434d4400UL
/* Slots that a library may have beside those that keep their number. */
#define SLOT_MAP_ROOM 256U

/* The number that the application sees. False if there is no room. */
bool slot_map_outward(size_t library, CK_SLOT_ID real, CK_SLOT_ID *seen);

/* Whose slot that is: the CMD token's (`of_cmd`), or a library's. False if no such number was given out. */
bool slot_map_inward(CK_SLOT_ID seen, bool *of_cmd, size_t *library, CK_SLOT_ID *real);

/* A library was replaced by another. */
void slot_map_forget(size_t library);

/* In the child of a fork. */
void slot_map_abandon(void);

#endif
