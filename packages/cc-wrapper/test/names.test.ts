import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ATTRIBUTE_NAMES,
  CERTIFICATE_TYPE_NAMES,
  CLASS_NAMES,
  KEY_TYPE_NAMES,
  MGF_NAMES,
  RESULT_NAMES,
  STATE_NAMES,
  USER_NAMES,
} from '../src/cryptoki/constant-names.js';
import { MECHANISM_FLAGS, SESSION_FLAGS, SLOT_FLAGS, TOKEN_FLAGS } from '../src/cryptoki/flag-names.js';
import { MECHANISM_NAMES } from '../src/cryptoki/mechanism-names.js';
import { flagsIn, type Names, nameIn } from '../src/cryptoki/names.js';

const manifest = createRequire(import.meta.url).resolve('pkcs11js/package.json');
const header = readFileSync(join(dirname(manifest), 'includes', 'pkcs11', 'pkcs11t.h'), 'utf8');

/** What the standard's header of 2.40 defines, but vendors' ranges: a name and its number. */
function* defined(prefix: string): Generator<[string, number]> {
  const pattern = new RegExp(
    `^#define (${prefix}_\\w+) +\\(?(?:CKF_ARRAY_ATTRIBUTE *\\| *(0x[\\da-fA-F]+)|(0x[\\da-fA-F]+|\\d+))U?L?\\)?`,
    'gm',
  );
  for (const [, name = '', array, number] of header.matchAll(pattern)) {
    if (name.endsWith('VENDOR_DEFINED')) continue;
    yield [name, array === undefined ? Number(number) : 0x4000_0000 + Number(array)];
  }
}

// Deprecated, or names for a number that has another one, too.
const OTHER_NAMES =
  /^CK[AKM]_(ECDSA|ECDSA_PARAMS|ECDSA_KEY_PAIR_GEN|CAST5.*|PBE_\w+_CAST5_CBC|DSA_PROBABILISTIC_\w+|SUB_PRIME_BITS)$/;

describe('the names of numbers', () => {
  it.each<[string, Names, number]>([
    ['CKA', ATTRIBUTE_NAMES, 100],
    ['CKM', MECHANISM_NAMES, 300],
    ['CKR', RESULT_NAMES, 90],
    ['CKO', CLASS_NAMES, 9],
    ['CKK', KEY_TYPE_NAMES, 40],
    ['CKC', CERTIFICATE_TYPE_NAMES, 3],
    ['CKU', USER_NAMES, 3],
    ['CKS', STATE_NAMES, 5],
    ['CKG_MGF1', MGF_NAMES, 5],
  ])('are those of the header: %s', (prefix, names, least) => {
    const wanted = [...defined(prefix)].filter(([name]) => !OTHER_NAMES.test(name));
    expect(wanted.length).toBeGreaterThanOrEqual(least);
    expect(wanted.map(([, number]) => nameIn(names, number))).toEqual(wanted.map(([name]) => name));
  });

  it('are no more than one for a number', () => {
    for (const names of [ATTRIBUTE_NAMES, MECHANISM_NAMES, RESULT_NAMES, TOKEN_FLAGS, MECHANISM_FLAGS])
      expect(new Set(names.values()).size).toBe(names.size);
  });

  it('are hexadecimal where there is none: a vendor has its own', () => {
    expect(nameIn(ATTRIBUTE_NAMES, 0xcf53_4301)).toBe('0xcf534301');
    expect(flagsIn(SESSION_FLAGS, 0x106)).toEqual(['CKF_RW_SESSION', 'CKF_SERIAL_SESSION', '0x100']);
    expect(flagsIn(SLOT_FLAGS, 0)).toEqual([]);
  });
});
