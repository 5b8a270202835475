/* Measures a PKCS#11 library as applications use it, ours or another's: `npm run bench` starts this program. It prints lines of a name
   and a whole number, which are nanoseconds unless the name says otherwise. */
#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

uint64_t now_ns(void) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

_Noreturn void give_up(const char *what, CK_RV rv) {
  (void)fprintf(stderr, "%s: 0x%lx\n", what, rv);
  exit(EXIT_FAILURE);
}

void need(const char *what, CK_RV rv) {
  if (rv != CKR_OK) give_up(what, rv);
}

int main(int count, char **arguments) {
  const char *command = count > 2 ? arguments[1] : "";
  const char *library = count > 2 ? arguments[2] : "";
  if (strcmp(command, "read") == 0 && count == 3) {
    measure_reading(library);
  } else if (strcmp(command, "loops") == 0 && count == 3) {
    measure_loops(library);
  } else if (strcmp(command, "memory") == 0 && count == 3) {
    measure_memory(library);
  } else if (strcmp(command, "copy") == 0 && count == 4) {
    copy_token(library, arguments[3]);
  } else if (strcmp(command, "prompt") == 0 && count == 3) {
    measure_prompt(library);
  } else if (strcmp(command, "askpass") == 0 && count == 3) {
    measure_askpass(library);
  } else if (strcmp(command, "sign") == 0 && count == 4) {
    measure_signing(library, atoi(arguments[3]));
  } else if (strcmp(command, "stream") == 0 && count > 3) {
    measure_streaming(library, count - 3, arguments + 3);
  } else {
    (void)fprintf(stderr, 
                  "Usage: measure read|loops|memory|prompt LIBRARY, copy LIBRARY INTO, sign LIBRARY COUNT,\n"
                  "       stream LIBRARY BYTES..., askpass PROGRAM\n");
    return 2;
  }
  return EXIT_SUCCESS;
}
