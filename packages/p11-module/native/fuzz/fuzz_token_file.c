/* libFuzzer: any bytes as a token file. clang -fsanitize=fuzzer,address,undefined. */
#include "token_file.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct token_file file;
  volatile unsigned long seen = 0;
  unsigned char *exact = aligned_alloc(8, (size + 8) / 8 * 8);
  if (exact == NULL) return 0;
  memcpy(exact, data, size);
  if (token_file_parse(&file, exact, size) == NULL) {
    if (file.is_enrolling != (file.object_count == 0)) abort();
    const uint32_t objects = file.is_enrolling ? file.known_count : file.object_count;
    for (uint32_t i = 0; i < objects; i++) {
      for (uint32_t j = 0; j < file.objects[i].count; j++) {
        const struct token_file_attribute *attribute = &file.attributes[file.objects[i].first + j];
        if (token_file_attribute(&file, i, attribute->type) != attribute) abort();
        for (uint32_t k = 0; attribute->size != TOKEN_FILE_HIDDEN && k < attribute->size; k++) seen += file.bytes[attribute->offset + k];
      }
    }
    for (const char *argument = file.agent; *argument != '\0'; argument += strlen(argument) + 1) seen++;
    for (const char *setting = file.settings; *setting != '\0'; setting += strlen(setting) + 1) seen++;
    if (token_file_setting(&file, "log") != NULL) seen++;
    seen += file.info->signature_size + strlen(file.info->profile) + file.mechanisms[file.mechanism_count - 1].flags;
  }
  free(exact);
  return 0;
}
