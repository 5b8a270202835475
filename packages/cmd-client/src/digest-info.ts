import { SmartCmdError } from './errors.js';

/** The hash algorithms that the service signs, by the names that node:crypto and OpenSSL use. */
export type HashName = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512' | 'ripemd160';

/** A hash algorithm and how RFC 8017 §9.2 wraps its digest. */
export interface Hash {
  readonly name: HashName;
  /** Bytes of the digest. */
  readonly digestLength: number;
  /** The DER of the DigestInfo up to the digest (RFC 8017 §9.2, note 1), raw bytes. */
  readonly prefix: Uint8Array;
  /** Collisions are known or in reach: not for new signatures. */
  readonly weak: boolean;
}

const hash = (name: HashName, prefix: string, digestLength: number, weak = false): Hash => ({
  name,
  digestLength,
  prefix: Buffer.from(prefix, 'hex'),
  weak,
});

/** The seven hashes, strongest habit first: SHA-256 is the default everywhere. */
export const HASHES: readonly Hash[] = [
  hash('sha256', '3031300d060960864801650304020105000420', 32),
  hash('sha384', '3041300d060960864801650304020205000430', 48),
  hash('sha512', '3051300d060960864801650304020305000440', 64),
  hash('sha224', '302d300d06096086480165030402040500041c', 28),
  hash('sha1', '3021300906052b0e03021a05000414', 20, true),
  hash('ripemd160', '3021300906052b2403020105000414', 20, true),
  hash('md5', '3020300c06082a864886f70d020505000410', 16, true),
];

/**
 * @param name such as `sha256`, `SHA-256` or `RIPEMD-160`
 * @returns the hash, or `undefined` when the service does not know it
 */
export function hashByName(name: string): Hash | undefined {
  const plain = name
    .toLowerCase()
    .replace(/[-_/]/g, '')
    .replace(/^rmd160$/, 'ripemd160');
  return HASHES.find((candidate) => candidate.name === plain);
}

/**
 * The DigestInfo of RFC 8017 §9.2 for a digest.
 *
 * @param name the algorithm that made the digest
 * @param digest raw bytes, as many as the algorithm gives
 * @returns DER, raw bytes (51 for SHA-256)
 * @throws SmartCmdError `digest-invalid` when the length is not the algorithm's
 */
export function buildDigestInfo(name: HashName, digest: Uint8Array): Uint8Array {
  const { prefix, digestLength } = hashByName(name) as Hash;
  if (digest.length !== digestLength) {
    throw new SmartCmdError('digest-invalid', {
      what: { en: 'The digest', pt: 'O resumo' },
      problem: {
        en: `it has ${digest.length} bytes, and ${name} gives ${digestLength}`,
        pt: `tem ${digest.length} bytes, e ${name} dá ${digestLength}`,
      },
    });
  }
  return Buffer.concat([prefix, digest]);
}

/**
 * Reads a DigestInfo (RFC 8017 §9.2). Only the canonical DER of the seven hashes is one: a BER variant, an absent NULL
 * parameter or a byte too many is refused, since the service signs whatever it is given.
 *
 * @param bytes DER, raw bytes
 * @returns the algorithm and a view on the digest
 * @throws SmartCmdError `digest-invalid`
 */
export function parseDigestInfo(bytes: Uint8Array): { readonly hash: Hash; readonly digest: Uint8Array } {
  for (const candidate of HASHES) {
    const { prefix, digestLength } = candidate;
    if (bytes.length !== prefix.length + digestLength) continue;
    if (Buffer.compare(bytes.subarray(0, prefix.length), prefix) !== 0) continue;
    return { hash: candidate, digest: bytes.subarray(prefix.length) };
  }
  throw new SmartCmdError('digest-invalid', {
    what: { en: 'The DigestInfo', pt: 'O DigestInfo' },
    problem: {
      en: `its ${bytes.length} bytes are not the DER form of one of ${HASHES.map((known) => known.name).join(', ')}`,
      pt: `os seus ${bytes.length} bytes não são a forma DER de um de ${HASHES.map((known) => known.name).join(', ')}`,
    },
  });
}

/**
 * The name that AMA's own client gives to a document without one.
 *
 * @param digestInfo DER, raw bytes
 * @returns the first 8 characters of the base64url of the digest
 */
export function digestNameOf(digestInfo: Uint8Array): string {
  return Buffer.from(parseDigestInfo(digestInfo).digest).toString('base64url').slice(0, 8);
}
