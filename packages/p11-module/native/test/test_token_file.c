/* The token file's reader against files that are cut, changed, or not token files. */
#include "../src/token_file.c"

#include "harness.h"

#include <stdlib.h>
#include <string.h>

/* Uses everything that the reader gives, so that a sanitizer sees what lies outside. */
static unsigned long use(const struct token_file *file) {
  unsigned long sum = file->info->signature_size + strlen(file->info->profile) + file->private_key;
  for (uint32_t i = 0; i < file->mechanism_count; i++) sum += token_file_mechanism(file, file->mechanisms[i].type)->flags;
  for (uint32_t i = 0; i < file->object_count; i++) {
    for (uint32_t j = 0; j < file->objects[i].count; j++) {
      const struct token_file_attribute *attribute = &file->attributes[file->objects[i].first + j];
      CHECK(token_file_attribute(file, i, attribute->type) == attribute);
      if (attribute->size == TOKEN_FILE_HIDDEN) continue;
      for (uint32_t k = 0; k < attribute->size; k++) sum += file->bytes[attribute->offset + k];
    }
  }
  for (const char *argument = file->agent; *argument != '\0'; argument += strlen(argument) + 1) sum += strlen(argument);
  for (const char *setting = file->settings; *setting != '\0'; setting += strlen(setting) + 1) sum += strlen(setting);
  return sum;
}

/* In memory of exactly that size, so that a step over its end is seen. */
static const char *parse(const unsigned char *bytes, size_t size) {
  struct token_file file;
  unsigned char *exact = aligned_alloc(8, (size + 7) / 8 * 8 + (size == 0 ? 8 : 0));
  memcpy(exact, bytes, size);
  const char *wrong = token_file_parse(&file, exact, size);
  if (wrong == NULL) CHECK(use(&file) > 0);
  free(exact);
  return wrong;
}

int main(void) {
  static unsigned char bytes[65536];
  char path[4096];
  (void)snprintf(path, sizeof path, "%s/smartcmd/tokens/home.token", getenv("XDG_DATA_HOME"));
  FILE *input = fopen(path, "r");
  CHECK(input != NULL);
  if (input == NULL) return report();
  const size_t size = fread(bytes, 1, sizeof bytes, input);
  (void)fclose(input);
  CHECK(parse(bytes, size) == NULL);

  test("a file that is cut short anywhere");
  for (size_t i = 0; i < size; i++) CHECK(parse(bytes, i) != NULL);
  test("a file with one bit changed anywhere is refused, or read without a step outside");
  for (size_t i = 0; i < size * 8; i++) {
    bytes[i / 8] ^= (unsigned char)(1U << (i % 8));
    (void)parse(bytes, size);
    bytes[i / 8] ^= (unsigned char)(1U << (i % 8));
  }
  test("a header with one field at its extremes");
  for (size_t field = 8; field < 72; field += 4) {
    unsigned char before[4];
    memcpy(before, bytes + field, 4);
    memset(bytes + field, 0xff, 4);
    CHECK(parse(bytes, size) != NULL);
    memset(bytes + field, 0, 4);
    /* No attributes at all would be a file without classes. */
    CHECK(parse(bytes, size) != NULL);
    memcpy(bytes + field, before, 4);
  }
  CHECK(parse(bytes, size) == NULL);
  test("a file of the version before: the log says what to do");
  bytes[8] = 1;
  CHECK(strstr(parse(bytes, size), "run: smartcmd certificate refresh") != NULL);
  return report();
}
