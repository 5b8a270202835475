// Packs the packages as a release would, installs the archives in an empty folder and starts the executable there:
// what the workspace's links hide (a file missing from "files", an undeclared dependency) shows up here.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { nativeLibrary } from './lib/native.mjs';
import { readWorkspace } from './lib/packages.mjs';
import { Scratch } from './lib/scratch.mjs';

const { manifest, packages } = readWorkspace();
const pnpm = manifest.packageManager.split('+')[0];
const scratch = new Scratch('smartcmd-package');
const archives = scratch.path('archives');
const home = scratch.path('home');
const say = (text) => process.stdout.write(`${text}\n`);

function run(program, args, cwd, env = process.env) {
  return execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function pack() {
  mkdirSync(archives);
  mkdirSync(home);
  for (const { directory, manifest: own } of packages) {
    run('npx', ['--yes', pnpm, 'pack', '--pack-destination', archives], directory);
    say(`packed ${own.name} ${own.version}`);
  }
  return readdirSync(archives).map((name) => `${archives}/${name}`);
}

function inspect(file) {
  const content = run('tar', ['-tzf', file], archives).split('\n');
  for (const needed of ['package/README.md', 'package/LICENSE', 'package/package.json', 'package/sbom.cdx.json']) {
    if (!content.includes(needed)) throw new Error(`${file} does not contain ${needed}: add it to the package.`);
  }
  if (content.includes('package/bundle/main.js') && !content.includes('package/bundle/LICENSES.txt')) {
    throw new Error(`${file} does not contain the licences of what it bundles.`);
  }
  const unwanted = content.find((name) => /\/(test|src)\/|\.tsbuildinfo$/.test(name));
  if (unwanted) throw new Error(`${file} contains ${unwanted}: correct "files" in its package.json.`);
}

function install(files) {
  writeFileSync(`${home}/package.json`, '{ "private": true }\n');
  run('npm', ['install', '--no-audit', '--no-fund', '--omit=dev', ...files], home);

  const expected = packages.find(({ manifest: own }) => own.name === 'smartcmd').manifest.version;
  const version = run('npx', ['--no-install', 'smartcmd', '--version'], home, scratch.environment());
  if (!version.includes(expected)) {
    throw new Error(`The installed smartcmd says it is "${version.trim()}", and not ${expected}.`);
  }
  say(`installed and started: ${version.trim()}`);
  loadModule();
  for (const { manifest: own } of packages.filter((each) => each.manifest.exports)) {
    const names = run(
      process.execPath,
      ['-e', `import('${own.name}').then((m) => console.log(Object.keys(m).length))`],
      home,
    );
    say(`imported ${own.name}: ${names.trim()} exports`);
  }
}

/** What the doctor loads the PKCS#11 module with: a file of ours and, compiled by npm just now, pkcs11js. */
function loadModule() {
  const { directory } = packages.find(({ manifest: own }) => own.name === '@smartcmd/p11-module');
  const library = `${directory}/${nativeLibrary}`;
  if (!existsSync(library)) return;
  const probe = `${home}/node_modules/smartcmd/bundle/module-probe.cjs`;
  const last = run(process.execPath, [probe, library], home, scratch.environment()).trim().split('\n').at(-1);
  if (!JSON.parse(last).report) throw new Error(`the PKCS#11 module was not loaded by the installed smartcmd: ${last}`);
  say('loaded the PKCS#11 module with pkcs11js');
}

try {
  const files = pack();
  files.forEach(inspect);
  install(files);
} catch (error) {
  process.stderr.write(`The packages are not fit for a release: ${error.message}\n`);
  process.exitCode = 1;
}
