import { FAULT_KINDS } from '@smartcmd/cmd-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FaultBench } from '../support/faults/bench.js';
import { commandLine, pkcs11Tool } from '../support/faults/clients.js';
import { LANGUAGES, type TestLanguage } from '../support/faults/expected.js';
import { FAILURES } from '../support/faults/failures.js';
import { JavaHost } from '../support/faults/java-host.js';
import { CASES, type End, MATRIX, STEPS } from '../support/faults/matrix.js';
import { needNative } from '../support/native.js';
import { runCli } from '../support/run-cli.js';

// Every fault of the simulator at every step of the whole path: what scripts and applications get, what the person is told in both
// languages, what is left behind, and whether the next operation works.
let bench: FaultBench;
beforeAll(async () => {
  bench = await FaultBench.start();
});
afterAll(() => bench.close());

it('there is a row for every fault, and every failure and step occurs', () => {
  expect(Object.keys(MATRIX).sort()).toEqual([...FAULT_KINDS].sort());
  expect(new Set(CASES.map(({ kind }) => kind))).toEqual(new Set(FAULT_KINDS));
  expect(new Set(CASES.map(({ step }) => step))).toEqual(new Set(STEPS));
  const ends = new Set<string>(CASES.map(({ end }) => end));
  const never = Object.keys(FAILURES).filter((failure) => !ends.has(failure));
  // Those are for network.test.ts.
  expect(never).toEqual(['network-refused', 'network-name']);
});

/** What a program that looks for the certificate does not ask again. */
const REFUSALS: readonly End[] = ['application-refused', 'account-without-signature', 'parameter-refused'];

describe('smartcmd', () => {
  it.each(CASES)('$kind at $step: $end', async (one) => {
    const end = one.end === 'works' ? '' : `exit ${FAILURES[one.end].exit}`;
    await bench.check(one, (language, step) => commandLine(bench, language, step), { end, good: 'exit 0' });
    await bench.nothingRuns();
  });
});

describe('pkcs11-tool', () => {
  it.for(CASES.filter(({ step }) => !step.endsWith('-two')))('$kind at $step: $end', async (one, { skip }) => {
    needNative(skip, 'pkcs11-tool');
    if (!one.step.startsWith('certificate')) {
      const ends = { end: one.end === 'works' ? '' : FAILURES[one.end].rv, good: 'CKR_OK' };
      await bench.check(one, (language, step) => pkcs11Tool(bench, language, step), ends);
      return;
    }
    const homes = { en: bench.freshHome(one.step), pt: bench.freshHome(one.step) };
    const look = (language: TestLanguage) => pkcs11Tool(bench, language, one.step, homes[language]);
    // A search that finds nothing is no failure.
    await bench.check(
      one,
      look,
      { end: 'nothing', good: 'the certificate' },
      {
        homes: Object.values(homes),
        beforeNext: async () => {
          if (!REFUSALS.includes(one.end)) return;
          // Nobody is asked again what was refused, until the person wants it.
          expect(await look('en')).toMatchObject({ end: 'nothing', told: '' });
          const refreshed = await runCli(['certificate', 'refresh'], { env: bench.env('en', homes.en) });
          expect(refreshed.code, refreshed.stderr).toBe(0);
        },
      },
    );
    for (const home of Object.values(homes)) home.remove();
  });
});

describe('Java', () => {
  it('is told the CKR_ of every failure, signs after each in the same machine, and leaks nothing', async ({ skip }) => {
    needNative(skip, 'java');
    const hosts = { en: new JavaHost(bench, 'en'), pt: new JavaHost(bench, 'pt') };
    for (const host of Object.values(hosts)) await host.begin();
    // All of them, whatever one comes to: the machines start only once.
    const problems: string[] = [];
    for (const one of CASES.filter(({ step }) => ['sign', 'resend', 'code', 'approval'].includes(step))) {
      const ends = { end: one.end === 'works' ? '' : FAILURES[one.end].rv, good: 'ok' };
      try {
        await bench.check(one, (language) => hosts[language].sign(), ends, { nextIn: LANGUAGES });
        for (const host of Object.values(hosts)) host.expectSameProcesses();
      } catch (error) {
        problems.push(`${one.kind} at ${one.step}: ${error instanceof Error ? error.message : error}`);
      }
    }
    expect(problems).toEqual([]);
    for (const host of Object.values(hosts)) await host.end();
    await bench.nothingRuns();
  });
});
