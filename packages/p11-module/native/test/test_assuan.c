/* What a pinentry may answer, whatever it is. Of the harness only the macros: this program has no library. */
#include "assuan.h"
#include "harness.h"

#include <stdlib.h>
#include <string.h>

static int failures;

void check(bool holds, const char *what, const char *file, int line) {
  if (holds) return;
  failures++;
  (void)fprintf(stderr, "%s:%d: %s\n", file, line, what);
}

static struct secret typed;
static struct assuan assuan;

/* Gives it so many bytes, until it has an answer. */
static enum assuan_result take(const char *bytes, size_t size) {
  enum assuan_result result = ASSUAN_MORE;
  for (size_t i = 0; i < size && result == ASSUAN_MORE; i++) result = assuan_take(&assuan, (unsigned char)bytes[i]);
  return result;
}

static enum assuan_result answer(const char *text) {
  assuan_begin(&assuan, &typed);
  return take(text, strlen(text));
}

/* An answer that is a piece of text again and again. */
static enum assuan_result repeated(const char *piece, size_t times, const char *end) {
  enum assuan_result result = ASSUAN_MORE;
  assuan_begin(&assuan, &typed);
  for (size_t i = 0; i < times && result == ASSUAN_MORE; i++) result = take(piece, strlen(piece));
  return result == ASSUAN_MORE ? take(end, strlen(end)) : result;
}

static bool is_typed(const char *text) { return typed.size == strlen(text) && memcmp(typed.bytes, text, typed.size) == 0; }

static void test_answers(void) {
  CHECK(answer("OK\n") == ASSUAN_OK && is_typed(""));
  CHECK(answer("OK Pleased to meet you\n") == ASSUAN_OK && is_typed(""));
  CHECK(answer("D 1234\nOK\n") == ASSUAN_OK && is_typed("1234"));
  CHECK(answer("# a comment\nS PIN_REPEATED\n#another\nD 12\nD 34\nOK closing\n") == ASSUAN_OK && is_typed("1234"));
  CHECK(answer("D %31%32%2534\nOK\n") == ASSUAN_OK && is_typed("12%34"));
  CHECK(answer("D %4a%4A\nOK\n") == ASSUAN_OK && is_typed("JJ"));
  CHECK(answer("D \nOK\n") == ASSUAN_OK && is_typed(""));
  CHECK(answer("D 1234\n") == ASSUAN_MORE);
  CHECK(answer("ERR 83886179 Operation cancelled <Pinentry>\n") == ASSUAN_ERR && assuan.code == 99);
  CHECK(answer("ERR 83886194\n") == ASSUAN_ERR && assuan.code == 114);
  CHECK(answer("ERR\n") == ASSUAN_ERR && assuan.code == 0);
  CHECK(answer("ERR 99999999999999999999999999 1\n") == ASSUAN_ERR);
}

static void test_broken(void) {
  CHECK(answer("\n") == ASSUAN_BROKEN);
  CHECK(answer("HELLO you\n") == ASSUAN_BROKEN);
  CHECK(answer("OKAY\n") == ASSUAN_BROKEN);
  CHECK(answer("INQUIRE QUALITY 1234\n") == ASSUAN_BROKEN);
  CHECK(answer("D 12%zz\nOK\n") == ASSUAN_BROKEN);
  CHECK(answer("D 12%3\nOK\n") == ASSUAN_BROKEN);
  CHECK(answer("D 12%\nOK\n") == ASSUAN_BROKEN);
  CHECK(answer("<html>\n") == ASSUAN_BROKEN);
  assuan_begin(&assuan, &typed);
  CHECK(take("\0\0\0\0\0\0\0\0\0\0\0\0", 12) == ASSUAN_BROKEN);
  CHECK(repeated("x", 9, "") == ASSUAN_BROKEN);
  /* As long as a line may be, and a byte more. */
  CHECK(repeated("D 1", 1, "\nOK\n") == ASSUAN_OK);
  CHECK(repeated("#", 1000, "\nOK\n") == ASSUAN_OK);
  CHECK(repeated("#", 1001, "\nOK\n") == ASSUAN_BROKEN);
  /* Data in lines that are each short enough; more than an answer may be. */
  CHECK(repeated("D 12345678\n", 128, "OK\n") == ASSUAN_OK && typed.size == SECRET_CAPACITY);
  CHECK(repeated("D 12345678\n", 129, "OK\n") == ASSUAN_BROKEN);
  /* It never comes to an end. */
  CHECK(repeated("# still here\n", 1000000, "OK\n") == ASSUAN_BROKEN);
}

static void test_lines(void) {
  static char text[4096];
  char *line = assuan_line("SETDESC", "100 %\r\nsure \xc3\xa9");
  CHECK(line != NULL && strcmp(line, "SETDESC 100 %25%0D%0Asure \xc3\xa9\n") == 0);
  free(line);
  line = assuan_line("GETPIN", "");
  CHECK(line != NULL && strcmp(line, "GETPIN\n") == 0);
  free(line);
  /* 1,000 bytes at most, and no half character or escape. */
  for (size_t before = 0; before < 4; before++) {
    memset(text, 'x', before);
    for (size_t at = before; at + 2 < sizeof text; at += 2) memcpy(text + at, "\xc3\xa9", 2);
    text[sizeof text - 1] = '\0';
    text[before + 2 * ((sizeof text - 2 - before) / 2)] = '\0';
    line = assuan_line("SETDESC", text);
    const size_t size = line == NULL ? 0 : strlen(line);
    CHECK(size == 1000 || size == 1001);
    CHECK(line != NULL && line[size - 1] == '\n' && (unsigned char)line[size - 2] == 0xa9);
    free(line);
    memset(text, 'x', before);
    memset(text + before, '%', sizeof text - 1 - before);
    line = assuan_line("SETDESC", text);
    CHECK(line != NULL && strlen(line) <= 1001 && strcmp(line + strlen(line) - 4, "%25\n") == 0);
    free(line);
  }
}

/* Bytes as they come, mostly those that mean something. */
static void test_anything(void) {
  static const char meaning[] = "\n\n D%OKERS#0123af \x80";
  unsigned state = 1;
  for (int run = 0; run < 20000; run++) {
    assuan_begin(&assuan, &typed);
    for (int i = 0; i < 200; i++) {
      state = state * 1103515245U + 12345U;
      const unsigned choice = state >> 16;
      const unsigned char byte = (choice & 0x1f00U) == 0 ? (unsigned char)choice : (unsigned char)meaning[choice % (sizeof meaning - 1)];
      if (assuan_take(&assuan, byte) != ASSUAN_MORE) break;
    }
    if (typed.size > SECRET_CAPACITY) abort();
  }
}

int main(void) {
  if (!secret_open(&typed)) return 1;
  test_answers();
  test_broken();
  test_lines();
  test_anything();
  secret_close(&typed);
  (void)fprintf(stderr, "%s\n", failures == 0 ? "passed" : "failed");
  return failures == 0 ? 0 : 1;
}
