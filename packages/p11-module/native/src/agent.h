/* A token's agent: the process that signs, and the connection to it (docs/agent-protocol.md). */
#ifndef SMARTCMD_AGENT_H
#define SMARTCMD_AGENT_H

#include "cryptoki.h"
#include "frames.h"
#include "person.h"
#include "token_file.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* How many operations may be open in the agent at once. */
#define AGENT_MAX_OPERATIONS 64U

/* An operation that was begun: in which connection, and its number there. */
struct agent_operation {
  uint32_t connection;
  uint32_t number;
};

struct agent {
  int fd; /* -1: there is none */
  dev_t device; /* of the socket, to see that the descriptor is still ours */
  ino_t inode;
  bool welcomed;
  uint32_t connection; /* counts the connections: an operation of an earlier one is lost */
  uint32_t last_operation;
  uint32_t open_operations;
  struct agent_operation abandoned[AGENT_MAX_OPERATIONS]; /* that were given up; LOCK_STATE guards these two */
  uint32_t abandoned_count;
};

/* No agent yet. */
void agent_init(struct agent *agent);

/* What to tell the person when the connection is lost: an agent that never spoke did not start, and trying again is no help. */
enum person_sentence agent_loss(const struct agent *agent);

/* Closes the connection, which ends the agent. */
void agent_close(struct agent *agent);

/* Starts the agent of that token file if none runs, and says HELLO. LOCK_SIGNING is held. */
CK_RV agent_start(struct agent *agent, const struct token_file *file);

/* Opens an operation; CKR_DEVICE_MEMORY if too many are open. LOCK_SIGNING is held. */
CK_RV agent_begin(struct agent *agent, CK_MECHANISM_TYPE mechanism, struct agent_operation *operation);

/* True if the operation's connection is still there. LOCK_SIGNING is held. */
bool agent_has(const struct agent *agent, struct agent_operation operation);

/* Sends a part of the message, in as many frames as it needs. LOCK_SIGNING is held. */
bool agent_data(struct agent *agent, uint32_t operation, const unsigned char *data, size_t size);

/* Notes that an operation is given up; the agent hears of it before the next one begins. LOCK_STATE is held. */
void agent_abandon(struct agent *agent, struct agent_operation operation);

/* Tells the agent of those that were given up. LOCK_SIGNING is held, LOCK_STATE is not. */
void agent_cancel_abandoned(struct agent *agent);

/* True if the descriptor is open and is still the connection: an application may have closed all that it did not know. */
bool agent_is_ours(const struct agent *agent);

#endif
