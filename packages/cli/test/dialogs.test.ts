import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DialogDriver, driveDialogs } from './support/dialog-driver.js';
import { type Display, startDisplay } from './support/display.js';
import { memoryWith } from './support/memory.js';
import { useModule } from './support/module.js';
import { LIBRARY, needNative, type ProgramResult } from './support/native.js';
import { processWith, stringsOf } from './support/processes.js';
import { changeProfile } from './support/profile-files.js';
import { runCli } from './support/run-cli.js';

// The module's questions in real dialogs: those of each program on a display of its own, with xdotool before it.
const PHONE = '+351 912345678';
const LOCKED_PHONE = '+351 912345683';
// So long that nothing else has it by chance.
const PIN = '90817263';
const test = useModule({
  accounts: [
    { phone: PHONE, pin: PIN, name: 'Maria da Conceição Simões', state: 'active' },
    { phone: LOCKED_PHONE, pin: PIN, name: 'Sofia Magalhães', state: 'locked' },
  ],
});
vi.setConfig({ testTimeout: 120_000 });

interface Signing {
  readonly pid: number;
  readonly result: Promise<ProgramResult>;
  kill(): void;
}

let started: Display | undefined;
let display: Display;
let person: DialogDriver;
let log: string;
beforeEach(async ({ skip }) => {
  needNative(skip, 'pkcs11-tool', 'zenity', 'Xvfb', 'xdotool');
  started ??= await startDisplay();
  display = started;
  person = driveDialogs(display, test.service, PIN);
  log = join(test.home.dir, 'log');
});
afterAll(() => started?.close());

/** Signs with pkcs11-tool: without a terminal and an askpass program, on the display. */
function sign(more: Record<string, string> = {}): Signing {
  const { SMARTCMD_ASKPASS: _, ...rest } = test.env;
  const env = { ...rest, DISPLAY: display.name, SMARTCMD_LOG: log, ...more };
  const file = join(test.home.dir, 'contract.txt');
  writeFileSync(file, 'I agree.\n');
  const files = ['--input-file', file, '--output-file', `${file}.sig`];
  // Looked up before a test takes PATH away.
  const program = execFileSync('which', ['pkcs11-tool'], { encoding: 'utf8' }).trim();
  const child = spawn(program, ['--module', LIBRARY, '--sign', '--mechanism', 'SHA256-RSA-PKCS', ...files], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      output += piece;
    });
  }
  const result = once(child, 'close').then(([code]) => ({ code: code as number, output }));
  return { pid: child.pid ?? 0, result, kill: () => void child.kill('SIGKILL') };
}

async function verified(): Promise<string> {
  const file = join(test.home.dir, 'contract.txt');
  const args = ['dgst', '-sha256', '-verify', await test.publicKey(), '-signature', `${file}.sig`, file];
  return execFileSync('openssl', args, { encoding: 'utf8' });
}

const lastSms = (): { processId: string; text: string } =>
  JSON.parse(readFileSync(join(test.service.stateDir, 'outbox.jsonl'), 'utf8').trim().split('\n').at(-1) ?? '{}');

describe('a dialog', () => {
  it('asks for the PIN, then for the code, sends the SMS again, and keeps both secret', async () => {
    const signing = sign();
    const pin = await person.pinQuestion();
    const environments = [stringsOf(pin.pid, 'environ')];
    expect(readFileSync(`/proc/${pin.pid}/limits`, 'utf8')).toMatch(/^Max core file size\s+1\s+1\s/m);
    await pin.answer(PIN);
    await pin.closed();
    const first = await person.otpQuestion();
    const firstCode = test.service.lastOtp();
    expect(memoryWith(signing.pid, PIN)).toEqual([]);
    environments.push(stringsOf(first.pid, 'environ'));
    await person.sendAgain();
    const second = await display.dialog(/^Another SMS was sent/);
    expect(test.codes()).toBe(2);
    environments.push(stringsOf(second.pid, 'environ'));
    await second.answer(test.service.lastOtp());
    expect(await signing.result).toMatchObject({ code: 0 });
    expect(await verified()).toBe('Verified OK\n');
    for (const { args } of [pin, first, second]) expect(args).toContain('--hide-text');
    const shown = [pin.args, first.args, second.args, ...environments].flat().join('\n');
    for (const secret of [PIN, firstCode, test.service.lastOtp()]) {
      expect(shown).not.toContain(secret);
      expect(readFileSync(log, 'utf8')).not.toContain(secret);
    }
    const [, name = ''] = /documento "(.*)"/.exec(lastSms().text) ?? [];
    expect(name).toMatch(/^pkcs11-tool \S{8}$/);
    for (const { text } of [pin, first]) {
      expect(text.replaceAll('__', '_')).toContain(`"${name}"`);
      expect(text).toMatch(/^pkcs11-tool asks for your signature\./);
      expect(text).toContain('Maria da Conceição Simões');
      expect(text).toContain('Attempts left: 3.');
    }
    expect(first.text).toMatch(/The code is valid until \d\d:\d\d:\d\d\./);
  });

  it('ends the signature when it is cancelled, in the language of a locale that is not installed', async () => {
    const signing = sign({ LANG: 'pt_PT.UTF-8', LC_ALL: '' });
    const pin = await display.dialog(/PIN de assinatura:$/);
    expect(pin.title).toBe('Chave Móvel Digital: PIN');
    expect(pin.args).toContain('--cancel-label=Cancelar');
    await pin.press('Escape');
    await pin.closed();
    // pkcs11-tool tries again by itself: C_SignUpdate and C_SignFinal where C_Sign fails.
    const again = await display.dialog(/PIN de assinatura:$/);
    expect(readFileSync(log, 'utf8')).toMatch(/C_Sign\(.*\) = CKR_FUNCTION_CANCELED/);
    await again.answer(PIN);
    const otp = await display.dialog(/Código do SMS:$/);
    await otp.press('Tab', 'space');
    const { code, output } = await signing.result;
    expect(code).not.toBe(0);
    expect(output).toContain('CKR_FUNCTION_CANCELED');
    expect(test.codes()).toBe(1);
  });

  it('comes again after a wrong PIN and a wrong code', async () => {
    const signing = sign();
    await person.givePin('12345');
    expect((await person.givePin()).text).toMatch(/^The service refused the PIN\./);
    await person.giveWrongCode();
    expect((await person.givePin()).text).toMatch(/^The service ended the operation/);
    expect((await person.giveCode()).text).toMatch(/^Use the code of the newest SMS/);
    expect(await signing.result).toMatchObject({ code: 0 });
    expect(await verified()).toBe('Verified OK\n');
  });

  it('closes by itself when the person approves on the phone', async () => {
    changeProfile(test.home, (profile) => Object.assign(profile, { phoneApproval: true, newerFields: true }));
    const signing = sign();
    await person.givePin();
    const otp = await person.otpQuestion();
    expect(otp.text).toContain('approve on your phone');
    test.service.simulator.approve(lastSms().processId);
    await otp.closed();
    expect(await signing.result).toMatchObject({ code: 0 });
    expect(await verified()).toBe('Verified OK\n');
  });

  it('tells of a locked account, and stays when the application has ended', async () => {
    changeProfile(test.home, (profile) => Object.assign(profile, { phone: LOCKED_PHONE }));
    const signing = sign();
    await person.givePin();
    const error = await display.dialog(/locked/i);
    expect(error.args).toContain('--error');
    expect(error.text).toContain('\n\n');
    // Of pkcs11-tool's own second attempt.
    await person.cancelPin();
    await signing.result;
    expect(readFileSync(log, 'utf8')).toMatch(/C_Sign\(.*\) = CKR_PIN_LOCKED/);
    await error.press('Escape');
    await error.closed();
  });

  it('closes when the agent is lost, and says so', async () => {
    const signing = sign();
    const pin = await person.pinQuestion();
    process.kill(processWith(/agent\.c?js$/, `XDG_CONFIG_HOME=${test.env['XDG_CONFIG_HOME']}`), 'SIGKILL');
    await pin.closed();
    await display.dialog(/its agent ended/);
    await person.cancelPin();
    await signing.result;
    expect(readFileSync(log, 'utf8')).toMatch(/C_Sign\(.*\) = CKR_DEVICE_ERROR/);
    await person.closeFailure(/its agent ended/);
  });

  it.each(['a question', 'progress'])('goes with an application that is killed: %s', async (what) => {
    const remove = test.service.simulator.addFault('Sign:*:delay=5000');
    const signing = sign();
    const pin = await person.pinQuestion();
    if (what === 'progress') await pin.answer(PIN);
    const dialog = what === 'progress' ? await display.dialog(/^Sending the request/) : pin;
    signing.kill();
    await dialog.closed();
    await signing.result;
    remove();
  });
});

/** A directory with those programs alone, for PATH. */
function only(...programs: string[]): string {
  const directory = join(test.home.dir, 'only');
  mkdirSync(directory);
  for (const program of programs) {
    symlinkSync(execFileSync('which', [program], { encoding: 'utf8' }).trim(), join(directory, program));
  }
  return directory;
}

describe.each(['kdialog', 'pinentry-qt'])('a dialog of %s, where it alone is installed', (program) => {
  beforeEach(({ skip }) => needNative(skip, program));

  it('asks again after a wrong PIN, sends the SMS again, and keeps both secret', async () => {
    const signing = sign({ PATH: only(program) });
    const shown = [await person.givePin('12345')];
    const pin = await person.pinQuestion();
    shown.push(pin);
    expect(basename(pin.args[0] ?? '')).toBe(program);
    expect(readFileSync(`/proc/${pin.pid}/limits`, 'utf8')).toMatch(/^Max core file size\s+1\s+1\s/m);
    await person.givePin();
    const otp = await person.otpQuestion();
    const firstCode = test.service.lastOtp();
    expect(memoryWith(signing.pid, PIN)).toEqual([]);
    shown.push(otp, await person.sendAgain());
    await person.otpQuestion();
    expect(test.codes()).toBe(2);
    shown.push(await person.giveCode());
    expect(await signing.result).toMatchObject({ code: 0 });
    expect(await verified()).toBe('Verified OK\n');
    const seen = [...shown.flatMap(({ args }) => args), readFileSync(log, 'utf8')].join('\n');
    for (const secret of [PIN, firstCode, test.service.lastOtp()]) expect(seen).not.toContain(secret);
  });

  it('ends the signature when it is cancelled, and goes with an application that is killed', async () => {
    const signing = sign({ PATH: only(program), LANG: 'pt_PT.UTF-8', LC_ALL: '' });
    await person.cancelPin();
    // pkcs11-tool tries again by itself.
    await person.givePin();
    expect((await person.cancelCode()).title).toMatch(/^Chave Móvel Digital: código do SMS/);
    expect((await signing.result).output).toContain('CKR_FUNCTION_CANCELED');
    expect(test.codes()).toBe(1);
    const killed = sign({ PATH: join(test.home.dir, 'only') });
    const pin = await person.pinQuestion();
    killed.kill();
    await pin.closed();
    await killed.result;
  });

  it('closes by itself when the person approves on the phone', async () => {
    changeProfile(test.home, (profile) => Object.assign(profile, { phoneApproval: true, newerFields: true }));
    const signing = sign({ PATH: only(program) });
    await person.givePin();
    const otp = await person.otpQuestion();
    test.service.simulator.approve(lastSms().processId);
    await otp.closed();
    expect(await signing.result).toMatchObject({ code: 0 });
  });

  it('tells of a locked account', async () => {
    changeProfile(test.home, (profile) => Object.assign(profile, { phone: LOCKED_PHONE }));
    const signing = sign({ PATH: only(program) });
    await person.givePin();
    const error = await display.dialog(/^SmartCMD/);
    await person.cancelPin();
    await signing.result;
    expect(readFileSync(log, 'utf8')).toMatch(/C_Sign\(.*\) = CKR_PIN_LOCKED/);
    await error.press('Return');
    await error.closed();
  });
});

describe('the profile', () => {
  it('chooses the program, whatever else is installed', async ({ skip }) => {
    needNative(skip, 'kdialog', 'pinentry-qt');
    const setup = [
      'setup',
      '--environment',
      'simulator',
      '--simulator-state',
      test.service.stateDir,
      '--non-interactive',
    ];
    expect((await runCli([...setup, '--prompts', 'pinentry'], { env: test.home.env })).code).toBe(0);
    const signing = sign({ PATH: only('zenity', 'kdialog', 'pinentry-qt') });
    const pin = await person.pinQuestion();
    expect(basename(pin.args[0] ?? '')).toBe('pinentry-qt');
    await pin.press('Escape');
    await person.cancelPin();
    await signing.result;
  });
});

describe('nobody to ask', () => {
  it.each([
    ['no display', () => ({ DISPLAY: '' })],
    ['a display that is not there', () => ({ DISPLAY: ':65000' })],
    ['no program for dialogs', () => ({ PATH: test.home.dir })],
  ])('is a device error, and not a cancellation: %s', async (_, env) => {
    const { code, output } = await sign(env()).result;
    expect(code).not.toBe(0);
    expect(output).toContain('CKR_DEVICE_ERROR');
    expect(readFileSync(log, 'utf8')).toContain(
      'nobody can be asked: no SMARTCMD_ASKPASS, no terminal, no dialog of zenity, kdialog or pinentry',
    );
    expect(test.codes()).toBe(0);
  });
});
