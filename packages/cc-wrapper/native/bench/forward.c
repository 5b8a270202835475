/* What the router costs: `forward call ROUTER OTHER` measures a call through it and past it, `forward initialize LIBRARY` how long a library takes to
   be loaded and initialised. Prints a name and a number a line. */
#include "clock.h"
#include "cryptoki.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CALLS 200000U
#define ROUNDS 21U

static CK_FUNCTION_LIST *load(const char *path) {
  CK_FUNCTION_LIST *list = NULL;
  CK_C_GetFunctionList get_list;
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    (void)fprintf(stderr, "%s\n", dlerror());
    exit(EXIT_FAILURE);
  }
  *(void **)&get_list = dlsym(handle, "C_GetFunctionList");
  if (get_list == NULL || get_list(&list) != CKR_OK) exit(EXIT_FAILURE);
  return list;
}

static uint64_t nanoseconds(void) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

/* The fastest round: everything else that the machine does only makes it slower. */
static uint64_t picoseconds(CK_C_GetObjectSize call, CK_SESSION_HANDLE session, uint64_t fastest) {
  CK_ULONG size = 0;
  const uint64_t since = nanoseconds();
  for (CK_ULONG i = 0; i < CALLS; i++) {
    if (call(session, i, &size) != CKR_OK) exit(EXIT_FAILURE);
  }
  const uint64_t taken = (nanoseconds() - since) * 1000U / CALLS;
  return taken < fastest ? taken : fastest;
}

static void measure_call(const char *router_path, const char *other_path) {
  CK_C_INITIALIZE_ARGS arguments = {.flags = CKF_OS_LOCKING_OK};
  CK_SESSION_HANDLE session = 0;
  uint64_t past = UINT64_MAX;
  uint64_t through = UINT64_MAX;
  (void)setenv("PTEIDPKCS11_WRAPPER", other_path, 1);
  const CK_FUNCTION_LIST *router = load(router_path);
  const CK_FUNCTION_LIST *other = load(other_path);
  if (router->C_Initialize(&arguments) != CKR_OK) exit(EXIT_FAILURE);
  if (router->C_OpenSession(0, CKF_SERIAL_SESSION, NULL, NULL, &session) != CKR_OK) exit(EXIT_FAILURE);
  for (unsigned i = 0; i < ROUNDS; i++) {
    past = picoseconds(other->C_GetObjectSize, session, past);
    through = picoseconds(router->C_GetObjectSize, session, through);
  }
  (void)printf("past-ps %lu\nthrough-ps %lu\n", past, through);
}

static void measure_initialize(const char *path) {
  CK_C_INITIALIZE_ARGS arguments = {.flags = CKF_OS_LOCKING_OK};
  const uint64_t since = nanoseconds();
  const CK_FUNCTION_LIST *library = load(path);
  const CK_RV rv = library->C_Initialize(&arguments);
  const uint64_t taken = nanoseconds() - since;
  if (rv != CKR_OK) exit(EXIT_FAILURE);
  (void)printf("initialize %lu\n", taken);
}

int main(int count, char **arguments) {
  if (count == 4 && strcmp(arguments[1], "call") == 0) {
    measure_call(arguments[2], arguments[3]);
  } else if (count == 3 && strcmp(arguments[1], "initialize") == 0) {
    measure_initialize(arguments[2]);
  } else {
    (void)fprintf(stderr, "forward call ROUTER OTHER | forward initialize LIBRARY\n");
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
