/* Signatures, through an agent that plays its part. */
#include "harness.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE 256U

static CK_BYTE signature[512];
static CK_ULONG size;

static CK_RV sign(CK_SESSION_HANDLE session, const char *data) {
  size = sizeof signature;
  return C_Sign(session, (CK_BYTE_PTR)(CK_ULONG)data, strlen(data), signature, &size);
}

static void test_misuse(void) {
  test("mistakes at C_SignInit and after");
  const CK_SESSION_HANDLE session = open_session(0);
  CK_MECHANISM mechanism = {CKM_RSA_PKCS_PSS, NULL, 0};
  CHECK_RV(CKR_ARGUMENTS_BAD, C_SignInit(session, NULL, 3));
  CHECK_RV(CKR_MECHANISM_INVALID, C_SignInit(session, &mechanism, 3));
  mechanism = (CK_MECHANISM){CKM_SHA256_RSA_PKCS, &mechanism, 1};
  CHECK_RV(CKR_MECHANISM_PARAM_INVALID, C_SignInit(session, &mechanism, 3));
  mechanism.ulParameterLen = 0;
  CHECK_RV(CKR_KEY_HANDLE_INVALID, C_SignInit(session, &mechanism, 0));
  CHECK_RV(CKR_KEY_HANDLE_INVALID, C_SignInit(session, &mechanism, 1));
  CHECK_RV(CKR_KEY_FUNCTION_NOT_PERMITTED, C_SignInit(session, &mechanism, 2));
  CHECK_RV(CKR_SESSION_HANDLE_INVALID, C_SignInit(0, &mechanism, 3));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, sign(session, "data"));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_SignUpdate(session, signature, 1));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_SignFinal(session, signature, &size));
  CHECK_RV(CKR_OK, C_SignInit(session, &mechanism, 3));
  CHECK_RV(CKR_OPERATION_ACTIVE, C_SignInit(session, &mechanism, 3));
  CHECK_RV(CKR_OK, C_SignInit(session, NULL, 0));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, sign(session, "data"));

  test("any failure but a short buffer ends the operation");
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_Sign(session, NULL, 1, signature, &size));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, sign(session, "data"));
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_ARGUMENTS_BAD, C_Sign(session, signature, 1, signature, NULL));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, sign(session, "data"));
  CHECK_RV(CKR_OK, sign_init(session, CKM_RSA_PKCS));
  size = sizeof signature;
  CHECK_RV(CKR_DATA_LEN_RANGE, C_Sign(session, signature, SIZE - 10, signature, &size));
  CHECK_RV(CKR_OK, sign_init(session, CKM_RSA_PKCS));
  CHECK_RV(CKR_DATA_LEN_RANGE, C_SignUpdate(session, signature, SIZE));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_SignFinal(session, signature, &size));

  test("a question for the size and a short buffer start nothing");
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, C_Sign(session, signature, 4, NULL, &size));
  CHECK(size == SIZE);
  size = 10;
  CHECK_RV(CKR_BUFFER_TOO_SMALL, C_Sign(session, signature, 4, signature, &size));
  CHECK(size == SIZE);
  CHECK_RV(CKR_OK, C_SignFinal(session, NULL, &size));
  CHECK(access(in_test_dir("journal"), F_OK) != 0);
  CHECK_RV(CKR_OK, C_SessionCancel(session, CKF_SIGN));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, sign(session, "data"));
  CHECK_RV(CKR_OK, C_CloseSession(session));
}

static void save(const char *name, const void *bytes, size_t count) {
  FILE *file = fopen(in_test_dir(name), "w");
  CHECK(file != NULL && fwrite(bytes, 1, count, file) == count && fclose(file) == 0);
}

static void test_signatures(void) {
  test("single-part and multi-part signatures are the same, and verify");
  const CK_SESSION_HANDLE session = open_session(0);
  CK_BYTE first[SIZE];
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, sign(session, "data to sign"));
  CHECK(size == SIZE);
  memcpy(first, signature, SIZE);
  save("message", "data to sign", 12);
  save("signature", signature, SIZE);
  char command[8192];
  (void)snprintf(command, sizeof command,
                 "cd \"$TEST_DIR\" && openssl x509 -in certificate.pem -noout -pubkey >public.pem && "
                 "openssl dgst -sha256 -verify public.pem -signature signature message >/dev/null");
  CHECK(system(command) == 0);
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, C_SignUpdate(session, (CK_BYTE_PTR) "data ", 5));
  CHECK_RV(CKR_OK, C_SignUpdate(session, NULL, 0));
  CHECK_RV(CKR_OK, C_SignUpdate(session, (CK_BYTE_PTR) "to sign", 7));
  size = 1;
  CHECK_RV(CKR_BUFFER_TOO_SMALL, C_SignFinal(session, signature, &size));
  CHECK_RV(CKR_OK, C_SignFinal(session, signature, &size));
  CHECK(memcmp(first, signature, SIZE) == 0);
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_SignFinal(session, signature, &size));

  test("C_Sign cannot end a multi-part operation");
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, C_SignUpdate(session, (CK_BYTE_PTR) "data", 4));
  CHECK_RV(CKR_OPERATION_ACTIVE, sign(session, "data"));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, C_SignFinal(session, signature, &size));

  test("operations in two sessions by turns, from one thread");
  const CK_SESSION_HANDLE other = open_session(0);
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, sign_init(other, CKM_SHA256_RSA_PKCS));
  CK_BYTE *much = calloc(1, 3000001);
  for (CK_ULONG i = 0; i < 300; i++) CHECK_RV(CKR_OK, C_SignUpdate(session, much + i * 1000, 1000));
  CHECK_RV(CKR_OK, C_SignUpdate(other, much, 300000));
  CHECK(journal_has("BEGIN 2 open"));
  CHECK_RV(CKR_OK, C_SignUpdate(session, much, 7));
  size = sizeof signature;
  CHECK_RV(CKR_OK, C_SignFinal(session, signature, &size));
  memcpy(first, signature, SIZE);
  CHECK_RV(CKR_OK, C_CloseSession(other));
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  size = sizeof signature;
  CHECK_RV(CKR_OK, C_Sign(session, much, 300007, signature, &size));
  CHECK(memcmp(first, signature, SIZE) == 0);
  CHECK(journal_has("CANCEL open"));

  test("much data goes in several frames");
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA512_RSA_PKCS));
  size = sizeof signature;
  CHECK_RV(CKR_OK, C_Sign(session, much, 3000001, signature, &size));
  free(much);

  test("data that is no DigestInfo");
  CHECK_RV(CKR_OK, sign_init(session, CKM_RSA_PKCS));
  CHECK_RV(CKR_DATA_INVALID, sign(session, "digest"));
  CHECK_RV(CKR_OPERATION_NOT_INITIALIZED, sign(session, "digest"));

  test("the agent has nothing of the application's: descriptors, signals, environment");
  CHECK(journal_has("sockets 3\n"));
  CHECK(journal_has("files \n"));
  CHECK(journal_has("blocked 0000000000000000"));
  CHECK(journal_has("directory /\n"));
  CHECK(journal_has("environment HOME"));
  /* A PIN passes through the agent: what remains of it must not reach a disk. */
  CHECK(journal_has("cores 1 1"));
  CHECK(!journal_has("environment HOME NODE_OPTIONS"));
  CHECK(journal_has("HELLO 1 1 test_sign"));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(journal_has("END"));
}

static CK_RV once(const char *scenario, const char *askpass) {
  start_over(scenario, askpass);
  const CK_SESSION_HANDLE session = open_session(0);
  const CK_RV rv = sign_data(session);
  /* Whatever happened, the session is ready for the next. */
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, C_SessionCancel(session, CKF_SIGN));
  return rv;
}

static void test_askpass(void) {
  test("an askpass program answers");
  CHECK_RV(CKR_OK, once("ask", "answer"));
  CHECK(journal_has("ANSWER 0 4") && journal_has("ANSWER 0 6"));
  FILE *asked = fopen(in_test_dir("asked"), "r");
  char line[256] = "";
  CHECK(asked != NULL && fgets(line, sizeof line, asked) != NULL && fclose(asked) == 0);
  CHECK(strcmp(line, "pin  test uJ3Ak9E_ Certificate of a person\n") == 0);
  CHECK_RV(CKR_OK, once("confirm", "answer"));
  CHECK_RV(CKR_OK, once("ask", "again"));
  CHECK(journal_has("ANSWER 2 0"));
  CHECK_RV(CKR_PIN_INCORRECT, once("ask", "wrong"));
  CHECK_RV(CKR_DEVICE_ERROR, once("ask-again", "answer"));
  CHECK(journal_has("ANSWER 3 0"));
  CHECK_RV(CKR_FUNCTION_CANCELED, once("ask", "cancel"));
  CHECK_RV(CKR_FUNCTION_CANCELED, once("ask", "long"));
  CHECK_RV(CKR_FUNCTION_CANCELED, once("ask", "chat"));
  CHECK_RV(CKR_DEVICE_ERROR, once("ask", "missing"));
  CHECK(journal_has("ANSWER 3 0"));
  test("nobody can be asked");
  CHECK_RV(CKR_DEVICE_ERROR, once("ask", NULL));
  CHECK(journal_has("ANSWER 3 0"));
  test("a question closes: by the agent, and by itself; its program ends");
  (void)setenv("SMARTCMD_TEST_AWAITED", in_test_dir("pid"), 1);
  CHECK_RV(CKR_OK, once("close", "hang"));
  (void)unsetenv("SMARTCMD_TEST_AWAITED");
  FILE *pid = fopen(in_test_dir("pid"), "r");
  int number = 0;
  CHECK(pid != NULL && fscanf(pid, "%d", &number) == 1 && fclose(pid) == 0);
  char directory[64];
  (void)snprintf(directory, sizeof directory, "/proc/%d", number);
  for (int i = 0; i < 200 && access(directory, F_OK) == 0; i++) (void)usleep(20000);
  CHECK(access(directory, F_OK) != 0);
  CHECK_RV(CKR_OK, once("timeout", "hang"));
}

static void test_broken_agent(void) {
  static const char *const broken[] = {"die-at-hello", "die-at-sign",     "die-asking", "garbage",
                                       "fail-ok",      "wrong-operation", "short-signature"};
  test("an agent that breaks off is an error, and the next one works");
  for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
    const CK_RV expected = strcmp(broken[i], "fail-ok") == 0 ? CKR_GENERAL_ERROR : CKR_DEVICE_ERROR;
    start_over(broken[i], "hang");
    const CK_SESSION_HANDLE session = open_session(0);
    CHECK_RV(expected, sign_data(session));
    (void)setenv("SMARTCMD_TEST_SCENARIO", "sign", 1);
    if (expected == CKR_DEVICE_ERROR) CHECK_RV(CKR_OK, sign_data(session));
  }
  CHECK_RV(CKR_GENERAL_ERROR, once("old", NULL));
  CHECK_RV(CKR_PIN_LOCKED, once("pin-locked", NULL));

  test("an agent that is killed between two signatures is started again; one with data is lost");
  static CK_BYTE much[100000];
  start_over("sign", NULL);
  const CK_SESSION_HANDLE session = open_session(0);
  CHECK_RV(CKR_OK, sign_data(session));
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, C_SignUpdate(session, much, sizeof much));
  CHECK(system("sleep 0.3; for p in /proc/[0-9]*; do if [ -r $p/cmdline ] && tr '\\0' ' ' <$p/cmdline 2>/dev/null | grep -q \"$(basename \"$(dirname \"$TEST_DIR\")\")/key.pem\"; "
               "then kill -9 ${p#/proc/}; fi; done 2>/dev/null; sleep 0.3") == 0);
  CHECK_RV(CKR_DEVICE_ERROR, C_SignFinal(session, signature, &size));
  CHECK_RV(CKR_OK, sign_data(session));

  test("an application that closed all descriptors is not written to");
  for (int fd = 3; fd < 1024; fd++) (void)close(fd);
  CHECK_RV(CKR_OK, sign_data(session));
}

static void test_agent_missing(void) {
  test("an agent that cannot be started");
  char command[8192];
  (void)snprintf(command, sizeof command,
                 "node test/make_token.mjs \"$XDG_DATA_HOME/smartcmd/tokens/home.token\" \"$TEST_DIR/certificate.pem\" home /no/such/program");
  CHECK(system(command) == 0);
  CHECK_RV(CKR_DEVICE_ERROR, once("sign", NULL));
}

static void test_left_open(void) {
  test("sessions that are left open, with data that no agent has yet and with an agent that has some");
  static CK_BYTE much[100000];
  start_over("sign", NULL);
  const CK_SESSION_HANDLE session = open_session(0);
  const CK_SESSION_HANDLE other = open_session(1);
  CHECK_RV(CKR_OK, sign_init(session, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, C_SignUpdate(session, much, 4));
  CHECK_RV(CKR_OK, sign_init(other, CKM_SHA256_RSA_PKCS));
  CHECK_RV(CKR_OK, C_SignUpdate(other, much, sizeof much));
  /* On a slow machine it may only now be looking at what it was sent. */
  CHECK(journal_has("BEGIN 1 open"));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  CHECK(journal_has("END"));
}

int main(void) {
  (void)setenv("NODE_OPTIONS", "--no-such-option", 1);
  (void)setenv("A_SECRET", "of the application", 1);
  start_over("sign", NULL);
  test_misuse();
  test_signatures();
  test_askpass();
  test_broken_agent();
  (void)unsetenv("NODE_OPTIONS");
  test_left_open();
  test_agent_missing();
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  return report();
}
