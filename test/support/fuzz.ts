import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { root } from './miniature.js';

/** Minutes for each target, by `npm run fuzz`; absent: a few values, always the same. */
const MINUTES = Number(process.env['SMARTCMD_TEST_FUZZ_MINUTES'] ?? 0);
/** Where `npm run fuzz` counts. */
const REPORT = process.env['SMARTCMD_TEST_FUZZ_REPORT'];
const SEED = 20_261_128;
/** No value may take as long. */
const VALUE_MS = 20_000;

/** Something that takes values from outside. */
export interface FuzzTarget<T> {
  /** Of the folder in test/corpus, too. */
  readonly name: string;
  /** Values that JSON can hold. */
  readonly values: fc.Arbitrary<T>;
  /** How many in `npm test`. */
  readonly runs: number;
  /** Throws when something is not as it must be. */
  readonly check: (value: T) => void | Promise<void>;
}

/**
 * Makes two tests of a target: the kept values, each of which was wrong once or is of a kind of its own, and new ones. A value
 * that `npm run fuzz` finds wrong is kept, in its shortest form.
 */
export function fuzz<T>({ name, values, runs, check }: FuzzTarget<T>): void {
  const corpus = join(root, 'test', 'corpus', name);
  const kept = existsSync(corpus) ? readdirSync(corpus).filter((file) => file.endsWith('.json')) : [];
  if (kept.length > 0) {
    it.each(kept)(`${name}: %s`, async (file) => {
      await inTime(check, JSON.parse(readFileSync(join(corpus, file), 'utf8')) as T);
    });
  }
  it(
    `${name}: ${MINUTES > 0 ? `${MINUTES} minutes of` : `${runs}`} new values`,
    async () => {
      let executions = 0;
      const begin = performance.now();
      const property = fc.asyncProperty(values, async (value) => {
        executions++;
        await inTime(check, value);
      });
      const long = { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: MINUTES * 60_000, endOnFailure: false };
      const outcome = await fc.check(property, MINUTES > 0 ? long : { numRuns: runs, seed: SEED });
      const found = outcome.counterexample?.[0];
      const seconds = Math.round((performance.now() - begin) / 1000);
      if (REPORT) appendFileSync(REPORT, `${JSON.stringify({ name, executions, seconds, found: outcome.failed })}\n`);
      if (MINUTES > 0 && found !== undefined) {
        const text = `${JSON.stringify(found, undefined, 2)}\n`;
        mkdirSync(corpus, { recursive: true });
        writeFileSync(join(corpus, `found-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`), text);
      }
      if (outcome.failed) {
        const value = JSON.stringify(found);
        throw new Error(`not as it must be: ${value}`, { cause: outcome.errorInstance });
      }
      expect(executions).toBeGreaterThan(0);
    },
    MINUTES * 60_000 + 120_000,
  );
}

async function inTime<T>(check: (value: T) => void | Promise<void>, value: T): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it does not end')), VALUE_MS);
  });
  try {
    await Promise.race([check(value), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What moves a terminal's cursor, or makes a line read otherwise than it is. */
export const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** A change of bytes: where, in thousandths of the whole; how many go; what comes. */
export interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

/**
 * @param words what is put besides bytes of chance: what means something there
 */
export function edits(words: readonly string[], maxLength = 4): fc.Arbitrary<Edit[]> {
  const put = fc.oneof(
    fc.constantFrom('', ...words),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc
      .tuple(fc.constantFrom('A', ' ', '0', '\n', ...words), fc.constantFrom(40, 5000))
      .map(([word, times]) => word.repeat(times)),
  );
  const cut = fc.oneof(fc.constantFrom(0, 1), fc.nat(40), fc.nat(4000));
  return fc.array(fc.record({ at: fc.nat(1000), cut, put }), { minLength: 1, maxLength });
}

/** @returns the text with the changes made, one after the other */
export function edited(text: string, changes: readonly Edit[]): string {
  return changes.reduce((result, { at, cut, put }) => {
    const offset = Math.floor((result.length * at) / 1000);
    return result.slice(0, offset) + put + result.slice(offset + cut);
  }, text);
}
