import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { writeAskpass } from '../support/askpass.js';
import { writeChain } from '../support/chain.js';
import { type Desktop, startDesktop } from '../support/desktop.js';
import { type DialogDriver, driveDialogs } from '../support/dialog-driver.js';
import { FAILING_SIGNATURES } from '../support/failing-signatures.js';
import { useModule } from '../support/module.js';
import { LIBRARY, needNative, type ProgramResult, runProgram } from '../support/native.js';
import { ACCOUNT } from '../support/simulator.js';
import { makeSshServer, SSHD, type SshServer } from '../support/sshd.js';
import { onTerminal } from '../support/terminal.js';

// OpenSSH logs in with the key.
const test = useModule();
vi.setConfig({ testTimeout: 300_000 });

let server: SshServer;
beforeEach(async ({ skip }) => {
  needNative(skip, 'ssh', 'ssh-keygen', SSHD);
  const { publicKey } = writeChain(test.home).files;
  const { output } = await runProgram('ssh-keygen', ['-i', '-m', 'PKCS8', '-f', publicKey], test.env);
  server = makeSshServer(test.home.dir, output.trim());
});

const LOGGED_IN = { code: 0, output: 'logged in\n' };
const WITH_MODULE = ['-o', `PKCS11Provider=${LIBRARY}`];
const ssh = (args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<ProgramResult> =>
  runProgram('ssh', [...args, ...server.args], env);

it('logs in with one code', async () => {
  expect(await ssh(WITH_MODULE, test.env)).toEqual(LOGGED_IN);
  expect(test.codes()).toBe(1);
});

it('asks on the terminal that it has', async () => {
  const { SMARTCMD_ASKPASS: _, ...env } = test.env;
  const terminal = onTerminal('ssh', [...WITH_MODULE, ...server.args], env);
  await terminal.until('Signature PIN:');
  terminal.type(`${ACCOUNT.pin}\r`);
  await terminal.until('Code of the SMS:');
  terminal.type(`${test.service.lastOtp()}\r`);
  await terminal.until('logged in');
  expect(await terminal.exit()).toBe(0);
  expect(test.codes()).toBe(1);
});

it('is not let in with another key', async () => {
  const stranger = join(test.home.dir, 'stranger');
  await runProgram('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', stranger], test.env);
  const { code, output } = await ssh(['-i', stranger], test.env);
  expect(code).toBe(255);
  expect(output).toContain('Permission denied (publickey)');
});

describe('an agent', () => {
  /** Starts an agent that may load libraries from there, and has it load the module. */
  async function add(allowed: string): Promise<{ readonly socket: string; readonly added: ProgramResult }> {
    const socket = join(test.home.dir, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket, '-P', allowed], {
      env: test.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => void agent.kill());
    await new Promise((resolve) => agent.stdout.once('data', resolve));
    // It asks for a PIN of its own, which means nothing to the module.
    const own = { SSH_ASKPASS: writeAskpass(test.home.dir, 'echo', 'own-pin'), SSH_ASKPASS_REQUIRE: 'force' };
    return {
      socket,
      added: await runProgram('ssh-add', ['-s', LIBRARY], { ...test.env, ...own, SSH_AUTH_SOCK: socket }),
    };
  }

  it('logs in with one code, when it may load the module (CLIENTS: from /usr alone, unless it is told)', async () => {
    const { socket, added } = await add(LIBRARY);
    expect(added).toMatchObject({ code: 0 });
    expect(test.codes()).toBe(0);
    expect(await ssh([], { ...test.env, SSH_AUTH_SOCK: socket })).toEqual(LOGGED_IN);
    expect(test.codes()).toBe(1);
  });

  it('refuses the module from a home otherwise', async () => {
    const { added } = await add('/usr/lib/*');
    expect(added.code).not.toBe(0);
    expect(added.output).toContain('agent refused operation');
  });
});

describe('with our dialogs', () => {
  let desktop: Desktop | undefined;
  let person: DialogDriver;
  let env: Record<string, string>;
  beforeEach(async ({ skip }) => {
    needNative(skip, 'zenity', 'Xvfb', 'xdotool', 'openbox', 'setsid');
    desktop ??= await startDesktop(test.env);
    person = driveDialogs(desktop, test.service);
    const { SMARTCMD_ASKPASS: _, ...rest } = test.env;
    env = { ...rest, DISPLAY: desktop.name };
  });
  afterAll(() => desktop?.close());

  // A session of its own: no terminal, whatever the tests were started in.
  const login = (): Promise<ProgramResult> => runProgram('setsid', ['-w', 'ssh', ...WITH_MODULE, ...server.args], env);

  it.each(FAILING_SIGNATURES)('says that it may not, and logs in the next time: $why', async ({ codes, fail }) => {
    const first = login();
    await fail(person, test.service);
    const { code, output } = await first;
    expect(code).toBe(255);
    expect(output).toContain('Permission denied (publickey)');
    expect(test.codes()).toBe(codes);
    const second = login();
    await person.givePin();
    await person.giveCode();
    expect(await second).toEqual(LOGGED_IN);
    expect(test.codes()).toBe(codes + 1);
  });

  it('logs in after a wrong PIN and a wrong code', async () => {
    const logged = login();
    await person.pinQuestion();
    await desktop?.picture('openssh-pin', '700x400+290+312');
    await person.givePin('9999');
    await person.givePin();
    await person.giveWrongCode();
    await person.givePin();
    await person.giveCode();
    expect(await logged).toEqual(LOGGED_IN);
    expect(test.codes()).toBe(2);
  });
});
