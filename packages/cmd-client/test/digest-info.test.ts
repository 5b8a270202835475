import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigestInfo, digestNameOf, HASHES, hashByName, parseDigestInfo } from '../src/index.js';
import { codeOf } from './support/code-of.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('buildDigestInfo', () => {
  it('gives the 51 bytes of RFC 8017 for SHA-256', () => {
    const digest = createHash('sha256').update('abc').digest();
    expect(hex(buildDigestInfo('sha256', digest))).toBe(
      '3031300d060960864801650304020105000420ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it.each(HASHES.map((hash) => [hash.name, hash] as const))(
    'wraps a digest of %s that node:crypto makes',
    (name, hash) => {
      const digest = createHash(name).update('abc').digest();
      const info = buildDigestInfo(name, digest);
      expect(info).toHaveLength(hash.prefix.length + digest.length);
      // The lengths inside the DER fit the lengths outside.
      expect(info[1]).toBe(info.length - 2);
      expect(info[hash.prefix.length - 1]).toBe(digest.length);
    },
  );

  it.each(HASHES.map((hash) => hash.name))('refuses a digest of another length for %s', (name) => {
    expect(codeOf(() => buildDigestInfo(name, new Uint8Array(21)))).toBe('digest-invalid');
  });

  it('says both lengths', () => {
    expect(() => buildDigestInfo('sha256', new Uint8Array(20))).toThrow(/has 20 bytes, and sha256 gives 32/);
  });
});

describe('parseDigestInfo', () => {
  it('gives back what buildDigestInfo was given', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HASHES), fc.infiniteStream(fc.nat(255)), (hash, bytes) => {
        const digest = Uint8Array.from([...bytes.take(hash.digestLength)]);
        const parsed = parseDigestInfo(buildDigestInfo(hash.name, digest));
        expect(parsed.hash.name).toBe(hash.name);
        expect(hex(parsed.digest)).toBe(hex(digest));
      }),
    );
  });

  it('refuses each single bit flipped before the digest', () => {
    for (const hash of HASHES) {
      const info = buildDigestInfo(hash.name, new Uint8Array(hash.digestLength));
      for (let bit = 0; bit < hash.prefix.length * 8; bit++) {
        const flipped = Uint8Array.from(info);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
        expect(
          codeOf(() => parseDigestInfo(flipped)),
          `${hash.name}, bit ${bit}`,
        ).toBe('digest-invalid');
      }
    }
  });

  it.each([
    ['a byte too many', (info: Buffer) => Buffer.concat([info, Buffer.alloc(1)])],
    ['a byte too few', (info: Buffer) => info.subarray(0, -1)],
    ['the bare digest', (info: Buffer) => info.subarray(19)],
    ['no bytes', () => Buffer.alloc(0)],
    ['a BER length', (info: Buffer) => Buffer.concat([Buffer.from([0x30, 0x81, info.length - 2]), info.subarray(2)])],
    ['absent parameters', () => Buffer.from(`302f300b0609608648016503040201${'0420'}${'00'.repeat(32)}`, 'hex')],
  ])('refuses %s', (_, change) => {
    const info = Buffer.from(buildDigestInfo('sha256', new Uint8Array(32)));
    expect(codeOf(() => parseDigestInfo(change(info)))).toBe('digest-invalid');
  });
});

describe('hashByName', () => {
  it.each([
    ['sha256', 'sha256'],
    ['SHA-256', 'sha256'],
    ['SHA_1', 'sha1'],
    ['RIPEMD-160', 'ripemd160'],
    ['rmd160', 'ripemd160'],
    ['MD5', 'md5'],
  ])('knows %s', (name, expected) => expect(hashByName(name)?.name).toBe(expected));

  it.each(['sha3-256', 'sha512-256', '', 'sha'])('does not know "%s"', (name) => {
    expect(hashByName(name)).toBeUndefined();
  });
});

it('names a document without a name as AMA’s client does', () => {
  const digest = Buffer.from('b89dc0293f84'.padEnd(64, '0'), 'hex');
  expect(digestNameOf(buildDigestInfo('sha256', digest))).toBe('uJ3AKT-E');
});
