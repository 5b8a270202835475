#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(root, 'bundle');
if (existsSync(join(bundle, 'main.js'))) {
  const require = createRequire(import.meta.url);
  require('./compile-cache.cjs').useCompiledCode(bundle);
  await require(join(bundle, 'main.js')).main(process.argv.slice(2), root);
} else {
  process.stderr.write(`smartcmd is not built: run "npm run build" in ${dirname(dirname(root))}.\n`);
  process.exitCode = 3;
}
