import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './support/miniature.js';

/** A test that SECURITY.md names. */
interface Named {
  readonly file: string;
  readonly title: string;
}

const text = readFileSync(join(root, 'SECURITY.md'), 'utf8').replaceAll(/\s+/g, ' ');

/** Paths in backticks, each with the titles in quotation marks that follow it. */
const named: readonly Named[] = [...text.matchAll(/`((?:packages|test)\/[^`]+\.\w+)`((?:,? "[^"]+")*)/g)].flatMap(
  ([, file = '', titles = '']) => [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ file, title })),
);

const escaped = (title: string): string => title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** How a title begins and ends in a test's source: the argument of `it`, `describe` or `it.each()`, the first field of a case, `test()` of C, or what a check of Python says. */
function asTitle(file: string, title: string): RegExp {
  if (file.endsWith('.py')) return new RegExp(`check\\(.*f?"${escaped(title)}`);
  if (file.endsWith('.c')) return new RegExp(`\\btest\\("${escaped(title)}"\\)`);
  return new RegExp(
    `(?:(?:\\b(?:it|describe|test)(?:\\.\\w+)*|[\\])])\\(|^\\s*\\[)\\s*(['"\`])${escaped(title)}\\1,`,
    'm',
  );
}

describe('SECURITY.md', () => {
  it('names tests, for each kind of threat', () => {
    expect(named.length).toBeGreaterThan(60);
    const paths = [...text.matchAll(/`((?:packages|test)\/[^`]+\.\w+)`/g)].map(([, file = '']) => file);
    const without = paths.filter((file) => !named.some((each) => each.file === file));
    // The one that says these things of itself.
    expect(new Set(without)).toEqual(new Set(['test/security.test.ts']));
  });

  it.each(named)('names "$title" of $file, which is there', ({ file, title }) => {
    expect(readFileSync(join(root, file), 'utf8')).toMatch(asTitle(file, title));
  });
});
