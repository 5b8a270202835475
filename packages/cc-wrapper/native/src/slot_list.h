/* The slots of one library. */
#ifndef SMARTCMD_SLOT_LIST_H
#define SMARTCMD_SLOT_LIST_H

#include "library.h"
#include "slot_map.h"

/* Asks a library for its slots, at most SLOT_MAP_ROOM. `refresh`: as an application does that asks for their number first. Returns
   how many there are: none if it fails, which is logged. */
size_t slot_list_of(const struct library *library, CK_BBOOL with_token, bool refresh, CK_SLOT_ID real[SLOT_MAP_ROOM]);

#endif
