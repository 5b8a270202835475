import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveKeys } from '../../../test/support/simulator-keys.js';
import { writeHonestAskpass } from './support/askpass.js';
import { CLI, makeHome, runCli, type TestHome } from './support/run-cli.js';

let home: TestHome;
let child: ChildProcess | undefined;
beforeEach(() => {
  home = makeHome();
});
afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  child = undefined;
  home.remove();
});

/** Starts the simulator, and waits until it has told everything. */
async function start(...args: string[]): Promise<{ child: ChildProcess; output: () => string }> {
  let output = '';
  const started = spawn(process.execPath, [CLI, 'simulator', 'start', ...args], { env: home.env });
  child = started;
  let errors = '';
  started.stderr.on('data', (chunk: Buffer) => (errors += chunk));
  await new Promise<void>((resolve, reject) => {
    started.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      if (output.includes('smartcmd setup')) resolve();
    });
    started.on('exit', () => reject(new Error(`the simulator ended: ${errors}`)));
  });
  return { child: started, output: () => output };
}

const endOf = async (process: ChildProcess): Promise<unknown[]> => once(process, 'exit');

const usualState = (): string => join(home.dir, 'state', 'smartcmd', 'simulator');

describe('smartcmd simulator start', () => {
  it('ends with 3 where the system makes no directories, and does not try for ever', async () => {
    const { code, stderr } = await runCli(['simulator', 'start', '--state', '/proc/smartcmd'], { env: home.env });
    expect(stderr).toContain('/proc/smartcmd');
    expect(code).toBe(3);
  });

  it('says how it is reached, and writes the same into ready.json', async () => {
    const { output } = await start();
    const state = usualState();
    const ready = JSON.parse(readFileSync(join(state, 'ready.json'), 'utf8')) as Record<string, never> & {
      accounts: { phone: string; pin: string }[];
    };
    for (const name of ['url', 'legacyUrl', 'applicationId', 'username', 'password'])
      expect(output()).toContain(ready[name]);
    for (const { phone, pin } of ready.accounts) expect(output()).toContain(`${phone}  PIN ${pin}`);
    expect(output()).toContain(join(state, 'ready.json'));
    expect(output()).toMatch(/^ {2}smartcmd setup --environment simulator$/m);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends cleanly on %s', async (signal) => {
    giveKeys(usualState());
    const { child } = await start();
    child.kill(signal);
    expect(await endOf(child)).toEqual([0, null]);
    expect(existsSync(join(usualState(), 'ready.json'))).toBe(false);
  });

  it('prints each SMS, and the setup command that it prints works', async () => {
    const stateDir = join(home.dir, 'my state');
    giveKeys(stateDir);
    const { child, output } = await start('--state', stateDir, '--account', '912 000 111:4321:active:Ana Lima');
    expect(output()).toContain(`smartcmd setup --environment simulator --simulator-state '${stateDir}'`);
    const askpass = writeHonestAskpass(home.dir, stateDir, { pin: 'echo 4321' });
    const env = { ...home.env, SMARTCMD_ASKPASS: askpass };
    const setup = await runCli(
      ['setup', '--environment', 'simulator', '--simulator-state', stateDir, '--non-interactive', '--with-pin'],
      { env },
    );
    expect(setup.stderr).not.toContain('Error');
    expect(setup.code).toBe(0);
    expect(setup.stdout).toContain('Certificate of: Ana Lima');
    expect(output()).toMatch(/^SMS to \+351 912000111: Código de segurança: \d{6}\. /m);
    child.kill('SIGTERM');
    await endOf(child);
  });

  it('goes on when nobody reads what it prints any more', async () => {
    giveKeys(usualState());
    const { child } = await start();
    child.stdout?.destroy();
    const args = ['setup', '--environment', 'simulator', '--non-interactive', '--with-pin'];
    const askpass = writeHonestAskpass(home.dir, usualState());
    const { code } = await runCli(args, { env: { ...home.env, SMARTCMD_ASKPASS: askpass } });
    expect(code).toBe(0);
    child.kill('SIGTERM');
    expect(await endOf(child)).toEqual([0, null]);
  });

  it('lets faults happen', async () => {
    giveKeys(usualState());
    await start('--fault', 'GetCertificate:1:status-401');
    const setup = () => runCli(['setup', '--environment', 'simulator', '--non-interactive'], { env: home.env });
    expect((await setup()).code).toBe(4);
    expect((await setup()).code).toBe(0);
  });

  it('says so when the port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    giveKeys(usualState());
    const { code, stderr } = await runCli(['simulator', 'start', '--port', String(port)], { env: home.env });
    server.close();
    expect(code).toBe(3);
    expect(stderr).toContain(`Port ${port} of 127.0.0.1 is in use.`);
    expect(stderr).toContain('--port');
  });

  it('does not take the place of one that runs, but that of one that was killed', async () => {
    giveKeys(usualState());
    const { child } = await start();
    const ready = join(usualState(), 'ready.json');
    const before = readFileSync(ready, 'utf8');
    const { code, stderr } = await runCli(['simulator', 'start'], { env: home.env });
    expect(code).toBe(3);
    expect(stderr).toContain(`A simulator is running already (process ${child.pid})`);
    expect(stderr).toContain('--state');
    expect(readFileSync(ready, 'utf8')).toBe(before);
    child.kill('SIGKILL');
    await endOf(child);
    await start();
    expect(readFileSync(ready, 'utf8')).not.toBe(before);
  });

  it('says so when --state is a file', async () => {
    const file = join(home.dir, 'a.txt');
    writeFileSync(file, 'mine');
    for (const state of [file, join(file, 'below')]) {
      const { code, stderr } = await runCli(['simulator', 'start', '--state', state], { env: home.env });
      expect(code).toBe(3);
      expect(stderr).toMatch(/not a directory/);
      expect(stderr).not.toContain('ready.json');
    }
  });

  it.each([
    [['--fault', 'nonsense'], 'nonsense'],
    [['--fault', 'Sign:1:no-such-kind'], 'no-such-kind'],
    [['--account', '912345678'], 'PHONE:PIN'],
    [['--account', '912345678:12'], 'PHONE:PIN'],
    [['--account', '912345678:1234:asleep'], 'must-change-pin-901'],
    [['--account', '12:1234'], 'not a phone number'],
    [['--port', '70000'], '65535'],
  ])('refuses %j with a sentence', async (args, mentioned) => {
    const { code, stderr } = await runCli(['simulator', 'start', ...args], { env: home.env });
    expect(code).toBe(2);
    expect(stderr).toContain(mentioned);
  });
});
