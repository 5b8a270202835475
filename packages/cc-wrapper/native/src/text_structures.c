/* Structures that a call fills, or that go in: their members in a trace; in a line of the log only whether there is one. */
#include "text_writer.h"

#include <string.h>

/* PKCS#11 v3.0 section 5.4.6: an application may give any text as a name. */
#define NAME_SIZE 64U

/* Starts an object of members; false if there is nothing to look at, and then that is said. */
static bool begin(struct text *text, const char *name, bool given, size_t *start) {
  if (text->style != TEXT_JSON || !given) {
    text_given(text, name, given);
    return false;
  }
  *start = text_argument(text, name);
  text_put(text, "{");
  return true;
}

static bool begin_answer(struct text *text, const char *name, const void *structure, size_t *start) {
  if (structure != NULL && text->rv != CKR_OK) {
    text_given(text, name, true);
    return false;
  }
  return begin(text, name, structure != NULL, start);
}

static void end(struct text *text, size_t start) {
  /* Each member ends with a comma. */
  if (!text->truncated && text->bytes[text->size - 1] == ',') text->size--;
  text_put(text, "}");
  text_argument_end(text, start);
}

static void put_number(struct text *text, const char *name, CK_ULONG value) {
  text_put(text, "\"%s\":", name);
  text_put_number(text, value);
  text_put(text, ",");
}

/* A number of which all bits set means that nobody knows it. */
static void put_count(struct text *text, const char *name, CK_ULONG value) {
  if (value == CK_UNAVAILABLE_INFORMATION) {
    text_put(text, "\"%s\":null,", name);
  } else {
    put_number(text, name, value);
  }
}

static void put_version(struct text *text, const char *name, const CK_VERSION *version) {
  text_put(text, "\"%s\":\"%d.%d\",", name, version->major, version->minor);
}

static void put_text(struct text *text, const char *name, const void *bytes, size_t size) {
  text_put(text, "\"%s\":", name);
  text_put_padded(text, bytes, size);
  text_put(text, ",");
}

static void put_given(struct text *text, const char *name, bool given) { text_put(text, "\"%s\":%s,", name, given ? "true" : "false"); }

void text_initialize(struct text *text, const char *name, const CK_C_INITIALIZE_ARGS *args) {
  size_t start;
  if (!begin(text, name, args != NULL, &start)) return;
  put_number(text, "flags", args->flags);
  put_given(text, "CreateMutex", args->CreateMutex != NULL);
  put_given(text, "DestroyMutex", args->DestroyMutex != NULL);
  put_given(text, "LockMutex", args->LockMutex != NULL);
  put_given(text, "UnlockMutex", args->UnlockMutex != NULL);
  put_given(text, "pReserved", args->pReserved != NULL);
  end(text, start);
}

void text_info(struct text *text, const char *name, const CK_INFO *info) {
  size_t start;
  if (!begin_answer(text, name, info, &start)) return;
  put_version(text, "cryptokiVersion", &info->cryptokiVersion);
  put_text(text, "manufacturerID", info->manufacturerID, sizeof info->manufacturerID);
  put_number(text, "flags", info->flags);
  put_text(text, "libraryDescription", info->libraryDescription, sizeof info->libraryDescription);
  put_version(text, "libraryVersion", &info->libraryVersion);
  end(text, start);
}

void text_slot_info(struct text *text, const char *name, const CK_SLOT_INFO *info) {
  size_t start;
  if (!begin_answer(text, name, info, &start)) return;
  put_text(text, "slotDescription", info->slotDescription, sizeof info->slotDescription);
  put_text(text, "manufacturerID", info->manufacturerID, sizeof info->manufacturerID);
  put_number(text, "flags", info->flags);
  put_version(text, "hardwareVersion", &info->hardwareVersion);
  put_version(text, "firmwareVersion", &info->firmwareVersion);
  end(text, start);
}

void text_token_info(struct text *text, const char *name, const CK_TOKEN_INFO *info) {
  size_t start;
  if (!begin_answer(text, name, info, &start)) return;
  put_text(text, "label", info->label, sizeof info->label);
  put_text(text, "manufacturerID", info->manufacturerID, sizeof info->manufacturerID);
  put_text(text, "model", info->model, sizeof info->model);
  put_text(text, "serialNumber", info->serialNumber, sizeof info->serialNumber);
  put_number(text, "flags", info->flags);
  put_count(text, "ulMaxSessionCount", info->ulMaxSessionCount);
  put_count(text, "ulSessionCount", info->ulSessionCount);
  put_count(text, "ulMaxRwSessionCount", info->ulMaxRwSessionCount);
  put_count(text, "ulRwSessionCount", info->ulRwSessionCount);
  put_count(text, "ulMaxPinLen", info->ulMaxPinLen);
  put_count(text, "ulMinPinLen", info->ulMinPinLen);
  put_count(text, "ulTotalPublicMemory", info->ulTotalPublicMemory);
  put_count(text, "ulFreePublicMemory", info->ulFreePublicMemory);
  put_count(text, "ulTotalPrivateMemory", info->ulTotalPrivateMemory);
  put_count(text, "ulFreePrivateMemory", info->ulFreePrivateMemory);
  put_version(text, "hardwareVersion", &info->hardwareVersion);
  put_version(text, "firmwareVersion", &info->firmwareVersion);
  put_text(text, "utcTime", info->utcTime, sizeof info->utcTime);
  end(text, start);
}

void text_mechanism_info(struct text *text, const char *name, const CK_MECHANISM_INFO *info) {
  size_t start;
  if (!begin_answer(text, name, info, &start)) return;
  put_number(text, "ulMinKeySize", info->ulMinKeySize);
  put_number(text, "ulMaxKeySize", info->ulMaxKeySize);
  put_number(text, "flags", info->flags);
  end(text, start);
}

void text_session_info(struct text *text, const char *name, const CK_SESSION_INFO *info) {
  size_t start;
  if (!begin_answer(text, name, info, &start)) return;
  put_number(text, "slotID", info->slotID);
  put_number(text, "state", info->state);
  put_number(text, "flags", info->flags);
  put_number(text, "ulDeviceError", info->ulDeviceError);
  end(text, start);
}

void text_function_list(struct text *text, const char *name, CK_FUNCTION_LIST *const *list) {
  size_t start;
  if (!begin_answer(text, name, list, &start)) return;
  put_version(text, "version", &(*list)->version);
  end(text, start);
}

void text_interface(struct text *text, const char *name, CK_INTERFACE *const *interface) {
  size_t start;
  if (!begin_answer(text, name, interface, &start)) return;
  put_text(text, "pInterfaceName", (*interface)->pInterfaceName, strnlen((const char *)(*interface)->pInterfaceName, NAME_SIZE));
  /* Whatever the interface, its list begins with its version. */
  put_version(text, "version", (*interface)->pFunctionList);
  put_number(text, "flags", (*interface)->flags);
  end(text, start);
}

void text_name(struct text *text, const char *name, const CK_UTF8CHAR *string) {
  if (string == NULL || text->style != TEXT_JSON) {
    text_given(text, name, string != NULL);
    return;
  }
  const size_t start = text_argument(text, name);
  text_put_string(text, string, strnlen((const char *)string, NAME_SIZE));
  text_argument_end(text, start);
}
