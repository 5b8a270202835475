/* Attributes, mechanisms and flags by their names in the standard, as far as applications use them with tokens like ours. */
#include "log.h"

#include <stdio.h>
#include <string.h>

/* PKCS#11 v3.0 section 3 and NSS's pkcs11n.h: what the 2.40 headers lack. */
#define CKA_UNIQUE_ID 0x00000004UL
#define CKA_PROFILE_ID 0x00000601UL
#define CKO_PROFILE 0x00000009UL
#define CKO_NSS_CRL 0xce534351UL
#define CKO_NSS_SMIME 0xce534352UL
#define CKO_NSS_TRUST 0xce534353UL
#define CKO_NSS_BUILTIN_ROOT_LIST 0xce534354UL

struct term {
  CK_ULONG value;
  const char *name;
};

#define TERM(name) {name, #name}

static const struct term attributes[] = {
    TERM(CKA_CLASS), TERM(CKA_TOKEN), TERM(CKA_PRIVATE), TERM(CKA_LABEL), TERM(CKA_UNIQUE_ID), TERM(CKA_APPLICATION), TERM(CKA_VALUE),
    TERM(CKA_OBJECT_ID), TERM(CKA_CERTIFICATE_TYPE), TERM(CKA_ISSUER), TERM(CKA_SERIAL_NUMBER), TERM(CKA_AC_ISSUER), TERM(CKA_OWNER),
    TERM(CKA_ATTR_TYPES), TERM(CKA_TRUSTED), TERM(CKA_CERTIFICATE_CATEGORY), TERM(CKA_JAVA_MIDP_SECURITY_DOMAIN), TERM(CKA_URL),
    TERM(CKA_HASH_OF_SUBJECT_PUBLIC_KEY), TERM(CKA_HASH_OF_ISSUER_PUBLIC_KEY), TERM(CKA_NAME_HASH_ALGORITHM), TERM(CKA_CHECK_VALUE),
    TERM(CKA_KEY_TYPE), TERM(CKA_SUBJECT), TERM(CKA_ID), TERM(CKA_SENSITIVE), TERM(CKA_ENCRYPT), TERM(CKA_DECRYPT), TERM(CKA_WRAP),
    TERM(CKA_UNWRAP), TERM(CKA_SIGN), TERM(CKA_SIGN_RECOVER), TERM(CKA_VERIFY), TERM(CKA_VERIFY_RECOVER), TERM(CKA_DERIVE),
    TERM(CKA_START_DATE), TERM(CKA_END_DATE), TERM(CKA_MODULUS), TERM(CKA_MODULUS_BITS), TERM(CKA_PUBLIC_EXPONENT),
    TERM(CKA_PRIVATE_EXPONENT), TERM(CKA_PRIME_1), TERM(CKA_PRIME_2), TERM(CKA_EXPONENT_1), TERM(CKA_EXPONENT_2), TERM(CKA_COEFFICIENT),
    TERM(CKA_PUBLIC_KEY_INFO), TERM(CKA_PRIME), TERM(CKA_SUBPRIME), TERM(CKA_BASE), TERM(CKA_VALUE_BITS), TERM(CKA_VALUE_LEN),
    TERM(CKA_EXTRACTABLE), TERM(CKA_LOCAL), TERM(CKA_NEVER_EXTRACTABLE), TERM(CKA_ALWAYS_SENSITIVE), TERM(CKA_KEY_GEN_MECHANISM),
    TERM(CKA_MODIFIABLE), TERM(CKA_COPYABLE), TERM(CKA_DESTROYABLE), TERM(CKA_EC_PARAMS), TERM(CKA_EC_POINT),
    TERM(CKA_ALWAYS_AUTHENTICATE), TERM(CKA_WRAP_WITH_TRUSTED), TERM(CKA_WRAP_TEMPLATE), TERM(CKA_UNWRAP_TEMPLATE),
    TERM(CKA_DERIVE_TEMPLATE), TERM(CKA_HW_FEATURE_TYPE), TERM(CKA_MECHANISM_TYPE), TERM(CKA_PROFILE_ID), TERM(CKA_ALLOWED_MECHANISMS),
    {0, NULL},
};

static const struct term classes[] = {
    TERM(CKO_DATA), TERM(CKO_CERTIFICATE), TERM(CKO_PUBLIC_KEY), TERM(CKO_PRIVATE_KEY), TERM(CKO_SECRET_KEY), TERM(CKO_HW_FEATURE),
    TERM(CKO_DOMAIN_PARAMETERS), TERM(CKO_MECHANISM), TERM(CKO_OTP_KEY), TERM(CKO_PROFILE), TERM(CKO_NSS_CRL), TERM(CKO_NSS_SMIME),
    TERM(CKO_NSS_TRUST), TERM(CKO_NSS_BUILTIN_ROOT_LIST), {0, NULL},
};

static const struct term mechanisms[] = {
    TERM(CKM_RSA_PKCS_KEY_PAIR_GEN), TERM(CKM_RSA_PKCS), TERM(CKM_RSA_9796), TERM(CKM_RSA_X_509), TERM(CKM_MD2_RSA_PKCS),
    TERM(CKM_MD5_RSA_PKCS), TERM(CKM_SHA1_RSA_PKCS), TERM(CKM_RIPEMD128_RSA_PKCS), TERM(CKM_RIPEMD160_RSA_PKCS), TERM(CKM_RSA_PKCS_OAEP),
    TERM(CKM_RSA_PKCS_PSS), TERM(CKM_SHA1_RSA_PKCS_PSS), TERM(CKM_SHA224_RSA_PKCS), TERM(CKM_SHA224_RSA_PKCS_PSS),
    TERM(CKM_SHA256_RSA_PKCS), TERM(CKM_SHA384_RSA_PKCS), TERM(CKM_SHA512_RSA_PKCS), TERM(CKM_SHA256_RSA_PKCS_PSS),
    TERM(CKM_SHA384_RSA_PKCS_PSS), TERM(CKM_SHA512_RSA_PKCS_PSS), TERM(CKM_MD5), TERM(CKM_SHA_1), TERM(CKM_SHA224), TERM(CKM_SHA256),
    TERM(CKM_SHA384), TERM(CKM_SHA512), TERM(CKM_RIPEMD160), TERM(CKM_DES3_KEY_GEN), TERM(CKM_AES_KEY_GEN), TERM(CKM_DSA), TERM(CKM_ECDSA),
    TERM(CKM_ECDSA_SHA1), TERM(CKM_ECDSA_SHA256), {0, NULL},
};

static const struct term initialize_flags[] = {TERM(CKF_LIBRARY_CANT_CREATE_OS_THREADS), TERM(CKF_OS_LOCKING_OK), {0, NULL}};
static const struct term session_flags[] = {TERM(CKF_RW_SESSION), TERM(CKF_SERIAL_SESSION), {0, NULL}};
static const struct term event_flags[] = {TERM(CKF_DONT_BLOCK), {0, NULL}};
static const struct term operation_flags[] = {TERM(CKF_FIND_OBJECTS), TERM(CKF_SIGN), {0, NULL}};
static const struct term interface_flags[] = {TERM(CKF_INTERFACE_FORK_SAFE), {0, NULL}};

static const struct term *const flag_terms[] = {
    [LOG_INITIALIZE_FLAGS] = initialize_flags, [LOG_SESSION_FLAGS] = session_flags,     [LOG_EVENT_FLAGS] = event_flags,
    [LOG_OPERATION_FLAGS] = operation_flags,   [LOG_INTERFACE_FLAGS] = interface_flags,
};

static const char *find(const struct term *terms, CK_ULONG value) {
  while (terms->name != NULL && terms->value != value) terms++;
  return terms->name;
}

/* What has no room is left out. */
static size_t add(char *text, size_t size, size_t room, const char *before, const char *name, CK_ULONG value) {
  const int added = name != NULL ? snprintf(text + size, room - size, "%s%s", before, name)
                                 : snprintf(text + size, room - size, "%s0x%lx", before, value);
  if (added > 0 && (size_t)added < room - size) return size + (size_t)added;
  text[size] = '\0';
  return size;
}

const char *log_mechanism(char text[LOG_MECHANISM_SIZE], CK_MECHANISM_TYPE mechanism) {
  text[0] = '\0';
  if (log_is_on()) (void)add(text, 0, LOG_MECHANISM_SIZE, "", find(mechanisms, mechanism), mechanism);
  return text;
}

const char *log_flags(char text[LOG_FLAGS_SIZE], enum log_flags_of of, CK_FLAGS flags) {
  size_t size = 0;
  text[0] = '\0';
  if (!log_is_on()) return text;
  for (const struct term *term = flag_terms[of]; term->name != NULL; term++) {
    if ((flags & term->value) == 0) continue;
    size = add(text, size, LOG_FLAGS_SIZE, size == 0 ? "" : "|", term->name, 0);
    flags &= ~term->value;
  }
  if (flags != 0 || size == 0) (void)add(text, size, LOG_FLAGS_SIZE, size == 0 ? "" : "|", NULL, flags);
  return text;
}

/* How long a value is; of a class what it is, too. No other value is shown. */
static size_t add_value(char *text, size_t size, const CK_ATTRIBUTE *attribute) {
  char length[24] = "[?]";
  CK_OBJECT_CLASS class;
  if (attribute->ulValueLen != CK_UNAVAILABLE_INFORMATION) (void)snprintf(length, sizeof length, "[%lu]", attribute->ulValueLen);
  size = add(text, size, LOG_TYPES_SIZE, "", length, 0);
  if (attribute->type != CKA_CLASS || attribute->pValue == NULL || attribute->ulValueLen != sizeof class) return size;
  memcpy(&class, attribute->pValue, sizeof class);
  return add(text, size, LOG_TYPES_SIZE, "=", find(classes, class), class);
}

const char *log_types(char text[LOG_TYPES_SIZE], const CK_ATTRIBUTE *template, CK_ULONG count) {
  size_t size = 0;
  text[0] = '\0';
  if (!log_is_on() || template == NULL) return text;
  for (CK_ULONG i = 0; i < count; i++) {
    const size_t before = size;
    size = add(text, size, LOG_TYPES_SIZE, i == 0 ? "" : " ", find(attributes, template[i].type), template[i].type);
    if (size == before) break;
    size = add_value(text, size, &template[i]);
  }
  return text;
}
