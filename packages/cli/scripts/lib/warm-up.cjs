// Started by bundle.mjs in a process of its own: loads and runs the bundle, then writes V8's cached data of every module
// next to it, with what ran compiled already.
'use strict';
const { readdirSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { install, stampOf } = require('../../bin/compile-cache.cjs');

const root = dirname(dirname(__dirname));
const bundle = join(root, 'bundle');
const scripts = new Map();
install(bundle, scripts);

async function warmUp() {
  const { main } = require(join(bundle, 'main.js'));
  // Ends at its first check: no profile, no prompt and no network is needed to compile what comes before.
  for (const argv of [['--version'], ['sign-hash', '--help'], ['sign-hash', '']]) await main(argv, root);
  for (const name of readdirSync(bundle)) if (name.endsWith('.js')) require(join(bundle, name));
  for (const [file, script] of scripts) writeFileSync(`${file}.cache`, script.createCachedData());
  writeFileSync(join(bundle, 'cache.stamp'), stampOf());
}

warmUp().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
