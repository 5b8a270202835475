import { X509Certificate } from 'node:crypto';
import { shortened } from '../printable.js';

const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';

/** Characters of a common name (RFC 5280, ub-common-name). */
const NAME_LIMIT = 64;

/**
 * The certificates in a text of PEM blocks (RFC 7468), in their order. Text between the blocks is ignored, and so are
 * the line ends: WCF escapes a carriage return, and it may arrive unescaped.
 *
 * @param text any text
 * @returns the certificates, perhaps none
 * @throws Error when a block holds no certificate
 */
export function certificatesInPem(text: string): X509Certificate[] {
  // Split rather than matched: a pattern that allows blanks everywhere takes quadratic time on a hostile text.
  const [, ...blocks] = text.replaceAll('&#xD;', '').split(BEGIN);
  return blocks
    .filter((block) => block.includes(END))
    .map((block) => new X509Certificate(Buffer.from(block.slice(0, block.indexOf(END)), 'base64')));
}

/**
 * A certificate as PEM (RFC 7468): lines of 64 characters, each ended by `\n`.
 */
export function pemOf(certificate: X509Certificate): string {
  const lines = certificate.raw.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/**
 * The first common name of a distinguished name in the form of X509Certificate, or the whole name without one; only the beginning
 * of one that is longer than any may be, beside which nothing else could be seen.
 */
export function commonNameOf(distinguishedName: string): string {
  const name = /^CN=(.*)$/m.exec(distinguishedName)?.[1] ?? distinguishedName.replaceAll('\n', ', ');
  return shortened(name, NAME_LIMIT);
}

/** A date as an ISO 8601 day, UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
