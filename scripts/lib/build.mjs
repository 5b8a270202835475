import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runChild } from './child.mjs';
import { buildNative, compiler, isNativeOutput, nativeLibrary, routerLibrary, traceLibrary } from './native.mjs';
import { announce, done, StepFailure, upToDate } from './progress.mjs';
import { digestOf, filesAt, fingerprint, readStamp, writeStamp } from './stamp.mjs';
import { tool } from './tools.mjs';

const step = 'build';
// What a build makes in a package's folder. The command line carries a copy of the client's WSDL beside its bundle.
const outputNames = (name) => [
  'dist',
  'bundle',
  'oclif.manifest.json',
  nativeLibrary,
  routerLibrary,
  traceLibrary,
  ...(name === 'smartcmd' ? ['wsdl'] : []),
];
const neither = /^(node_modules|test|coverage|.*\.tsbuildinfo|.*\.md)$/;
const remedy = 'correct the errors above';

/** Compiles all packages, makes their bundles and, where there is a compiler, their native code, unless sources and outputs are those of the last build. */
export async function build(workspace, installed) {
  const { root, packages } = workspace;
  const stampFile = join(root, 'node_modules', '.cache', 'smartcmd', 'build.json');
  const digest = inputs(workspace, installed);
  const stamp = readStamp(stampFile);
  const untouched = stamp !== undefined && sameOutputs(workspace, stamp.outputs);
  if (stamp?.digest === digest && untouched) {
    upToDate(step);
    return;
  }
  const since = performance.now();
  // tsc believes its .tsbuildinfo files and does not look whether the outputs are still there.
  await compile(root, untouched ? [] : ['--force']);
  for (const each of packages) {
    if (each.manifest.scripts?.bundle) await bundle(root, each.directory, each.manifest.name);
    await buildNative(each);
  }
  writeStamp(stampFile, { digest, outputs: fingerprint(root, outputs(workspace)) });
  done(step, since);
}

async function compile(root, flags) {
  announce(step, `tsc -b ${flags.join(' ')}`.trim());
  const pretty = process.stderr.isTTY ? ['--pretty'] : [];
  const args = [tool(root, 'typescript', 'tsc'), '-b', ...flags, ...pretty];
  const { code } = await runChild(process.execPath, args, { cwd: root, capture: 'tail' });
  if (code !== 0) throw new StepFailure(step, `tsc -b ended with exit code ${code}`, { remedy, exitCode: code });
}

async function bundle(root, directory, name) {
  announce(step, `npm run bundle (${name})`);
  const env = { ...process.env, npm_config_update_notifier: 'false' };
  const { code, lines } = await runChild('npm', ['run', '--silent', 'bundle'], { cwd: directory, env, capture: 'all' });
  if (code === 0) return;
  const reason = `"npm run bundle" in ${relative(root, directory)} ended with exit code ${code}; its last lines were`;
  throw new StepFailure(step, reason, { remedy, lines, exitCode: code });
}

function inputs({ root, packages }, installed) {
  const files = [
    ...['tsconfig.json', 'tsconfig.base.json'].map((name) => join(root, name)),
    ...packages.flatMap(({ directory, manifest }) => {
      const made = outputNames(manifest.name);
      const names = readdirSync(directory).filter((name) => !made.includes(name) && !neither.test(name));
      return filesAt(directory, names).filter((file) => !isNativeOutput(directory, file));
    }),
  ];
  const installations = [
    ['installed', installed],
    ['compiler', compiler() ?? 'none'],
  ];
  return digestOf([...installations, ...files.map((file) => [relative(root, file), readFileSync(file)])]);
}

const outputs = ({ packages }) =>
  packages.flatMap(({ directory, manifest }) => filesAt(directory, outputNames(manifest.name)));

function sameOutputs(workspace, expected) {
  const now = fingerprint(workspace.root, outputs(workspace));
  const names = Object.keys(expected);
  return names.length > 0 && names.every((name) => now[name] === expected[name]);
}
