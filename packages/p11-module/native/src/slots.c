#include "slots.h"

#include "log.h"
#include "sessions.h"

#include <string.h>

static struct slot slots[SLOTS_MAX];
static CK_ULONG count;

/* Blank-padded, as the structures of Cryptoki want it. */
static void pad(CK_UTF8CHAR *field, size_t size, const char *text) {
  const size_t used = strnlen(text, size);
  memset(field, ' ', size);
  memcpy(field, text, used);
}

static struct slot *slot_of(const char *profile) {
  for (CK_ULONG i = 0; i < count; i++) {
    if (strcmp(slots[i].profile, profile) == 0) return &slots[i];
  }
  if (count == SLOTS_MAX) {
    log_note("profile %s has no slot: there are %u already", profile, SLOTS_MAX);
    return NULL;
  }
  struct slot *slot = &slots[count];
  *slot = (struct slot){0};
  (void)strncpy(slot->profile, profile, TOKEN_DIR_NAME_MAX);
  pad(slot->description, sizeof slot->description, profile);
  pad(slot->manufacturer, sizeof slot->manufacturer, "SmartCMD");
  count++;
  return slot;
}

static void put(struct slot *slot, struct token *token) {
  if (token == slot->token) {
    token_drop(token); /* the slot has its reference already */
    return;
  }
  struct token *old = slot->token;
  if (old != NULL && token != NULL && old->file.is_enrolling) {
    memcpy(token->label, old->label, sizeof token->label);
    memcpy(token->serial, old->serial, sizeof token->serial);
    sessions_adopt(old, token);
  }
  token_drop(old);
  slot->token = token;
  slot->changed = true;
  if (token == NULL) return;
  memcpy(slot->description, token->file.info->slot_description, sizeof slot->description);
  memcpy(slot->manufacturer, token->file.info->manufacturer, sizeof slot->manufacturer);
}

static void found(int directory, const char *file, const char *profile) {
  struct slot *slot = slot_of(profile);
  if (slot == NULL) return;
  slot->seen = true;
  put(slot, token_open(directory, file, slot->token));
}

static void look(void) {
  for (CK_ULONG i = 0; i < count; i++) slots[i].seen = false;
  token_dir_scan(found);
  for (CK_ULONG i = 0; i < count; i++) {
    if (!slots[i].seen) put(&slots[i], NULL);
  }
}

/* There is one log for all slots: that of the first profile that names one. */
static const char *wanted_log(void) {
  const char *log = NULL;
  for (CK_ULONG i = 0; i < count && log == NULL; i++) {
    if (slots[i].token != NULL) log = token_file_setting(&slots[i].token->file, "log");
  }
  return log;
}

void slots_refresh(void) {
  look();
  /* Why a token is not used should be in the log, but which log that is was only just read. */
  if (log_follow_profile(wanted_log())) look();
}

void slots_forget_events(void) {
  for (CK_ULONG i = 0; i < count; i++) slots[i].changed = false;
}

void slots_clear(void) {
  for (CK_ULONG i = 0; i < count; i++) {
    token_drop(slots[i].token);
    slots[i].token = NULL;
  }
}

void slots_abandon(void) {
  for (CK_ULONG i = 0; i < count; i++) slots[i].token = NULL;
}

CK_ULONG slots_count(void) { return count; }

struct slot *slots_find(CK_SLOT_ID id) { return id < count ? &slots[id] : NULL; }

bool slots_take_event(CK_SLOT_ID *id) {
  for (CK_ULONG i = 0; i < count; i++) {
    if (!slots[i].changed) continue;
    slots[i].changed = false;
    *id = i;
    return true;
  }
  return false;
}
