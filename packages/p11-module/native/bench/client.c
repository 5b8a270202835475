#include "measure.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#define VALUE_SIZE 8192U
#define USUAL 8U

static const CK_ATTRIBUTE_TYPE certificate[USUAL] = {CKA_CLASS,   CKA_LABEL,  CKA_ID,            CKA_CERTIFICATE_TYPE,
                                                     CKA_SUBJECT, CKA_ISSUER, CKA_SERIAL_NUMBER, CKA_VALUE};
static const CK_ATTRIBUTE_TYPE public_key[USUAL] = {CKA_CLASS,   CKA_LABEL,           CKA_ID,     CKA_KEY_TYPE,
                                                    CKA_MODULUS, CKA_PUBLIC_EXPONENT, CKA_VERIFY, CKA_TOKEN};
static const CK_ATTRIBUTE_TYPE private_key[USUAL] = {CKA_CLASS,   CKA_LABEL,           CKA_ID,   CKA_KEY_TYPE,
                                                     CKA_MODULUS, CKA_PUBLIC_EXPONENT, CKA_SIGN, CKA_ALWAYS_AUTHENTICATE};

static CK_BYTE values[USUAL][VALUE_SIZE];

void client_prepare(void) { memset(values, 1, sizeof values); }

void client_load(struct client *client, const char *library) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    (void)fprintf(stderr, "%s\n", dlerror());
    give_up("dlopen", CKR_GENERAL_ERROR);
  }
  CK_C_GetFunctionList get_list;
  *(void **)&get_list = dlsym(handle, "C_GetFunctionList");
  if (get_list == NULL) give_up("dlsym", CKR_GENERAL_ERROR);
  need("C_GetFunctionList", get_list(&client->p11));
  CK_C_INITIALIZE_ARGS arguments = {.flags = CKF_OS_LOCKING_OK};
  need("C_Initialize", client->p11->C_Initialize(&arguments));
  CK_SLOT_ID slots[16];
  CK_ULONG count = sizeof slots / sizeof *slots;
  need("C_GetSlotList", client->p11->C_GetSlotList(CK_TRUE, slots, &count));
  if (count == 0) give_up("no token", CKR_TOKEN_NOT_PRESENT);
  client->slot = slots[0];
  /* Others show a slot for the token that is to be made next. */
  for (CK_ULONG i = 0; i < count; i++) {
    CK_TOKEN_INFO info;
    need("C_GetTokenInfo", client->p11->C_GetTokenInfo(slots[i], &info));
    if ((info.flags & CKF_TOKEN_INITIALIZED) != 0) client->slot = slots[i];
  }
}

void client_open(struct client *client, const char *library) {
  client_load(client, library);
  need("C_OpenSession", client->p11->C_OpenSession(client->slot, CKF_SERIAL_SESSION, NULL, NULL, &client->session));
}

void client_find(struct client *client) {
  CK_ULONG count = 0;
  need("C_FindObjectsInit", client->p11->C_FindObjectsInit(client->session, NULL, 0));
  need("C_FindObjects", client->p11->C_FindObjects(client->session, client->objects, OBJECTS, &count));
  need("C_FindObjectsFinal", client->p11->C_FindObjectsFinal(client->session));
  if (count != OBJECTS) give_up("the number of objects", count);
}

CK_RV client_read_usual(const struct client *client, CK_ULONG object) {
  const CK_OBJECT_CLASS class = client->classes[object];
  const CK_ATTRIBUTE_TYPE *types = class == CKO_CERTIFICATE ? certificate : class == CKO_PUBLIC_KEY ? public_key : private_key;
  CK_ATTRIBUTE wanted[USUAL];
  for (CK_ULONG i = 0; i < USUAL; i++) wanted[i] = (CK_ATTRIBUTE){types[i], values[i], VALUE_SIZE};
  return client->p11->C_GetAttributeValue(client->session, client->objects[object], wanted, USUAL);
}

void client_read(struct client *client, CK_ULONG object) {
  CK_ATTRIBUTE class = {CKA_CLASS, &client->classes[object], sizeof(CK_OBJECT_CLASS)};
  need("C_GetAttributeValue", client->p11->C_GetAttributeValue(client->session, client->objects[object], &class, 1));
  need("C_GetAttributeValue", client_read_usual(client, object));
}

const CK_ATTRIBUTE *client_value(const struct client *client, CK_ULONG object, CK_ATTRIBUTE_TYPE type) {
  static CK_ATTRIBUTE wanted;
  wanted = (CK_ATTRIBUTE){type, values[0], VALUE_SIZE};
  need("C_GetAttributeValue", client->p11->C_GetAttributeValue(client->session, client->objects[object], &wanted, 1));
  return &wanted;
}

CK_OBJECT_HANDLE client_private_key(const struct client *client) {
  for (CK_ULONG i = 0; i < OBJECTS; i++) {
    if (client->classes[i] == CKO_PRIVATE_KEY) return client->objects[i];
  }
  give_up("no private key", CKR_KEY_HANDLE_INVALID);
}
