/* The conversation with the agent from SIGN or ENROL to its end. LOCK_SIGNING is held, and nothing else. */
#ifndef SMARTCMD_CONVERSATION_H
#define SMARTCMD_CONVERSATION_H

#include "agent.h"

#include <stdatomic.h>
#include <stdbool.h>

/* What is wanted. */
enum conversation_about { CONVERSATION_SIGNATURE, CONVERSATION_CERTIFICATE };

struct conversation {
  enum conversation_about about;
  struct agent *agent;
  uint32_t operation;
  int wake;                     /* readable when the application gives the signature up */
  const atomic_bool *cancelled; /* that it did */
  unsigned char *signature;     /* where the signature goes, if it is about one */
  CK_ULONG size;                /* how long it must be */
  enum person_prompts prompts;  /* how the person is asked */
};

/* Sends SIGN or ENROL, answers what the agent asks, and returns how it ended. A lost connection is closed, and the person told. */
CK_RV conversation_hold(const struct conversation *conversation);

#endif
