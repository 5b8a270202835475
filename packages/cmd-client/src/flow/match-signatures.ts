import { SmartCmdError } from '../errors.js';
import type { Localised } from '../language.js';
import type { SignedItem } from '../remote-signer.js';
import type { SignResponse } from '../service/answers.js';
import type { CertificateChain } from '../x509/chain.js';
import { verifySignature } from '../x509/verify.js';
import type { NamedDocument } from './documents.js';

/** The id under which a document travels in its request. */
export const idOf = (document: NamedDocument): string => String(document.index + 1);

/**
 * Takes the signatures of a request's documents out of the answer, and verifies each.
 *
 * @param documents of the request, in order
 * @param response the answer
 * @param chain its leaf's key must have made them
 * @returns one signature per document, in the order of the documents
 * @throws SmartCmdError `answer-mismatch` when one is missing or there are others, `signature-invalid`
 */
export function takeSignatures(
  documents: readonly NamedDocument[],
  response: SignResponse,
  chain: CertificateChain,
): SignedItem[] {
  const signatureOf = documents.length === 1 ? () => single(response) : byIdThenName(documents, response);
  return documents.map((document) => {
    const signature = Buffer.from(signatureOf(document), 'base64');
    if (!verifySignature(chain.leaf, document.digestInfo, signature)) {
      throw new SmartCmdError('signature-invalid', { document: document.name });
    }
    return { index: document.index, documentName: document.name, digestInfo: document.digestInfo, signature };
  });
}

function single(response: SignResponse): string {
  return response.Signature || mismatch({ en: 'there is no signature', pt: 'não há assinatura' });
}

/** The service promises no order, so the answer is matched by id, else by name; the signature decides whether rightly. */
function byIdThenName(
  documents: readonly NamedDocument[],
  response: SignResponse,
): (document: NamedDocument) => string {
  const structures = response.ArrayOfHashStructure?.HashStructure ?? [];
  if (structures.length !== documents.length) {
    mismatch({
      en: `${documents.length} were asked for and ${structures.length} came back`,
      pt: `foram pedidas ${documents.length} e vieram ${structures.length}`,
    });
  }
  const ids = structures.flatMap(({ id }) => id || []);
  if (new Set(ids).size !== ids.length) mismatch({ en: 'an id comes twice', pt: 'um identificador vem duas vezes' });
  const remaining = new Set(structures);
  return (document) => {
    const id = idOf(document);
    const candidates = [...remaining];
    const byId = candidates.filter((structure) => structure.id === id);
    const found = byId.length > 0 ? byId : candidates.filter((structure) => structure.Name === document.name);
    const [structure] = found;
    if (found.length !== 1 || !structure?.Hash) {
      return mismatch({
        en: `${found.length > 1 ? 'several' : 'none'} for "${document.name}"`,
        pt: `${found.length > 1 ? 'várias' : 'nenhuma'} para "${document.name}"`,
      });
    }
    remaining.delete(structure);
    return structure.Hash;
  };
}

function mismatch(problem: Localised): never {
  throw new SmartCmdError('answer-mismatch', { problem });
}
