/* The slots: one for each profile. A slot that was listed stays, with its number, until the process ends. LOCK_STATE is held by whoever
   calls any of these. */
#ifndef SMARTCMD_SLOTS_H
#define SMARTCMD_SLOTS_H

#include "token.h"
#include "token_dir.h"

#include <stdbool.h>

#define SLOTS_MAX 256U

struct slot {
  char profile[TOKEN_DIR_NAME_MAX + 1];
  CK_UTF8CHAR description[64];
  CK_UTF8CHAR manufacturer[32];
  struct token *token; /* NULL: the slot is empty */
  bool seen;           /* by the scan that runs */
  bool changed;        /* since C_WaitForSlotEvent last told */
};

/* Looks which token files there are now. */
void slots_refresh(void);

/* Forgets the changes so far: C_Initialize starts with none. */
void slots_forget_events(void);

/* Takes the tokens out, and drops them. */
void slots_clear(void);

/* Forgets the tokens without touching them: they are the parent's. */
void slots_abandon(void);

CK_ULONG slots_count(void);

/* Returns the slot of that number, or NULL. */
struct slot *slots_find(CK_SLOT_ID id);

/* Takes the number of a slot that changed; false if none did. */
bool slots_take_event(CK_SLOT_ID *id);

#endif
