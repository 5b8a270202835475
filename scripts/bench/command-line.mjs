import { interleaved, summary, timed, usage } from '../lib/measure.mjs';
import { smartcmd } from '../lib/simulator.mjs';
import { table } from '../lib/table.mjs';
import { flat, goal, mib, ms, progress, say, spread, times } from './report.mjs';

/** Whole runs of smartcmd beside a Node that does nothing. */
export async function startUp({ scratch, env, runs, node }) {
  progress(`start-up and one signature, ${runs} rounds`);
  const digest = 'ab'.repeat(32);
  const commands = {
    'node -e 0': node,
    'smartcmd --version': { ...node, args: [smartcmd, '--version'] },
    'smartcmd sign-hash DIGEST --yes': { ...node, args: [smartcmd, 'sign-hash', digest, '--yes'], env },
  };
  const taken = await interleaved(runs, commands, timed);
  const base = summary(taken['node -e 0']).median;
  const rows = Object.entries(commands).map(([name, command]) => {
    const result = summary(taken[name]);
    return { name, ...result, ratio: result.median / base, peak: usage(scratch, command).peak };
  });
  say(`\nWhole processes, ${runs} interleaved rounds after a warm-up`);
  say(
    table(
      ['command', 'median', 'min–max', '÷ node -e 0', 'peak memory'],
      rows.map((row) => [row.name, ms(row.median), spread(row), times(row.ratio), mib(row.peak)]),
    ),
  );
  goal('smartcmd --version ≤ 5 × node -e 0', { value: rows[1].ratio, atMost: 5 }, times);
  goal('one sign-hash ≤ 12 × node -e 0', { value: rows[2].ratio, atMost: 12 }, times);
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
  goal('1,000 digests: ≤ 2 ms of processor time each', { value: each, atMost: 2 }, ms);
  flat('1,000 digests in the memory of 100', few.peak, many.peak);
}
