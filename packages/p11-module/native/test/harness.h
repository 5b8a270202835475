/* What the tests have in common. */
#ifndef SMARTCMD_TEST_HARNESS_H
#define SMARTCMD_TEST_HARNESS_H

#include "cryptoki.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Each counts, and says where it was. */
#define CHECK(condition) check((condition), #condition, __FILE__, __LINE__)
#define CHECK_RV(expected, call) check_rv((expected), (call), #call, __FILE__, __LINE__)

void check(bool holds, const char *what, const char *file, int line);
void check_rv(CK_RV expected, CK_RV actual, const char *what, const char *file, int line);

/* Prints the test's name, if it is wanted. */
void test(const char *name);

/* How it all went, for main(). */
int report(void);

/* $TEST_DIR/name. */
const char *in_test_dir(const char *name);

/* A new life of the library, whose next agent plays that scenario and is answered by that askpass (NULL: by nobody). */
void start_over(const char *scenario, const char *askpass);

/* The library without the application's locks. */
CK_RV initialize(void);

CK_SESSION_HANDLE open_session(CK_SLOT_ID slot);

/* The handle of the only object of that class. */
CK_OBJECT_HANDLE find_class(CK_SESSION_HANDLE session, CK_OBJECT_CLASS class);

/* C_SignInit with the private key. */
CK_RV sign_init(CK_SESSION_HANDLE session, CK_MECHANISM_TYPE mechanism);

/* A whole signature of "data". */
CK_RV sign_data(CK_SESSION_HANDLE session);

/* True if a line of the agent's journal begins so; waits for one that must come. */
bool journal_has(const char *line);
void journal_clear(void);

#endif
