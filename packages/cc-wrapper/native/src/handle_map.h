/* Handles of sessions. The highest byte of what the application sees says whose session it is: nothing (0) for the card's library, whose
   handles so stay what they are. Only a handle that has something in that byte already needs a table. */
#ifndef SMARTCMD_HANDLE_MAP_H
#define SMARTCMD_HANDLE_MAP_H

#include "cryptoki.h"

#include <stdbool.h>
#include <stddef.h>

#define HANDLE_SHIFT 56U
#define HANDLE_TAG(handle) ((size_t)((handle) >> HANDLE_SHIFT))
#define HANDLE_REST(handle) ((handle) & (((CK_SESSION_HANDLE)1 << HANDLE_SHIFT) - 1U))
/* The tag of a library is its index. */
#define HANDLE_TAG_CMD ((size_t)0x43)
#define HANDLE_TAG_TABLE ((size_t)0x7f)

/* What the application sees of a session that was opened: `owner` is a tag. False if there is no memory. */
bool handle_map_outward(size_t owner, CK_SLOT_ID slot, CK_SESSION_HANDLE real, CK_SESSION_HANDLE *seen);

/* The session of a handle whose tag is HANDLE_TAG_TABLE. */
bool handle_map_inward(CK_SESSION_HANDLE seen, size_t *owner, CK_SESSION_HANDLE *real);

/* A session is closed; all of a slot are; all are. */
void handle_map_closed(CK_SESSION_HANDLE seen);
void handle_map_closed_slot(size_t owner, CK_SLOT_ID slot);
void handle_map_clear(void);

/* In the child of a fork. */
void handle_map_abandon(void);

#endif
