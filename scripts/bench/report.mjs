import { table } from '../lib/table.mjs';

const mebibyte = 2 ** 20;
const flatness = 1.2;

export const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const mib = (bytes) => `${(bytes / mebibyte).toFixed(0)} MiB`;
export const times = (ratio) => `${ratio.toFixed(ratio < 100 ? 2 : 0)} ×`;
export const spread = ({ min, max }) => `${min.toFixed(0)}–${max.toFixed(0)}`;

export const say = (text = '') => process.stdout.write(`${text}\n`);
export const progress = (text) => process.stderr.write(`  measuring: ${text}\n`);

const goals = [];

/** A goal, whether it was met, and what was found. */
export const goal = (text, met, found) => goals.push([text, found, met ? 'met' : 'MISSED']);

/** A goal for which something is missing on this machine. */
export const notMeasured = (text, missing) => goals.push([text, missing, 'not measured']);

/** The goal that memory does not grow with what is worked on; in bytes. */
export function flat(text, small, large) {
  goal(`${text} (at most ${flatness} ×)`, large <= small * flatness, `${mib(small)} → ${mib(large)}`);
}

export function sayGoals() {
  say('\nGoals');
  say(table(['goal', 'found', ''], goals));
}
