import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedManifest, nameAndVersion, readLockfile } from '../scripts/lib/lockfile.mjs';
import { licenceOf, sbomOf } from '../scripts/lib/sbom.mjs';
import { root } from './support/miniature.js';

// What can be known of what we take from others without asking anybody: https://registry.npmjs.org would have to be asked for advisories.
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Everything may be passed on with our licence, or is only used to build and test. */
const LICENCES = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'];
const CHOICES = ['(BSD-3-Clause OR GPL-2.0)', '(MIT OR CC0-1.0)', 'MIT OR Apache-2.0'];
const ONLY_HERE: Readonly<Record<string, string>> = {
  argparse: 'Python-2.0',
  lightningcss: 'MPL-2.0',
  'lightningcss-linux-x64-gnu': 'MPL-2.0',
  // Its file says MIT.
  spawndamnit: 'SEE LICENSE IN LICENSE',
};

const lockfile = readLockfile(root);
const snapshots = lockfile['snapshots'] as Record<string, { optional?: boolean }>;
const packages = Object.entries(lockfile['packages'] as Record<string, { deprecated?: string; os?: string[] }>);
const installed = packages.flatMap(([key]) => {
  const manifest = installedManifest(root, nameAndVersion(key)) as Manifest | undefined;
  return manifest ? [{ key, manifest }] : [];
});

describe('the lockfile', () => {
  it('is read to its last line', () => {
    expect(packages.length).toBeGreaterThan(300);
    expect(installed.length).toBeGreaterThan(200);
    const last = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
      .match(/^ {2}\S.*(?=:)/gm)
      ?.at(-1);
    expect(Object.keys(snapshots).at(-1)).toBe(last?.trim().replaceAll("'", ''));
  });

  it('lets an installation go on where pkcs11js cannot be compiled', () => {
    const keys = Object.keys(snapshots).filter((key) => nameAndVersion(key).name === 'pkcs11js');
    expect(keys.map((key) => snapshots[key]?.optional)).toEqual([true]);
  });

  it('has nothing that its authors have given up', () => {
    expect(packages.filter(([, { deprecated }]) => deprecated !== undefined).map(([key]) => key)).toEqual([]);
  });

  it('has what other systems than this one need, too', () => {
    const names = new Set(packages.map(([key]) => nameAndVersion(key).name));
    const missing = installed.flatMap(({ key, manifest }) =>
      Object.keys(manifest.optionalDependencies ?? {})
        .filter((name) => !names.has(name))
        .map((name) => `${name}, of ${key}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('what is installed', () => {
  it('has only licences that ours goes together with', () => {
    const others = installed.filter(({ manifest }) => {
      const licence = licenceOf(manifest) as string;
      return ![...LICENCES, ...CHOICES].includes(licence) && ONLY_HERE[manifest.name] !== licence;
    });
    expect(others.map(({ key, manifest }) => `${key}: ${licenceOf(manifest)}`)).toEqual([]);
    const shipped = sbomOf('smartcmd').components.map(({ name }) => name);
    expect(Object.keys(ONLY_HERE).filter((name) => shipped.includes(name))).toEqual([]);
  });

  it('runs a script when it is installed only if pnpm-workspace.yaml names it', () => {
    const store = join(root, 'node_modules', '.pnpm');
    const text = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
    const allowed = [...text.slice(text.indexOf('onlyBuiltDependencies:')).matchAll(/^ {2}- (.*)$/gm)].map(
      ([, name]) => name,
    );
    const running = installed.filter(({ key, manifest }) => {
      const scripts = ['preinstall', 'install', 'postinstall'].some((name) => manifest.scripts?.[name] !== undefined);
      const { name, version } = nameAndVersion(key);
      const directory =
        readdirSync(store).find((entry) => entry.startsWith(`${name.replace('/', '+')}@${version}`)) ?? '';
      // npm compiles what has this file, asked or not.
      return scripts || existsSync(join(store, directory, 'node_modules', name, 'binding.gyp'));
    });
    expect(running.map(({ manifest }) => manifest.name).sort()).toEqual(allowed.sort());
  });
});

describe('the bill of materials', () => {
  const ours = readdirSync(join(root, 'packages')).map(
    (name) => JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as Manifest,
  );

  it.each(ours.map(({ name }) => name))('of %s is complete CycloneDX, and always the same', (name) => {
    const sbom = sbomOf(name);
    expect(JSON.stringify(sbomOf(name))).toBe(JSON.stringify(sbom));
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    const refs = [sbom.metadata.component, ...sbom.components].map((each) => each['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    expect(sbom.dependencies.map(({ ref }) => ref).sort()).toEqual(refs.sort());
    for (const { dependsOn } of sbom.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
    for (const { purl, hashes, licenses, version } of sbom.components) {
      expect(purl).toMatch(/^pkg:npm\/[\w%./-]+@[\w.-]+$/);
      expect(hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[\da-f]{128}$/) }]);
      expect([licenses.length, version], purl).toEqual([1, expect.any(String)]);
    }
  });

  // Another way to the same: from one installed package to the next, as Node would.
  it.each(['@smartcmd/cmd-client', '@smartcmd/cmd-simulator'])('of %s has what is there when it runs', (name) => {
    const found = new Set<string>();
    const visit = (manifestFile: string): void => {
      const { dependencies = {} } = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
      for (const each of Object.keys(dependencies)) {
        const paths = createRequire(manifestFile).resolve.paths(each) ?? [];
        const file =
          paths.map((path) => join(path, each, 'package.json')).find(existsSync) ??
          `${each} of ${dirname(manifestFile)}`;
        const { name: real, version } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
        const purl = `pkg:npm/${real.replace('@', '%40')}@${version}`;
        if (found.has(purl)) continue;
        found.add(purl);
        visit(realpathSync(file));
      }
    };
    visit(join(root, 'packages', name.replace('@smartcmd/', ''), 'package.json'));
    const listed = sbomOf(name).components.map(({ purl }) => purl);
    // Optional and peer dependencies come with them, and are listed, too.
    expect(listed).toEqual(expect.arrayContaining([...found]));
    expect(listed.length - found.size).toBeLessThan(5);
  });

  it('of the command line has what it is bundled from', () => {
    const names = sbomOf('smartcmd').components.map(({ group, name }) => (group ? `${group}/${name}` : name));
    for (const name of ['soap', 'node-forge', '@oclif/core', 'inquirer', 'ora', 'zod', 'pkcs11js'])
      expect(names).toContain(name);
    for (const name of ['esbuild', 'vitest', '@lydell/node-pty', 'fast-check']) expect(names).not.toContain(name);
  });
});
