import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './packages.mjs';

/**
 * Reads pnpm-lock.yaml, of which pnpm writes only this much: maps by indentation, and on one line maps of texts or lists.
 *
 * @param {string} text the file
 * @returns {Record<string, any>}
 */
export function parseLockfile(text) {
  const top = {};
  const open = [{ indent: -1, value: top }];
  for (const line of text.split('\n')) {
    const [, blanks, quoted, bare, rest] =
      /^( *)(?:'([^']+)'|([^\s'][^:]*(?::[^\s:][^:]*)*)):(?: (.*))?$/.exec(line) ?? [];
    if (blanks === undefined) {
      // Items of a list, which say nothing that is asked for here.
      if (!/^( +- |$)/.test(line)) throw new Error(`pnpm-lock.yaml has a line that is not understood: ${line}`);
      continue;
    }
    while (open.at(-1).indent >= blanks.length) open.pop();
    const value = rest === undefined ? {} : scalar(rest);
    open.at(-1).value[quoted ?? bare] = value;
    if (rest === undefined) open.push({ indent: blanks.length, value });
  }
  return top;
}

function scalar(text) {
  if (text === '{}') return {};
  const map = /^\{(.*)\}$/.exec(text);
  if (map)
    return Object.fromEntries(
      map[1].split(', ').map((pair) => [pair.slice(0, pair.indexOf(':')), scalar(pair.slice(pair.indexOf(':') + 2))]),
    );
  const list = /^\[(.*)\]$/.exec(text);
  if (list) return list[1].split(', ').map(scalar);
  return text.replace(/^'(.*)'$/, '$1');
}

/** @param {string} root of the repository */
export const readLockfile = (root) => parseLockfile(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8'));

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
