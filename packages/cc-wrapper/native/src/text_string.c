/* Text of a library's or an application's own: labels, names, descriptions. Whatever its bytes are, what is written is JSON in UTF-8. */
#include "text_writer.h"

#include <string.h>

/* How many bytes the character at the beginning has; 0 if that is no UTF-8 (RFC 3629 section 4). */
static size_t character(const unsigned char *bytes, size_t size) {
  const unsigned char first = bytes[0];
  const size_t length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  if (length > size) return 0;
  for (size_t i = 1; i < length; i++) {
    if ((bytes[i] & 0xc0) != 0x80) return 0;
  }
  if (length > 2) {
    const unsigned char second = bytes[1];
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f))
      return 0;
  }
  return length;
}

void text_put_string(struct text *text, const void *string, size_t size) {
  const unsigned char *bytes = string;
  text_put(text, "\"");
  for (size_t i = 0; i < size;) {
    const size_t length = character(bytes + i, size - i);
    if (length == 0) {
      text_put(text, "\\ufffd");
    } else if (length == 1 && (bytes[i] < 0x20 || bytes[i] == 0x7f || bytes[i] == '"' || bytes[i] == '\\')) {
      text_put(text, "\\u%04x", bytes[i]);
    } else {
      text_put(text, "%.*s", (int)length, (const char *)bytes + i);
    }
    i += length == 0 ? 1 : length;
  }
  text_put(text, "\"");
}

void text_put_padded(struct text *text, const void *string, size_t size) {
  const unsigned char *bytes = string;
  const unsigned char *end = memchr(bytes, '\0', size);
  if (end != NULL) size = (size_t)(end - bytes);
  while (size > 0 && bytes[size - 1] == ' ') size--;
  text_put_string(text, bytes, size);
}
