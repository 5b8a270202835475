/* The library as a whole. */
#ifndef SMARTCMD_ROUTER_H
#define SMARTCMD_ROUTER_H

#include <stdbool.h>

/* True between C_Initialize and C_Finalize, in the process that called the former. */
bool router_is_on(void);

#endif
