// `npm run bench`: what SmartCMD costs on this machine, beside the goals that it was given.
//
// A missed goal is a result, not a failure: the exit code says only whether everything could be measured.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { manyDigests, startUp } from './bench/command-line.mjs';
import { hashing } from './bench/hashing.mjs';
import { memory } from './bench/memory.mjs';
import { builtModule } from './bench/module.mjs';
import { reading, softhsmToken } from './bench/reading.mjs';
import { results, say, sayGoals } from './bench/report.mjs';
import { router } from './bench/router.mjs';
import { signing } from './bench/signing.mjs';
import { timed } from './lib/measure.mjs';
import { root } from './lib/packages.mjs';
import { Scratch } from './lib/scratch.mjs';
import { smartcmd, startSimulator, stopSimulator } from './lib/simulator.mjs';

const usage = `Usage: npm run bench [-- --runs N --compare FILE]
  --runs N        N rounds, 15 unless told
  --compare FILE  say also what has changed since an earlier run, whose bench/results.json was kept as FILE
`;
const { runs, compare } = options();

function options() {
  try {
    const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' }, compare: { type: 'string' } } });
    const rounds = Number(values.runs);
    if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--runs ${values.runs} is no number of rounds.`);
    return { runs: rounds, compare: values.compare && earlierResults(values.compare) };
  } catch (error) {
    process.stderr.write(`${error.message}\n${usage}`);
    process.exit(2);
  }
}

function earlierResults(file) {
  const content = JSON.parse(readFileSync(resolve(file), 'utf8'));
  if (!Array.isArray(content.goals)) throw new Error(`${file} does not hold the results of a bench.`);
  return content;
}

// Answers at once, and costs a few milliseconds: no program but the shell itself is started.
const askpass = `#!/bin/sh
case $SMARTCMD_ASKPASS_KIND in
pin) echo "$BENCH_PIN" ;;
otp)
  while IFS= read -r line; do last=$line; done <"$BENCH_OUTBOX"
  last=\${last##*'"otp"'}
  last=\${last#*'"'}
  echo "\${last%%'"'*}"
  ;;
*) echo yes ;;
esac
`;

const processor = () => `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;

async function bench(scratch) {
  // Node reads this file at every start: half a hundred milliseconds that are the machine's, not ours.
  delete process.env.NODE_EXTRA_CA_CERTS;
  const program = scratch.path('askpass.sh');
  writeFileSync(program, askpass);
  chmodSync(program, 0o700);
  const simulator = await startSimulator(scratch, scratch.environment());
  const [account] = simulator.ready.accounts;
  const env = scratch.environment({
    SMARTCMD_ASKPASS: program,
    BENCH_PIN: account.pin,
    BENCH_OUTBOX: simulator.outbox,
  });
  const setup = ['setup', '--environment', 'simulator', '--simulator-state', simulator.state];
  const node = { program: process.execPath, args: ['-e', '0'], env, cwd: scratch.directory };
  timed({ ...node, args: [smartcmd, ...setup, '--phone', account.phone, '--non-interactive'] });
  say(`Node ${process.versions.node} on ${processor()}`);
  const module = builtModule({ scratch, env });
  const context = { scratch, env, runs, node, simulator, module };
  await startUp(context);
  await manyDigests(context);
  await hashing(context);
  if (module) {
    context.softhsm = softhsmToken(context);
    await reading(context);
    await signing(context);
    await memory(context);
    await router(context);
  } else {
    say('\nThe PKCS#11 module was not measured: it is not built, since there is no compiler.');
  }
  await stopSimulator(simulator);
  sayGoals(compare);
  const file = join(root, 'bench', 'results.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify(results({ node: process.versions.node, processor: processor(), runs }), null, 2)}\n`,
  );
  say(`\nThe results are in ${relative(process.cwd(), file)}`);
}

const scratch = new Scratch('smartcmd-bench');
try {
  await bench(scratch);
} catch (error) {
  // A signal that came while we waited for a command is only delivered now.
  await setImmediate();
  if (scratch.interrupted) process.exit(scratch.interrupted);
  process.stderr.write(`The measurement stopped: ${error.message}\n`);
  process.exitCode = 1;
}
process.exit();
