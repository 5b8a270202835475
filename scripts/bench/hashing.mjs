import { spawnSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { interleaved, summary, timed, usage } from '../lib/measure.mjs';
import { smartcmd } from '../lib/simulator.mjs';
import { table } from '../lib/table.mjs';
import { streamed } from './module.mjs';
import { flat, goal, ms, notMeasured, progress, say, spread, times } from './report.mjs';

const mebibyte = 2 ** 20;
const sizes = { '1 B': 1, '64 MiB': 64 * mebibyte, '1 GiB': 1024 * mebibyte };
const names = { smartcmd: 'sign-hash --file', module: 'C_SignUpdate', openssl: 'openssl dgst -sha256' };

/** Hashing of much data by the command line and through the module, beside openssl. */
export async function hashing({ scratch, env, runs, module }) {
  for (const [name, size] of Object.entries(sizes)) {
    // A sparse file takes no room on the disk, and hashing zeros costs what hashing anything costs.
    writeFileSync(scratch.path(name), '');
    truncateSync(scratch.path(name), size);
  }
  const own = (name) => ({
    program: process.execPath,
    args: [smartcmd, 'sign-hash', '--file', name, '--yes'],
    env,
    cwd: scratch.directory,
  });
  const openssl = (name) => ({ program: 'openssl', args: ['dgst', '-sha256', name], env, cwd: scratch.directory });
  const whole = (command) => () => ({ small: timed(command('1 B')), large: timed(command('1 GiB')) });
  const measurements = { smartcmd: whole(own) };
  if (module) measurements.module = () => streamed(module, sizes['1 B'], sizes['1 GiB']);
  if (spawnSync('openssl', ['version']).status === 0) measurements.openssl = whole(openssl);

  progress(`hashing 1 GiB with ${Object.keys(measurements).join(', ')}, ${runs} rounds`);
  const taken = await interleaved(runs, measurements);
  const rows = Object.entries(taken).map(([program, results]) => {
    const large = summary(results.map((result) => result.large));
    const hash = large.median - summary(results.map((result) => result.small)).median;
    return { program, large, hash, throughput: 1024 / (hash / 1000) };
  });
  say('\nHashing 1 GiB: the whole signature or digest, and what is left without that of 1 byte');
  say(
    table(
      ['program', 'whole', 'min–max', 'hashing', 'throughput'],
      rows.map((row) => [
        names[row.program],
        ...[ms(row.large.median), spread(row.large), ms(row.hash), `${row.throughput.toFixed(0)} MiB/s`],
      ]),
    ),
  );
  const throughput = Object.fromEntries(rows.map((row) => [row.program, row.throughput]));
  compare('hashing 1 GiB', throughput.smartcmd, 0.8, throughput.openssl);
  flat('1 GiB in the memory of 64 MiB', usage(scratch, own('64 MiB')).peak, usage(scratch, own('1 GiB')).peak);
  if (module) compare('C_SignUpdate of 1 GiB', throughput.module, 0.6, throughput.openssl);
}

function compare(what, throughput, least, reference) {
  const text = `${what} at ≥ ${least} × openssl dgst -sha256`;
  if (reference === undefined) notMeasured(text, 'openssl is not installed');
  else {
    const [own, peer] = [throughput, reference].map((value) => `${value.toFixed(0)} MiB/s`);
    goal(text, { value: throughput / reference, atLeast: least, own, peer: `openssl ${peer}` }, times);
  }
}
