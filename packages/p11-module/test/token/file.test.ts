import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CKA, CKO } from '../../src/cryptoki/constants.js';
import { ulong } from '../../src/token/attribute-values.js';
import { describeToken } from '../../src/token/describe.js';
import { encodeToken } from '../../src/token/encode.js';
import { readToken } from '../../src/token/read.js';
import { NEVER_REVEALED, type Token, type TokenObject } from '../../src/token/token.js';
import { TokenFileError } from '../../src/token/token-file-error.js';

const object = (type: number, ...others: TokenObject): TokenObject => [
  { type: CKA.CKA_CLASS, value: ulong(type) },
  ...others,
];

const SMALL: Token = {
  label: 'CMD Ana',
  manufacturer: 'M',
  model: 'm',
  serialNumber: '01',
  flags: 0x40a,
  slotDescription: 'Slot',
  signatureLength: 384,
  profile: 'default',
  mechanisms: [{ type: 1, smallestKey: 2048, largestKey: 3072, flags: 0x801 }],
  objects: [
    object(CKO.CKO_PRIVATE_KEY, { type: CKA.CKA_ID, value: Buffer.from('id') }, { type: 0x123, value: NEVER_REVEALED }),
    object(
      CKO.CKO_CERTIFICATE,
      { type: CKA.CKA_VALUE, value: Buffer.from([1, 2, 3]) },
      { type: CKA.CKA_URL, value: Buffer.of() },
    ),
  ],
  agent: ['/agent', '-p'],
  settings: { log: '/tmp/ç', later: '' },
};

/** The token with its values in hex, whatever kind of array they were. */
const plain = (token: Token): unknown => ({
  ...token,
  objects: token.objects.map((list) =>
    list.map(({ type, value }) => [type, value === NEVER_REVEALED ? value : Buffer.from(value).toString('hex')]),
  ),
});

describe('a token file', () => {
  it('is to the byte as docs/token-file.md says (on a little-endian machine)', () => {
    const file = Buffer.from(encodeToken(SMALL));
    const u32 = (offset: number): number => file.readUInt32LE(offset);
    expect(file.subarray(0, 8).toString()).toBe('SmartCMD');
    expect([8, 12, 16, 20].map(u32)).toEqual([2, 0x01020304, 8, file.length]);
    const [token, mechanisms, objects, attributes, agent, settings] = [24, 32, 40, 48, 56, 64].map((at) => [
      u32(at),
      u32(at + 4),
    ]);
    expect(token).toEqual([72, 240]);
    expect(mechanisms).toEqual([312, 1]);
    expect(objects).toEqual([344, 2]);
    expect(attributes).toEqual([360, 6]);
    expect(agent).toEqual([504, 11]);
    expect(settings).toEqual([520, 20]);
    expect(file.subarray(72, 104).toString()).toBe('CMD Ana'.padEnd(32));
    expect(file.subarray(168, 176).readBigUInt64LE()).toBe(0x40an);
    expect(u32(72 + 168)).toBe(384);
    expect(file.subarray(72 + 176, 312).toString()).toBe('default'.padEnd(64, '\0'));
    expect([0, 8, 16, 24].map((at) => file.readBigUInt64LE(312 + at))).toEqual([1n, 2048n, 3072n, 0x801n]);
    expect([344, 348, 352, 356].map(u32)).toEqual([0, 3, 3, 3]);
    const secret = 360 + 2 * 24;
    expect([file.readBigUInt64LE(secret), u32(secret + 8), u32(secret + 12)]).toEqual([0x123n, 0, 0xffffffff]);
    expect(file.subarray(504, 515).toString()).toBe('/agent\0-p\0\0');
    expect(file.subarray(520, 540).toString()).toBe('log=/tmp/ç\0later=\0\0');
    expect([u32(360 + 8), u32(360 + 12)]).toEqual([544, 8]);
  });

  it('is read as it was written', () => {
    expect(plain(readToken(encodeToken(SMALL)))).toEqual(plain(SMALL));
  });

  it('of any token is read as it was written', () => {
    const text = (bytes: number) =>
      fc
        .string({ unit: fc.constantFrom('a', 'Z', '0', ' ', 'ç', '€', '😀'), maxLength: bytes })
        .map((value) => value.trimEnd())
        .filter((value) => Buffer.byteLength(value) <= bytes);
    const attributes = fc
      .uniqueArray(
        fc.record({
          type: fc.oneof(fc.integer({ min: 1, max: 0x700 }), fc.constant(0x4000_0600), fc.maxSafeNat().filter(Boolean)),
          value: fc.oneof(fc.uint8Array({ maxLength: 50 }), fc.constant(NEVER_REVEALED)),
        }),
        { selector: ({ type }) => type, maxLength: 12 },
      )
      .map((list) => list.sort((one, other) => one.type - other.type) as TokenObject);
    const tokens: fc.Arbitrary<Token> = fc
      .record({
        label: text(32),
        manufacturer: text(32),
        model: text(16),
        serialNumber: text(16),
        flags: fc.nat(),
        slotDescription: text(64),
        signatureLength: fc.integer({ min: 128, max: 2048 }),
        profile: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/),
        mechanisms: fc.array(
          fc.record({ type: fc.maxSafeNat(), smallestKey: fc.nat(), largestKey: fc.nat(), flags: fc.nat() }),
          { minLength: 1, maxLength: 32 },
        ),
        others: fc.array(attributes, { maxLength: 8 }),
        key: attributes,
        agent: fc.array(fc.string({ minLength: 1, unit: 'grapheme-ascii' }), { maxLength: 31 }),
        settings: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), fc.string({ unit: 'grapheme-ascii' }), {
          maxKeys: 32,
        }),
      })
      .map(({ others, key, agent, ...rest }) => ({
        ...rest,
        objects: [...others.map((list) => object(CKO.CKO_CERTIFICATE, ...list)), object(CKO.CKO_PRIVATE_KEY, ...key)],
        agent: ['/usr/bin/agent', ...agent],
      }));
    fc.assert(
      fc.property(tokens, (token) => {
        const read = readToken(encodeToken(token));
        expect(plain(read)).toEqual(plain(token));
        expect(describeToken(read, 'pt')).toContain('CKO_PRIVATE_KEY');
      }),
    );
  });

  it('that is cut short anywhere is refused', () => {
    const file = encodeToken(SMALL);
    for (let length = 0; length < file.length; length++) {
      expect(() => readToken(file.subarray(0, length))).toThrow(TokenFileError);
    }
    expect(() => readToken(Buffer.concat([file, Buffer.of(0)]))).toThrow(TokenFileError);
  });

  it('with any bit flipped is refused or harmless', () => {
    const file = encodeToken(SMALL);
    let refused = 0;
    for (let bit = 0; bit < file.length * 8; bit++) {
      const flipped = Uint8Array.from(file);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      try {
        describeToken(readToken(flipped), 'en');
      } catch (error) {
        expect(error).toBeInstanceOf(TokenFileError);
        refused++;
      }
    }
    // Of the header every bit counts, since the file is nowhere longer than it must be.
    expect(refused).toBeGreaterThan(72 * 8 * 0.8);
  });

  it('of any bytes is refused', () => {
    const file = encodeToken(SMALL);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(file.length / 4 - 1), fc.nat(0xffffffff)), { minLength: 1 }), (changes) => {
        const changed = Buffer.from(file);
        for (const [word, value] of changes) changed.writeUInt32LE(value, word * 4);
        try {
          describeToken(readToken(changed), 'en');
        } catch (error) {
          expect(error).toBeInstanceOf(TokenFileError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what a token file may not say', () => {
  const key = SMALL.objects[0] as TokenObject;
  it.each<[string, Partial<Token>]>([
    ['no private key', { objects: [object(CKO.CKO_CERTIFICATE)] }],
    ['two private keys', { objects: [key, key] }],
    ['an object without a class', { objects: [key, [{ type: CKA.CKA_ID, value: Buffer.of(1) }]] }],
    ['attributes that are not sorted', { objects: [[...key].reverse()] }],
    [
      'an attribute twice',
      { objects: [object(CKO.CKO_PRIVATE_KEY, { type: 2, value: Buffer.of(1) }, { type: 2, value: Buffer.of(1) })] },
    ],
    ['a signature of no length', { signatureLength: 0 }],
  ])('%s', (_, change) => {
    expect(() => readToken(encodeToken({ ...SMALL, ...change }))).toThrow(TokenFileError);
  });

  it.each<[string, Partial<Token>]>([
    ['a text that is too long', { label: 'ç'.repeat(17) }],
    ['a text with a line end', { label: 'a\nb' }],
    ['no mechanism', { mechanisms: [] }],
    ['a setting whose name is none', { settings: { 'a b': '' } }],
    ['a setting with a NUL', { settings: { log: '/a\0b' } }],
    [
      'too many settings',
      { settings: Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`s${index}`, ''])) },
    ],
    ['no object', { objects: [] }],
    ['too many objects', { objects: Array.from({ length: 65 }, () => key) }],
    ['more than a mebibyte', { objects: [object(3, { type: 0x11, value: Buffer.alloc(1024 * 1024) })] }],
  ])('%s, which is not even written', (_, change) => {
    expect(() => encodeToken({ ...SMALL, ...change })).toThrow(TokenFileError);
  });

  it.each([
    [8, 1, /version 1/],
    [12, 0x04030201, /another machine/],
    [16, 4, /another machine/],
    [0, 0, /not a token file/],
  ])('at %i the number %i: the error says why', (offset, value, sentence) => {
    const file = Buffer.from(encodeToken(SMALL));
    file.writeUInt32LE(value, offset);
    expect(() => readToken(file)).toThrow(sentence);
  });

  it.each([
    ['a value that goes beyond the end', 360 + 12, 10_000],
    ['a value that goes a byte beyond the end', 360 + 5 * 24 + 12, 9],
    ['a value at no multiple of 8', 360 + 8, 545],
    ['a value in the header', 360 + 8, 0],
    ['an object with more attributes than there are', 352 + 4, 4],
    ['an object that starts after the last attribute', 352, 7],
    ['a section at no multiple of 8', 48, 361],
    ['a section in the header', 24, 0],
    ['an agent that goes beyond the end', 60, 10_000],
    ['an agent without an end', 60, 10],
    ['settings that go beyond the end', 68, 10_000],
    ['settings without an end', 68, 19],
    ['no end of the settings', 68, 0],
    ['a setting without a name', 520, 0x3d3d3d3d],
    ['a token section of another length', 28, 239],
    ['no attributes', 52, 0],
    ['too many attributes', 52, 4097],
    ['too many mechanisms', 36, 33],
    ['too many objects', 44, 65],
    ['a profile without an end', 308, 0x41414141],
    ['a number where there is nothing', 244, 1],
    ['an attribute with more than its fields', 360 + 16, 1],
    ['a secret with a place', 360 + 2 * 24 + 8, 544],
  ])('%s', (_, offset, value) => {
    const file = Buffer.from(encodeToken(SMALL));
    file.writeUInt32LE(value, offset);
    expect(() => readToken(file)).toThrow(TokenFileError);
  });
});
