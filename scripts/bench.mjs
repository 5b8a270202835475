// `npm run bench`: what SmartCMD costs on this machine, beside the goals that it was given.
//
// A missed goal is a result, not a failure: the exit code says only whether everything could be measured.
import { spawnSync } from 'node:child_process';
import { chmodSync, truncateSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { interleaved, summary, timed, usage } from './lib/measure.mjs';
import { Scratch } from './lib/scratch.mjs';
import { smartcmd, startSimulator, stopSimulator } from './lib/simulator.mjs';
import { table } from './lib/table.mjs';

const flatness = 1.2;
const mebibyte = 2 ** 20;
const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const mib = (bytes) => `${(bytes / mebibyte).toFixed(0)} MiB`;
const spread = ({ min, max }) => `${min.toFixed(0)}–${max.toFixed(0)}`;

const goals = [];
const goal = (text, met, found) => goals.push([text, found, met ? 'met' : 'MISSED']);
const say = (text = '') => process.stdout.write(`${text}\n`);
const progress = (text) => process.stderr.write(`  measuring: ${text}\n`);

const flag = process.argv.indexOf('--runs');
const runs = flag === -1 ? 11 : Number(process.argv[flag + 1]);
if (!Number.isInteger(runs) || runs < 1 || process.argv.length > (flag === -1 ? 2 : 4)) {
  process.stderr.write('Usage: npm run bench [-- --runs N]   (N rounds, 11 unless told)\n');
  process.exit(2);
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

function startUp(scratch, env) {
  progress(`start-up and one signature, ${runs} rounds`);
  const node = { program: process.execPath, args: ['-e', '0'], env, cwd: scratch.directory };
  const digest = 'ab'.repeat(32);
  const commands = {
    'node -e 0': node,
    'smartcmd --version': { ...node, args: [smartcmd, '--version'] },
    'smartcmd sign-hash DIGEST --yes': { ...node, args: [smartcmd, 'sign-hash', digest, '--yes'] },
  };
  const times = interleaved(runs, commands, timed);
  const base = summary(times['node -e 0']).median;
  const rows = Object.entries(commands).map(([name, command]) => {
    const result = summary(times[name]);
    return { name, ...result, ratio: result.median / base, peak: usage(scratch, command).peak };
  });
  say(`\nWhole processes, ${runs} interleaved rounds after a warm-up`);
  say(
    table(
      ['command', 'median', 'min–max', '÷ node -e 0', 'peak memory'],
      rows.map((row) => [row.name, ms(row.median), spread(row), `${row.ratio.toFixed(2)} ×`, mib(row.peak)]),
    ),
  );
  goal('smartcmd --version ≤ 5 × node -e 0', rows[1].ratio <= 5, `${rows[1].ratio.toFixed(2)} ×`);
  goal('one sign-hash ≤ 12 × node -e 0', rows[2].ratio <= 12, `${rows[2].ratio.toFixed(2)} ×`);
}

function manyDigests(scratch, env) {
  progress(`100 and 1,000 digests, ${runs} rounds`);
  const digests = (count) => Array.from({ length: count }, (_, n) => n.toString(16).padStart(64, '0')).join('\n');
  const signing = (count) => ({
    program: process.execPath,
    args: [smartcmd, 'sign-hash', '-', '--format', 'json', '--yes'],
    env,
    cwd: scratch.directory,
    input: `${digests(count)}\n`,
  });
  const commands = { 100: signing(100), 1000: signing(1000) };
  const results = interleaved(runs, commands, (command) => usage(scratch, command));
  const rows = Object.entries(results).map(([count, values]) => {
    const cpu = summary(values.map((value) => value.cpu));
    return { count: Number(count), cpu, peak: summary(values.map((value) => value.peak)).median };
  });
  say('\nDigests from standard input, 100 in a request; processor time of smartcmd alone, start-up included');
  say(
    table(
      ['digests', 'processor time', 'min–max', 'per digest', 'peak memory'],
      rows.map(({ count, cpu, peak }) => [`${count}`, ms(cpu.median), spread(cpu), ms(cpu.median / count), mib(peak)]),
    ),
  );
  const [few, many] = rows;
  const each = many.cpu.median / many.count;
  goal('1,000 digests: ≤ 2 ms of processor time each', each <= 2, ms(each));
  flat('1,000 digests in the memory of 100', few.peak, many.peak);
}

function hashing(scratch, env) {
  const sizes = { '1 B': 1, '64 MiB': 64 * mebibyte, '1 GiB': 1024 * mebibyte };
  for (const [name, size] of Object.entries(sizes)) {
    // A sparse file takes no room on the disk, and hashing zeros costs what hashing anything costs.
    writeFileSync(scratch.path(name), '');
    truncateSync(scratch.path(name), size);
  }
  const withOpenssl = spawnSync('openssl', ['version']).status === 0;
  const own = (name) => ({
    program: process.execPath,
    args: [smartcmd, 'sign-hash', '--file', name, '--yes'],
    env,
    cwd: scratch.directory,
  });
  const openssl = (name) => ({ program: 'openssl', args: ['dgst', '-sha256', name], env, cwd: scratch.directory });
  const programs = withOpenssl ? { smartcmd: own, openssl } : { smartcmd: own };
  progress(`hashing 1 GiB with ${Object.keys(programs).join(' and ')}, ${runs} rounds`);
  const commands = {};
  for (const [program, command] of Object.entries(programs)) {
    for (const name of ['1 B', '1 GiB']) commands[`${program} ${name}`] = command(name);
  }
  const times = interleaved(runs, commands, timed);
  const rows = Object.keys(programs).map((program) => {
    const whole = summary(times[`${program} 1 GiB`]);
    const hash = whole.median - summary(times[`${program} 1 B`]).median;
    return { program, whole, hash, throughput: 1024 / (hash / 1000) };
  });
  say('\nHashing a sparse file of 1 GiB: the whole run, and what is left without the run for a file of 1 byte');
  say(
    table(
      ['program', 'whole run', 'min–max', 'hashing', 'throughput'],
      rows.map((row) => [
        row.program,
        ...[ms(row.whole.median), spread(row.whole), ms(row.hash), `${row.throughput.toFixed(0)} MiB/s`],
      ]),
    ),
  );
  if (withOpenssl) {
    const ratio = rows[0].throughput / rows[1].throughput;
    goal('hashing 1 GiB at ≥ 0.8 × openssl dgst -sha256', ratio >= 0.8, `${ratio.toFixed(2)} ×`);
  } else {
    say('openssl is not installed: there is nothing to compare the throughput with.');
  }
  flat('1 GiB in the memory of 64 MiB', usage(scratch, own('64 MiB')).peak, usage(scratch, own('1 GiB')).peak);
}

function flat(text, small, large) {
  const found = `${mib(small)} → ${mib(large)}`;
  goal(`${text} (at most ${flatness} ×)`, large <= small * flatness, found);
}

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
  timed({
    program: process.execPath,
    args: [smartcmd, ...setup, '--phone', account.phone, '--non-interactive'],
    env,
    cwd: scratch.directory,
  });
  say(`Node ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  startUp(scratch, env);
  manyDigests(scratch, env);
  hashing(scratch, env);
  await stopSimulator(simulator);
  say('\nGoals');
  say(table(['goal', 'found', ''], goals));
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
