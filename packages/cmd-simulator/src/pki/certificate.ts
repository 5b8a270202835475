import { type KeyObject, randomBytes, sign } from 'node:crypto';
import { type Asn1, bitString, decode, encode, integer, nil, objectIdentifier, sequence, tagged, time } from './der.js';
import { encodeName, type Name } from './name.js';

/** What a certificate is to say. */
export interface CertificateContent {
  readonly subject: Name;
  readonly publicKey: KeyObject;
  readonly issuer: Name;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly Asn1[];
}

const sha256WithRsaEncryption = (): Asn1 => sequence(objectIdentifier('1.2.840.113549.1.1.11'), nil());

function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  // The first byte is 0x40..0x7f: positive and minimal, so the DER integer needs no padding byte.
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

/**
 * Issues an X.509 v3 certificate signed with RSA and SHA-256 (RFC 5280 §4.1).
 *
 * @param content names, validity, subject key and extensions
 * @param issuerKey the issuer's RSA private key
 * @returns the certificate in PEM
 */
export function issueCertificate(content: CertificateContent, issuerKey: KeyObject): string {
  const toBeSigned = sequence(
    tagged(0, [integer(Buffer.of(2))]),
    integer(serialNumber()),
    sha256WithRsaEncryption(),
    encodeName(content.issuer),
    sequence(time(content.notBefore), time(content.notAfter)),
    encodeName(content.subject),
    decode(content.publicKey.export({ type: 'spki', format: 'der' })),
    tagged(3, [sequence(...content.extensions)]),
  );
  const signature = sign('sha256', encode(toBeSigned), issuerKey);
  return toPem(encode(sequence(toBeSigned, sha256WithRsaEncryption(), bitString(signature))));
}

/**
 * Wraps DER bytes as a PEM certificate block (RFC 7468 §5).
 *
 * @param der the bytes; they need not be a certificate
 * @returns the block with LF line ends and a final one
 */
export function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
