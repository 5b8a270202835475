/* Signs "data" once and prints the CK_RV: the application that prompts.py puts on a terminal. */
#include "harness.h"

int main(void) {
  if (initialize() != CKR_OK) return 1;
  const CK_RV rv = sign_data(open_session(0));
  (void)printf("0x%lx\n", rv);
  return C_Finalize(NULL) == CKR_OK ? 0 : 1;
}
