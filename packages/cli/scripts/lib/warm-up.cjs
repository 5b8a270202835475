// Started by bundle.mjs in a process of its own: loads and runs the bundle, then writes V8's cached data of every module
// next to it, with what ran compiled already.
'use strict';
const Module = require('node:module');
const { readdirSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const vm = require('node:vm');
const { compileFrom, stampOf } = require('../../bin/compile-cache.cjs');

const root = dirname(dirname(__dirname));
const bundle = join(root, 'bundle');
const compiled = new Map();
compileFrom(bundle, (text, file) => {
  if (!file.endsWith('.js')) return undefined;
  const script = new vm.Script(Module.wrap(text), { filename: file });
  compiled.set(file, { text, script });
  return script;
});

async function warmUp() {
  const { main } = require(join(bundle, 'main.js'));
  // Ends at its first check: no profile, no prompt and no network is needed to compile what comes before.
  for (const argv of [['--version'], ['sign-hash', '--help'], ['sign-hash', '']]) await main(argv, root);
  for (const name of readdirSync(bundle)) if (name.endsWith('.js')) require(join(bundle, name));
  for (const [file, { text, script }] of compiled) {
    writeFileSync(`${file}.cache`, Buffer.concat([Buffer.from(stampOf(text), 'latin1'), script.createCachedData()]));
  }
}

warmUp().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
