import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readJson } from './packages.mjs';

/** @param {string} root of the repository */
export const readLockfile = (root) => parse(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8'));

/** Name and version of a key such as `@scope/name@1.2.3(peer@4.5.6)`. */
export function nameAndVersion(key) {
  const bare = key.split('(', 1)[0];
  const at = bare.lastIndexOf('@');
  return { name: bare.slice(0, at), version: bare.slice(at + 1) };
}

/**
 * Everything that is reached from some entries, by what is installed with them.
 *
 * @param {Record<string, any>} lockfile
 * @param {Iterable<string>} keys of `snapshots`
 * @returns {Map<string, string[]>} each key, with those that it depends on
 */
export function closureOf({ snapshots }, keys) {
  const found = new Map();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (found.has(key)) continue;
    const { dependencies = {}, optionalDependencies = {} } = snapshots[key] ?? fail(key);
    const next = Object.entries({ ...dependencies, ...optionalDependencies }).map(([name, version]) =>
      keyOf(name, version),
    );
    found.set(key, next.sort());
    waiting.push(...next);
  }
  return found;
}

/** A version that begins with a name is that of an alias. */
export const keyOf = (name, version) => (/^@?[a-z][^(]*@\d/i.test(version) ? version : `${name}@${version}`);

function fail(key) {
  throw new Error(`pnpm-lock.yaml has no snapshot of ${key}.`);
}

/**
 * The manifest of a package as it is installed.
 *
 * @param {string} root of the repository
 * @param {{ name: string, version: string }} which
 * @returns {any} undefined when it is not installed: it is for another system
 */
export function installedManifest(root, { name, version }) {
  const store = join(root, 'node_modules', '.pnpm');
  const prefix = `${name.replace('/', '+')}@${version}`;
  directories ??= readdirSync(store);
  const directory = directories.find((entry) => entry === prefix || entry.startsWith(`${prefix}_`));
  return directory && readJson(join(store, directory, 'node_modules', name, 'package.json'));
}
let directories;
