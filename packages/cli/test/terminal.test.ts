import { execFileSync } from 'node:child_process';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CLI, runCli } from './support/run-cli.js';
import { ACCOUNT, startService, type TestService } from './support/simulator.js';
import { onTerminal, type TerminalSession } from './support/terminal.js';

const HELLO = createHash('sha256').update('hello').digest('hex');
const DOCUMENT = 'contrato de arrendamento.pdf';
const OTHER_OTP = (otp: string): string => String((Number(otp) + 1) % 1_000_000).padStart(6, '0');

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** `smartcmd sign-hash` alone on a terminal. */
const sign = (args: readonly string[] = [], env: Record<string, string> = {}): TerminalSession =>
  onTerminal(process.execPath, [CLI, 'sign-hash', HELLO, '--document-name', DOCUMENT, ...args], {
    ...service.home.env,
    ...env,
  });

/** The same below a shell that shows the terminal's settings before and after. */
const signInShell = (args: readonly string[] = []): TerminalSession => {
  const command = `'${process.execPath}' '${CLI}' sign-hash ${HELLO} --document-name x ${args.join(' ')}`;
  const script = `ulimit -c 0; stty -a > before; ${command}; code=$?; stty -a > after; cmp before after && echo "terminal as before, code $code."`;
  return onTerminal('bash', ['-c', `cd '${service.home.dir}/work'; ${script}`], service.home.env);
};

const untilOtpPrompt = async (session: TerminalSession): Promise<void> => {
  await session.until('Sign? [y/N] ');
  session.type('y\r');
  await session.until('Signature PIN: ');
  session.type(`${ACCOUNT.pin}\r`);
  await session.until('Code of the SMS: ');
};

describe('signing at a terminal', () => {
  it('asks, shows what the SMS quotes and what the code means, and echoes neither PIN nor code', async () => {
    const session = sign();
    await session.until(`"${DOCUMENT}"  sha256 ${HELLO}`);
    await session.until('910/2014');
    await untilOtpPrompt(session);
    const otp = service.lastOtp();
    session.type(`${otp}\r`);
    expect(await session.exit()).toBe(0);
    const screen = session.screen();
    expect(screen).toContain(`The SMS must name this document: "${DOCUMENT}"`);
    expect(screen).toContain('equivalent to a handwritten one');
    expect(screen).toMatch(/The code is valid until \d\d:\d\d:\d\d\./);
    expect(screen).toContain('Attempts left: 3.');
    expect(screen).toContain('****\r\n');
    expect(screen).not.toContain(otp);
    // The PIN's digits might be found in the digest or the signature, so look where it was typed.
    expect(screen.slice(screen.indexOf('Signature PIN: ')).split('\n')[0]).toBe('Signature PIN: ****\r');
    const leaf = new X509Certificate(readFileSync(join(service.home.dir, 'data/smartcmd/certificates/default.pem')));
    const signature = /[A-Za-z0-9+/]{200,}={0,2}/.exec(screen.replaceAll('\r\n', '\n'))?.[0] ?? '';
    expect(verify('sha256', Buffer.from('hello'), leaf.publicKey, Buffer.from(signature, 'base64'))).toBe(true);
  });

  it('asks in Portuguese', async () => {
    const session = sign([], { LANG: 'pt_PT.UTF-8' });
    await session.until('Assinar? [s/N] ');
    session.type('s\r');
    await session.until('PIN de assinatura: ');
    session.type(`${ACCOUNT.pin}\r`);
    await session.until('Código do SMS: ');
    session.type(`${service.lastOtp()}\r`);
    expect(await session.exit()).toBe(0);
  });

  it('works while stdin is a pipe', async () => {
    const session = onTerminal(
      'bash',
      ['-c', `echo ${HELLO} | '${process.execPath}' '${CLI}' sign-hash - > '${service.home.dir}/piped.sig'`],
      service.home.env,
    );
    await untilOtpPrompt(session);
    session.type(`${service.lastOtp()}\r`);
    expect(await session.exit()).toBe(0);
    expect(readFileSync(join(service.home.dir, 'piped.sig'), 'utf8')).toMatch(/^[A-Za-z0-9+/]{512}\n$/);
  });

  it('takes back what was typed wrong: backspace, Ctrl-U, arrow keys, a paste with its Enter', async () => {
    const session = sign(['--yes']);
    await session.until('Signature PIN: ');
    session.type('99\u007f\u007f9999\u0015\u001b[D\u001b[A1299\u007f\b34\r');
    await session.until('Code of the SMS: ');
    session.type(`${service.lastOtp()}\n`);
    expect(await session.exit()).toBe(0);
  });

  it('asks again for what cannot be a PIN or a code, without sending it', async () => {
    const session = sign(['--yes']);
    await session.until('Signature PIN: ');
    session.type('hunter2024\r');
    await session.until('A signature PIN has 4 to 8 digits; nothing was sent.');
    await session.until('Signature PIN: ');
    session.type(`${ACCOUNT.pin}\r`);
    await session.until('Code of the SMS: ');
    session.type('12345\r');
    await session.until('The code has 6 digits; nothing was sent.');
    session.type(`${service.lastOtp()}\r`);
    expect(await session.exit()).toBe(0);
  });

  it('warns of the lock after a wrong PIN, and goes on with the right one', async () => {
    const session = sign(['--yes']);
    await session.until('Signature PIN: ');
    session.type('4321\r');
    await session.until('Repeated failures lock the account; attempts left here: 2.');
    await session.until('Signature PIN: ');
    session.type(`${ACCOUNT.pin}\r`);
    await session.until('Code of the SMS: ');
    session.type(`${service.lastOtp()}\r`);
    expect(await session.exit()).toBe(0);
  });

  it('starts again after a wrong code', async () => {
    const session = sign(['--yes']);
    await session.until('Signature PIN: ');
    session.type(`${ACCOUNT.pin}\r`);
    await session.until('Code of the SMS: ');
    session.type(`${OTHER_OTP(service.lastOtp())}\r`);
    await session.until('The service ended the operation');
    await session.until('Signature PIN: ');
    session.type(`${ACCOUNT.pin}\r`);
    await session.until('Attempts left: 2.');
    await session.until('Code of the SMS: ');
    session.type(`${service.lastOtp()}\r`);
    expect(await session.exit()).toBe(0);
  });

  it('has the SMS sent again', async () => {
    const session = sign(['--yes']);
    await session.until('Signature PIN: ');
    session.type(`${ACCOUNT.pin}\r`);
    await session.until('Type r to have the SMS sent again.');
    await session.until('Code of the SMS: ');
    const before = service.smsCount();
    session.type('r\r');
    await session.until('Another SMS was sent');
    await session.until('Code of the SMS: ');
    expect(service.smsCount()).toBe(before + 1);
    session.type(`${service.lastOtp()}\r`);
    expect(await session.exit()).toBe(0);
  });

  it('never sends raw bytes to it', async () => {
    const session = sign(['--format', 'raw']);
    await session.until('Raw bytes are not written to a terminal');
    expect(await session.exit()).toBe(2);
  });

  it('shows names without what could steer it', async () => {
    writeFileSync(join(service.home.dir, 'work', 'a\u001b[31mb\u202e.pdf'), 'x');
    const session = onTerminal(
      'bash',
      ['-c', `cd '${service.home.dir}/work'; '${process.execPath}' '${CLI}' sign-hash --file a*b*.pdf`],
      { ...service.home.env, NO_COLOR: '1' },
    );
    await session.until('Sign? [y/N] ');
    session.type('\r');
    expect(await session.exit()).toBe(6);
    expect(session.screen()).not.toContain('\u001b[31m');
    expect(session.screen()).not.toContain('\u202e');
  });
});

describe('the end of a question leaves the terminal as it was', () => {
  const prompts = [
    ['confirmation', async (session: TerminalSession) => session.until('Sign? [y/N] ')],
    [
      'PIN',
      async (session: TerminalSession) => {
        await session.until('Sign? [y/N] ');
        session.type('y\r');
        await session.until('Signature PIN: ');
      },
    ],
    ['code', untilOtpPrompt],
  ] as const;
  const ends = [
    ['Ctrl-C', (session: TerminalSession) => session.type('12\u0003'), 130],
    ['Esc', (session: TerminalSession) => session.type('\u001b'), 6],
    ['Ctrl-D', (session: TerminalSession) => session.type('12\u0004'), 6],
  ] as const;
  for (const [question, reach] of prompts) {
    it.each(ends)(`${question}, %s`, async (_, end, code) => {
      const session = signInShell();
      await reach(session);
      end(session);
      await session.until(`terminal as before, code ${code}.`);
      await session.exit();
    });
  }

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('a %s', async (signal) => {
    const session = signInShell(['--yes']);
    await session.until('Signature PIN: ');
    session.type('12');
    await session.until('**');
    const [child] = readFileSync(`/proc/${session.pid}/task/${session.pid}/children`, 'utf8').trim().split(' ');
    process.kill(Number(child), signal);
    await session.until('Interrupted.');
    await session.until('terminal as before, code 130.');
    await session.exit();
  });

  it('a SIGQUIT, of which the command dies', async () => {
    const session = signInShell(['--yes']);
    await session.until('Signature PIN: ');
    const [child] = readFileSync(`/proc/${session.pid}/task/${session.pid}/children`, 'utf8').trim().split(' ');
    process.kill(Number(child), 'SIGQUIT');
    await session.until('terminal as before, code 131.');
    await session.exit();
  });

  it('a window that is closed, of which the command does not crash', async () => {
    for (const question of ['Sign? [y/N] ', 'Signature PIN: ']) {
      const errors = join(service.home.dir, 'errors');
      const code = join(service.home.dir, `code of ${question.slice(0, 4)}`);
      const yes = question.startsWith('Sign?') ? '' : '--yes';
      // Above it a program that lives on, as a desktop does, and sees how it ended.
      const command = `'${process.execPath}' '${CLI}' sign-hash ${HELLO} ${yes} 2> '${errors}'`;
      const script = `trap : HUP; ${command}; echo $? > '${code}.new'; mv '${code}.new' '${code}'`;
      const session = onTerminal('bash', ['-c', script], service.home.env);
      await session.until(question);
      session.close();
      await vi.waitFor(() => expect(existsSync(code)).toBe(true), { timeout: 15_000 });
      // Cancelled or interrupted: the end of the terminal's input and SIGHUP come together.
      expect(['6\n', '130\n']).toContain(readFileSync(code, 'utf8'));
      expect(readFileSync(errors, 'utf8')).not.toContain('stack trace');
    }
  });

  it('an answer, already while the service is asked', async () => {
    const terminal = (session: TerminalSession): string =>
      execFileSync('stty', ['-a', '-F', realpathSync(`/proc/${session.pid}/fd/0`)], { encoding: 'utf8' });
    service.simulator.addFault('SCMDSign:1:delay=4000');
    try {
      const session = sign(['--yes'], { TERM: 'dumb' });
      await session.until('Signature PIN: ');
      expect(terminal(session)).toContain(' -echo ');
      session.type(`${ACCOUNT.pin}\r`);
      await session.until('Sending the request');
      expect(terminal(session)).toContain(' echo ');
      expect(terminal(session)).toContain(' icanon ');
      session.type('\u0003');
      expect(await session.exit()).toBe(130);
    } finally {
      service.simulator.clearFaults();
    }
  });

  it('stopping with Ctrl-Z and coming back', async () => {
    const session = onTerminal('bash', ['--norc', '--noprofile', '-i'], { ...service.home.env, PS1: 'shell> ' });
    await session.until('shell> ');
    session.type(`'${process.execPath}' '${CLI}' sign-hash ${HELLO} --yes > '${service.home.dir}/stopped.sig'\r`);
    await session.until('Signature PIN: ');
    session.type('12');
    await session.until('**');
    session.type('\u001a');
    await session.until('Stopped');
    await session.until('shell> ');
    session.type('stty -a | grep -o -e "[-]*echo " ; fg\r');
    await session.until(/[\r\n]echo /);
    await session.until('Signature PIN: **');
    session.type('34\r');
    await session.until('Code of the SMS: ');
    session.type(`${service.lastOtp()}\r`);
    await session.until('shell> ');
    session.type('echo "code $?."; exit\r');
    await session.until(/[\r\n]code 0\./);
    await session.exit();
  });
});

it('an approval on the phone closes the question for the code', async () => {
  // The account that approves by itself.
  const account = { phone: '912345679', pin: '12345678' };
  const setup = ['setup', '--profile', 'approving', '--simulator-state', service.stateDir, '--non-interactive'];
  const args = [...setup, '--phone', account.phone, '--phone-approval'];
  expect((await runCli(args, { env: service.home.env })).code).toBe(0);
  const session = signInShell(['--yes', '--profile', 'approving']);
  await session.until('Signature PIN: ');
  session.type(`${account.pin}\r`);
  await session.until('approve on your phone');
  await session.until('Approved on the phone.');
  await session.until('terminal as before, code 0.');
  await session.exit();
});
