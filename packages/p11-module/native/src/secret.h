/* What a person types: in memory that is not swapped, not dumped, not inherited, and wiped. */
#ifndef SMARTCMD_SECRET_H
#define SMARTCMD_SECRET_H

#include <stdbool.h>
#include <stddef.h>

/* The longest answer (docs/agent-protocol.md). */
#define SECRET_CAPACITY 1024U
/* What is read at once, before it is looked at. */
#define SECRET_SCRATCH 256U

struct secret {
  unsigned char *bytes; /* SECRET_CAPACITY of them, and SECRET_SCRATCH behind them */
  size_t size;
};

/* Returns false if there is no memory. */
bool secret_open(struct secret *secret);

/* Adds a byte; one that has no room is counted nowhere, and makes the answer false. */
bool secret_append(struct secret *secret, unsigned char byte);

/* SECRET_SCRATCH bytes to read into, as well kept as the secret itself. */
unsigned char *secret_scratch(struct secret *secret);

/* Forgets the bytes, for the next attempt. */
void secret_clear(struct secret *secret);

/* Wipes and gives the memory back. */
void secret_close(struct secret *secret);

/* Wipes any memory, so that the compiler does not leave it out. */
void secret_wipe(void *bytes, size_t size);

#endif
