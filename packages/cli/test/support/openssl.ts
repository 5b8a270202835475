import { execFileSync } from 'node:child_process';
import type { Chain } from './chain.js';

/**
 * What openssl says of a plain signature.
 *
 * @param hash as openssl names it
 * @param publicKey file
 * @param signed file and the file of its signature
 * @returns `Verified OK`
 * @throws when the signature is not valid
 */
export function verifySignature(
  hash: string,
  publicKey: string,
  { file, signature }: { readonly file: string; readonly signature: string },
): string {
  const args = ['dgst', `-${hash}`, '-verify', publicKey, '-signature', signature, file];
  return execFileSync('openssl', args, { encoding: 'utf8' }).trim();
}

/**
 * What a CMS message signs (RFC 5652), if its signature is valid and the chain of its signer ends with the root; the
 * message itself must have the other certificates.
 *
 * @param message file, BER
 * @param chain of the signer
 * @param content file, where the message does not have it
 * @throws when openssl finds something wrong
 */
export function verifyCms(message: string, chain: Chain, content?: string): Buffer {
  const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', message, '-CAfile', chain.files.root];
  const detached = content === undefined ? [] : ['-content', content];
  return execFileSync('openssl', [...args, ...detached], { stdio: ['ignore', 'pipe', 'pipe'] });
}
