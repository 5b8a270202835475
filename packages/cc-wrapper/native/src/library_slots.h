/* The slots of one library, as it gave them the last time that it was asked. */
#ifndef SMARTCMD_LIBRARY_SLOTS_H
#define SMARTCMD_LIBRARY_SLOTS_H

#include "library.h"
#include "slot_map.h"

/* How they are asked for: those with a token alone; first for their number, as applications do that want readers that are new. */
#define LIBRARY_SLOTS_WITH_TOKEN 1U
#define LIBRARY_SLOTS_REFRESH 2U

/* Asks for them, and keeps what comes: none if the library fails, which is logged. The first time tells whether it leads back to us: see
   library_settle(). For library_ask(). */
bool library_slots_ask(const struct library *library, unsigned how, bool aside);

/* The library of that index, if it can be called; else NULL. One that nobody has asked for its slots yet is asked: a program may use a number
   that it knows. */
const struct library *library_slots_ready(size_t index);

/* What came last, at most SLOT_MAP_ROOM. Returns how many there are: none of a library that has never answered. */
size_t library_slots_known(const struct library *library, unsigned how, CK_SLOT_ID real[SLOT_MAP_ROOM]);

/* Forgets what came. */
void library_slots_begin(void);

/* In the child of a fork. */
void library_slots_abandon(void);

#endif
