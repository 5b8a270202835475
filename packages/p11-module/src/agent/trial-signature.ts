import { createHash, type X509Certificate } from 'node:crypto';
import { buildDigestInfo } from '@smartcmd/cmd-client';
import { certificateFields } from '../token/certificate-fields.js';

/**
 * What poppler signs only to throw the signature away: before each document, to learn how long a signature is (measured
 * with pdfsig 22.12), and for Okular, to try a password (read in its Qt interface). Both with the NUL that ends a string in C.
 */
const TRIALS = ['PDF\0', 'test\0'];

/**
 * Whether an application signs nothing but such a trial: exactly the signed attributes that poppler makes for it
 * (RFC 5652 §5.4: content type, message digest; RFC 5035 §4: the certificate). No document has them.
 *
 * The person would pay for it with a PIN and an OTP, for an SMS that names a document which does not exist. So nobody is
 * asked, nothing is signed, and the application gets bytes of a signature's length that verify with no key.
 *
 * @param leaf the signer's certificate
 * @param digestInfo what the application wants signed
 */
export function isTrial(leaf: X509Certificate, digestInfo: Uint8Array): boolean {
  const wanted = Buffer.from(digestInfo);
  return TRIALS.some((text) => wanted.equals(buildDigestInfo('sha256', sha256(signedAttributes(leaf, text)))));
}

/** What stands for the signature of a trial. */
export const trialSignature = (length: number): Uint8Array => new Uint8Array(length);

const sha256 = (bytes: Uint8Array | string): Uint8Array => createHash('sha256').update(bytes).digest();

const OID = {
  contentType: '2a864886f70d010903',
  data: '2a864886f70d010701',
  messageDigest: '2a864886f70d010904',
  signingCertificateV2: '2a864886f70d010910022f',
  sha256: '608648016503040201',
} as const;

/** SignedAttributes as they are hashed: a SET OF, whose members stand in the order of DER. */
function signedAttributes(leaf: X509Certificate, text: string): Uint8Array {
  const { issuer, serialNumber } = certificateFields(leaf);
  const issuerSerial = sequence(sequence(der(0xa4, issuer)), serialNumber);
  const certificate = sequence(sequence(oid(OID.sha256), der(0x05)), octets(sha256(leaf.raw)), issuerSerial);
  return der(
    0x31,
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(sha256(text))),
    attribute(OID.signingCertificateV2, sequence(sequence(certificate))),
  );
}

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), der(0x31, value));
const sequence = (...parts: Uint8Array[]): Uint8Array => der(0x30, ...parts);
const octets = (bytes: Uint8Array): Uint8Array => der(0x04, bytes);
const oid = (hex: string): Uint8Array => der(0x06, Buffer.from(hex, 'hex'));

/** An element of DER (X.690 §8.1), of at most 65,535 bytes. */
function der(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const value = Buffer.concat(parts);
  const { length } = value;
  const header = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...header]), value]);
}
