import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { useApplication } from './support/application.js';
import { formsIn, formsOf, hunt } from './support/hunt.js';
import { useModule } from './support/module.js';
import { LIBRARY, needNative } from './support/native.js';
import { type PatientAskpass, writePatientAskpass } from './support/patient-askpass.js';
import { agentsOf, processesOf, waitFor } from './support/processes.js';
import { CLI, runCli } from './support/run-cli.js';
import {
  credentialsOf,
  freshCode,
  PIN,
  requested,
  requestsSoFar,
  SECRETIVE,
  slowDown,
  stopped,
} from './support/secret-search.js';
import { onTerminal } from './support/terminal.js';

const test = useModule(SECRETIVE);
vi.setConfig({ testTimeout: 120_000 });
const start = useApplication();
const CRASH = fileURLToPath(new URL('support/crash.py', import.meta.url));
const HELLO = createHash('sha256').update('hello').digest('hex');

let askpass: PatientAskpass;
beforeEach(({ skip }) => {
  needNative(skip, 'gcc', 'pkcs11-tool', 'python3');
  askpass = writePatientAskpass(test.service.stateDir);
  slowDown(test.service);
});

const credentials = (): Record<string, string> => credentialsOf(test.service);
const requests = (): number => requestsSoFar(test.service);

it('the hunter finds a secret in each of its forms', async () => {
  const secret = PIN;
  // It has the secret from its input, and keeps all of them alive.
  const child = spawn(process.execPath, [
    '-e',
    `const secret = require('node:fs').readFileSync(0);
     const text = secret.toString('latin1');
     const wide = 'ł' + text; wide.indexOf('x');
     globalThis.kept = [secret, wide, secret.toString('hex'), secret.toString('hex').toUpperCase(),
       ...[0, 1, 2].map((size) => Buffer.concat([Buffer.alloc(size), secret]).toString('base64'))];
     process.stdout.write('kept'); setInterval(() => kept.length, 1e6);`,
  ]);
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.end(secret);
  await once(child.stdout, 'data');
  const found = hunt(child.pid ?? 0, { 'the secret': secret });
  for (const form of formsOf(secret).keys()) {
    expect(found).toContainEqual(expect.stringContaining(`the secret as ${form} in`));
  }
  expect(hunt(child.pid ?? 0, { 'another secret': '16235148' })).toEqual([]);
});

it('neither PIN nor code is in the memory of a program or of its agent once it was used, and the program has no credentials', async () => {
  const application = await start({ ...test.env, SMARTCMD_ASKPASS: askpass.path });
  const session = await application.open();
  const before = requests();
  const signature = application.call(`sign ${session} the-contract`);
  await askpass.asked('pin');
  const [agent] = agentsOf(test.home);
  const pid = agent?.pid ?? 0;
  askpass.answer('pin', PIN);
  await requested(test.service, before + 1);
  stopped(pid, () => {
    expect(hunt(pid, { 'the PIN': PIN })).toEqual([]);
    expect(hunt(pid, credentials())).toContainEqual(expect.stringContaining('the password as UTF-8'));
  });
  await askpass.asked('otp');
  const otp = await freshCode(test.service, pid, async () => {
    askpass.answer('otp', 'r');
    await askpass.asked('otp');
  });
  askpass.answer('otp', otp);
  await requested(test.service, before + 2);
  const secrets = { 'the PIN': PIN, 'the code': otp };
  stopped(pid, () => expect(hunt(pid, secrets)).toEqual([]));
  expect(await signature).toMatchObject({ rv: 'CKR_OK' });
  expect(hunt(pid, secrets)).toEqual([]);
  expect(hunt(application.pid, { ...secrets, ...credentials() })).toEqual([]);
  expect(hunt(application.pid, { 'what was signed': 'the-contract' })).not.toEqual([]);
});

describe('the command line', () => {
  it('has neither PIN nor code in its memory once it has sent them, when they are typed', async () => {
    const session = onTerminal(process.execPath, [CLI, 'sign-hash', HELLO, '--yes'], test.home.env);
    const before = requests();
    await session.until('Signature PIN: ');
    session.type(`${PIN}\r`);
    await requested(test.service, before + 1);
    stopped(session.pid, () => expect(hunt(session.pid, { 'the PIN': PIN })).toEqual([]));
    await session.until('Code of the SMS');
    const otp = await freshCode(test.service, session.pid, async () => {
      session.type('r\r');
      await session.until('Another SMS');
    });
    session.type(`${otp}\r`);
    await requested(test.service, before + 2);
    stopped(session.pid, () => {
      expect(hunt(session.pid, { 'the PIN': PIN, 'the code': otp })).toEqual([]);
      expect(hunt(session.pid, credentials())).toContainEqual(expect.stringContaining('the password as UTF-8'));
    });
    expect(await session.exit()).toBe(0);
  });

  it('puts no secret into the log of its libraries or a diagnostic report of Node', async () => {
    const reports = join(test.home.dir, 'reports');
    mkdirSync(reports);
    const env = {
      ...test.home.env,
      DEBUG: '*',
      NODE_OPTIONS: `--report-on-signal --report-on-fatalerror --report-uncaught-exception --report-directory=${reports}`,
    };
    const before = requests();
    let child: ChildProcess | undefined;
    const args = ['sign-hash', HELLO, '--yes', '--verbose', '--askpass', askpass.path];
    const running = runCli(args, {
      env,
      onStart: (started) => {
        child = started;
      },
    });
    const pid = child?.pid ?? 0;
    await askpass.asked('pin');
    askpass.answer('pin', PIN);
    await askpass.asked('otp');
    const otp = await freshCode(test.service, pid, async () => {
      askpass.answer('otp', 'r');
      await askpass.asked('otp');
    });
    askpass.answer('otp', otp);
    await requested(test.service, before + 2);
    process.kill(pid, 'SIGUSR2');
    const { code, stdout, stderr } = await running;
    expect(code).toBe(0);
    const [report = ''] = readdirSync(reports).map((name) => readFileSync(join(reports, name), 'latin1'));
    expect(report).toContain('"trigger": "Signal"');
    // None of them logs at all.
    expect(stderr).not.toMatch(/ soap|https-proxy|config:/);
    expect(stderr).toContain('asking for: pin');
    const everything = Object.entries({ stdout, stderr, report }).flatMap(([where, text]) =>
      Object.entries({ ...credentials(), 'the PIN': PIN, 'the code': otp }).flatMap(([what, secret]) =>
        formsIn(Buffer.from(text, 'latin1'), secret).map((form) => `${what} as ${form} in ${where}`),
      ),
    );
    expect(everything).toEqual([]);
  });
});

it('refuses to go on where Node would print what it is given', async () => {
  const before = requests();
  const args = ['sign-hash', HELLO, '--yes', '--askpass', askpass.path];
  const { code, stderr } = await runCli(args, { env: { ...test.home.env, NODE_DEBUG: 'stream,http' } });
  expect([code, stderr]).toEqual([2, expect.stringContaining('NODE_DEBUG is set')]);
  for (const secret of Object.values(credentials())) expect(formsIn(Buffer.from(stderr), secret)).toEqual([]);
  expect(requests()).toBe(before);
});

describe('a crash', () => {
  const place = (name: string): string => join(test.home.dir, 'crash', name);
  /** What became of a process: the signal that ended it, and whether it left a core dump. */
  const end = async (pid: number): Promise<string> => {
    const line = new RegExp(`^${pid} (.*)$`, 'm');
    const read = (): string | undefined =>
      existsSync(place('ends')) ? line.exec(readFileSync(place('ends'), 'utf8'))?.[1] : undefined;
    return waitFor(`the end of ${pid}`, read, 60_000);
  };
  beforeEach(() => void mkdirSync(place('')));
  const run = (...command: string[]): void => {
    const env = { ...test.env, SMARTCMD_ASKPASS: askpass.path, SMARTCMD_LOG: place('log') };
    // A session of its own: no /dev/tty.
    const child = spawn('python3', [CRASH, place('ends'), ...command], {
      env,
      cwd: place(''),
      detached: true,
      stdio: 'ignore',
    });
    onTestFinished(() => {
      if (child.exitCode === null) process.kill(-(child.pid ?? 0), 'SIGKILL');
    });
  };
  const started = (program: RegExp): Promise<number> =>
    waitFor(String(program), () => {
      const found = processesOf(test.home).find(({ commandLine }) => program.test(commandLine));
      return found?.pid;
    });

  it('of an agent leaves no core dump, and in that of the program is neither PIN nor code', async ({ skip }) => {
    writeFileSync(place('contract'), 'I agree.\n');
    // Which nobody reads: the program has signed, and waits.
    execFileSync('mkfifo', [place('signature')]);
    const files = ['--input-file', place('contract'), '--output-file', place('signature')];
    run('pkcs11-tool', '--module', LIBRARY, '--sign', '--mechanism', 'SHA256-RSA-PKCS', ...files);
    await askpass.asked('pin');
    const host = await started(/^pkcs11-tool/);
    const agent = agentsOf(test.home)[0]?.pid ?? 0;
    askpass.answer('pin', PIN);
    await askpass.asked('otp');
    const otp = await freshCode(test.service, host, async () => {
      askpass.answer('otp', 'r');
      await askpass.asked('otp');
    });
    askpass.answer('otp', otp);
    const signed = (): true | undefined =>
      /C_Sign(Final)?\(.*= CKR_OK/.test(readFileSync(place('log'), 'utf8')) || undefined;
    await waitFor('the signature', signed, 60_000);
    process.kill(agent, 'SIGSEGV');
    expect(await end(agent)).toBe('11 clean');
    process.kill(host, 'SIGABRT');
    const [dump] = (await end(host)) === '6 dumped' ? readdirSync(place('')).filter((name) => /core/.test(name)) : [];
    if (dump === undefined) return skip('this system keeps no core dumps, or keeps them elsewhere');
    const core = readFileSync(place(dump));
    expect(core.includes('SHA256-RSA-PKCS')).toBe(true);
    expect([...formsIn(core, PIN), ...formsIn(core, otp)]).toEqual([]);
    expect(Object.values(credentials()).flatMap((secret) => formsIn(core, secret))).toEqual([]);
  });

  it('of the command line leaves no core dump while it asks', async ({ skip }) => {
    if (!existsSync('/usr/bin/prlimit')) return skip('missing: /usr/bin/prlimit');
    run(process.execPath, CLI, 'sign-hash', HELLO, '--yes', '--output', place('signature'));
    await askpass.asked('pin');
    const command = await started(/^[^\0]*node\0/);
    const limits = (): string => readFileSync(`/proc/${command}/limits`, 'utf8');
    await waitFor('no core dumps', () => /^Max core file size\s+1\s+1\s/m.test(limits()) || undefined);
    process.kill(command, 'SIGSEGV');
    expect(await end(command)).toBe('11 clean');
  });
});
