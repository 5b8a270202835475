#include "token_file.h"

#include <string.h>

/* The attribute values are the very bytes of CK_ULONGs, and the sections are used in place. */
_Static_assert(sizeof(CK_ULONG) == 8, "token files are for machines with a CK_ULONG of 8 bytes");
_Static_assert(sizeof(struct token_file_info) == 240, "the token section has 240 bytes");
_Static_assert(sizeof(struct token_file_mechanism) == 32, "a mechanism has 32 bytes");
_Static_assert(sizeof(struct token_file_object) == 8, "an object has 8 bytes");
_Static_assert(sizeof(struct token_file_attribute) == 24, "an attribute has 24 bytes");

/* Of a token with objects, and of one whose certificate is still to be fetched. */
#define VERSION 2U
#define ENROLLING_VERSION 3U
#define ALIGNMENT 8U
#define MAX_MECHANISMS 32U
#define MAX_ATTRIBUTES 4096U
#define MAX_SETTINGS 32U
/* RSA keys of 1,024 to 16,384 bits. */
#define MIN_SIGNATURE_SIZE 128U
#define MAX_SIGNATURE_SIZE 2048U

struct section {
  uint32_t offset;
  uint32_t count;
};

struct header {
  char magic[8];
  uint32_t version;
  uint32_t byte_order;
  uint32_t ulong_size;
  uint32_t file_size;
  struct section token;
  struct section mechanisms;
  struct section objects;
  struct section attributes;
  struct section agent;
  struct section settings;
};
_Static_assert(sizeof(struct header) == 72, "the header has 72 bytes");

static bool within(struct section section, size_t entry_size, size_t file_size) {
  return section.offset % ALIGNMENT == 0 && section.offset >= sizeof(struct header) && section.offset <= file_size &&
         section.count <= (file_size - section.offset) / entry_size;
}

static const char *check_header(const struct header *header, size_t size) {
  if (memcmp(header->magic, "SmartCMD", sizeof header->magic) != 0) return "it is no token file";
  if (header->byte_order != 0x01020304U || header->ulong_size != sizeof(CK_ULONG)) return "it is for another kind of machine";
  if (header->version != VERSION && header->version != ENROLLING_VERSION) {
    return "its version is neither 2 nor 3; run: smartcmd certificate refresh";
  }
  if (header->file_size != size) return "it is cut short, or has too much";
  if (!within(header->token, 1, size) || header->token.count != sizeof(struct token_file_info)) return "bad token section";
  if (!within(header->mechanisms, sizeof(struct token_file_mechanism), size)) return "bad mechanisms section";
  if (header->mechanisms.count < 1 || header->mechanisms.count > MAX_MECHANISMS) return "bad number of mechanisms";
  if (!within(header->objects, sizeof(struct token_file_object), size)) return "bad objects section";
  if (header->objects.count < 1 || header->objects.count > TOKEN_FILE_MAX_OBJECTS) return "bad number of objects";
  if (!within(header->attributes, sizeof(struct token_file_attribute), size)) return "bad attributes section";
  if (header->attributes.count > MAX_ATTRIBUTES) return "bad number of attributes";
  if (!within(header->agent, 1, size)) return "bad agent section";
  if (!within(header->settings, 1, size)) return "bad settings section";
  return NULL;
}

static const char *check_info(const struct token_file_info *info) {
  if (info->signature_size < MIN_SIGNATURE_SIZE || info->signature_size > MAX_SIGNATURE_SIZE) return "bad signature length";
  if (info->zero != 0) return "bad token section";
  if (info->profile[0] == '\0' || memchr(info->profile, '\0', sizeof info->profile) == NULL) return "bad profile name";
  /* It is sent to the agent as a string, which is UTF-8: ASCII is. */
  for (const char *c = info->profile; *c != '\0'; c++) {
    if (*c < 0x20 || *c > 0x7e) return "bad profile name";
  }
  return NULL;
}

static const char *check_attributes(const struct token_file *file, uint32_t attribute_count, size_t size) {
  for (uint32_t i = 0; i < attribute_count; i++) {
    const struct token_file_attribute *attribute = &file->attributes[i];
    if (attribute->zero != 0) return "bad attribute";
    if (attribute->size == TOKEN_FILE_HIDDEN) continue;
    const struct section value = {attribute->offset, attribute->size};
    if (!within(value, 1, size)) return "bad attribute value";
  }
  return NULL;
}

static const char *check_objects(struct token_file *file, uint32_t attribute_count) {
  uint32_t private_keys = 0;
  for (uint32_t i = 0; i < file->object_count; i++) {
    const struct token_file_object *object = &file->objects[i];
    if (object->first > attribute_count || object->count > attribute_count - object->first) return "bad object";
    for (uint32_t j = 1; j < object->count; j++) {
      const struct token_file_attribute *attribute = &file->attributes[object->first + j];
      if (attribute[-1].type >= attribute->type) return "attributes are not sorted";
    }
    CK_ULONG class;
    if (!token_file_ulong(file, i, CKA_CLASS, &class)) return "an object has no class";
    if (class == CKO_PRIVATE_KEY) {
      file->private_key = i;
      private_keys++;
    }
  }
  return private_keys == 1 ? NULL : "there is not exactly one private key";
}

/* A list of at most so many strings, each ended by NUL, and itself by an empty one. */
static bool is_list(const char *list, uint32_t size, uint32_t most) {
  uint32_t at = 0;
  uint32_t strings = 0;
  while (at < size && list[at] != '\0') {
    const char *end = memchr(list + at, '\0', size - at);
    if (end == NULL || ++strings > most) return false;
    at = (uint32_t)(end - list) + 1;
  }
  return at < size;
}

static const char *check_agent(const char *agent, uint32_t size) {
  if (size < 2 || agent[0] != '/') return "the agent's program has no absolute path";
  return is_list(agent, size, TOKEN_FILE_MAX_ARGUMENTS) ? NULL : "bad agent command line";
}

static const char *check_settings(const char *settings, uint32_t size) {
  if (!is_list(settings, size, MAX_SETTINGS)) return "bad settings";
  for (const char *setting = settings; *setting != '\0'; setting += strlen(setting) + 1) {
    if (*setting == '=' || strchr(setting, '=') == NULL) return "bad setting";
  }
  return NULL;
}

const char *token_file_parse(struct token_file *file, const unsigned char *bytes, size_t size) {
  struct header header;
  if (size < sizeof header || size > TOKEN_FILE_MAX_SIZE) return "its size is impossible";
  memcpy(&header, bytes, sizeof header);
  const char *wrong = check_header(&header, size);
  if (wrong != NULL) return wrong;
  /* The sections start at multiples of 8, so that they can be used in place. */
  *file = (struct token_file){
      .bytes = bytes,
      .info = (const void *)(bytes + header.token.offset),
      .mechanisms = (const void *)(bytes + header.mechanisms.offset),
      .objects = (const void *)(bytes + header.objects.offset),
      .attributes = (const void *)(bytes + header.attributes.offset),
      .agent = (const char *)(bytes + header.agent.offset),
      .settings = (const char *)(bytes + header.settings.offset),
      .mechanism_count = header.mechanisms.count,
      .object_count = header.objects.count,
  };
  wrong = check_info(file->info);
  if (wrong == NULL) wrong = check_attributes(file, header.attributes.count, size);
  if (wrong == NULL) wrong = check_objects(file, header.attributes.count);
  if (wrong == NULL) wrong = check_agent(file->agent, header.agent.count);
  if (wrong == NULL) wrong = check_settings(file->settings, header.settings.count);
  if (wrong == NULL && header.version == ENROLLING_VERSION) {
    file->is_enrolling = true;
    file->known_count = file->object_count;
    file->object_count = 0;
  }
  return wrong;
}

const struct token_file_attribute *token_file_attribute(const struct token_file *file, uint32_t object, CK_ATTRIBUTE_TYPE type) {
  const struct token_file_attribute *first = &file->attributes[file->objects[object].first];
  uint32_t low = 0;
  uint32_t high = file->objects[object].count;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (first[middle].type == type) return &first[middle];
    if (first[middle].type < type) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}

const struct token_file_mechanism *token_file_mechanism(const struct token_file *file, CK_MECHANISM_TYPE type) {
  for (uint32_t i = 0; i < file->mechanism_count; i++) {
    if (file->mechanisms[i].type == type) return &file->mechanisms[i];
  }
  return NULL;
}

const char *token_file_setting(const struct token_file *file, const char *name) {
  const size_t size = strlen(name);
  for (const char *setting = file->settings; *setting != '\0'; setting += strlen(setting) + 1) {
    if (strncmp(setting, name, size) == 0 && setting[size] == '=') return setting + size + 1;
  }
  return NULL;
}

bool token_file_ulong(const struct token_file *file, uint32_t object, CK_ATTRIBUTE_TYPE type, CK_ULONG *value) {
  const struct token_file_attribute *attribute = token_file_attribute(file, object, type);
  if (attribute == NULL || attribute->size != sizeof *value) return false;
  memcpy(value, file->bytes + attribute->offset, sizeof *value);
  return true;
}
