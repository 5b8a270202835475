import { join } from 'node:path';
import { readJson } from './packages.mjs';

/** The script of an installed development tool, to be run with our own Node: no shell, no npx in between. */
export function tool(root, name, command = name) {
  const directory = join(root, 'node_modules', name);
  const { bin } = readJson(join(directory, 'package.json'));
  return join(directory, typeof bin === 'string' ? bin : bin[command]);
}
