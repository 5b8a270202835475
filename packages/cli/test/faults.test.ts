import type { FaultKind } from '@smartcmd/cmd-simulator';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { FaultBench } from './support/faults/bench.js';
import { commandLine, pkcs11Tool } from './support/faults/clients.js';
import { FAILURES } from './support/faults/failures.js';
import { LINE_CLIENTS, LineBench } from './support/faults/line-bench.js';
import { BROKEN_LINES } from './support/faults/lines.js';
import { CASES, type Case, type Step } from './support/faults/matrix.js';
import { needNative } from './support/native.js';

// A sample of long/faults.test.ts and long/network.test.ts: at each step a fault of its own, and a line that breaks when it is worst.
let lines: LineBench;
let bench: FaultBench;
beforeAll(async () => {
  lines = await LineBench.start();
  bench = lines.bench;
});
afterAll(() => lines.close());
afterEach(() => lines.calmDown());

const BY_COMMAND_LINE: Readonly<Partial<Record<Step, FaultKind>>> = {
  certificate: 'wrong-chain',
  resend: 'html-500',
  'sign-two': 'reset',
  'code-two': 'duplicate-id',
};
const BY_MODULE: Readonly<Partial<Record<Step, FaultKind>>> = { sign: 'status-401', code: 'reset' };

const [EN, PT] = [{ languages: ['en'] }, { languages: ['pt'] }] as const;

const sample = (of: Readonly<Partial<Record<Step, FaultKind>>>): Case[] =>
  CASES.filter(({ step, kind }) => of[step] === kind);

it.each(sample(BY_COMMAND_LINE))('smartcmd: $kind at $step: $end', async (one) => {
  const end = one.end === 'works' ? '' : `exit ${FAILURES[one.end].exit}`;
  await bench.check(one, (language, step) => commandLine(bench, language, step), { end, good: 'exit 0' }, PT);
  await bench.nothingRuns();
});

it.for(sample(BY_MODULE))('pkcs11-tool: $kind at $step: $end', async (one, { skip }) => {
  needNative(skip, 'pkcs11-tool');
  const end = one.end === 'works' ? '' : FAILURES[one.end].rv;
  await bench.check(one, (language, step) => pkcs11Tool(bench, language, step), { end, good: 'CKR_OK' }, EN);
});

// When the service has signed: the person must be told so.
const worst = BROKEN_LINES.filter(({ name }) => name === 'end to-client in last byte at code');
it.for(LINE_CLIENTS.flatMap((client) => worst.map((one) => ({ ...client, ...one }))))(
  '$client: $name: $end, $aftermath',
  async (one, { skip }) => {
    if (one.client === 'pkcs11-tool') needNative(skip, one.client);
    await lines.checkBroken(one, one, one.client === 'smartcmd' ? 'pt' : 'en');
  },
);

it('all of the sample are cases', () => {
  expect(sample(BY_COMMAND_LINE)).toHaveLength(Object.keys(BY_COMMAND_LINE).length);
  expect(worst).toHaveLength(1);
  expect(sample(BY_MODULE)).toHaveLength(Object.keys(BY_MODULE).length);
});
