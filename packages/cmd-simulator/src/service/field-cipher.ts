import { constants, type KeyObject, privateDecrypt } from 'node:crypto';
import { canonicalBase64 } from '../soap/element-reader.js';

const MINIMUM_PADDING = 8;

/**
 * Opens a field that the client encrypted with RSAES-PKCS1-v1_5 (RFC 8017 §7.2.2).
 *
 * @param value base64 of the ciphertext
 * @param key the private key of the encryption certificate
 * @returns the UTF-8 text, or undefined when any step fails
 */
export function openField(value: string, key: KeyObject): string | undefined {
  const ciphertext = canonicalBase64(value);
  if (ciphertext === undefined) return undefined;
  try {
    // Node may refuse PKCS#1 v1.5 decryption (CVE-2023-46809), so the padding is removed here. Telling errors
    // apart is an oracle in a real service; in a simulator it is what shows a client's mistake.
    const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, ciphertext);
    const end = block.indexOf(0, 2);
    if (block[0] !== 0 || block[1] !== 2 || end < 2 + MINIMUM_PADDING) return undefined;
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(block.subarray(end + 1));
  } catch {
    return undefined;
  }
}
