/* Many profiles: each has its slot, as far as there are slots. */
#include "harness.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MANY 50
#define SLOTS 256 /* of slots.h */

static unsigned char token[65536];
static size_t token_size;

static const char *token_path(const char *profile) {
  static char path[4200];
  (void)snprintf(path, sizeof path, "%s/smartcmd/tokens/%s.token", getenv("XDG_DATA_HOME"), profile);
  return path;
}

static const char *numbered(unsigned number) {
  static char name[16];
  (void)snprintf(name, sizeof name, "p%03u", number);
  return name;
}

/* The first profile's token under another name and with another label, which begins the token section. */
static void add_profile(unsigned number) {
  uint32_t section;
  char label[33];
  memcpy(&section, token + 24, sizeof section);
  (void)snprintf(label, sizeof label, "%-32s", numbered(number));
  memcpy(token + section, label, 32);
  FILE *file = fopen(token_path(numbered(number)), "w");
  CHECK(file != NULL && fwrite(token, 1, token_size, file) == token_size && fclose(file) == 0);
}

static CK_ULONG slot_count(CK_BBOOL present) {
  CK_ULONG count = 0;
  CHECK_RV(CKR_OK, C_GetSlotList(present, NULL, &count));
  return count;
}

static bool has_label(CK_SLOT_ID slot, const char *label) {
  CK_TOKEN_INFO info;
  return C_GetTokenInfo(slot, &info) == CKR_OK && strncmp((const char *)info.label, label, strlen(label)) == 0;
}

static bool log_has(const char *wanted) {
  static char text[1U << 18];
  FILE *file = fopen(in_test_dir("log"), "r");
  const size_t size = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
  text[size] = '\0';
  if (file != NULL) (void)fclose(file);
  return strstr(text, wanted) != NULL;
}

int main(void) {
  FILE *file = fopen(token_path("home"), "r");
  CHECK(file != NULL);
  if (file == NULL) return report();
  token_size = fread(token, 1, sizeof token, file);
  (void)fclose(file);
  (void)setenv("SMARTCMD_LOG", in_test_dir("log"), 1);

  test("50 profiles beside the two that were there before: all are listed, with their labels");
  CHECK_RV(CKR_OK, initialize());
  CHECK(slot_count(CK_TRUE) == 2);
  for (unsigned i = 0; i < MANY; i++) add_profile(i);
  CHECK(slot_count(CK_TRUE) == MANY + 2);
  CHECK(has_label(0, "CMD home") && has_label(1, "CMD work"));
  for (unsigned i = 0; i < MANY; i++) CHECK(has_label(2 + i, numbered(i)));

  test("slots stay with their numbers when a profile goes, and it gets its own again");
  CHECK(unlink(token_path(numbered(7))) == 0);
  CHECK(slot_count(CK_TRUE) == MANY + 1 && slot_count(CK_FALSE) == MANY + 2);
  CHECK(has_label(2 + 8, numbered(8)) && !has_label(2 + 7, numbered(7)));
  add_profile(7);
  CHECK(slot_count(CK_TRUE) == MANY + 2 && has_label(2 + 7, numbered(7)));

  test("as many as there are slots; a line in the log for each that has none");
  for (unsigned i = MANY; i < SLOTS - 1; i++) add_profile(i);
  CHECK(slot_count(CK_TRUE) == SLOTS);
  CHECK(has_label(0, "CMD home") && has_label(SLOTS - 1, numbered(SLOTS - 3)));
  CHECK(log_has("profile p254 has no slot: there are 256 already") && !log_has("profile p253 has no slot"));
  CHECK_RV(CKR_OK, C_Finalize(NULL));
  return report();
}
