import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './support/miniature.js';

// Whatever changes a file, a name or a directory's content, but for removing and for making directories.
const WRITING =
  /^(write|writev|appendFile|createWriteStream|truncate|ftruncate|rename|link|symlink|copyFile|cp|open|mkdtemp|writeFile)(Sync)?$/;
/** What opens something, and writes no file that is to be kept. */
const OTHERS = new Set([
  // To read.
  'cli/src/files/regular-file.ts',
  'cli/src/sign-hash/hash-file.ts',
  // Devices, pipes and terminals.
  'cli/src/files/atomic-write.ts',
  'cli/src/prompts/terminal.ts',
  'cli/src/trace/run-program.ts',
  // The folder of a simulator that goes with it.
  'cmd-simulator/src/state-directory.ts',
  // A part of the build.
  'cc-wrapper/src/generate/main.ts',
]);

const sources = readdirSync(join(root, 'packages')).flatMap((name) =>
  readdirSync(join(root, 'packages', name), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(src|native\/src|native\/trace)\/.*\.(ts|c)$/.test(file))
    .map((file) => join(name, file)),
);
const text = (file: string): string => readFileSync(join(root, 'packages', file), 'utf8');

/** What a TypeScript file takes from node:fs. */
function takenFrom(source: string): string[] {
  return [...source.matchAll(/import (?:type )?(.*?) from '(?:node:)?fs(?:\/promises)?'/gs)].flatMap(
    ([, names = '']) =>
      names.startsWith('{')
        ? names
            .slice(1, -1)
            .split(',')
            .map((name) => name.trim().split(' as ')[0] ?? '')
        : ['everything'],
  );
}

const writes = (file: string): boolean =>
  file.endsWith('.c')
    ? /\bO_CREAT\b|\bfopen\(|\bmkstemp|\brename\(/.test(text(file))
    : takenFrom(text(file)).some((name) => WRITING.test(name) || name === 'everything');

it('finds what writes', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(takenFrom("import {\n  a,\n  writeFileSync as b,\n} from 'node:fs';")).toContain('writeFileSync');
  expect(takenFrom("import * as fs from 'fs/promises';")).toEqual(['everything']);
  expect(
    sources.filter((file) => /\brequire\(|import\(['"](node:)?fs/.test(text(file)) && file.endsWith('.ts')),
  ).toEqual([]);
});

it('docs/files.md names everything that writes a file, and nothing else writes one', () => {
  const rows = readFileSync(join(root, 'docs', 'files.md'), 'utf8').split('\n');
  const named = rows.flatMap((row) => /^\|[^|]*\| `([^`]+)`/.exec(row)?.[1] ?? []);
  const found = sources.filter((file) => writes(file) && !OTHERS.has(file));
  // These write by what the others offer, or by a program of others.
  const through = new Set(['cli/src/files/write-together.ts', 'cli/src/apps/keep.ts', 'cli/src/apps/nss-database.ts']);
  for (const file of found) expect(named, file).toContain(file);
  for (const file of named) expect([...found, ...through], file).toContain(file);
});
