import { constants, publicDecrypt, type X509Certificate } from 'node:crypto';

/**
 * Verifies an RSASSA-PKCS1-v1_5 signature (RFC 8017 §8.2.2) from its DigestInfo, since the document is not here. The
 * padding is removed strictly and what remains must be the DigestInfo to the byte, which is the comparison of encoded
 * messages that the standard asks for.
 *
 * @param leaf the signer's certificate, with an RSA key
 * @param digestInfo DER, raw bytes
 * @param signature raw bytes
 * @returns whether the leaf's key made this signature over this DigestInfo
 */
export function verifySignature(leaf: X509Certificate, digestInfo: Uint8Array, signature: Uint8Array): boolean {
  const bits = leaf.publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (signature.length !== Math.ceil(bits / 8)) return false;
  try {
    const recovered = publicDecrypt({ key: leaf.publicKey, padding: constants.RSA_PKCS1_PADDING }, signature);
    return Buffer.compare(recovered, digestInfo) === 0;
  } catch {
    return false;
  }
}
