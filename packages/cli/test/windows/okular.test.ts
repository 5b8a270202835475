import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Chain, writeChain } from '../support/chain.js';
import { type Desktop, startDesktop } from '../support/desktop.js';
import { type DialogDriver, driveDialogs } from '../support/dialog-driver.js';
import { FAILING_SIGNATURES } from '../support/failing-signatures.js';
import { needNative, runProgram } from '../support/native.js';
import { verifyCms } from '../support/openssl.js';
import { emptyPdf, pdfSignature } from '../support/pdf.js';
import { runCli } from '../support/run-cli.js';
import { startService, type TestService } from '../support/simulator.js';

// Okular in its windows, registered as a person does it, with the questions in our dialogs. It is started for each test: it opens a
// window for what it has signed, and crashes now and then (in Qt) after that was closed.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** A person before Okular, with a contract in it. */
interface Reading {
  readonly service: TestService;
  readonly desktop: Desktop;
  readonly person: DialogDriver;
  readonly chain: Chain;
  readonly env: Record<string, string>;
}

const CONTRACT = 'contract.pdf';
/** The name that Okular proposes. */
const SIGNED = 'contract_signed.pdf';

let started: Reading | undefined;
let reading: Reading;
let codes: () => number;
let program: ChildProcess | undefined;
beforeEach(async ({ skip }) => {
  needNative(skip, 'okular', 'certutil', 'modutil', 'pdfsig', 'openssl', 'zenity', 'Xvfb', 'xdotool', 'openbox');
  started ??= await start();
  reading = started;
  const before = reading.service.smsCount();
  codes = () => reading.service.smsCount() - before;
  const { env, desktop } = reading;
  writeFileSync(place(CONTRACT), emptyPdf());
  program = spawn('okular', [CONTRACT], { env, cwd: place(''), stdio: 'ignore' });
  await desktop.window(CONTRACT);
});
afterEach(async () => {
  if (!program) return;
  const exit = once(program, 'exit');
  // It has not ended by itself.
  expect(program.kill('SIGKILL')).toBe(true);
  expect(await exit).toEqual([null, 'SIGKILL']);
  program = undefined;
});
afterAll(async () => {
  if (!started) return;
  await started.desktop.close();
  await started.service.close();
});

async function start(): Promise<Reading> {
  const service = await startService();
  const { home } = service;
  expect(await runCli(['apps', 'register', 'okular'], { env: home.env })).toMatchObject({ code: 0 });
  const desktop = await startDesktop(home.env);
  const env = { ...home.env, DISPLAY: desktop.name };
  return { service, desktop, person: driveDialogs(desktop, service), chain: writeChain(home), env };
}

const place = (name: string): string => join(reading.service.home.dir, 'work', name);

/** Lets Okular sign: a rectangle, the certificate, the name of the file; returns when our questions are next. */
async function begin(): Promise<void> {
  const { desktop } = reading;
  const main = await desktop.window(CONTRACT);
  const windows = await desktop.count('okular');
  // The menu Tools; then "Digitally Sign…".
  await main.pressUntil(async () => (await desktop.count('okular')) > windows, 'alt+t');
  await main.pressUntil(async () => (await desktop.count('okular')) === windows, 'd');
  await main.draw([300, 300], [550, 400]);
  await (await desktop.window('Select certificate to sign with')).leave('Return');
  // The password is tried by now, with a signature that nobody is asked for (CLIENTS).
  await (await desktop.window('Save Signed File As')).press('Return');
}

/** Waits until Okular has said that it could not sign, and reads the document anew, as our page says: poppler may crash in its second attempt else. */
async function failed(): Promise<void> {
  await (await reading.desktop.window('Error')).leave('Return');
  expect(existsSync(place(SIGNED))).toBe(false);
  await (await reading.desktop.window(CONTRACT)).press('F5');
}

/** Waits until Okular shows what it has signed, and verifies that with other programs. */
async function verified(): Promise<void> {
  const { desktop, env, chain } = reading;
  await desktop.window(SIGNED);
  await desktop.picture('okular-signed', '860x720+0+0');
  const { output } = await runProgram('pdfsig', ['-nocert', place(SIGNED)], env);
  expect(output).toContain('Signature Validation: Signature is Valid.');
  expect(output).toContain('Total document signed');
  const { content, message } = pdfSignature(readFileSync(place(SIGNED)));
  rmSync(place(SIGNED));
  writeFileSync(place('content'), content);
  writeFileSync(place('message'), message);
  expect(verifyCms(place('message'), chain, place('content')).equals(content)).toBe(true);
}

it('Okular signs with one code (CLIENTS: three signatures)', async () => {
  const { person, desktop } = reading;
  await begin();
  await person.pinQuestion();
  await desktop.picture('okular-sign', '880x730+205+150');
  await person.givePin();
  await person.giveCode();
  await verified();
  expect(codes()).toBe(1);
});

it.each(FAILING_SIGNATURES)(
  'Okular survives, says so, and signs at the next try: $why',
  async ({ fail, codes: spent }) => {
    const { person, service } = reading;
    await begin();
    await fail(person, service);
    await failed();
    expect(codes()).toBe(spent);
    await begin();
    await person.givePin();
    await person.giveCode();
    await verified();
    expect(codes()).toBe(spent + 1);
  },
);

it('Okular signs after a wrong PIN and a wrong code', async () => {
  const { person } = reading;
  await begin();
  await person.givePin('4321');
  await person.givePin();
  await person.otpQuestion();
  await person.giveWrongCode();
  // The service ended the operation with it, and starts again.
  await person.givePin();
  await person.giveCode();
  await verified();
  expect(codes()).toBe(2);
});
