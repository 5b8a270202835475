import type { SignedItem } from '@smartcmd/cmd-client';
import type { SignatureFormat } from '../sign-hash/request.js';

/** A signature and what it is of. */
export interface FinishedSignature {
  readonly name: string;
  /** Such as `sha256`. */
  readonly algorithm: string;
  /** Raw bytes. */
  readonly digest: Uint8Array;
  readonly signature: SignedItem['signature'];
}

/** Who signed, for the JSON form. */
export interface SignerOfRecord {
  readonly profile: string;
  /** SHA-256 of the leaf, lower-case hex. */
  readonly certificateFingerprint: string;
}

/** The version of the JSON form; raised when a reader of the old one would misread the new. */
const JSON_VERSION = 1;

/** One signature alone, as base64, hex or raw bytes. */
export function bare(signature: Uint8Array, format: Exclude<SignatureFormat, 'json'>): Uint8Array {
  if (format === 'raw') return signature;
  return Buffer.from(`${Buffer.from(signature).toString(format)}\n`);
}

/** Several signatures: each a line with the signature, two spaces and the document's name. */
export function namedLines(signatures: readonly FinishedSignature[], format: 'base64' | 'hex'): string {
  return signatures.map(({ signature, name }) => `${Buffer.from(signature).toString(format)}  ${name}\n`).join('');
}

/**
 * The beginning of the JSON form, up to the list of signatures. It comes in parts so that what is signed can be handed
 * over while the rest is still being signed, and is whole even if that fails.
 */
export function jsonHead({ profile, certificateFingerprint }: SignerOfRecord): string {
  const head = { version: JSON_VERSION, profile, certificateFingerprint };
  return `${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "signatures": [`;
}

/** Signatures within the list of the JSON form. */
export function jsonEntries(signatures: readonly FinishedSignature[], first: boolean): string {
  const entries = signatures.map(({ name, algorithm, digest, signature }) => {
    const entry = { name, algorithm, digest: hexOf(digest), signature: Buffer.from(signature).toString('base64') };
    return `\n    ${JSON.stringify(entry)}`;
  });
  return entries.length === 0 ? '' : `${first ? '' : ','}${entries.join(',')}`;
}

/** The end of the JSON form. */
export function jsonTail(complete: boolean): string {
  return `\n  ],\n  "complete": ${complete}\n}\n`;
}

/** The whole JSON form at once. */
export function jsonDocument(
  signer: SignerOfRecord,
  signatures: readonly FinishedSignature[],
  complete: boolean,
): string {
  return jsonHead(signer) + jsonEntries(signatures, true) + jsonTail(complete);
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
