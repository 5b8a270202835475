import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './support/miniature.js';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifests = ['.', ...readdirSync(join(root, 'packages')).map((name) => join('packages', name))].map(
  (directory) => JSON.parse(readFileSync(join(root, directory, 'package.json'), 'utf8')) as Manifest,
);
const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
const all = manifests.flatMap(({ dependencies, optionalDependencies, devDependencies }) =>
  Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies }),
);

it('docs/dependencies.md names each dependency, and no other', () => {
  const rows = readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8').split('\n');
  const named = rows.filter((row) => /^\| `/.test(row)).flatMap((row) => row.split('|')[1]?.match(/[^`|,\s]+/g) ?? []);
  const used = all.map(([name]) => name).filter((name) => !name.startsWith('@smartcmd/'));
  expect(named.sort()).toEqual([...new Set(used)].sort());
});

it('every dependency has an exact version', () => {
  const loose = all.filter(([, version]) => !/^(workspace:\*|\d+\.\d+\.\d+)$/.test(version));
  expect(loose).toEqual([]);
});

it('the lockfile has the SHA-512 of everything, and takes nothing from elsewhere than the registry', () => {
  const resolutions = [...lockfile.matchAll(/^ {4}resolution: (.*)$/gm)].map(([, text]) => text);
  expect(resolutions.length).toBeGreaterThan(100);
  expect(resolutions.filter((text) => !/^\{integrity: sha512-[\w+/]+={0,2}\}$/.test(text ?? ''))).toEqual([]);
  expect(lockfile).not.toMatch(/tarball:|git\+|https?:\/\/|codeload/);
});
