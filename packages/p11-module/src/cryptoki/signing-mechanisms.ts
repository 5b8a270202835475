import { HASHES, type HashName } from '@smartcmd/cmd-client';
import { CKM } from './constants.js';

/** The mechanism that hashes with each hash and signs (PKCS#11 v3.0 current mechanisms, 2.1.14 and following). */
const HASHING_MECHANISMS: Readonly<Record<HashName, number>> = {
  sha256: CKM.CKM_SHA256_RSA_PKCS,
  sha384: CKM.CKM_SHA384_RSA_PKCS,
  sha512: CKM.CKM_SHA512_RSA_PKCS,
  sha224: CKM.CKM_SHA224_RSA_PKCS,
  sha1: CKM.CKM_SHA1_RSA_PKCS,
  ripemd160: CKM.CKM_RIPEMD160_RSA_PKCS,
  md5: CKM.CKM_MD5_RSA_PKCS,
};

/** What a token hashes with unless its profile says otherwise: all but MD5, which is broken. */
export const DEFAULT_HASHES: readonly HashName[] = HASHES.map(({ name }) => name).filter((name) => name !== 'md5');

/**
 * The mechanisms of a token, as they are to be listed: the hashing ones in the order of the service's hashes, since tools
 * that are told no mechanism take the first, which then signs any data; CKM_RSA_PKCS, which takes a DigestInfo, last.
 *
 * @param hashes with which the token may hash
 */
export function mechanismsFor(hashes: readonly HashName[]): number[] {
  const hashing = HASHES.filter(({ name }) => hashes.includes(name)).map(({ name }) => HASHING_MECHANISMS[name]);
  return [...hashing, CKM.CKM_RSA_PKCS];
}

/**
 * @param mechanism a CK_MECHANISM_TYPE
 * @returns the hash of a mechanism that hashes and signs; `undefined` for any other
 */
export function hashOfMechanism(mechanism: number): HashName | undefined {
  return HASHES.find(({ name }) => HASHING_MECHANISMS[name] === mechanism)?.name;
}
