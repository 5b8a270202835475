/* Templates: the types of their attributes, and in a trace the values of those that say nothing secret. */
#include "text_writer.h"

#define MAX_ATTRIBUTES 64U
#define MAX_VALUE 64U

/* Attributes whose values describe an object, and are no part of a key or of the data that it holds. Everything else stays hidden. */
static const CK_ATTRIBUTE_TYPE shown[] = {
    CKA_CLASS,          CKA_TOKEN,       CKA_PRIVATE,          CKA_LABEL,           0x4UL /* CKA_UNIQUE_ID */,
    CKA_APPLICATION,    CKA_OBJECT_ID,   CKA_CERTIFICATE_TYPE, CKA_ISSUER,          CKA_SERIAL_NUMBER,
    CKA_TRUSTED,        CKA_CERTIFICATE_CATEGORY,              CKA_KEY_TYPE,        CKA_SUBJECT,
    CKA_ID,             CKA_SENSITIVE,   CKA_ENCRYPT,          CKA_DECRYPT,         CKA_WRAP,
    CKA_UNWRAP,         CKA_SIGN,        CKA_SIGN_RECOVER,     CKA_VERIFY,          CKA_VERIFY_RECOVER,
    CKA_DERIVE,         CKA_START_DATE,  CKA_END_DATE,         CKA_MODULUS_BITS,    CKA_PUBLIC_EXPONENT,
    CKA_VALUE_LEN,      CKA_EXTRACTABLE, CKA_LOCAL,            CKA_NEVER_EXTRACTABLE,
    CKA_ALWAYS_SENSITIVE,                CKA_KEY_GEN_MECHANISM, CKA_MODIFIABLE,     CKA_COPYABLE,
    CKA_DESTROYABLE,    CKA_EC_PARAMS,   CKA_ALWAYS_AUTHENTICATE, CKA_WRAP_WITH_TRUSTED, CKA_ALLOWED_MECHANISMS,
};

static bool is_shown(CK_ATTRIBUTE_TYPE type) {
  for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
    if (shown[i] == type) return true;
  }
  return false;
}

static void put_value(struct text *text, const CK_ATTRIBUTE *attribute) {
  const unsigned char *bytes = attribute->pValue;
  text_put(text, ",\"value\":\"");
  for (CK_ULONG i = 0; i < attribute->ulValueLen && i < MAX_VALUE; i++) text_put(text, "%02x", bytes[i]);
  text_put(text, "\"");
}

static void put_attribute(struct text *text, const CK_ATTRIBUTE *attribute, bool filled) {
  if (text->style == TEXT_LOG) {
    text_put(text, "0x%lx", attribute->type);
    return;
  }
  text_put(text, "{\"type\":");
  text_put_number(text, attribute->type);
  if (attribute->ulValueLen == CK_UNAVAILABLE_INFORMATION) {
    text_put(text, ",\"bytes\":null");
  } else {
    text_put(text, ",\"bytes\":");
    text_put_number(text, attribute->ulValueLen);
    if (filled && attribute->pValue != NULL && is_shown(attribute->type)) put_value(text, attribute);
  }
  text_put(text, "}");
}

static void write_template(struct text *text, const char *name, const CK_ATTRIBUTE *attributes, CK_ULONG count, bool filled) {
  if (!text->readable || (attributes == NULL && count > 0)) {
    text_given(text, name, attributes != NULL);
    return;
  }
  const size_t start = text_argument(text, name);
  text_put(text, "[");
  for (CK_ULONG i = 0; i < count && i < MAX_ATTRIBUTES; i++) {
    if (i > 0) text_put(text, "%s", text->style == TEXT_JSON ? "," : " ");
    put_attribute(text, &attributes[i], filled && (i >= text->rooms || attributes[i].ulValueLen <= text->room_of[i]));
  }
  text_put(text, "]");
  text_argument_end(text, start);
  if (count > MAX_ATTRIBUTES) text_number(text, "count", count);
}

void text_template(struct text *text, const char *name, const CK_ATTRIBUTE *attributes, CK_ULONG count) {
  write_template(text, name, attributes, count, true);
}

void text_answers(struct text *text, const char *name, const CK_ATTRIBUTE *attributes, CK_ULONG count) {
  /* A library that says how long a value is that had no room must not have us read past the room. */
  write_template(text, name, attributes, count, text->answered && text->rv != CKR_BUFFER_TOO_SMALL);
}
