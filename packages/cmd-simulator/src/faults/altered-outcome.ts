import { createHash, type KeyObject } from 'node:crypto';
import { toPem } from '../pki/certificate.js';
import { signDigestInfo } from '../service/signing.js';
import type { Outcome, SignedHash, SignResponse } from '../soap/answer.js';
import { type OperationName, type ServiceName, wireName } from '../soap/contract.js';
import type { FaultKind } from './catalog.js';

const SHORT_SIGNATURE_LENGTH = 256;
const GARBAGE = toPem(Buffer.from('this is not a certificate'));
const OTHER_DATA = Buffer.concat([
  Buffer.from('3031300d060960864801650304020105000420', 'hex'),
  createHash('sha256').update('data that nobody asked to sign').digest(),
]);

/**
 * Falsifies what the service has done.
 *
 * @param wrongChain the certificates that `wrong-chain` gives
 * @returns the outcome itself when the kind does not concern it
 */
export function alteredOutcome(kind: FaultKind, outcome: Outcome, wrongChain: string): Outcome {
  if (kind === 'pem-garbage') return withCertificate(outcome, GARBAGE);
  if (kind === 'wrong-chain') return withCertificate(outcome, wrongChain);
  if (outcome.kind !== 'response' || outcome.response === null) return outcome;
  const { response, signer } = outcome;
  return { ...outcome, response: alteredResponse(kind, response, signer) };
}

/** Name of the element that `missing-element` leaves out. */
export function missingElement(service: ServiceName, operation: OperationName, outcome: Outcome): string {
  if (outcome.kind === 'certificate') return `${wireName(service, operation)}Result`;
  return outcome.kind === 'status' ? 'Code' : 'Status';
}

function withCertificate(outcome: Outcome, certificate: string): Outcome {
  if (outcome.kind === 'certificate') return { ...outcome, pem: certificate };
  if (outcome.kind !== 'response' || typeof outcome.response?.certificate !== 'string') return outcome;
  return { ...outcome, response: { ...outcome.response, certificate } };
}

function alteredResponse(kind: FaultKind, response: SignResponse, signer: KeyObject | null): SignResponse {
  switch (kind) {
    case 'wrong-signature':
      return signer === null ? response : withSignatures(response, () => signDigestInfo(OTHER_DATA, signer));
    case 'short-signature':
      return withSignatures(response, (signature) => signature.subarray(0, SHORT_SIGNATURE_LENGTH));
    case 'swapped-ids':
      return withIds(response, (first, second) => [second, first]);
    case 'duplicate-id':
      return withIds(response, (first) => [first, first]);
    default:
      return response;
  }
}

function withSignatures(response: SignResponse, change: (signature: Buffer) => Buffer): SignResponse {
  return {
    ...response,
    signature: response.signature && change(response.signature),
    signedHashes: response.signedHashes?.map((entry) => ({ ...entry, signature: change(entry.signature) })) ?? null,
  };
}

function withIds(response: SignResponse, change: (first: string, second: string) => [string, string]): SignResponse {
  const [first, second, ...others] = response.signedHashes ?? [];
  if (first === undefined || second === undefined) return response;
  const [firstId, secondId] = change(first.id, second.id);
  const signedHashes: SignedHash[] = [{ ...first, id: firstId }, { ...second, id: secondId }, ...others];
  return { ...response, signedHashes };
}
