/* One of each thing that takes memory, for valgrind: under it every process is slow, so it starts few agents. */
#include "harness.h"

static void sign_in_parts(CK_SESSION_HANDLE session) {
  static CK_BYTE much[70000]; /* more than one frame */
  CK_BYTE signature[512];
  CK_ULONG size = sizeof signature;
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, C_SignUpdate(session, much, 1000));
  CHECK_RV(CKR_OK, C_SignUpdate(session, much, sizeof much));
  CHECK_RV(CKR_OK, C_SignFinal(session, signature, &size));
}

int main(void) {
  test("signatures, in one part and in several, and sessions that are left open with one begun");
  start_over("sign", NULL);
  const CK_SESSION_HANDLE session = open_session(0);
  CHECK_RV(CKR_OK, sign_data(session));
  sign_in_parts(session);
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, C_SignUpdate(session, (CK_BYTE_PTR) "data", 4));
  (void)open_session(1);
  test("questions that are answered");
  start_over("ask", "answer");
  CHECK_RV(CKR_OK, sign_data(open_session(0)));
  test("a failure with its sentence");
  start_over("pin-locked", NULL);
  CHECK_RV(CKR_PIN_LOCKED, sign_data(open_session(0)));
  test("an agent that says what is no frame, and one that goes");
  start_over("garbage", NULL);
  CHECK_RV(CKR_DEVICE_ERROR, sign_data(open_session(0)));
  start_over("die-at-sign", NULL);
  CHECK_RV(CKR_DEVICE_ERROR, sign_data(open_session(0)));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  return report();
}
