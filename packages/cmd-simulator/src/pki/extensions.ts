import { createHash, type KeyObject } from 'node:crypto';
import {
  type Asn1,
  bitString,
  boolean,
  encode,
  ia5String,
  integer,
  objectIdentifier,
  octetString,
  printableString,
  sequence,
  tagged,
} from './der.js';

function extension(type: string, value: Asn1, critical = false): Asn1 {
  const parts = [objectIdentifier(type), octetString(encode(value))];
  if (critical) parts.splice(1, 0, boolean(true));
  return sequence(...parts);
}

const KEY_USAGE_BITS = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  dataEncipherment: 3,
  keyCertSign: 5,
  cRLSign: 6,
} as const;

/** RFC 5280 §4.2.1.3; always critical. */
export function keyUsage(...usages: (keyof typeof KEY_USAGE_BITS)[]): Asn1 {
  const bits = usages.map((usage) => KEY_USAGE_BITS[usage]);
  const last = Math.max(...bits);
  const byte = bits.reduce<number>((sum, bit) => sum | (0x80 >> bit), 0);
  // DER drops the trailing zero bits of a named bit list (X.690 §11.2.2).
  return extension('2.5.29.15', bitString(Buffer.of(byte), 7 - last), true);
}

/** RFC 5280 §4.2.1.9; always critical. `pathLength` only for a CA. */
export function basicConstraints(ca: boolean, pathLength?: number): Asn1 {
  const parts: Asn1[] = ca ? [boolean(true)] : [];
  if (pathLength !== undefined) parts.push(integer(Buffer.of(pathLength)));
  return extension('2.5.29.19', sequence(...parts), true);
}

/** RFC 5280 §4.2.1.12, for TLS servers only. */
export function extendedKeyUsageServer(): Asn1 {
  return extension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.1')));
}

/** RFC 5280 §4.2.1.6. IP addresses as their 4 or 16 bytes. */
export function subjectAlternativeName(dnsNames: readonly string[], addresses: readonly Buffer[]): Asn1 {
  const names = [
    ...dnsNames.map((name) => tagged(2, name)),
    ...addresses.map((bytes) => tagged(7, bytes.toString('latin1'))),
  ];
  return extension('2.5.29.17', sequence(...names));
}

/** RFC 5280 §4.2.1.4, each policy with the address of its statement (CPS) when there is one. */
export function certificatePolicies(policies: readonly { oid: string; cps?: string }[]): Asn1 {
  return extension(
    '2.5.29.32',
    sequence(
      ...policies.map(({ oid, cps }) =>
        cps === undefined
          ? sequence(objectIdentifier(oid))
          : sequence(objectIdentifier(oid), sequence(sequence(objectIdentifier('1.3.6.1.5.5.7.2.1'), ia5String(cps)))),
      ),
    ),
  );
}

/** RFC 5280 §4.2.2.1: where to ask for revocation and for the issuer's certificate. */
export function authorityInformationAccess(ocsp: string, caIssuers: string): Asn1 {
  return extension(
    '1.3.6.1.5.5.7.1.1',
    sequence(
      sequence(objectIdentifier('1.3.6.1.5.5.7.48.1'), tagged(6, ocsp)),
      sequence(objectIdentifier('1.3.6.1.5.5.7.48.2'), tagged(6, caIssuers)),
    ),
  );
}

/** RFC 5280 §4.2.1.13, one distribution point. */
export function crlDistributionPoint(url: string): Asn1 {
  return extension('2.5.29.31', sequence(sequence(tagged(0, [tagged(0, [tagged(6, url)])]))));
}

/** ETSI EN 319 412-5: qualified, key in a QSCD, for electronic signatures, with a disclosure statement. */
export function qcStatements(disclosure: { url: string; language: string }): Asn1 {
  return extension(
    '1.3.6.1.5.5.7.1.3',
    sequence(
      sequence(objectIdentifier('0.4.0.1862.1.1')),
      sequence(objectIdentifier('0.4.0.1862.1.4')),
      sequence(
        objectIdentifier('0.4.0.1862.1.5'),
        sequence(sequence(ia5String(disclosure.url), printableString(disclosure.language))),
      ),
      sequence(objectIdentifier('0.4.0.1862.1.6'), sequence(objectIdentifier('0.4.0.1862.1.6.1'))),
    ),
  );
}

/** SHA-1 of the subjectPublicKey bits, which for RSA are the PKCS#1 key: method 1 of RFC 5280 §4.2.1.2. */
function keyIdentifier(publicKey: KeyObject): Buffer {
  return createHash('sha1')
    .update(publicKey.export({ type: 'pkcs1', format: 'der' }))
    .digest();
}

/** RFC 5280 §4.2.1.2. */
export function subjectKeyIdentifier(publicKey: KeyObject): Asn1 {
  return extension('2.5.29.14', octetString(keyIdentifier(publicKey)));
}

/** RFC 5280 §4.2.1.1, by key identifier. */
export function authorityKeyIdentifier(issuerPublicKey: KeyObject): Asn1 {
  return extension('2.5.29.35', sequence(tagged(0, keyIdentifier(issuerPublicKey).toString('latin1'))));
}
