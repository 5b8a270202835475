#include "assuan.h"

#include <stdlib.h>
#include <string.h>

/* Of the protocol: bytes of a line without its end. */
#define LINE_MAX 1000U
/* More than this is no answer to a question. */
#define ANSWER_MAX 65536U
/* An error's number has its source in the upper half. */
#define CODE_MASK 0xffffU

void assuan_begin(struct assuan *assuan, struct secret *data) {
  secret_clear(data);
  *assuan = (struct assuan){.data = data};
}

static bool is_keyword(const struct assuan *assuan, const char *keyword) {
  return strlen(keyword) == assuan->keyword_size && memcmp(assuan->keyword, keyword, assuan->keyword_size) == 0;
}

static bool begin_rest(struct assuan *assuan) {
  if (is_keyword(assuan, "D")) assuan->part = ASSUAN_DATA;
  else if (is_keyword(assuan, "ERR")) assuan->part = ASSUAN_CODE;
  else assuan->part = ASSUAN_REST;
  /* An inquiry would wait for us: nothing that we say brings one. */
  return is_keyword(assuan, "OK") || is_keyword(assuan, "ERR") || is_keyword(assuan, "D") || is_keyword(assuan, "S") ||
         (assuan->keyword_size > 0 && assuan->keyword[0] == '#');
}

static int digit_of(unsigned char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  byte |= 0x20;
  return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static bool take_data(struct assuan *assuan, unsigned char byte) {
  if (assuan->escape == 0) {
    if (byte != '%') return secret_append(assuan->data, byte);
    assuan->escape = 2;
    assuan->value = 0;
    return true;
  }
  const int digit = digit_of(byte);
  if (digit < 0) return false;
  assuan->value = assuan->value * 16 + (unsigned)digit;
  if (--assuan->escape > 0) return true;
  const bool kept = secret_append(assuan->data, (unsigned char)assuan->value);
  assuan->value = 0;
  return kept;
}

static enum assuan_result end_line(struct assuan *assuan) {
  if (assuan->part == ASSUAN_KEYWORD && !begin_rest(assuan)) return ASSUAN_BROKEN;
  if (assuan->escape != 0) return ASSUAN_BROKEN;
  if (is_keyword(assuan, "OK")) return ASSUAN_OK;
  if (is_keyword(assuan, "ERR")) {
    assuan->code &= CODE_MASK;
    return ASSUAN_ERR;
  }
  assuan->part = ASSUAN_KEYWORD;
  assuan->keyword_size = assuan->line = 0;
  return ASSUAN_MORE;
}

enum assuan_result assuan_take(struct assuan *assuan, unsigned char byte) {
  bool taken = ++assuan->total <= ANSWER_MAX;
  if (taken && byte == '\n') return end_line(assuan);
  taken = taken && ++assuan->line <= LINE_MAX;
  if (!taken) return ASSUAN_BROKEN;
  switch (assuan->part) {
    case ASSUAN_KEYWORD:
      if (byte == ' ' || (assuan->keyword_size > 0 && assuan->keyword[0] == '#')) taken = begin_rest(assuan);
      else if (assuan->keyword_size < sizeof assuan->keyword) assuan->keyword[assuan->keyword_size++] = (char)byte;
      else taken = false;
      break;
    case ASSUAN_DATA:
      taken = take_data(assuan, byte);
      break;
    case ASSUAN_CODE:
      /* The number, then its meaning in words. An overflow loses what says where, which is not wanted. */
      if (byte >= '0' && byte <= '9') assuan->code = assuan->code * 10U + (unsigned)(byte - '0');
      else assuan->part = ASSUAN_REST;
      break;
    case ASSUAN_REST:
      break;
  }
  return taken ? ASSUAN_MORE : ASSUAN_BROKEN;
}

static bool is_escaped(char c) { return c == '%' || c == '\r' || c == '\n'; }

/* How much of a text fits into a line, as many bytes as it has then. */
static const char *fitting(const char *text, size_t room) {
  size_t size = 0;
  const char *end = text;
  for (const char *c = text; *c != '\0'; c++) {
    if (((unsigned char)*c & 0xc0U) != 0x80) end = c;
    size += is_escaped(*c) ? 3 : 1;
    if (size > room) return end;
  }
  return text + strlen(text);
}

char *assuan_line(const char *command, const char *text) {
  static const char hex[] = "0123456789ABCDEF";
  char *line = malloc(LINE_MAX + 2);
  if (line == NULL) return NULL;
  char *to = stpcpy(line, command);
  if (text[0] != '\0') *to++ = ' ';
  const char *end = fitting(text, LINE_MAX - (size_t)(to - line));
  for (const char *c = text; c < end; c++) {
    if (is_escaped(*c)) {
      *to++ = '%';
      *to++ = hex[(unsigned char)*c >> 4];
      *to++ = hex[(unsigned char)*c & 0xf];
    } else {
      *to++ = *c;
    }
  }
  (void)strcpy(to, "\n");
  return line;
}
