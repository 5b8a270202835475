import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { interleaved, numbers, summary } from '../lib/measure.mjs';
import { table } from '../lib/table.mjs';
import { goal, kib, notMeasured, part, progress, say, times } from './report.mjs';

const wholeGoal = 'load, initialise, list, find and read five objects ≤ 1/20 of SoftHSM2';
const findGoal = 'C_FindObjects cycles ≥ 100 × SoftHSM2';
const readGoal = 'C_GetAttributeValue calls ≥ 100 × SoftHSM2';
const memoryLimit = 300;
const milliseconds = (nanoseconds) => `${(nanoseconds / 1e6).toFixed(2)} ms`;
const microseconds = (picoseconds) => `${(picoseconds / 1e6).toFixed(2)} µs`;
/** A process that reads takes a few milliseconds: many fit where one of the others does. */
const processes = 5;

/** Where distributions put libraries. */
export const places = [
  '/usr/lib',
  '/usr/lib64',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/local/lib',
];

/** What applications do before they sign, beside the same calls to a SoftHSM2 that holds as much. */
export async function reading(context) {
  const { runs, module } = context;
  progress(`reading from the module and from SoftHSM2, ${runs} rounds`);
  const libraries = { SmartCMD: { path: module.library, env: module.env } };
  const { softhsm } = context;
  if (softhsm) libraries.SoftHSM2 = softhsm;
  const every = (what, rounds) =>
    interleaved(
      rounds,
      Object.fromEntries(
        Object.entries(libraries).map(([name, { path, env }]) => [name, module.measure(env, what, path)]),
      ),
      numbers,
    );
  const taken = {
    read: await every('read', runs * processes),
    loops: await every('loops', runs),
    memory: await every('memory', runs),
  };
  const median = (name, what, number) => summary(taken[what][name].map((result) => result[number])).median;
  const rows = Object.keys(libraries).map((name) => ({
    name,
    whole: median(name, 'read', 'whole'),
    find: median(name, 'loops', 'find-ps'),
    read: median(name, 'loops', 'read-ps'),
    resident: median(name, 'memory', 'resident-kib'),
    own: median(name, 'memory', 'private-kib'),
    dirty: median(name, 'memory', 'dirty-kib'),
  }));
  say(`\nBefore a signature: "whole" of ${runs * processes} processes, the rest of ${runs}, in interleaved rounds`);
  say(
    table(
      ['library', 'whole', 'find cycle', '8 attributes', 'resident', 'of it private', 'written to'],
      rows.map((row) => [
        row.name,
        milliseconds(row.whole),
        ...[row.find, row.read].map(microseconds),
        ...[row.resident, row.own, row.dirty].map((size) => `${size} KiB`),
      ]),
    ),
  );
  const [ours, theirs] = rows;
  if (theirs) {
    const figure = (number, atLeast, shown) => {
      const [own, peer] = [ours, theirs].map((each) => shown(each[number]));
      return { value: theirs[number] / ours[number], atLeast, own, peer: `SoftHSM2 ${peer}` };
    };
    goal(wholeGoal, figure('whole', 20, milliseconds), part);
    goal(findGoal, figure('find', 100, microseconds), times);
    goal(readGoal, figure('read', 100, microseconds), times);
  } else {
    for (const text of [wholeGoal, findGoal, readGoal]) notMeasured(text, 'softhsm2 is not installed');
  }
  // Beyond its own pages stand those of libc that this small program had not touched before, and every other has.
  const peer = theirs ? `SoftHSM2 ${kib(theirs.own)}` : '';
  goal(`the module adds ≤ ${memoryLimit} KiB to a process`, { value: ours.own, atMost: memoryLimit, peer }, kib);
}

/** A SoftHSM2 whose token holds what ours does, or undefined where it is not installed. */
export function softhsmToken({ scratch, module }) {
  const path = places.map((place) => `${place}/softhsm/libsofthsm2.so`).find(existsSync);
  if (!path) return undefined;
  const tokens = scratch.path('softhsm');
  const configuration = scratch.path('softhsm2.conf');
  mkdirSync(tokens);
  writeFileSync(configuration, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  const env = { ...module.env, SOFTHSM2_CONF: configuration };
  numbers(module.measure(env, 'copy', module.library, path));
  return { path, env };
}
