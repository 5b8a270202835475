#include "text.h"

#include "text_writer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* In a line of the log, and in a trace. */
#define MAX_LISTED 64U
#define MAX_TRACED 256U
#define LABEL_SIZE 32

void text_begin(struct text *text, enum text_style style, char *bytes, size_t room, CK_RV rv) {
  *text = (struct text){.bytes = bytes, .room = room, .style = style, .first = true, .rv = rv};
  bytes[0] = '\0';
  switch (rv) {
    case CKR_CRYPTOKI_NOT_INITIALIZED:
    case CKR_SESSION_HANDLE_INVALID:
    case CKR_SLOT_ID_INVALID:
    case CKR_ARGUMENTS_BAD:
    case CKR_FUNCTION_NOT_SUPPORTED:
    case CKR_FUNCTION_NOT_PARALLEL:
      return;
    case CKR_OK:
    case CKR_BUFFER_TOO_SMALL:
    case CKR_ATTRIBUTE_SENSITIVE:
    case CKR_ATTRIBUTE_TYPE_INVALID:
      text->answered = true;
      break;
    default:
      break;
  }
  text->readable = true;
}

void text_put(struct text *text, const char *format, ...) {
  if (text->truncated) return;
  va_list list;
  va_start(list, format);
  const int size = vsnprintf(text->bytes + text->size, text->room - text->size, format, list);
  va_end(list);
  if (size < 0 || (size_t)size >= text->room - text->size) {
    text->truncated = true;
  } else {
    text->size += (size_t)size;
  }
}

void text_put_number(struct text *text, CK_ULONG value) {
  if (text->style == TEXT_JSON && value > TEXT_MAX_JSON_NUMBER) {
    text_put(text, "\"0x%lx\"", value);
  } else {
    text_put(text, "%lu", value);
  }
}

size_t text_argument(struct text *text, const char *name) {
  const size_t start = text->size;
  const char *separator = text->first ? "" : text->style == TEXT_JSON ? "," : ", ";
  if (text->style == TEXT_JSON) {
    text_put(text, "%s\"%s\":", separator, name);
  } else {
    text_put(text, "%s%s=", separator, name);
  }
  return start;
}

void text_argument_end(struct text *text, size_t start) {
  if (text->truncated) {
    text->size = start;
    text->bytes[start] = '\0';
  } else {
    text->first = false;
  }
}

void text_number(struct text *text, const char *name, CK_ULONG value) {
  const size_t start = text_argument(text, name);
  text_put_number(text, value);
  text_argument_end(text, start);
}

/* A number that is not counted with, in the log as it stands in the standard. */
static void put_code(struct text *text, CK_ULONG value) {
  if (text->style == TEXT_JSON) {
    text_put_number(text, value);
  } else {
    text_put(text, "0x%lx", value);
  }
}

void text_flags(struct text *text, const char *name, CK_FLAGS value) {
  const size_t start = text_argument(text, name);
  put_code(text, value);
  text_argument_end(text, start);
}

void text_mechanism_type(struct text *text, const char *name, CK_MECHANISM_TYPE value) { text_flags(text, name, value); }

static void put_null(struct text *text) { text_put(text, "%s", text->style == TEXT_JSON ? "null" : "NULL"); }

void text_given(struct text *text, const char *name, bool given) {
  const size_t start = text_argument(text, name);
  if (given) {
    text_put(text, "%s", text->style == TEXT_JSON ? "{}" : "given");
  } else {
    put_null(text);
  }
  text_argument_end(text, start);
}

/* Not even how long it is. */
void text_secret(struct text *text, const char *name, const void *secret) {
  const size_t start = text_argument(text, name);
  if (secret == NULL) {
    put_null(text);
  } else {
    text_put(text, "%s", text->style == TEXT_JSON ? "{\"secret\":true}" : "***");
  }
  text_argument_end(text, start);
}

static void put_bytes(struct text *text, bool given, CK_ULONG size) {
  if (text->style == TEXT_JSON) {
    text_put(text, "{%s\"bytes\":", given ? "" : "\"null\":true,");
    text_put_number(text, size);
    text_put(text, "}");
  } else if (given) {
    text_put(text, "%lu bytes", size);
  } else {
    text_put(text, "NULL (%lu bytes)", size);
  }
}

void text_data(struct text *text, const char *name, const void *data, CK_ULONG size) {
  const size_t start = text_argument(text, name);
  if (data == NULL && size == 0) {
    put_null(text);
  } else {
    put_bytes(text, data != NULL, size);
  }
  text_argument_end(text, start);
}

void text_output(struct text *text, const char *name, const void *output, const CK_ULONG *size) {
  if (!text->answered || size == NULL) {
    text_given(text, name, output != NULL);
    return;
  }
  const size_t start = text_argument(text, name);
  put_bytes(text, output != NULL, *size);
  text_argument_end(text, start);
}

void text_label(struct text *text, const char *name, const CK_UTF8CHAR *label) {
  if (label == NULL || !text->readable) {
    text_given(text, name, label != NULL);
    return;
  }
  const size_t start = text_argument(text, name);
  if (text->style == TEXT_JSON) {
    text_put_padded(text, label, LABEL_SIZE);
    text_argument_end(text, start);
    return;
  }
  text_put(text, "\"");
  for (size_t i = 0; i < LABEL_SIZE; i++) {
    const bool plain = label[i] >= 0x20 && label[i] < 0x7f && label[i] != '"' && label[i] != '\\';
    text_put(text, "%c", plain ? label[i] : '?');
  }
  text_put(text, "\"");
  text_argument_end(text, start);
}

void text_result(struct text *text, const char *name, const CK_ULONG *value) {
  if (!text->answered || value == NULL) {
    text_given(text, name, value != NULL);
    return;
  }
  text_number(text, name, *value);
}

/* Whoever has not noted how much room there is has only the library's word for what may be read. */
static void write_list(struct text *text, const char *name, const CK_ULONG *list, const char *count_name, const CK_ULONG *count, bool codes) {
  if (list == NULL || count == NULL || text->rv != CKR_OK || text->rooms == 0) {
    text_output(text, name, list, NULL);
    if (count != NULL && text->answered) text_number(text, count_name, *count);
    return;
  }
  CK_ULONG most = text->style == TEXT_JSON ? MAX_TRACED : MAX_LISTED;
  if (text->room_of[0] < most) most = text->room_of[0];
  const size_t start = text_argument(text, name);
  text_put(text, "[");
  for (CK_ULONG i = 0; i < *count && i < most; i++) {
    if (i > 0) text_put(text, "%s", text->style == TEXT_JSON ? "," : " ");
    if (codes) {
      put_code(text, list[i]);
    } else {
      text_put_number(text, list[i]);
    }
  }
  text_put(text, "]");
  text_argument_end(text, start);
  if (*count > most) text_number(text, count_name, *count);
}

/* With CKR_BUFFER_TOO_SMALL there is a count, and no list. */
void text_list(struct text *text, const char *name, const CK_ULONG *list, const char *count_name, const CK_ULONG *count) {
  write_list(text, name, list, count_name, count, false);
}

void text_mechanism_list(struct text *text, const char *name, const CK_ULONG *list, const char *count_name, const CK_ULONG *count) {
  write_list(text, name, list, count_name, count, true);
}

void text_version(struct text *text, const char *name, const CK_VERSION *version) {
  if (version == NULL) {
    text_given(text, name, false);
    return;
  }
  const size_t start = text_argument(text, name);
  const char *quote = text->style == TEXT_JSON ? "\"" : "";
  text_put(text, "%s%d.%d%s", quote, version->major, version->minor, quote);
  text_argument_end(text, start);
}
