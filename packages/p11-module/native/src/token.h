/* A token that was read from its file, shared by its slot and the sessions that were opened with it. */
#ifndef SMARTCMD_TOKEN_H
#define SMARTCMD_TOKEN_H

#include "agent.h"
#include "token_file.h"

#include <sys/stat.h>

struct token {
  struct token_file file;
  void *memory;
  size_t size;
  struct stat source; /* the file as it was, to see whether it changed */
  unsigned references;
  struct agent agent;
  /* What C_GetTokenInfo tells. A token that came in the place of one that was enrolling has those of that one: applications know a token
     by them (GnuTLS, pkcs11-provider), and go on with what they know. */
  CK_UTF8CHAR label[32];
  CK_CHAR serial[16];
  bool was_asked_for; /* this process has asked the person for its certificate once; LOCK_STATE guards it */
};

/* Reads `name` in the directory. It is only believed when it is a regular file of the user's or of root's, and nobody else may write
   it. Returns NULL, with a line in the log, if it is not; `unchanged` (or NULL), with another reference, if the file is still that one. */
struct token *token_open(int directory, const char *name, struct token *unchanged);

/* Opens the token's file to lock it: -1 if it is not that file any more. */
int token_lock_descriptor(const struct token *token, int directory, const char *name);

/* Another reference. LOCK_STATE is held. */
struct token *token_keep(struct token *token);

/* Gives a reference back; with the last one the token is forgotten and its agent ends. LOCK_STATE is held. NULL is allowed. */
void token_drop(struct token *token);

#endif
