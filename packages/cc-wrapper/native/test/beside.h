/* What the tests of the router have in common. */
#ifndef SMARTCMD_TEST_BESIDE_H
#define SMARTCMD_TEST_BESIDE_H

#include "cryptoki.h"

#include <pthread.h>
#include <stdbool.h>

/* Slots of the CMD token. */
#define CMD_SLOTS 2U

/* $TEST_DIR/other-KIND.so. */
const char *other(const char *kind);

/* A new life of the library, with that library in the place of the card's, or NULL for "none", and a new log. */
void start_beside(const char *path);

/* Writes the file of modules. */
void write_modules(const char *lines);
void remove_modules(void);

/* True if the log has that text, from both ends of a line or within. */
bool log_has(const char *text);

/* The CMD token is there and signs. */
void check_cmd(void);

/* The number of slots. */
CK_ULONG count_slots(void);

/* A variable of the library at that path, which is loaded already. */
void *of_library(const char *path, const char *name);

/* What the function returns in the child of a fork. */
int in_child(int (*what)(void));

/* A thread in C_WaitForSlotEvent, and what came of it. */
struct waiting {
  pthread_t thread;
  CK_SLOT_ID slot;
  CK_RV rv;
};
void begin_waiting(struct waiting *waiting);

#endif
