import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeHonestAskpass } from './support/askpass.js';
import { driveDialogs } from './support/dialog-driver.js';
import { type Display, startDisplay } from './support/display.js';
import { keystore, writeJavaConfiguration } from './support/java.js';
import { useModule } from './support/module.js';
import { LIBRARIES, LIBRARY, needNative, type ProgramResult, runProgram } from './support/native.js';
import { waitFor } from './support/processes.js';
import { changeProfile, snapshot, storeFiles } from './support/profile-files.js';
import { runCli } from './support/run-cli.js';
import { ACCOUNT } from './support/simulator.js';
import { onTerminal } from './support/terminal.js';

// A profile without a certificate: the first program that looks for it asks for the phone, and goes on.
const test = useModule({}, ['--enrol-on-first-use']);
vi.setConfig({ testTimeout: 120_000 });
const TITLE = 'Chave Móvel Digital: your certificate';
const QUESTION = /Phone number of your Chave Móvel Digital:$/;

beforeEach(({ skip }) => {
  needNative(skip, 'pkcs11-tool', 'openssl');
  answers({});
});

const place = (name: string): string => join(test.home.dir, name);

/** Answers as the account's owner, or otherwise, and notes what was asked for. */
function answers({ phone = 'echo 912345678' }: { phone?: string }): void {
  const noted = (kind: string, answer: string): string => `echo ${kind} >>'${place('asked')}'; ${answer}`;
  const otp = `tail -n 1 '${join(test.service.stateDir, 'outbox.jsonl')}' | sed 's/.*"otp":"\\([0-9]*\\)".*/\\1/'`;
  const all = { phone: noted('phone', phone), pin: noted('pin', 'echo 1234'), otp: noted('otp', otp) };
  writeHonestAskpass(test.home.dir, test.service.stateDir, all);
}

/** The kinds of all questions so far. */
const asked = (): string[] =>
  existsSync(place('asked')) ? readFileSync(place('asked'), 'utf8').trim().split('\n') : [];

const tool = (library: string, ...args: string[]): Promise<ProgramResult> =>
  runProgram('pkcs11-tool', ['--module', library, ...args], test.env);
const list = async (): Promise<string[]> => {
  const { code, output } = await tool(LIBRARY, '-O');
  expect(code).toBe(0);
  return [...output.matchAll(/^(\w+ ?\w*) Object/gm)].map(([, kind = '']) => kind);
};
const ALL = ['Certificate', 'Certificate', 'Certificate', 'Public Key', 'Private Key'];

async function sign(library = LIBRARY): Promise<ProgramResult> {
  writeFileSync(place('contract.txt'), 'I agree.\n');
  const files = ['--input-file', place('contract.txt'), '--output-file', place('signature')];
  return tool(library, '--sign', '--mechanism', 'SHA256-RSA-PKCS', ...files);
}

async function verified(): Promise<string> {
  const key = await test.publicKey();
  const args = ['dgst', '-sha256', '-verify', key, '-signature', place('signature'), place('contract.txt')];
  return execFileSync('openssl', args, { encoding: 'utf8' });
}

const smartcmd = (...args: string[]) => runCli(args, { env: test.env });

describe.each(LIBRARIES)('a program that signs first with $name', ({ library }) => {
  it('has the certificate fetched, signs at once, and the next one is asked for no phone', async () => {
    expect(await sign(library)).toMatchObject({ code: 0 });
    expect(asked()).toEqual(['phone', 'pin', 'otp']);
    expect(await verified()).toBe('Verified OK\n');
    expect(await sign(library)).toMatchObject({ code: 0 });
    expect(asked()).toEqual(['phone', 'pin', 'otp', 'pin', 'otp']);
    expect((await smartcmd('profile', 'list')).stdout).toContain(`${ACCOUNT.phone}  ${ACCOUNT.holder}`);
    expect((await smartcmd('doctor', '--offline')).stdout).not.toContain('not fetched');
  });
});

describe('a program that only looks', () => {
  it('sees a token, and nobody is asked; neither by the doctor and what shows the profile', async ({ skip }) => {
    needNative(skip, 'p11tool');
    expect((await tool(LIBRARY, '-L')).output).toMatch(/token label +: CMD default\n/);
    expect((await tool(LIBRARY, '-M')).output).toContain('SHA256-RSA-PKCS');
    const tokens = await runProgram('p11tool', ['--provider', LIBRARY, '--list-tokens'], test.env);
    expect(tokens.output).toContain('token=CMD%20default');
    const doctor = await smartcmd('doctor', '--json');
    const { checks } = JSON.parse(doctor.stdout) as { checks: { id: string; status: string; detail: string }[] };
    const found = Object.fromEntries(checks.map(({ id, status }) => [id, status]));
    expect(found).toMatchObject({
      chain: 'ok',
      token: 'ok',
      agent: 'ok',
      'module-token': 'ok',
      credentials: 'skipped',
    });
    expect((await smartcmd('token', 'show')).stdout).toContain('the first that looks for a certificate asks');
    expect((await smartcmd('profile', 'list')).stdout).toContain('the first program that looks for it asks');
    const refused = await smartcmd('certificate', 'show');
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('has not been fetched yet') });
    expect(asked()).toEqual([]);
  });
});

describe('other programs that look for a certificate', () => {
  it('p11tool lists it, when its phone was wrong first', async ({ skip }) => {
    needNative(skip, 'p11tool');
    answers({ phone: `[ -e '${place('once')}' ] && echo 912345678 || { touch '${place('once')}'; echo 999999999; }` });
    const { output } = await runProgram(
      'p11tool',
      ['--provider', LIBRARY, '--list-all', 'pkcs11:manufacturer=SmartCMD'],
      test.env,
    );
    expect(output).toContain('Private key (RSA-3072)');
    expect(asked()).toEqual(['phone', 'phone']);
  });

  it('keytool lists it, for an account that gives it only with PIN and code', async ({ skip }) => {
    needNative(skip, 'keytool');
    changeProfile(test.home, (profile) => Object.assign(profile, { certificateWithPin: true }));
    const configuration = writeJavaConfiguration(LIBRARY, test.home.dir);
    const args = ['-list', ...keystore(configuration, '-providerClass', 'sun.security.pkcs11.SunPKCS11')];
    const { output } = await runProgram('keytool', args, test.env);
    expect(output).toContain('PrivateKeyEntry');
    expect(asked()).toEqual(['phone', 'pin', 'otp']);
  });
});

describe('a person who cancels', () => {
  it('is asked by no program again, and can go on in two ways', async () => {
    answers({ phone: 'exit 1' });
    expect(await list()).toEqual([]);
    answers({});
    expect(await list()).toEqual([]);
    expect(asked()).toEqual(['phone']);
    expect((await smartcmd('token', 'show')).stdout).toContain('no program asks again');
    expect((await smartcmd('profile', 'list')).stdout).toContain('cancelled or refused');
    const { stdout } = await smartcmd('doctor', '--offline');
    expect(stdout).toContain('smartcmd setup --enrol-on-first-use --non-interactive --profile default');

    const env = { ...test.env, LANG: 'pt_PT.UTF-8' };
    expect((await runCli(['token', 'show'], { env })).stdout).toContain('nenhum programa volta a perguntar');
    const { stateDir } = test.service;
    const again = ['--enrol-on-first-use', '--non-interactive', '--simulator-state', stateDir];
    expect(await smartcmd('setup', ...again)).toMatchObject({ code: 0 });
    answers({ phone: 'exit 1' });
    expect(await list()).toEqual([]);
    expect(asked()).toEqual(['phone', 'phone']);

    answers({});
    expect(await smartcmd('certificate', 'refresh')).toMatchObject({ code: 0 });
    expect(await list()).toEqual(ALL);
    expect(asked()).toEqual(['phone', 'phone', 'phone']);
  });

  it('is as one whom the service refuses', async () => {
    answers({ phone: 'echo 999999999' });
    expect(await list()).toEqual([]);
    expect(asked()).toEqual(['phone', 'phone', 'phone']);
    answers({});
    expect(await list()).toEqual([]);
    expect(asked()).toEqual(['phone', 'phone', 'phone']);
  });
});

describe('a service that is down', () => {
  it('is told of, and the next program asks again', async () => {
    const log = place('log');
    test.service.simulator.addFault('GetCertificate:*:fault-500');
    expect(
      (await runProgram('pkcs11-tool', ['--module', LIBRARY, '-O'], { ...test.env, SMARTCMD_LOG: log })).code,
    ).toBe(0);
    test.service.simulator.clearFaults();
    expect(readFileSync(log, 'utf8')).toMatch(/told: The service .*\n/);
    const before = asked();
    expect(await list()).toEqual(ALL);
    expect(asked()).toEqual([...before, 'phone']);
  });
});

describe('an application that is killed while the certificate comes', () => {
  it('leaves nothing half-written, and the next one asks', async () => {
    const before = snapshot(test.home);
    const remove = test.service.simulator.addFault('GetCertificate:*:delay=3000');
    const child = spawn('pkcs11-tool', ['--module', LIBRARY, '-O'], { env: test.env, stdio: 'ignore' });
    const exit = once(child, 'exit');
    await waitFor('the question', async () => (asked().length > 0 ? true : undefined));
    child.kill('SIGKILL');
    await exit;
    remove();
    expect(await list()).toEqual(ALL);
    expect(asked()).toEqual(['phone', 'phone']);
    const { config, credentials, certificate, token } = storeFiles(test.home);
    const names = [config, credentials, certificate(), token()];
    for (const directory of new Set(names.map((name) => dirname(name)))) {
      for (const name of readdirSync(directory)) expect(names).toContain(join(directory, name));
    }
    expect(Object.keys(before).length).toBeGreaterThan(0);
  });
});

describe('on a terminal', () => {
  it('the phone is asked for there, in Portuguese', async () => {
    const { SMARTCMD_ASKPASS: _, ...rest } = test.env;
    const session = onTerminal('pkcs11-tool', ['--module', LIBRARY, '-O'], { ...rest, LANG: 'pt_PT.UTF-8' });
    await session.until('pkcs11-tool procura o certificado com que assina.');
    await session.until('Número de telefone da sua Chave Móvel Digital: ');
    session.type('12\r');
    await session.until('Isso não é um número de telefone.');
    await session.until('Número de telefone da sua Chave Móvel Digital: ');
    session.type('912345678\r');
    await session.until('Private Key Object');
    expect(await session.exit()).toBe(0);
  });
});

describe('in a dialog', () => {
  let started: Display | undefined;
  afterAll(() => started?.close());

  it('asks for the phone, then to sign; when it is closed, nothing is asked until setup says so', async ({ skip }) => {
    needNative(skip, 'zenity', 'kdialog', 'pinentry-qt', 'Xvfb', 'xdotool');
    started = await startDisplay();
    const display = started;
    const { SMARTCMD_ASKPASS: _, ...rest } = test.env;
    const env = { ...rest, DISPLAY: display.name };
    const run = (...args: string[]) => {
      const child = spawn('pkcs11-tool', ['--module', LIBRARY, ...args], { env, detached: true, stdio: 'ignore' });
      return once(child, 'close').then(([code]) => code as number);
    };
    writeFileSync(place('contract.txt'), 'I agree.\n');
    const files = ['--input-file', place('contract.txt'), '--output-file', place('signature')];
    const signing = run('--sign', '--mechanism', 'SHA256-RSA-PKCS', ...files);
    const question = await display.dialog(QUESTION);
    expect(question.title).toBe(TITLE);
    expect(question.args).toContain('--ok-label=Continue');
    expect(question.args).not.toContain('--hide-text');
    await question.answer(ACCOUNT.phone);
    const person = driveDialogs(display, test.service);
    await person.givePin();
    await person.giveCode();
    expect(await signing).toBe(0);
    expect(await verified()).toBe('Verified OK\n');

    await smartcmd('profile', 'remove', 'default', '--yes');
    const again = ['--environment', 'simulator', '--simulator-state', test.service.stateDir, '--enrol-on-first-use'];
    expect(await smartcmd('setup', '--non-interactive', ...again, '--prompts', 'kdialog')).toMatchObject({ code: 0 });
    const listing = run('-O');
    const second = await display.dialog(QUESTION);
    expect(basename(second.args[0] ?? '')).toBe('kdialog');
    expect(second.args).toContain('--inputbox');
    await second.press('Escape');
    await second.closed();
    expect(await listing).toBe(0);
    expect(await run('-O')).toBe(0);

    expect(await smartcmd('setup', '--non-interactive', ...again, '--prompts', 'pinentry')).toMatchObject({ code: 0 });
    const third = run('-O');
    const last = await display.dialog(/your certificate/);
    expect(basename(last.args[0] ?? '')).toMatch(/^pinentry/);
    await last.answer(ACCOUNT.phone);
    await last.closed();
    expect(await third).toBe(0);
    expect(await list()).toEqual(ALL);
  });
});

describe('setup --enrol-on-first-use', () => {
  it('is refused for a profile that has its certificate, and beside --phone', async () => {
    const both = await smartcmd('setup', '--enrol-on-first-use', '--phone', '912345678', '--non-interactive');
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('--phone') });
    expect(await smartcmd('certificate', 'refresh')).toMatchObject({ code: 0 });
    const before = snapshot(test.home);
    const refused = await smartcmd('setup', '--enrol-on-first-use', '--non-interactive');
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('has its certificate already') });
    expect(snapshot(test.home)).toEqual(before);
  });

  it('makes a profile that a setup without it completes', async () => {
    const again = ['--non-interactive', '--simulator-state', test.service.stateDir];
    expect(await smartcmd('setup', ...again)).toMatchObject({ code: 0 });
    expect(await list()).toEqual(ALL);
    expect(asked()).toEqual([]);
  });

  it('works with what "module install" installs', async () => {
    const { stdout } = await smartcmd('module', 'install');
    expect((await smartcmd('token', 'show')).stdout).toMatch(/^Agent: .*\/\.local\/lib\/smartcmd\/enrol\.cjs$/m);
    expect(await sign(stdout.trim())).toMatchObject({ code: 0 });
    expect((await smartcmd('token', 'show')).stdout).toMatch(/^Agent: .*\/\.local\/lib\/smartcmd\/agent\.cjs /m);
    expect(asked()).toEqual(['phone', 'pin', 'otp']);
  });
});
