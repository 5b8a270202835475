import type { X509Certificate } from 'node:crypto';

/** The parts of a certificate that PKCS#11 wants in DER, as the very bytes of the certificate (RFC 5280 §4.1). */
export interface CertificateFields {
  /** INTEGER. */
  readonly serialNumber: Uint8Array;
  /** Name. */
  readonly issuer: Uint8Array;
  /** Name. */
  readonly subject: Uint8Array;
  /** SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Uint8Array;
  /** What the key's BIT STRING holds, which RFC 5280 §4.2.1.2 (1) hashes. */
  readonly publicKey: Uint8Array;
}

/** The RSA key of a certificate (RFC 8017 §3.1), unsigned big-endian without leading zeros. */
export interface RsaPublicKey {
  readonly modulus: Uint8Array;
  readonly publicExponent: Uint8Array;
  /** Of the modulus. */
  readonly bits: number;
}

/** An element of DER: all its bytes, and those of its value. */
interface Element {
  readonly tag: number;
  readonly whole: Uint8Array;
  readonly value: Uint8Array;
}

const TAG_VERSION = 0xa0;

/**
 * Cuts a certificate, which Node has read already, into its parts. They are cut out rather than written anew: what a
 * program compares with them comes from the certificate too.
 */
export function certificateFields(certificate: X509Certificate): CertificateFields {
  const [tbs] = elements(only(certificate.raw).value);
  const fields = elements(tbs?.value).filter(({ tag }) => tag !== TAG_VERSION);
  const [serialNumber, , issuer, , subject, publicKeyInfo] = fields;
  if (!serialNumber || !issuer || !subject || !publicKeyInfo) throw new RangeError('not a certificate');
  const [, bitString] = elements(publicKeyInfo.value);
  return {
    serialNumber: serialNumber.whole,
    issuer: issuer.whole,
    subject: subject.whole,
    publicKeyInfo: publicKeyInfo.whole,
    // The first byte counts the unused bits.
    publicKey: bitString?.value.subarray(1) ?? new Uint8Array(),
  };
}

/**
 * The key of a certificate.
 *
 * @returns `undefined` when it is not an RSA key
 */
export function rsaPublicKey(certificate: X509Certificate): RsaPublicKey | undefined {
  const { kty, n, e } = certificate.publicKey.export({ format: 'jwk' });
  if (kty !== 'RSA' || n === undefined || e === undefined) return undefined;
  return {
    modulus: Buffer.from(n, 'base64url'),
    publicExponent: Buffer.from(e, 'base64url'),
    bits: certificate.publicKey.asymmetricKeyDetails?.modulusLength ?? 0,
  };
}

function only(bytes: Uint8Array): Element {
  const [element] = elements(bytes);
  if (!element) throw new RangeError('not a certificate');
  return element;
}

/** The elements that stand one after the other. */
function elements(bytes: Uint8Array = new Uint8Array()): Element[] {
  const found: Element[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const first = bytes[offset + 1] ?? 0;
    // X.690 §8.1.3: up to 127 the length itself, else how many bytes of length follow.
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const start = offset + 2 + lengthBytes;
    const length =
      lengthBytes === 0 ? first : Number(`0x${Buffer.from(bytes.subarray(offset + 2, start)).toString('hex')}`);
    const end = start + length;
    if (!(end <= bytes.length)) throw new RangeError('not a certificate');
    found.push({ tag: bytes[offset] ?? 0, whole: bytes.subarray(offset, end), value: bytes.subarray(start, end) });
    offset = end;
  }
  return found;
}
