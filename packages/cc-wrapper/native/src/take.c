#include "take.h"

#include "lists.h"

#include <string.h>

/* A list is its version and then nothing but pointers to functions; all have one size. */
#define SIZE sizeof(CK_C_Initialize)
#define FIRST offsetof(CK_FUNCTION_LIST_3_0, C_Initialize)
_Static_assert(sizeof(CK_FUNCTION_LIST_3_0) == FIRST + TAKE_3_0 * SIZE, "a list has nothing but functions");
_Static_assert(offsetof(CK_FUNCTION_LIST, C_Initialize) == FIRST, "old and new lists begin alike");
_Static_assert(SIZE == sizeof(void *), "dlsym() gives pointers to functions");

void take_functions(CK_FUNCTION_LIST_3_0 *to, const CK_FUNCTION_LIST_3_0 *from, size_t count, void *(*find)(void *library, const char *name),
                    void *library) {
  static const char null[SIZE];
  *to = take_nothing;
  to->version = from->version;
  for (size_t i = 0; i < count; i++) {
    const size_t at = FIRST + i * SIZE;
    const char *function = (const char *)from + at;
    const void *named = NULL;
    if (memcmp(function, null, SIZE) == 0) continue;
    if (memcmp(function, (const char *)&functions_3_0 + at, SIZE) == 0) {
      named = find(library, take_names[i]);
      if (named == NULL) continue;
      function = (const char *)&named;
    }
    memcpy((char *)to + at, function, SIZE);
  }
}
