// The numbers of PKCS#11 v3.0 that the module uses, under the names that the standard gives them.

/** CK_OBJECT_CLASS. */
export const CKO = { CKO_CERTIFICATE: 0x01, CKO_PUBLIC_KEY: 0x02, CKO_PRIVATE_KEY: 0x03 } as const;

/** CK_CERTIFICATE_TYPE. */
export const CKC = { CKC_X_509: 0x00 } as const;

/** CK_KEY_TYPE. */
export const CKK = { CKK_RSA: 0x00 } as const;

/** CK_CERTIFICATE_CATEGORY. */
export const CK_CERTIFICATE_CATEGORY = {
  CK_CERTIFICATE_CATEGORY_TOKEN_USER: 1,
  CK_CERTIFICATE_CATEGORY_AUTHORITY: 2,
} as const;

/** CK_JAVA_MIDP_SECURITY_DOMAIN. */
export const CK_SECURITY_DOMAIN_UNSPECIFIED = 0;

/** The value of a CK_ULONG that is not known: all bits set. */
export const CK_UNAVAILABLE_INFORMATION = 0xffff_ffff_ffff_ffffn;

/** Flags of CK_TOKEN_INFO. */
export const TOKEN_FLAGS = {
  CKF_WRITE_PROTECTED: 0x02,
  CKF_USER_PIN_INITIALIZED: 0x08,
  CKF_TOKEN_INITIALIZED: 0x400,
} as const;

/** Flags of CK_MECHANISM_INFO. */
export const MECHANISM_FLAGS = { CKF_HW: 0x01, CKF_SIGN: 0x800 } as const;

/** CK_MECHANISM_TYPE. */
export const CKM = {
  CKM_RSA_PKCS: 0x01,
  CKM_MD5_RSA_PKCS: 0x05,
  CKM_SHA1_RSA_PKCS: 0x06,
  CKM_RIPEMD160_RSA_PKCS: 0x08,
  CKM_SHA256_RSA_PKCS: 0x40,
  CKM_SHA384_RSA_PKCS: 0x41,
  CKM_SHA512_RSA_PKCS: 0x42,
  CKM_SHA224_RSA_PKCS: 0x46,
  CKM_SHA_1: 0x220,
} as const;

/** CK_ATTRIBUTE_TYPE. */
export const CKA = {
  CKA_CLASS: 0x00,
  CKA_TOKEN: 0x01,
  CKA_PRIVATE: 0x02,
  CKA_LABEL: 0x03,
  CKA_UNIQUE_ID: 0x04,
  CKA_VALUE: 0x11,
  CKA_CERTIFICATE_TYPE: 0x80,
  CKA_ISSUER: 0x81,
  CKA_SERIAL_NUMBER: 0x82,
  CKA_TRUSTED: 0x86,
  CKA_CERTIFICATE_CATEGORY: 0x87,
  CKA_JAVA_MIDP_SECURITY_DOMAIN: 0x88,
  CKA_URL: 0x89,
  CKA_HASH_OF_SUBJECT_PUBLIC_KEY: 0x8a,
  CKA_HASH_OF_ISSUER_PUBLIC_KEY: 0x8b,
  CKA_NAME_HASH_ALGORITHM: 0x8c,
  CKA_CHECK_VALUE: 0x90,
  CKA_KEY_TYPE: 0x100,
  CKA_SUBJECT: 0x101,
  CKA_ID: 0x102,
  CKA_SENSITIVE: 0x103,
  CKA_ENCRYPT: 0x104,
  CKA_DECRYPT: 0x105,
  CKA_WRAP: 0x106,
  CKA_UNWRAP: 0x107,
  CKA_SIGN: 0x108,
  CKA_SIGN_RECOVER: 0x109,
  CKA_VERIFY: 0x10a,
  CKA_VERIFY_RECOVER: 0x10b,
  CKA_DERIVE: 0x10c,
  CKA_START_DATE: 0x110,
  CKA_END_DATE: 0x111,
  CKA_MODULUS: 0x120,
  CKA_MODULUS_BITS: 0x121,
  CKA_PUBLIC_EXPONENT: 0x122,
  CKA_PRIVATE_EXPONENT: 0x123,
  CKA_PRIME_1: 0x124,
  CKA_PRIME_2: 0x125,
  CKA_EXPONENT_1: 0x126,
  CKA_EXPONENT_2: 0x127,
  CKA_COEFFICIENT: 0x128,
  CKA_PUBLIC_KEY_INFO: 0x129,
  CKA_EXTRACTABLE: 0x162,
  CKA_LOCAL: 0x163,
  CKA_NEVER_EXTRACTABLE: 0x164,
  CKA_ALWAYS_SENSITIVE: 0x165,
  CKA_KEY_GEN_MECHANISM: 0x166,
  CKA_MODIFIABLE: 0x170,
  CKA_COPYABLE: 0x171,
  CKA_DESTROYABLE: 0x172,
  CKA_ALWAYS_AUTHENTICATE: 0x202,
  CKA_WRAP_WITH_TRUSTED: 0x210,
  CKA_ALLOWED_MECHANISMS: 0x4000_0600,
} as const;

/** The CK_RVs with which a signature can fail. */
export const CKR = {
  CKR_FUNCTION_FAILED: 0x06,
  CKR_DATA_INVALID: 0x20,
  CKR_DATA_LEN_RANGE: 0x21,
  CKR_DEVICE_ERROR: 0x30,
  CKR_DEVICE_REMOVED: 0x32,
  CKR_FUNCTION_CANCELED: 0x50,
  CKR_MECHANISM_INVALID: 0x70,
  CKR_PIN_INCORRECT: 0xa0,
  CKR_PIN_EXPIRED: 0xa3,
  CKR_PIN_LOCKED: 0xa4,
  CKR_TOKEN_NOT_PRESENT: 0xe0,
} as const;

/** The name of a {@link CKR}. */
export type CkrName = keyof typeof CKR;

/**
 * The standard's name of a number.
 *
 * @param names one of the tables of this file
 * @param value the number
 * @returns the name, or the number in hexadecimal when the table does not have it
 */
export function nameOf(names: Readonly<Record<string, number>>, value: number): string {
  return Object.keys(names).find((name) => names[name] === value) ?? `0x${value.toString(16)}`;
}

/**
 * The standard's names of the flags in a number, such as `CKF_HW | CKF_SIGN`.
 *
 * @param names one of the flag tables of this file
 * @param value the flags; those without a name come last, in hexadecimal
 */
export function flagNames(names: Readonly<Record<string, number>>, value: number): string {
  const known = Object.entries(names).filter(([, flag]) => (value & flag) !== 0);
  const rest = known.reduce((left, [, flag]) => left - flag, value);
  return [...known.map(([name]) => name), ...(rest === 0 ? [] : [`0x${rest.toString(16)}`])].join(' | ') || '0';
}
