#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { userInfo } = require('node:os');
const { dirname, join } = require('node:path');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 17)) {
  process.emitWarning(`smartcmd needs Node 20.17 or newer; this is ${process.version}.`);
}

// A user whom the system does not know, as in containers: libraries fail when they look for home and shell, and say it badly.
if (process.env.HOME === undefined || process.env.SHELL === undefined) {
  try {
    userInfo();
  } catch {
    process.env.HOME ??= '';
    process.env.SHELL ??= '/bin/sh';
  }
}

const root = dirname(__dirname);
const bundle = join(root, 'bundle');
if (existsSync(join(bundle, 'main.js'))) {
  require('./compile-cache.cjs').useCompiledCode(bundle);
  require(join(bundle, 'main.js')).main(process.argv.slice(2), root);
} else {
  process.stderr.write(`smartcmd is not built: run "npm run build" in ${dirname(dirname(root))}.\n`);
  process.exitCode = 3;
}
