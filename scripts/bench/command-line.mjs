import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { interleaved, summary, timed, usage } from '../lib/measure.mjs';
import { smartcmd } from '../lib/simulator.mjs';
import { table } from '../lib/table.mjs';
import { flat, goal, mib, ms, progress, say, spread, times } from './report.mjs';

/** Whole runs of smartcmd beside a Node that does nothing, and beside what else signs, or speaks with a service. */
export async function startUp(context) {
  const { scratch, env, runs, node } = context;
  progress(`start-up and one signature, ${runs} rounds`);
  const digest = 'ab'.repeat(32);
  const own = (...args) => ({ ...node, args: [smartcmd, ...args], env });
  const commands = {
    'node -e 0': node,
    'smartcmd --version': own('--version'),
    'smartcmd profile list': own('profile', 'list'),
    'smartcmd sign-hash DIGEST --yes': own('sign-hash', digest, '--yes'),
    ...othersThatSign(context),
  };
  const taken = await interleaved(runs, commands, timed);
  const base = summary(taken['node -e 0']).median;
  const rows = Object.entries(commands).map(([name, command]) => {
    const result = summary(taken[name]);
    const peak = command.program === process.execPath ? mib(usage(scratch, command).peak) : '';
    return { name, ...result, ratio: result.median / base, peak };
  });
  say(`\nWhole processes, ${runs} interleaved rounds after a warm-up`);
  say(
    table(
      ['command', 'median', 'min–max', '÷ node -e 0', 'peak memory'],
      rows.map((row) => [row.name, ms(row.median), spread(row), times(row.ratio), row.peak]),
    ),
  );
  const beside = ([first, ...more]) => [first, ...more].map(({ name, median }) => `${name} ${ms(median)}`).join(', ');
  const [bare, version, list, signature, ...others] = rows;
  const figure = (row, atMost, peers) => ({ value: row.ratio, atMost, own: ms(row.median), peer: beside(peers) });
  goal('smartcmd --version ≤ 2 × node -e 0', figure(version, 2, [bare]), times);
  goal('smartcmd profile list ≤ 3 × node -e 0', figure(list, 3, [bare]), times);
  goal('one sign-hash ≤ 6 × node -e 0', figure(signature, 6, [bare, ...others]), times);
}

/** One signature with a key on this machine, and one request to the same service; those that are installed. */
function othersThatSign({ scratch, env, simulator }) {
  const cwd = scratch.directory;
  const there = (program) => spawnSync(program, ['--version']).error === undefined;
  const commands = {};
  if (there('openssl')) {
    const key = scratch.path('key.pem');
    writeFileSync(scratch.path('message'), 'ab'.repeat(32));
    timed({ program: 'openssl', args: ['genrsa', '-out', key, '3072'], env, cwd });
    commands['openssl dgst -sign'] = {
      program: 'openssl',
      args: ['dgst', '-sha256', '-sign', key, 'message'],
      env,
      cwd,
    };
  }
  if (there('curl')) {
    const { url, tlsCa } = simulator.ready;
    const args = ['--silent', '--noproxy', '*', '--cacert', tlsCa, '--output', scratch.path('answer'), url];
    commands['curl, one request'] = { program: 'curl', args, env, cwd };
  }
  return commands;
}

/** Many signatures in one run: what each costs this machine. */
export async function manyDigests({ scratch, env, runs }) {
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
  const results = await interleaved(runs, commands, (command) => usage(scratch, command));
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
  goal('1,000 digests: ≤ 2 ms of processor time each', { value: each, atMost: 2, own: ms(many.cpu.median) }, ms);
  flat('1,000 digests in the memory of 100', few.peak, many.peak);
}
