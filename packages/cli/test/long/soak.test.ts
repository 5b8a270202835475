import { beforeEach, expect, it } from 'vitest';
import { useApplication } from '../support/application.js';
import { useModule } from '../support/module.js';
import { needNative } from '../support/native.js';
import { assertFlat, soakModule, soakRuns } from '../support/soak.js';

// An application that is never closed, and a script that runs for days.
const SIGNATURES = 10_000;
const RUNS = 1_000;
const MiB = 1024;
const PATIENCE_MS = 3 * 60 * 60_000;

const test = useModule();
const start = useApplication();
beforeEach(({ skip }) => needNative(skip, 'gcc'));

it(
  `after ${SIGNATURES} signatures through one module, it and its agent hold no more than at the beginning`,
  async () => {
    const marks = await soakModule(test, await start(test.env), { signatures: SIGNATURES, each: 10 });
    process.stdout.write(`${marks.map((mark) => JSON.stringify(mark)).join('\n')}\n`);
    assertFlat(marks, { application: 64, agent: 4 * MiB });
  },
  PATIENCE_MS,
);

it(
  `${RUNS} runs of the command line leave nothing behind, and the last needs no more than the first`,
  async () => {
    const { memory, left, processes } = await soakRuns(test, RUNS);
    const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
    const [first, last] = [median(memory.slice(0, RUNS / 10)), median(memory.slice(-RUNS / 10))];
    process.stdout.write(`${JSON.stringify({ first, last, most: Math.max(...memory) })}\n`);
    expect([left, processes]).toEqual([[], 0]);
    expect(last).toBeLessThanOrEqual(first * 1.05);
  },
  PATIENCE_MS,
);
