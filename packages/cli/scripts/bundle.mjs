// Makes bundle/ (what bin/run.js runs, the PKCS#11 module's two agents, and what loads that module for the doctor), wsdl/ and
// oclif.manifest.json. Run after tsc -b, which compiles the workspace packages that are bundled in.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { licencesOf } from './lib/licences.mjs';
import { writeManifest } from './lib/manifest.mjs';
import { agentProgram, enrolProgram, probeProgram } from './lib/programs.mjs';
import { unusedModules } from './lib/unused-modules.mjs';
import { workspaceWithoutSideEffects } from './lib/workspace.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'bundle');

// esbuild splits only ES modules, and Node compiles only CommonJS from cached data: so split first, convert afterwards.
const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['main', 'help', 'command-not-found'].map((name) => `src/${name}.ts`),
  outdir: out,
  bundle: true,
  splitting: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  conditions: ['node'],
  mainFields: ['main', 'module'],
  minifySyntax: true,
  legalComments: 'eof',
  // oclif loads these only to run a CLI from its TypeScript sources.
  external: ['typescript', 'ts-node', 'tsx'],
  metafile: true,
  define: { 'import.meta.url': 'importMetaUrl' },
  plugins: [unusedModules, workspaceWithoutSideEffects],
  logLevel: 'warning',
});

const files = new Map([
  ['package.json', '{"type":"commonjs"}\n'],
  // A module compiled from cached data has no import() of its own; this one is compiled by Node (see compile-cache.cjs).
  ['import-module.cjs', 'module.exports = (id) => import(id);\n'],
]);
const inputs = new Set(Object.keys(metafile.inputs));
for (const [name, program] of Object.entries({
  'agent.cjs': await agentProgram(root),
  'enrol.cjs': await enrolProgram(root),
  'module-probe.cjs': await probeProgram(root),
})) {
  files.set(name, program.text);
  for (const input of program.inputs) inputs.add(input);
}
files.set('LICENSES.txt', licencesOf(root, inputs));
for (const { path, text } of outputFiles) files.set(basename(path), stamped(await commonJs(text)));

// What runs meanwhile finds the old files or the new ones; cached data of another text is not used.
mkdirSync(out, { recursive: true });
for (const [name, text] of files) writeFileSync(join(out, name), text);
for (const name of readdirSync(out)) if (!files.has(name)) rmSync(join(out, name));
// Where cmd-client looks for them from bundle/: new URL('../wsdl/…', import.meta.url).
cpSync(join(root, '..', 'cmd-client', 'wsdl'), join(root, 'wsdl'), { recursive: true });
await writeManifest(root);
execFileSync(process.execPath, [join(root, 'scripts', 'lib', 'warm-up.cjs')], {
  stdio: ['ignore', 'ignore', 'pipe'],
});

/** A text that says by itself which one it is, as bin/compile-cache.cjs has to know: V8 compares no more than the length. */
function stamped(text) {
  return `// ${createHash('sha256').update(text).digest('hex').slice(0, 32)}\n${text}`;
}

async function commonJs(text) {
  // import() of one of our own chunks becomes require(); what else is imported is chosen at run time, by oclif.
  const { code } = await transform(text.replace(/\bimport\((?=[^"'`)])/g, 'importModule('), {
    format: 'cjs',
    platform: 'node',
    target: 'node20.17',
    supported: { 'dynamic-import': false },
  });
  const url = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;\n";
  const importModule = "const importModule = require('./import-module.cjs');\n";
  return [/\bimportMetaUrl\b/.test(code) ? url : '', /\bimportModule\b/.test(code) ? importModule : '', code].join('');
}

if (process.argv.includes('--analyze')) {
  const { analyzeMetafile } = await import('esbuild');
  process.stdout.write(await analyzeMetafile(metafile));
}
