import { describe, expect, it } from 'vitest';
import { RememberedSignatures } from '../../src/agent/remembered-signatures.js';

const digestInfo = (n: number): Uint8Array => Uint8Array.of(n);
const signature = Uint8Array.of(1, 2, 3);

describe('remembered signatures', () => {
  it('are found for the same key and DigestInfo alone', () => {
    const remembered = new RememberedSignatures(1000, () => 0);
    remembered.keep('key', digestInfo(1), signature);
    expect(remembered.find('key', digestInfo(1))).toBe(signature);
    expect(remembered.find('key', digestInfo(2))).toBeUndefined();
    expect(remembered.find('other key', digestInfo(1))).toBeUndefined();
  });

  it('are forgotten when their time is over', () => {
    let now = 0;
    const remembered = new RememberedSignatures(1000, () => now);
    remembered.keep('key', digestInfo(1), signature);
    now = 999;
    expect(remembered.find('key', digestInfo(1))).toBe(signature);
    now = 1000;
    expect(remembered.find('key', digestInfo(1))).toBeUndefined();
  });

  it('are 64 at most: the oldest goes', () => {
    const remembered = new RememberedSignatures(1000, () => 0);
    for (let n = 0; n <= 64; n++) remembered.keep('key', digestInfo(n), signature);
    expect(remembered.find('key', digestInfo(0))).toBeUndefined();
    expect(remembered.find('key', digestInfo(1))).toBe(signature);
    expect(remembered.find('key', digestInfo(64))).toBe(signature);
  });

  it('are none when they are switched off', () => {
    const remembered = new RememberedSignatures(0, () => 0);
    remembered.keep('key', digestInfo(1), signature);
    expect(remembered.find('key', digestInfo(1))).toBeUndefined();
  });
});
