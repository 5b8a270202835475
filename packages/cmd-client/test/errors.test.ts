import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SmartCmdError } from '../src/index.js';
import { ERROR_TEXTS } from '../src/messages/errors.js';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{([\w.]+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the texts of errors', () => {
  it.each(Object.entries(ERROR_TEXTS))('of %s exist in both languages and end as sentences do', (code, text) => {
    for (const part of [text.sentence, text.remedy]) {
      expect(part.en).not.toBe(part.pt);
      for (const language of [part.en, part.pt]) expect(language).toMatch(/([.)]\]?|\{prescribed\})$/);
    }
    // 901 and 902: AMA prescribes the Portuguese text as a whole.
    if (code !== 'pin-change-required') {
      expect(placeholders(text.sentence.en)).toEqual(placeholders(text.sentence.pt));
    }
  });
});

describe('SmartCmdError', () => {
  const error = new SmartCmdError(
    'parameter-refused',
    { operation: 'Sign' },
    { code: '805', field: 'DocName', message: 'Nome inválido' },
  );

  it('fills its sentence in both languages', () => {
    expect(error.sentence('en')).toBe(
      'The service refused a value (code 805) in the field DocName. It says: Nome inválido.',
    );
    expect(error.sentence('pt')).toBe('O serviço recusou um valor (código 805) no campo DocName. Diz: Nome inválido.');
    expect(error.message).toBe(error.sentence('en'));
  });

  it('leaves out what it does not know', () => {
    const bare = new SmartCmdError('parameter-refused', {}, { code: '805' });
    expect(bare.sentence('en')).toBe('The service refused a value (code 805).');
  });

  it('says after several refused PINs that the account may be locked, and after one that more would lock it', () => {
    const once = new SmartCmdError('pin-refused');
    expect(once.sentence('en')).toBe('The service refused the PIN.');
    expect(once.remedy('en')).toContain('more failures lock the account. It can');
    const thrice = new SmartCmdError('pin-refused', { attempts: 3 });
    expect(thrice.sentence('en')).toBe('The service refused the PIN (3 times).');
    expect(thrice.remedy('en')).toContain('more failures lock the account, and after 3 it may be locked already.');
    expect(thrice.remedy('pt')).toContain('mais falhas bloqueiam a conta, e após 3 já pode estar bloqueada.');
  });

  it('never shows terminal escapes, and takes nothing in a value for a placeholder', () => {
    const hostile = new SmartCmdError(
      'service-error',
      { operation: 'x' },
      { code: '500', message: '\u001b[2J{operation}$&' },
    );
    expect(hostile.sentence('en')).toBe('The service failed at x (code 500). It says: _[2J{operation}$&.');
  });

  it('shows the Portuguese text that AMA prescribes for 901 word for word', () => {
    const prescribed = 'Para continuar a usar a assinatura da CMD, tem de alterar o seu PIN de assinatura.';
    expect(new SmartCmdError('pin-change-required', { prescribed }, { code: '901' }).sentence('pt')).toBe(prescribed);
  });

  it('has no cause', () => expect('cause' in error).toBe(false));
});

it('every code is in the README’s table', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  for (const code of Object.keys(ERROR_TEXTS)) expect(readme, code).toContain(`\`${code}\``);
});
