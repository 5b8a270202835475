// `npm run fuzz -- --minutes N`: N minutes of values of chance for everything that takes some from outside. What is found is kept in test/corpus,
// where "npm test" tries it from then on.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runChild } from './lib/child.mjs';
import { tool } from './lib/tools.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, only: { type: 'string' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  process.stderr.write('--minutes needs a number above 0.\n');
  process.exit(2);
}
const directory = mkdtempSync(join(tmpdir(), 'smartcmd-fuzz-'));
const report = join(directory, 'report');
try {
  const env = { ...process.env, SMARTCMD_TEST_FUZZ_MINUTES: String(minutes), SMARTCMD_TEST_FUZZ_REPORT: report };
  const only = values.only === undefined ? [] : ['-t', values.only];
  const vitest = [tool(root, 'vitest'), 'run', 'packages/cli/test/fuzz.test.ts', ...only];
  const { code } = await runChild(process.execPath, vitest, { cwd: root, env });
  const lines = readFileSync(report, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const { name, executions, seconds, found } of lines) {
    const words = found ? 'one that is not as it must be' : 'none that is not as it must be';
    process.stdout.write(`${name.padEnd(14)} ${String(executions).padStart(9)} values in ${seconds} s, ${words}\n`);
  }
  process.exitCode = code;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
