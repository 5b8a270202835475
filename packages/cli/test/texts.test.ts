import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../src/environment.js';
import { EXIT, exitCodeOf } from '../src/exit-codes.js';
import { printable } from '../src/printable.js';
import { localise, say } from '../src/text.js';

const messages = new URL('../src/messages/', import.meta.url);
const catalogues = readdirSync(messages).filter((name) => name.endsWith('.ts'));

const isLocalised = (value: unknown): value is { en: string; pt: string } =>
  typeof value === 'object' && value !== null && typeof (value as { en?: unknown }).en === 'string';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('each text', () => {
  it.each(catalogues)('of %s has the same placeholders in both languages', async (name) => {
    const module: Record<string, unknown> = await import(new URL(name, messages).href);
    const texts = Object.values(module).flatMap((catalogue) => Object.entries(catalogue as object));
    for (const [key, text] of texts) {
      if (!isLocalised(text)) continue;
      expect(placeholders(text.pt), key).toEqual(placeholders(text.en));
    }
  });

  it('is filled in with what cannot steer a terminal', () => {
    const text = { en: 'File {name}: {reason}', pt: 'Ficheiro {name}: {reason}' };
    const values = { name: 'a\u001b[2J\u202eb', reason: { en: 'gone', pt: 'desapareceu' } };
    expect(say(text, 'pt', values)).toBe('Ficheiro a\\u{1b}[2J\\u{202e}b: desapareceu');
    expect(localise(text, values).en).toBe('File a\\u{1b}[2J\\u{202e}b: gone');
  });
});

describe('printable', () => {
  it.each(['contrato de arrendamento.pdf', 'ação №1 – “x”', '🇵🇹 👩‍⚖️', '日本語'])('leaves "%s" as it is', (text) => {
    expect(printable(text)).toBe(text);
  });

  it.each([
    ['\u001b]0;title\u0007', '\\u{1b}]0;title\\u{7}'],
    ['a\r\nb', 'a\\u{d}\\u{a}b'],
    ['\u009b31m', '\\u{9b}31m'],
    ['invoice\u202efdp.exe', 'invoice\\u{202e}fdp.exe'],
    ['a\u2066b\u2069', 'a\\u{2066}b\\u{2069}'],
    ['zero\u200bwidth', 'zero\\u{200b}width'],
    ['soft\u00adhyphen\u{e0041}', 'soft\\u{ad}hyphen\\u{e0041}'],
    ['\ud800', '\ufffd'],
  ])('makes the unprintable in %j visible', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});

describe('exit codes', () => {
  it('are those that scripts depend on', () => {
    expect(EXIT).toEqual({
      done: 0,
      unexpected: 1,
      usage: 2,
      configuration: 3,
      refused: 4,
      service: 5,
      cancelled: 6,
      untrusted: 7,
      interrupted: 130,
    });
  });

  it.each([
    ['digest-invalid', 2],
    ['encryption-certificate-expired', 3],
    ['pin-refused', 4],
    ['application-refused', 4],
    ['network-timeout', 5],
    ['tls-untrusted', 5],
    ['cancelled', 6],
    ['prompt-timeout', 6],
    ['signature-invalid', 7],
    ['answer-malformed', 7],
    ['interrupted', 130],
  ] as const)('%s gives %d', (code, expected) => {
    expect(exitCodeOf(code)).toBe(expected);
  });
});

it('variables that may hold a secret are marked', () => {
  const sensitive = Object.entries(VARIABLES).filter(([, { sensitive }]) => sensitive);
  expect(sensitive.map(([name]) => name.toUpperCase()).sort()).toContain('HTTPS_PROXY');
});
