/* The other libraries: loaded, initialised and finalised by threads of their own, since that may take for ever, and never unloaded. */
#ifndef SMARTCMD_LIBRARY_H
#define SMARTCMD_LIBRARY_H

#include "cryptoki.h"
#include "module_list.h"

#include <stdbool.h>
#include <stddef.h>

#define LIBRARIES_MAX MODULE_LIST_MAX
/* The library of the Citizen Card, whose slots and sessions keep their numbers. */
#define LIBRARY_CARD 0U

struct library {
  CK_FUNCTION_LIST_3_0 functions; /* valid when library_started() gives it */
  size_t index;
  const char *name; /* of its file, for the log */
  bool late;        /* it became ready after C_Initialize had returned */
};

/* Starts those that are wanted now, and waits for them as long as the list says. Whoever takes longer is there as soon as it is done. */
void libraries_start(const CK_C_INITIALIZE_ARGS *arguments);

/* Finalises them, and waits for that as long as for their start. */
void libraries_stop(void);

/* In the child of a fork: the threads are the parent's, and so is what they hold. */
void libraries_abandon(void);

/* The library of that index, if it is initialised; else NULL. Before it is ready nobody but library_slots_ask() may call it. */
const struct library *library_started(size_t index);

/* A library that is started has been asked for its slots: it is ready, or it leads back to us and is not used. */
void library_settle(const struct library *library, bool leads_back);

/* The library of that index, if it can be called; else NULL. See library_slots_ready(). */
const struct library *library_ready(size_t index);

/* True if one of those that are wanted is initialised, or may still become so. */
bool libraries_any(void);

/* Waits so many milliseconds, or until libraries_stop(). */
void libraries_pause(unsigned ms);

#endif
