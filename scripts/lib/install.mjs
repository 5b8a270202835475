import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './child.mjs';
import { announce, done, StepFailure, upToDate } from './progress.mjs';
import { digestOf, readStamp, writeStamp } from './stamp.mjs';

const step = 'install';

// The fields of a package.json that decide what lies in node_modules; a new script or description installs nothing.
const decidingFields = [
  'name',
  'bin',
  'engines',
  'packageManager',
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
];

const remedies = [
  [/ERR_PNPM_OUTDATED_LOCKFILE/, 'bring the lockfile up to date with "npx pnpm@PNPM install" and commit it'],
  [/ERR_PNPM_UNSUPPORTED_ENGINE|EBADENGINE/, 'install the Node version that the lines above ask for'],
  [/ENOSPC/, 'free some disk space'],
  [/EACCES|EPERM/, 'check that the folder and its node_modules belong to you'],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ERR_SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL|CERT_|certificate/,
    'check the network, the proxy (HTTPS_PROXY) and the registry ("npm config get registry")',
  ],
];

/** Installs the frozen dependencies with the pinned pnpm, unless they are there; returns what identifies them. */
export async function install({ root, manifest, packages }) {
  const stampFile = join(root, 'node_modules', '.smartcmd-install.json');
  const digest = inputs(root, [manifest, ...packages.map((each) => each.manifest)]);
  if (readStamp(stampFile)?.digest === digest && outputsExist(root, packages)) {
    upToDate(step);
    return digest;
  }
  const pnpm = manifest.packageManager.split('+')[0];
  const since = performance.now();
  announce(step, `${pnpm} install --frozen-lockfile (through npx; the first time takes a minute or two)`);
  // Without a terminal pnpm refuses to replace a node_modules that another version left; we answer its question here.
  const args = ['--yes', pnpm, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false'];
  // "npm run --silent" silences this script's npm, and would hide pnpm's reason for a failure too.
  const { npm_config_loglevel: _, ...inherited } = process.env;
  const env = { ...inherited, npm_config_update_notifier: 'false' };
  const { code, error, lines } = await runChild('npx', args, { cwd: root, env, capture: 'tail' });
  if (error) {
    const remedy = 'install npm, which brings npx, and see that it is on PATH';
    throw new StepFailure(step, `npx could not be started (${error.code})`, { remedy, exitCode: code });
  }
  if (code !== 0) {
    const remedy =
      remedies.find(([pattern]) => pattern.test(lines.join('\n')))?.[1] ?? 'correct what the lines above name';
    const reason = `${pnpm} ended with exit code ${code}; its last lines were`;
    throw new StepFailure(step, reason, { remedy: remedy.replace('pnpm@PNPM', pnpm), lines, exitCode: code });
  }
  writeStamp(stampFile, { digest });
  done(step, since);
  return digest;
}

function inputs(root, manifests) {
  const deciding = manifests.map((manifest) => decidingFields.map((field) => manifest[field] ?? null));
  return digestOf([
    ['node', `${process.version} ${process.platform} ${process.arch}`],
    ['manifests', JSON.stringify(deciding)],
    ...['pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((file) => [file, readFileSync(join(root, file))]),
  ]);
}

function outputsExist(root, packages) {
  const needed = [root, ...packages.map((each) => each.directory)].flatMap((directory, index) => {
    const manifest = index === 0 ? undefined : packages[index - 1].manifest;
    const names = manifest
      ? Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
      : ['typescript', 'vitest'];
    return names.map((name) => join(directory, 'node_modules', name, 'package.json'));
  });
  return needed.every((path) => existsSync(path));
}
