/* Sessions (PKCS#11 v3.0 section 5.6). LOCK_STATE is held by whoever calls any of these. */
#ifndef SMARTCMD_SESSIONS_H
#define SMARTCMD_SESSIONS_H

#include "slots.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* A signature between C_SignInit and its end. */
struct sign_operation {
  bool active;
  bool multipart; /* C_SignUpdate was called */
  bool begun;     /* the agent knows of it */
  CK_MECHANISM_TYPE mechanism;
  uint64_t size; /* of the message so far */
  struct agent_operation operation;
};

struct session {
  CK_SESSION_HANDLE handle;
  CK_SLOT_ID slot;
  CK_FLAGS flags;
  struct token *token; /* what the slot had when the session was opened */
  unsigned references; /* the table's, and that of a thread that signs */
  bool closed;
  bool searching;
  uint64_t matches; /* objects that C_FindObjects has yet to tell, a bit each */
  struct sign_operation sign;
  CK_BYTE *pending; /* data of C_SignUpdate that fills no frame yet: FRAME_MAX_PAYLOAD bytes of room, or NULL */
  CK_ULONG pending_size;
  bool busy;                  /* a thread talks to the agent for it, or waits to */
  int wake;                   /* an eventfd that stops that thread's waiting; -1 if there is none */
  atomic_bool cancelled;      /* what that thread is to do then */
};

/* Opens a session with the slot's token. */
CK_RV sessions_open(CK_SLOT_ID slot, CK_FLAGS flags, CK_SESSION_HANDLE *handle);

/* Returns the open session of that handle, or NULL. */
struct session *sessions_find(CK_SESSION_HANDLE handle);

/* Closes one: a signature that is under way in it ends. */
void sessions_close(struct session *session);

/* Closes all of a slot. */
void sessions_close_slot(CK_SLOT_ID slot);

/* Closes all. */
void sessions_close_all(void);

/* Forgets all without touching what they have: they are the parent's. */
void sessions_abandon(void);

/* Stops the thread that signs in the session. */
void sessions_wake(struct session *session);

/* Gives the slot's sessions that have the token `old` its successor: a token without objects has nothing that a session could be about. */
void sessions_adopt(const struct token *old, struct token *successor);

/* Counts a slot's sessions, and those of them that are read/write. */
void sessions_count(CK_SLOT_ID slot, CK_ULONG *all, CK_ULONG *read_write);

/* Gives the reference of a signing thread back. */
void sessions_drop(struct session *session);

#endif
