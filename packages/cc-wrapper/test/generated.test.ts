import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CRYPTOKI, generatedFiles } from '../src/index.js';

const packageRoot = fileURLToPath(new URL('..', import.meta.url));

describe('generated files', () => {
  it.each([...generatedFiles()])('%s is what the table makes of it (else: npm run generate)', (name, content) => {
    expect(readFileSync(join(packageRoot, name), 'utf8')).toBe(content);
  });

  it('let out of the router what the module for the CMD alone lets out', () => {
    const names = (file: string): string[] => readFileSync(file, 'utf8').match(/\bC_\w+/g) ?? [];
    const alone = join(packageRoot, '..', 'p11-module', 'native', 'module.map');
    expect(names(join(packageRoot, 'native', 'generated', 'module.map'))).toEqual(names(alone));
  });
});

describe('the table of Cryptoki', () => {
  it('has 68 functions of 2.40, then 24 of 3.0, each once', () => {
    expect(CRYPTOKI.map(({ since }) => since)).toEqual([...Array(68).fill('2.40'), ...Array(24).fill('3.0')]);
    expect(new Set(CRYPTOKI.map(({ name }) => name)).size).toBe(92);
  });

  it('takes every PIN for a secret, and nothing else but user names', () => {
    const secrets = CRYPTOKI.flatMap(({ parameters }) => parameters.filter(({ role }) => role === 'secret'));
    const pins = CRYPTOKI.flatMap(({ parameters }) =>
      parameters.filter(({ name }) => /^p\w*Pin$|^pUsername$/.test(name)),
    );
    expect(secrets).toEqual(pins);
    expect(pins).toHaveLength(7);
  });

  it('names for each buffer, list and template the parameter that has its length', () => {
    for (const { name, parameters } of CRYPTOKI) {
      const sizes = parameters.filter(({ role }) => role === 'size' || role === 'room').map((each) => each.name);
      const used = parameters.flatMap((each) => each.sizes);
      expect([name, ...used.toSorted()]).toEqual([name, ...sizes.toSorted()]);
    }
  });
});
