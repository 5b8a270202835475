import { constants, type KeyObject, privateEncrypt, randomInt } from 'node:crypto';
import { type Outcome, plainStatus, type SignResponse } from '../soap/answer.js';
import type { Process } from './processes.js';

/**
 * Signs with RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.1).
 *
 * @param digestInfo DER of the DigestInfo, to be padded as it is
 * @param key the signer's RSA private key
 */
export function signDigestInfo(digestInfo: Buffer, key: KeyObject): Buffer {
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, digestInfo);
}

/**
 * Does what a process was begun for.
 *
 * @param signer the account's key
 * @param chain the account's certificates as GetCertificate gives them
 */
export function complete(process: Process, signer: KeyObject, chain: string): Outcome {
  const nothing: SignResponse = {
    signedHashes: null,
    signature: null,
    status: plainStatus('200', 'OK', process.id),
    certificate: null,
  };
  const { task } = process;
  switch (task.kind) {
    case 'certificate':
      return { kind: 'response', response: { ...nothing, certificate: chain }, signer };
    case 'sign': {
      const signature = signDigestInfo(task.document.digestInfo, signer);
      return { kind: 'response', response: { ...nothing, signature }, signer };
    }
    case 'sign-many': {
      const signedHashes = task.documents.map(({ digestInfo, name, id }) => ({
        signature: signDigestInfo(digestInfo, signer),
        name: name ?? '',
        id: id ?? '',
      }));
      return { kind: 'response', response: { ...nothing, signedHashes: reordered(signedHashes) }, signer };
    }
  }
}

/** A random rotation by at least one: two or more elements never keep the request's order. */
function reordered<T>(items: readonly T[]): T[] {
  if (items.length < 2) return [...items];
  const by = randomInt(1, items.length);
  return [...items.slice(by), ...items.slice(0, by)];
}
