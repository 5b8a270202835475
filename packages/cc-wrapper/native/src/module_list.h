/* Which other libraries are wanted: the Citizen Card's, and those that the person has named (docs/modules-file.md). */
#ifndef SMARTCMD_MODULE_LIST_H
#define SMARTCMD_MODULE_LIST_H

#include <limits.h>
#include <stddef.h>

#define MODULE_LIST_MAX 16

struct module_list {
  /* The first is the card's; an empty path is none. */
  char paths[MODULE_LIST_MAX][PATH_MAX];
  size_t count;
  unsigned wait_ms; /* how long C_Initialize waits for them */
};

/* Reads the environment and the file of modules, and looks at the usual places. The list is in memory of its own, and is the same until the
   next call. */
const struct module_list *module_list_read(void);

#endif
