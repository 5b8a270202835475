import { spawnSync } from 'node:child_process';
import { openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';

// Opened to be written: what 'ignore' gives looks like a closed stdout, where smartcmd leaves no signature.
const nowhere = openSync(devNull, 'w');

/** What one run of a program cost. A failed run has no place in a table, so it ends the measurement. */
export function timed(command) {
  const since = performance.now();
  run(command, nowhere);
  return performance.now() - since;
}

/** The lines of a name and a number that a program prints. */
export function numbers(command) {
  const lines = run(command, 'pipe').split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => line.split(' ')).map(([name, number]) => [name, Number(number)]));
}

function run({ program, args, env, cwd, input }, stdout) {
  const result = spawnSync(program, args, {
    env,
    cwd,
    input,
    encoding: 'utf8',
    stdio: [input === undefined ? 'ignore' : 'pipe', stdout, 'pipe'],
    timeout: 120_000,
  });
  if (result.error) throw new Error(`${program} could not be run: ${result.error.message}`);
  if (result.status !== 0) {
    throw new Error(`${program} ${args.join(' ')} ended with ${result.signal ?? result.status}:\n${result.stderr}`);
  }
  return result.stdout ?? '';
}

// Written next to the other temporary files and loaded with --require: it needs no tool of the system, and the
// process itself knows its processor time and its peak memory best.
const recorder = `process.on('exit', () => {
  require('node:fs').writeFileSync(process.env.SMARTCMD_BENCH_USAGE, JSON.stringify(process.resourceUsage()));
});
`;

/** Processor time and peak memory of one run of a Node program. Its time is not taken: the recorder would be in it. */
export function usage(scratch, command) {
  const hook = scratch.path('record-usage.cjs');
  const result = scratch.path('usage.json');
  writeFileSync(hook, recorder);
  const env = { ...command.env, NODE_OPTIONS: `--require ${JSON.stringify(hook)}`, SMARTCMD_BENCH_USAGE: result };
  timed({ ...command, env });
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(result, 'utf8'));
  rmSync(result);
  return { cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS * 1024 };
}

/**
 * Takes each named measurement in turn, round after round, so that a busy moment of the machine falls on all of them alike.
 * The first round warms files and caches up and is not counted.
 *
 * @param rounds how many count
 * @param measurements functions, or what `take` makes a measurement of
 * @param take what to do with each
 * @returns the results of each
 */
export async function interleaved(rounds, measurements, take = (measure) => measure()) {
  const results = Object.fromEntries(Object.keys(measurements).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, measurement] of Object.entries(measurements)) {
      const result = await take(measurement);
      if (round > 0) results[name].push(result);
    }
  }
  return results;
}

export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1) };
}
