import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root: two folders above this file, wherever the command was started. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The root manifest and the packages, as the file system has them now. */
export function readWorkspace() {
  const parent = join(root, 'packages');
  const packages = readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(parent, entry.name, 'package.json')))
    .map((entry) => ({
      directory: join(parent, entry.name),
      manifest: readJson(join(parent, entry.name, 'package.json')),
    }))
    .sort((a, b) => (a.directory < b.directory ? -1 : 1));
  return { root, manifest: readJson(join(root, 'package.json')), packages };
}
