/* Makes a token of another library hold what ours holds: three certificates and a key pair, all of them readable without a login. */
#include "measure.h"

#include <string.h>

#define PIN "1234"
#define COPIED 6U

static CK_BBOOL yes = CK_TRUE;
static CK_BBOOL no = CK_FALSE;

static void write_session(struct client *client) {
  CK_UTF8CHAR label[32];
  memset(label, ' ', sizeof label);
  CK_UTF8CHAR *pin = (CK_UTF8CHAR *)PIN;
  const CK_ULONG size = sizeof PIN - 1;
  CK_FUNCTION_LIST *p11 = client->p11;
  need("C_InitToken", p11->C_InitToken(client->slot, pin, size, label));
  need("C_OpenSession", p11->C_OpenSession(client->slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, NULL, NULL, &client->session));
  need("C_Login", p11->C_Login(client->session, CKU_SO, pin, size));
  need("C_InitPIN", p11->C_InitPIN(client->session, pin, size));
  need("C_Logout", p11->C_Logout(client->session));
  need("C_Login", p11->C_Login(client->session, CKU_USER, pin, size));
}

static void copy_certificate(const struct client *from, CK_ULONG object, const struct client *to) {
  static const CK_ATTRIBUTE_TYPE types[COPIED] = {CKA_LABEL, CKA_ID, CKA_SUBJECT, CKA_ISSUER, CKA_SERIAL_NUMBER, CKA_VALUE};
  static CK_BYTE kept[COPIED][8192];
  CK_OBJECT_CLASS class = CKO_CERTIFICATE;
  CK_CERTIFICATE_TYPE x509 = CKC_X_509;
  CK_ATTRIBUTE template[COPIED + 4] = {
      {CKA_CLASS, &class, sizeof class}, {CKA_CERTIFICATE_TYPE, &x509, sizeof x509}, {CKA_TOKEN, &yes, sizeof yes}, {CKA_PRIVATE, &no, sizeof no}};
  for (CK_ULONG i = 0; i < COPIED; i++) {
    const CK_ATTRIBUTE *value = client_value(from, object, types[i]);
    memcpy(kept[i], value->pValue, value->ulValueLen);
    template[4 + i] = (CK_ATTRIBUTE){types[i], kept[i], value->ulValueLen};
  }
  CK_OBJECT_HANDLE copy;
  need("C_CreateObject", to->p11->C_CreateObject(to->session, template, COPIED + 4, &copy));
}

static void make_key_pair(const struct client *from, CK_ULONG public_key, const struct client *to) {
  CK_BYTE exponent[] = {1, 0, 1};
  CK_BYTE id[32];
  const CK_ATTRIBUTE *same = client_value(from, public_key, CKA_ID);
  const CK_ULONG id_size = same->ulValueLen;
  memcpy(id, same->pValue, id_size);
  CK_ULONG bits = client_value(from, public_key, CKA_MODULUS)->ulValueLen * 8;
  CK_UTF8CHAR label[] = "key";
  CK_ATTRIBUTE public_template[] = {{CKA_TOKEN, &yes, sizeof yes},
                                    {CKA_PRIVATE, &no, sizeof no},
                                    {CKA_VERIFY, &yes, sizeof yes},
                                    {CKA_LABEL, label, sizeof label - 1},
                                    {CKA_ID, id, id_size},
                                    {CKA_MODULUS_BITS, &bits, sizeof bits},
                                    {CKA_PUBLIC_EXPONENT, exponent, sizeof exponent}};
  CK_ATTRIBUTE private_template[] = {{CKA_TOKEN, &yes, sizeof yes},
                                     {CKA_PRIVATE, &no, sizeof no},
                                     {CKA_SIGN, &yes, sizeof yes},
                                     {CKA_LABEL, label, sizeof label - 1},
                                     {CKA_ID, id, id_size}};
  CK_MECHANISM mechanism = {CKM_RSA_PKCS_KEY_PAIR_GEN, NULL, 0};
  CK_OBJECT_HANDLE made[2];
  need("C_GenerateKeyPair", to->p11->C_GenerateKeyPair(to->session, &mechanism, public_template, 7, private_template, 5, &made[0], &made[1]));
}

void copy_token(const char *library, const char *into) {
  struct client from;
  struct client to;
  client_open(&from, library);
  client_find(&from);
  /* The other library has one slot, with an empty token. */
  client_load(&to, into);
  write_session(&to);
  for (CK_ULONG i = 0; i < OBJECTS; i++) {
    client_read(&from, i);
    if (from.classes[i] == CKO_CERTIFICATE) copy_certificate(&from, i, &to);
    if (from.classes[i] == CKO_PUBLIC_KEY) make_key_pair(&from, i, &to);
  }
  need("C_Finalize", to.p11->C_Finalize(NULL));
}
