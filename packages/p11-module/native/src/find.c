#include "find.h"

#include <string.h>

static bool matches(const struct token_file *file, uint32_t object, const CK_ATTRIBUTE *wanted) {
  const struct token_file_attribute *attribute = token_file_attribute(file, object, wanted->type);
  /* A value that is never revealed must not be guessed either. */
  if (attribute == NULL || attribute->size == TOKEN_FILE_HIDDEN || attribute->size != wanted->ulValueLen) return false;
  return attribute->size == 0 || (wanted->pValue != NULL && memcmp(file->bytes + attribute->offset, wanted->pValue, attribute->size) == 0);
}

/* Of the first so many objects. */
static uint64_t matches_among(const struct token_file *file, uint32_t objects, const CK_ATTRIBUTE *template, CK_ULONG count) {
  uint64_t found = 0;
  for (uint32_t object = 0; object < objects; object++) {
    CK_ULONG i = 0;
    while (i < count && matches(file, object, &template[i])) i++;
    if (i == count) found |= (uint64_t)1 << object;
  }
  return found;
}

uint64_t find_matches(const struct token_file *file, const CK_ATTRIBUTE *template, CK_ULONG count) {
  return matches_among(file, file->object_count, template, count);
}

bool find_could_match(const struct token_file *file, const CK_ATTRIBUTE *template, CK_ULONG count) {
  return matches_among(file, file->known_count, template, count) != 0;
}

static CK_RV get_value(const struct token_file *file, uint32_t object, CK_ATTRIBUTE *wanted) {
  const struct token_file_attribute *attribute = token_file_attribute(file, object, wanted->type);
  const CK_ULONG room = wanted->ulValueLen;
  wanted->ulValueLen = CK_UNAVAILABLE_INFORMATION;
  if (attribute == NULL) return CKR_ATTRIBUTE_TYPE_INVALID;
  if (attribute->size == TOKEN_FILE_HIDDEN) return CKR_ATTRIBUTE_SENSITIVE;
  if (wanted->pValue != NULL) {
    if (room < attribute->size) return CKR_BUFFER_TOO_SMALL;
    memcpy(wanted->pValue, file->bytes + attribute->offset, attribute->size);
  }
  wanted->ulValueLen = attribute->size;
  return CKR_OK;
}

CK_RV find_values(const struct token_file *file, uint32_t object, CK_ATTRIBUTE *template, CK_ULONG count) {
  CK_RV result = CKR_OK;
  /* Each attribute is answered, whatever became of the others; the first failure is the call's. */
  for (CK_ULONG i = 0; i < count; i++) {
    const CK_RV rv = get_value(file, object, &template[i]);
    if (result == CKR_OK) result = rv;
  }
  return result;
}

CK_ULONG find_size(const struct token_file *file, uint32_t object) {
  const struct token_file_object *place = &file->objects[object];
  CK_ULONG size = 0;
  for (uint32_t i = 0; i < place->count; i++) {
    const struct token_file_attribute *attribute = &file->attributes[place->first + i];
    if (attribute->size != TOKEN_FILE_HIDDEN) size += attribute->size;
  }
  return size;
}
