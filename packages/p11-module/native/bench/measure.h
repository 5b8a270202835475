/* What the parts of the measuring program have in common. */
#ifndef SMARTCMD_BENCH_MEASURE_H
#define SMARTCMD_BENCH_MEASURE_H

#include "../src/cryptoki.h"

#include <stdint.h>

#define OBJECTS 5U

/* An application's way to the five objects of a token. */
struct client {
  CK_FUNCTION_LIST *p11;
  CK_SLOT_ID slot;
  CK_SESSION_HANDLE session;
  CK_OBJECT_HANDLE objects[OBJECTS];
  CK_OBJECT_CLASS classes[OBJECTS];
};

/* Nanoseconds of a clock that nobody sets, the same in all processes. */
uint64_t now_ns(void);

/* Ends the program with a line that says what failed. */
_Noreturn void give_up(const char *what, CK_RV rv);
void need(const char *what, CK_RV rv);

/* Takes the memory that values are read into, so that it counts for no library. */
void client_prepare(void);

/* dlopen and C_Initialize, and the slot with a token. */
void client_load(struct client *client, const char *library);

/* The same, and a session. */
void client_open(struct client *client, const char *library);

/* All objects, which must be five. */
void client_find(struct client *client);

/* What applications ask of an object that they have found: its class, then what objects of that class have. */
void client_read(struct client *client, CK_ULONG object);

/* The second of these questions alone. */
CK_RV client_read_usual(const struct client *client, CK_ULONG object);

CK_OBJECT_HANDLE client_private_key(const struct client *client);

/* One value, for as long as no other is asked for. */
const CK_ATTRIBUTE *client_value(const struct client *client, CK_ULONG object, CK_ATTRIBUTE_TYPE type);

/* The commands, with their arguments. */
void measure_reading(const char *library);
void measure_loops(const char *library);
void measure_memory(const char *library);
void copy_token(const char *library, const char *into);
void measure_prompt(const char *library);
void measure_askpass(const char *program);
void measure_signing(const char *library, int count);
void measure_streaming(const char *library, int sizes, char *const *size);

#endif
