import { HASHES, type HashName } from '@smartcmd/cmd-client';
import { CKM } from './constants.js';

/** The mechanism that hashes with each hash and signs (PKCS#11 v3.0 current mechanisms, 2.1.14 and following). */
const HASHING_MECHANISMS = {
  sha256: 'CKM_SHA256_RSA_PKCS',
  sha384: 'CKM_SHA384_RSA_PKCS',
  sha512: 'CKM_SHA512_RSA_PKCS',
  sha224: 'CKM_SHA224_RSA_PKCS',
  sha1: 'CKM_SHA1_RSA_PKCS',
  ripemd160: 'CKM_RIPEMD160_RSA_PKCS',
  md5: 'CKM_MD5_RSA_PKCS',
} as const satisfies Readonly<Record<HashName, keyof typeof CKM>>;

/** A mechanism that a token can sign with, by the standard's name. */
export type SigningMechanism = 'CKM_RSA_PKCS' | (typeof HASHING_MECHANISMS)[HashName];

/**
 * All of them, in the order in which a token lists them: the hashing ones in the order of the service's hashes, since tools
 * that are told no mechanism take the first, which then signs any data; CKM_RSA_PKCS, which takes a DigestInfo, last.
 */
export const SIGNING_MECHANISMS: readonly SigningMechanism[] = [
  ...HASHES.map(({ name }) => HASHING_MECHANISMS[name]),
  'CKM_RSA_PKCS',
];

/** What a token signs with unless its profile says otherwise: all but MD5, which is broken. */
export const DEFAULT_MECHANISMS: readonly SigningMechanism[] = SIGNING_MECHANISMS.filter(
  (name) => name !== 'CKM_MD5_RSA_PKCS',
);

/**
 * @param name the standard's, or as pkcs11-tool prints it: `CKM_SHA256_RSA_PKCS`, `SHA256-RSA-PKCS`
 * @returns the standard's name; `undefined` when no token signs with it
 */
export function signingMechanism(name: string): SigningMechanism | undefined {
  const standard = `CKM_${name.toUpperCase().replaceAll('-', '_').replace(/^CKM_/, '')}`;
  return SIGNING_MECHANISMS.find((mechanism) => mechanism === standard);
}

/**
 * @param mechanisms those of a profile
 * @returns the hashes that it signs: those whose mechanism is among them. CKM_RSA_PKCS takes their DigestInfo and no other
 */
export function hashesOf(mechanisms: readonly SigningMechanism[]): HashName[] {
  return HASHES.map(({ name }) => name).filter((name) => mechanisms.includes(HASHING_MECHANISMS[name]));
}

/**
 * @param mechanism a CK_MECHANISM_TYPE
 * @returns the hash of a mechanism that hashes and signs; `undefined` for any other
 */
export function hashOfMechanism(mechanism: number): HashName | undefined {
  return HASHES.find(({ name }) => CKM[HASHING_MECHANISMS[name]] === mechanism)?.name;
}
