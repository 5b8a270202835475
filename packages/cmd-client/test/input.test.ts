import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  applicationIdOf,
  DOCUMENT_NAME_LIMIT,
  DocumentNames,
  documentNameFromFile,
  documentNameOf,
  isPrintable,
  languageOf,
  normalisePhone,
  printable,
  shortened,
} from '../src/index.js';

describe('normalisePhone', () => {
  it.each([
    '912345678',
    '+351 912345678',
    '+351912345678',
    '00351912345678',
    '351912345678',
    '+351 912 345 678',
    '(+351) 912-345-678',
    ' 912.345.678 ',
    '00 351 912 34 56 78',
    '+351\u00a0912\u2011345\u2011678',
    '＋３５１ ９１２３４５６７８',
    '\u202a+351 912 345 678\u202c',
    'tel:+351-912-345-678',
    '912−345−678',
  ])('reads %j', (text) => expect(normalisePhone(text)).toBe('+351 912345678'));

  it.each([
    ['+34 612 345 678', '+34 612345678'],
    ['+1 (212) 555-0100', '+1 2125550100'],
    ['+55 11 91234-5678', '+55 11912345678'],
    ['+238 991 12 34', '+238 9911234'],
    ['+44 (0)7911 123456', '+44 7911123456'],
    ['+7 912 345-67-89', '+7 9123456789'],
  ])('finds the country code of %s', (text, expected) => expect(normalisePhone(text)).toBe(expected));

  it.each([
    ['', /nothing was given/],
    ['   ', /nothing was given/],
    ['212345678', /begins with 9/],
    ['91234567', /9 digits/],
    ['9123456789', /9 digits/],
    ['+351 212345678', /begins with 9/],
    ['+3519123456', /9 digits/],
    ['+34', /too few or too many/],
    ['+1234567890123456', /too few or too many/],
    ['+0912345678', /too few or too many/],
    ['91234567a', /characters/],
    ['+351+912345678', /characters/],
    ['\u001b[31m912345678', /characters/],
  ])('refuses %j', (text, problem) => expect(() => normalisePhone(text)).toThrow(problem));

  it('leaves its own results as they are', () => {
    fc.assert(
      fc.property(fc.constantFrom('+351 9', '+34 6', '+244 9', '+1 2'), fc.stringMatching(/^\d{8}$/), (start, rest) => {
        const normal = normalisePhone(start + rest);
        expect(normalisePhone(normal)).toBe(normal);
        expect(normal).toMatch(/^\+\d{1,3} \d{4,14}$/);
      }),
    );
  });
});

describe('applicationIdOf', () => {
  const guid = 'b826359c-06f8-425e-8ec3-50a97a418916';
  it.each([guid, ` ${guid}\n`, `{${guid}}`])('reads %j', (text) => expect(applicationIdOf(text)).toBe(guid));
  it('keeps the case, since the text is what the service compares', () => {
    expect(applicationIdOf(guid.toUpperCase())).toBe(guid.toUpperCase());
  });
  it.each(['', 'abc', guid.slice(1), `${guid}0`, guid.replace('b', 'g')])('refuses %j', (text) => {
    expect(() => applicationIdOf(text)).toThrow(/must be a GUID/);
  });
});

describe('document names', () => {
  it('may have 44 characters, of any plane', () => {
    expect(documentNameOf('á'.repeat(44))).toHaveLength(44);
    expect(documentNameOf('📄'.repeat(44))).toBe('📄'.repeat(44));
  });

  it.each([
    ['x'.repeat(45), /has 45 characters, and at most 44/],
    ['📄'.repeat(45), /has 45 characters/],
    ['', /empty/],
    [' \t', /empty/],
    ['a\nb', /one line/],
    ['a\u202egnp.exe', /one line/],
    ['a\u001b[2J', /one line/],
    ['\ud800', /one line/],
  ])('cannot be %j', (name, problem) => expect(() => documentNameOf(name)).toThrow(problem));

  it('come from the base name of a file', () => {
    expect(documentNameFromFile('/tmp/a b/contrato.pdf')).toBe('contrato.pdf');
    expect(documentNameFromFile('evil\u001b[2J\u202e.pdf')).toBe('evil_[2J_.pdf');
    expect(documentNameFromFile('/')).toBe('_');
  });

  it('are shortened so that the extension stays', () => {
    const name = documentNameFromFile(`${'contrato-'.repeat(8)}.pdf`);
    expect([...name]).toHaveLength(DOCUMENT_NAME_LIMIT);
    expect(name).toMatch(/^contrato-.*….pdf$/);
  });

  it('are made unique before the extension', () => {
    const names = new DocumentNames();
    names.add('a.pdf');
    names.add('a (2).pdf');
    expect(['a.pdf', 'b.pdf', 'a.pdf', 'a (3).pdf'].map((name) => names.addUnique(name))).toEqual([
      'a (3).pdf',
      'b.pdf',
      'a (4).pdf',
      'a (3) (2).pdf',
    ]);
    expect([names.has('a (4).pdf'), names.has('a (5).pdf')]).toEqual([true, false]);
  });

  it('are made unique although a sentence follows their only dot', () => {
    const names = new DocumentNames();
    const name = documentNameFromFile('1. Contrato de arrendamento entre as partes abaixo');
    expect([name, names.addUnique(name), names.addUnique(name), names.addUnique(name)]).toEqual([
      '1. Contrato de arrendamento entre as partes…',
      '1. Contrato de arrendamento entre as partes…',
      '1. Contrato de arrendamento entre as pa… (2)',
      '1. Contrato de arrendamento entre as pa… (3)',
    ]);
  });

  it('are made unique one after the other, not each from the beginning', () => {
    const names = new DocumentNames();
    const has = vi.spyOn(Set.prototype, 'has');
    try {
      for (let count = 0; count < 1000; count++) names.addUnique('a.pdf');
      expect(has.mock.calls.length).toBeLessThan(3000);
    } finally {
      has.mockRestore();
    }
  });

  it('from any file name are valid, and stay so when made unique', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (file) => {
        const name = documentNameFromFile(file);
        expect(documentNameOf(name)).toBe(name);
        const names = new DocumentNames();
        const all = Array.from({ length: 12 }, () => names.addUnique(name));
        expect(new Set(all).size).toBe(12);
        for (const other of all) expect(documentNameOf(other)).toBe(other);
      }),
      { numRuns: 500 },
    );
  });
});

/** One of each kind, from the tables of Unicode 15: a soft hyphen, joiners, tags, variation selectors, fillers … */
const INVISIBLE = [
  ...[0x00, 0x1b, 0x7f, 0x80, 0x9b, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x180f],
  ...[0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202d, 0x202e, 0x2060, 0x2064, 0x2065, 0x2066],
  ...[0x2069, 0x206a, 0x206f, 0x3164, 0xe000, 0xfe00, 0xfe0e, 0xfe0f, 0xfeff, 0xffa0, 0xfff0, 0xfff9, 0xfffc, 0xfffe],
  ...[0x110bd, 0x13430, 0x1bca0, 0x1d173, 0xe0001, 0xe0020, 0xe0041, 0xe007f, 0xe0080, 0xe0100, 0xe01ef, 0xe0fff],
  ...[0xf0000, 0x10ffff],
].map((point) => String.fromCodePoint(point));

describe('printable', () => {
  it.each(INVISIBLE)('shows that there is %j', (character) => {
    expect(isPrintable(`contract${character}.pdf`)).toBe(false);
    expect(printable(`contract${character}.pdf`)).toBe('contract_.pdf');
  });

  it.each([
    'ação nº 1 – “x”',
    'Việt Nam e\u0302\u0323',
    '日本語 עברית العربية',
    '🇵🇹 👩‍⚖️ 👍🏽 ❤️ 1️⃣ 🏃🏽‍♀️',
    'a\u00a0b\u3000c',
  ])('leaves "%s" as it is', (text) => {
    expect(printable(text)).toBe(text);
  });

  it.each([
    ['a\u200d👩', 'a_👩'],
    ['👩\u200da', '👩_a'],
    ['👩\ufe0f\ufe0f', '👩\ufe0f_'],
    ['1\ufe0f', '1_'],
    ['🏴\u{e0067}\u{e0062}\u{e007f}', '🏴___'],
    [`a${'\u0301'.repeat(6)}`, `a${'\u0301'.repeat(4)}__`],
  ])('leaves %j no more than what belongs to a picture or a letter', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('leaves nothing that isPrintable refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(isPrintable(printable(text))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves what was shortened printable, and within its limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const short = shortened(printable(text), limit);
        expect(isPrintable(short)).toBe(true);
        expect([...short].length).toBeLessThanOrEqual(Math.max(limit, 1));
      }),
      { numRuns: 500 },
    );
    expect(shortened('abcdef', 6)).toBe('abcdef');
    expect(shortened('abcdefg', 6)).toBe('abcde…');
  });
});

describe('languageOf', () => {
  it.each([
    [{ LANG: 'pt_PT.UTF-8' }, 'pt'],
    [{ LANG: 'pt' }, 'pt'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'pt_BR.UTF-8' }, 'pt'],
    [{ LANG: 'pt_PT.UTF-8', LC_MESSAGES: 'C' }, 'en'],
    [{ LANG: 'pt_PT.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
    [{ LANG: 'pt_PT', LC_ALL: '' }, 'pt'],
    [{ LANG: 'ptx' }, 'en'],
    [{}, 'en'],
  ])('of %j is %s', (env, expected) => expect(languageOf(env)).toBe(expected));
});
