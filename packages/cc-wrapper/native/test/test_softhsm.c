/* SoftHSM2 in the place of the card's library, and the CMD token, from many threads at once. */
#include "beside.h"
#include "harness.h"
#include "slot_map.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define THREADS 8
#define TURNS 50

static CK_UTF8CHAR pin[] = "s3cret";
#define PIN_SIZE (sizeof pin - 1)
static CK_SLOT_ID card;

static void set_up(void) {
  CK_SLOT_ID slots[8];
  CK_ULONG count = 8;
  CK_UTF8CHAR label[32];
  CK_SESSION_HANDLE session = 0;
  FILE *file = fopen(in_test_dir("softhsm2.conf"), "w");
  CHECK(file != NULL && fprintf(file, "directories.tokendir = %s/softhsm\nlog.level = ERROR\n", getenv("TEST_DIR")) > 0 && fclose(file) == 0);
  (void)setenv("SOFTHSM2_CONF", in_test_dir("softhsm2.conf"), 1);
  CHECK(mkdir(in_test_dir("softhsm"), 0700) == 0);
  start_beside(getenv("TEST_SOFTHSM"));
  test("a token is initialised through the router");
  CHECK_RV(CKR_OK, C_GetSlotList(CK_FALSE, slots, &count));
  CHECK(count == 3 && slots[1] == SLOT_MAP_CMD);
  memset(label, ' ', sizeof label);
  memcpy(label, "card", 4);
  CHECK_RV(CKR_OK, C_InitToken(slots[0], pin, PIN_SIZE, label));
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, NULL, &count));
  count = 8;
  CHECK_RV(CKR_OK, C_GetSlotList(CK_TRUE, slots, &count));
  card = slots[0];
  CHECK_RV(CKR_OK, C_OpenSession(card, CKF_SERIAL_SESSION | CKF_RW_SESSION, NULL, NULL, &session));
  CHECK_RV(CKR_OK, C_Login(session, CKU_SO, pin, PIN_SIZE));
  CHECK_RV(CKR_OK, C_InitPIN(session, pin, PIN_SIZE));
  CHECK_RV(CKR_OK, C_Logout(session));
  CHECK_RV(CKR_PIN_INCORRECT, C_Login(session, CKU_USER, (CK_UTF8CHAR_PTR) "wr0ng!", 6));
  CHECK_RV(CKR_OK, C_Login(session, CKU_USER, pin, PIN_SIZE));
}

/* A key made, used and deleted. */
static void use_card(void) {
  CK_SESSION_HANDLE session = 0;
  CK_SESSION_INFO info;
  CK_OBJECT_HANDLE key = 0;
  CK_ULONG length = 32;
  CK_BBOOL yes = CK_TRUE;
  CK_BYTE iv[16] = {0};
  CK_MECHANISM generate = {CKM_AES_KEY_GEN, NULL, 0};
  CK_MECHANISM encrypt = {CKM_AES_CBC_PAD, iv, sizeof iv};
  CK_ATTRIBUTE template[] = {{CKA_VALUE_LEN, &length, sizeof length}, {CKA_ENCRYPT, &yes, sizeof yes}, {CKA_DECRYPT, &yes, sizeof yes}};
  CK_BYTE secret[32];
  CK_BYTE clear[32];
  CK_ULONG secret_size = sizeof secret;
  CK_ULONG clear_size = sizeof clear;
  CHECK_RV(CKR_OK, C_OpenSession(card, CKF_SERIAL_SESSION | CKF_RW_SESSION, NULL, NULL, &session));
  CHECK_RV(CKR_OK, C_GetSessionInfo(session, &info));
  CHECK(info.slotID == card && info.state == CKS_RW_USER_FUNCTIONS);
  CHECK_RV(CKR_OK, C_GenerateKey(session, &generate, template, 3, &key));
  CHECK_RV(CKR_OK, C_EncryptInit(session, &encrypt, key));
  CHECK_RV(CKR_OK, C_Encrypt(session, (CK_BYTE_PTR) "attack at dawn", 14, secret, &secret_size));
  CHECK_RV(CKR_OK, C_DecryptInit(session, &encrypt, key));
  CHECK_RV(CKR_OK, C_Decrypt(session, secret, secret_size, clear, &clear_size));
  CHECK(clear_size == 14 && memcmp(clear, "attack at dawn", 14) == 0);
  CHECK_RV(CKR_OK, C_DestroyObject(session, key));
  CHECK_RV(CKR_OK, C_CloseSession(session));
}

static void use_cmd(bool signs) {
  CK_SESSION_HANDLE session = 0;
  CHECK_RV(CKR_OK, C_OpenSession(SLOT_MAP_CMD, CKF_SERIAL_SESSION, NULL, NULL, &session));
  CHECK(find_class(session, CKO_CERTIFICATE) == 1);
  if (signs) CHECK_RV(CKR_OK, sign_data(session));
  CHECK_RV(CKR_FUNCTION_NOT_SUPPORTED, C_DestroyObject(session, 1));
  CHECK_RV(CKR_OK, C_CloseSession(session));
}

static void *card_thread(void *argument) {
  for (int i = 0; i < TURNS; i++) use_card();
  return argument;
}

static void *cmd_thread(void *argument) {
  CK_ULONG count = 0;
  for (int i = 0; i < TURNS; i++) {
    use_cmd(i % 10 == 0);
    CHECK_RV(CKR_OK, C_GetSlotList(CK_FALSE, NULL, &count));
  }
  return argument;
}

static void test_threads(void) {
  test("8 threads on both sides at once");
  pthread_t threads[2 * THREADS];
  for (size_t i = 0; i < 2 * THREADS; i++) CHECK(pthread_create(&threads[i], NULL, i % 2 == 0 ? card_thread : cmd_thread, NULL) == 0);
  for (size_t i = 0; i < 2 * THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0);
}

static void test_log(void) {
  test("the log has the card's calls by their arguments' names, and no secret");
  CHECK(log_has("libsofthsm2.so: hSession=") && log_has("userType=1, pPin=***) = CKR_PIN_INCORRECT"));
  CHECK(log_has("pMechanism=0x1085 (parameter of 16 bytes), hKey="));
  CHECK(log_has("pData=14 bytes, pEncryptedData=16 bytes) = CKR_OK"));
  CHECK(!log_has("s3cret") && !log_has("wr0ng!") && !log_has("attack"));
}

int main(void) {
  set_up();
  use_card();
  use_cmd(true);
  test_threads();
  test_log();
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  return report();
}
