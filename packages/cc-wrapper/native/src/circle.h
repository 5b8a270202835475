/* A library that leads back to this one: p11-kit's proxy where we are one of its modules, libsmartcmd-trace.so that watches us, another copy of
   us that names us in turn. A call would go round until the stack is full, in an application that knows nothing of it. */
#ifndef SMARTCMD_CIRCLE_H
#define SMARTCMD_CIRCLE_H

#include <stdbool.h>

/* The calling thread goes into a library to start or stop it: `closed` becomes true if we are called by way of that. And it is out again. */
void circle_enter(bool *closed);
void circle_leave(void);

/* True in a thread that is inside: whoever called us came by way of that library. */
bool circle_closes(void);

#endif
