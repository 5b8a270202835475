// `npm run generate`: writes the generated files into the package's folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from './files.js';

const packageRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
for (const [name, content] of generatedFiles()) {
  const file = join(packageRoot, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  process.stdout.write(`${name}\n`);
}
