import { digestNameOf, type Hash, parseDigestInfo } from '../digest-info.js';
import { DocumentNames, documentNameOf } from '../document-name.js';
import { SmartCmdError } from '../errors.js';
import type { DocumentToSign } from '../prompter.js';
import type { SignItem } from '../remote-signer.js';

/** Documents that the service takes in one request. */
const REQUEST_LIMIT = 100;

/** An item, checked, with the name that the SMS will quote. */
export interface NamedDocument {
  /** Position in the caller's list. */
  readonly index: number;
  readonly digestInfo: Uint8Array;
  readonly name: string;
  readonly hash: Hash;
}

/**
 * Checks the items and gives a name to those without one. Given names must differ; made ones are made to.
 *
 * @throws SmartCmdError `nothing-to-sign`, `digest-invalid`, `document-name-invalid`, `document-name-duplicate`
 */
export function nameDocuments(items: readonly SignItem[]): NamedDocument[] {
  if (items.length === 0) throw new SmartCmdError('nothing-to-sign');
  const taken = new DocumentNames();
  for (const { documentName } of items) {
    if (documentName === undefined) continue;
    if (taken.has(documentNameOf(documentName))) {
      throw new SmartCmdError('document-name-duplicate', { value: documentName });
    }
    taken.add(documentName);
  }
  return items.map(({ digestInfo, documentName }, index) => {
    const { hash } = parseDigestInfo(digestInfo);
    const name = documentName ?? taken.addUnique(digestNameOf(digestInfo));
    return { index, digestInfo, name, hash };
  });
}

/** The documents in requests of at most {@link REQUEST_LIMIT}, in their order. */
export function inRequests<T>(documents: readonly T[]): T[][] {
  const requests: T[][] = [];
  for (let start = 0; start < documents.length; start += REQUEST_LIMIT) {
    requests.push(documents.slice(start, start + REQUEST_LIMIT));
  }
  return requests;
}

/** A document as the person is shown it. */
export function shown({ name, hash, digestInfo }: NamedDocument): DocumentToSign {
  return { name, hash: hash.name, digest: Buffer.from(digestInfo.subarray(hash.prefix.length)).toString('hex') };
}
