/* The library's two locks: of the operating system, or of the application (PKCS#11 v3.0 section 5.4, C_Initialize). */
#ifndef SMARTCMD_LOCK_H
#define SMARTCMD_LOCK_H

#include "cryptoki.h"

#include <stdbool.h>

enum lock {
  LOCK_STATE,   /* slots, sessions, tokens: held for moments, never while anybody waits */
  LOCK_SIGNING, /* the conversation with an agent: held while a person is asked. Never taken while LOCK_STATE is held */
};

/* Makes the locks: with the application's functions, or with the operating system's if `functions` is NULL. */
CK_RV lock_create(const CK_C_INITIALIZE_ARGS *functions);

/* In the child of a fork: the operating system's locks may be held by threads that only the parent has. */
void lock_abandon(void);

/* Gives back the application's locks, as soon as no thread holds one or waits for one: who comes late uses the operating system's. */
void lock_destroy(void);

/* Returns false if the application's function failed: then nothing is held, and nothing is to be released. */
bool lock_take(enum lock lock);
void lock_release(enum lock lock);

#endif
