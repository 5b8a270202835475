import type { X509Certificate } from 'node:crypto';
import { CK_UNAVAILABLE_INFORMATION, CKK, CKO } from '../cryptoki/constants.js';
import { type AttributeValues, bool, date, objectOf, ulong, ulongs, utf8 } from './attribute-values.js';
import { certificateFields, type RsaPublicKey } from './certificate-fields.js';
import { idOf, storageAttributes } from './certificate-object.js';
import { NEVER_REVEALED, type TokenObject } from './token.js';

/** The pair whose public half the leaf certifies, and whose private half lives at the service. */
export interface KeyPair {
  readonly leaf: X509Certificate;
  readonly key: RsaPublicKey;
  /** CK_MECHANISM_TYPEs for which the private key may be used. */
  readonly mechanisms: readonly number[];
}

/** The public key as an object (PKCS#11 v3.0 §4.8; current mechanisms v3.0 §2.1.2). */
export function publicKeyObject(pair: KeyPair, label: string): TokenObject {
  return objectOf({ ...publicKeyKind(label), ...keyAttributes(pair, 'public-key') });
}

/** What a program could look for before it knows the key. */
export function publicKeyKind(label: string): AttributeValues {
  return {
    ...keyKind(label),
    CKA_CLASS: ulong(CKO.CKO_PUBLIC_KEY),
    CKA_ENCRYPT: bool(false),
    CKA_VERIFY: bool(true),
    CKA_VERIFY_RECOVER: bool(false),
    CKA_WRAP: bool(false),
    CKA_TRUSTED: bool(true),
  };
}

/**
 * The private key as an object (PKCS#11 v3.0 §4.9; current mechanisms v3.0 §2.1.3). It has CKA_MODULUS_BITS, which the
 * standard gives to public keys alone, since tools ask the private key for its size.
 */
export function privateKeyObject(pair: KeyPair, label: string): TokenObject {
  return objectOf({ ...privateKeyKind(label), ...keyAttributes(pair, 'private-key') });
}

/** What a program could look for before it knows the key. */
export function privateKeyKind(label: string): AttributeValues {
  return {
    ...keyKind(label),
    CKA_CLASS: ulong(CKO.CKO_PRIVATE_KEY),
    CKA_SENSITIVE: bool(true),
    CKA_DECRYPT: bool(false),
    CKA_SIGN: bool(true),
    CKA_SIGN_RECOVER: bool(false),
    CKA_UNWRAP: bool(false),
    CKA_EXTRACTABLE: bool(false),
    CKA_ALWAYS_SENSITIVE: bool(true),
    CKA_NEVER_EXTRACTABLE: bool(true),
    CKA_WRAP_WITH_TRUSTED: bool(false),
    CKA_ALWAYS_AUTHENTICATE: bool(false),
    CKA_PRIVATE_EXPONENT: NEVER_REVEALED,
    CKA_PRIME_1: NEVER_REVEALED,
    CKA_PRIME_2: NEVER_REVEALED,
    CKA_EXPONENT_1: NEVER_REVEALED,
    CKA_EXPONENT_2: NEVER_REVEALED,
    CKA_COEFFICIENT: NEVER_REVEALED,
  };
}

/** What both have, whoever's they are. */
function keyKind(label: string): AttributeValues {
  return {
    ...storageAttributes(label),
    CKA_KEY_TYPE: ulong(CKK.CKK_RSA),
    CKA_DERIVE: bool(false),
    CKA_LOCAL: bool(false),
    CKA_KEY_GEN_MECHANISM: ulong(CK_UNAVAILABLE_INFORMATION),
  };
}

/** What both have of this pair (PKCS#11 v3.0 §4.7). */
function keyAttributes({ leaf, key, mechanisms }: KeyPair, kind: string): AttributeValues {
  const id = idOf(leaf);
  const { subject, publicKeyInfo } = certificateFields(leaf);
  return {
    CKA_UNIQUE_ID: utf8(`${kind}-${Buffer.from(id).toString('hex')}`),
    CKA_ID: id,
    CKA_START_DATE: date(new Date(leaf.validFrom)),
    CKA_END_DATE: date(new Date(leaf.validTo)),
    CKA_ALLOWED_MECHANISMS: ulongs(mechanisms),
    CKA_SUBJECT: subject,
    CKA_PUBLIC_KEY_INFO: publicKeyInfo,
    CKA_MODULUS: key.modulus,
    CKA_MODULUS_BITS: ulong(key.bits),
    CKA_PUBLIC_EXPONENT: key.publicExponent,
  };
}
