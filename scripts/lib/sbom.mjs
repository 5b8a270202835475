import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { closureOf, installedManifest, keyOf, nameAndVersion, readLockfile } from './lockfile.mjs';
import { readWorkspace } from './packages.mjs';

/** @typedef {{ 'bom-ref': string, group?: string, name: string, version: string, purl: string, hashes: object[], licenses: object[] }} Component */

/**
 * The bill of materials of a package of ours (CycloneDX 1.6): what is installed with it, and what its bundle was made of. The same lockfile
 * gives the same bytes.
 *
 * @param {string} name of the package
 * @returns {{ metadata: { component: Component }, components: Component[], dependencies: { ref: string, dependsOn: string[] }[] }}
 */
export function sbomOf(name) {
  const { root, packages } = readWorkspace();
  const lockfile = readLockfile(root);
  const own = packages.find(({ manifest }) => manifest.name === name);
  const entries = entriesOf(own, packages, lockfile, root);
  const closure = closureOf(lockfile, entries);
  const keys = [...closure.keys()].sort().filter(isFirst);
  const { version, license, description } = own.manifest;
  const self = purl({ name, version });
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: name === 'smartcmd' ? 'application' : 'library',
        'bom-ref': self,
        ...named(name),
        version,
        description,
        licenses: licences(license),
        purl: self,
      },
    },
    components: keys.map((key) => component(key, lockfile, root)),
    dependencies: [
      { ref: self, dependsOn: refs(entries) },
      ...keys.map((key) => ({ ref: purl(nameAndVersion(key)), dependsOn: refs(closure.get(key)) })),
    ],
  };
}

/** The same version with other peers is the same component. */
const isFirst = (key, _, all) => all.find((other) => purl(nameAndVersion(other)) === purl(nameAndVersion(key))) === key;

const refs = (keys) => [...new Set([...keys].map((key) => purl(nameAndVersion(key))))].sort();

/** What a package needs to run, and what is bundled in it: those of the packages of ours that it needs are its own. */
function entriesOf({ directory, manifest }, packages, lockfile, root) {
  const {
    dependencies = {},
    devDependencies = {},
    optionalDependencies = {},
  } = lockfile.importers[relative(root, directory)];
  const bundled = manifest.scripts?.bundle ? importedBy(join(directory, 'src')) : new Set();
  const versions = {
    ...Object.fromEntries(Object.entries(devDependencies).filter(([name]) => bundled.has(name))),
    ...dependencies,
    ...optionalDependencies,
  };
  const found = new Set();
  for (const [name, { version }] of Object.entries(versions)) {
    const ours = packages.find((each) => each.manifest.name === name);
    if (ours) for (const key of entriesOf(ours, packages, lockfile, root)) found.add(key);
    else found.add(keyOf(name, version));
  }
  return found;
}

/** The names of the packages that sources import, but for types. */
function importedBy(directory) {
  const found = new Set();
  for (const file of readdirSync(directory, { recursive: true }).filter((name) => name.endsWith('.ts'))) {
    const text = readFileSync(join(directory, file), 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import)\s*\(?\s*'((?:@[\w.-]+\/)?[\w.-]+)/g)) found.add(name);
  }
  return found;
}

function component(key, { packages }, root) {
  const which = nameAndVersion(key);
  const ref = purl(which);
  const { integrity } = packages[key.split('(', 1)[0]].resolution;
  return {
    type: 'library',
    'bom-ref': ref,
    ...named(which.name),
    version: which.version,
    hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') }],
    licenses: licences(licenceOf(installedManifest(root, which))),
    purl: ref,
  };
}

function named(name) {
  const [group, rest] = name.split('/');
  return rest === undefined ? { name } : { group, name: rest };
}

/** As a manifest says it; old ones say it in an object. */
export const licenceOf = (manifest) => manifest?.license?.type ?? manifest?.license;

/** SPDX: an identifier, or an expression of several. */
function licences(text) {
  if (typeof text !== 'string') return [];
  return [/^[\w.+-]+$/.test(text) ? { license: { id: text } } : { expression: text.replace(/^\((.*)\)$/, '$1') }];
}

/** The package URL of an npm package (purl-spec). */
const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
