import { stripVTControlCharacters } from 'node:util';

const shownLines = 15;

/** A step that did not succeed: which one, why, and what a person can do. */
export class StepFailure extends Error {
  constructor(step, reason, { remedy, lines = [], exitCode = 1 }) {
    super(`${step}: ${reason}`);
    Object.assign(this, { step, reason, remedy, lines, exitCode: exitCode || 1 });
  }
}

const say = (line) => process.stderr.write(`${line}\n`);

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export const upToDate = (step) => say(`✓ ${step}: up to date`);

export const announce = (step, what) => say(`• ${step}: ${what}`);

export const done = (step, since) => say(`✓ ${step}: done in ${seconds(since)}`);

export function reportFailure({ step, reason, remedy, lines }, command) {
  say(`✗ ${step} failed: ${reason}`);
  const last = lines.map((line) => stripVTControlCharacters(line).trimEnd()).filter(Boolean);
  for (const line of last.slice(-shownLines)) say(`    ${line}`);
  say(`  What to do: ${remedy}, then run "${command}" again.`);
}
