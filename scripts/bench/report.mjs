import { table } from '../lib/table.mjs';

const mebibyte = 2 ** 20;
const flatness = 1.2;

export const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const mib = (bytes) => `${(bytes / mebibyte).toFixed(0)} MiB`;
export const kib = (kibibytes) => `${kibibytes} KiB`;
export const ns = (value) => `${value.toFixed(1)} ns`;
export const part = (ratio) => `1/${ratio.toFixed(1)}`;
export const times = (ratio) => `${ratio.toFixed(ratio < 100 ? 2 : 0)} ×`;
export const spread = ({ min, max }) => `${min.toFixed(0)}–${max.toFixed(0)}`;

export const say = (text = '') => process.stdout.write(`${text}\n`);
export const progress = (text) => process.stderr.write(`  measuring: ${text}\n`);

const goals = [];

/**
 * A figure with its goal, for the table of all of them.
 *
 * @param text the goal in words, by which a later run finds it again
 * @param figure what was found as one number (`value`), how much it may be at most or at least, and what it was made of, in
 *   words: what is ours (`own`), and what it was measured beside in the same run (`peer`)
 * @param shown how the number is shown
 */
export function goal(text, figure, shown) {
  const { value, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY, own = '', peer = '' } = figure;
  goals.push({ goal: text, value, found: shown(value), own, peer, met: value <= atMost && value >= atLeast, shown });
}

/** A goal for which something is missing on this machine. */
export const notMeasured = (text, missing) => goals.push({ goal: text, found: missing, own: '', peer: '' });

/** The goal that memory does not grow with what is worked on; in bytes. */
export function flat(text, small, large) {
  const shown = () => `${mib(small)} → ${mib(large)}`;
  goal(`${text} (at most ${flatness} ×)`, { value: large / small, atMost: flatness }, shown);
}

const verdict = ({ met }) => (met === undefined ? 'not measured' : met ? 'met' : 'MISSED');

/** All figures in one table; with the results of an earlier run, also what each was then, and how much it has changed. */
export function sayGoals(earlier) {
  say('\nEvery figure beside its goal');
  say(
    table(
      ['goal', 'found', '', 'ours', 'beside', ...(earlier ? ['before', 'change'] : [])],
      goals.map((each) => [
        ...[each.goal, each.found, verdict(each), each.own, each.peer],
        ...(earlier ? compared(each, earlier) : []),
      ]),
    ),
  );
}

function compared({ goal: text, value }, { goals: before }) {
  const then = before.find((each) => each.goal === text);
  if (then?.value === undefined || value === undefined) return [then?.found ?? '', ''];
  const percent = Math.round((value / then.value - 1) * 100);
  return [then.found, `${percent > 0 ? '+' : ''}${percent} %`];
}

/** What a later run compares itself to. */
export const results = (about) => ({ ...about, goals: goals.map(({ shown: _, ...each }) => each) });
