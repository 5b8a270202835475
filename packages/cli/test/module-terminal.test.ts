import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryWith } from './support/memory.js';
import { useModule } from './support/module.js';
import { LIBRARY, needNative } from './support/native.js';
import { onTerminal, type TerminalSession } from './support/terminal.js';

// The module's questions on a real terminal, in a program of others.
// So long that nothing else has it by chance.
const PIN = '90817263';
const test = useModule({
  accounts: [{ phone: '+351 912345678', pin: PIN, name: 'Maria da Conceição Simões', state: 'active' }],
});
vi.setConfig({ testTimeout: 120_000 });
beforeEach(({ skip }) => needNative(skip, 'pkcs11-tool'));

const file = (): string => join(test.home.dir, 'contract.txt');
const environment = (): Record<string, string> => {
  const { SMARTCMD_ASKPASS: _, ...rest } = test.env;
  return { ...rest, SMARTCMD_LOG: join(test.home.dir, 'log') };
};

function signArguments(): string[] {
  writeFileSync(file(), 'I agree.\n');
  const files = ['--input-file', file(), '--output-file', `${file()}.sig`];
  return ['--module', LIBRARY, '--sign', '--mechanism', 'SHA256-RSA-PKCS', ...files];
}

/** A script in which `sign` signs, and says as which process; it is not interactive, so it leaves the terminal alone. */
function script(shell: string, text: string): TerminalSession {
  const words = signArguments().map((word) => `'${word}'`);
  const sign = `sh -c 'echo "process $$."; exec pkcs11-tool "$@"' sh ${words.join(' ')}`;
  return onTerminal(shell, ['-c', `sign() { ${sign}; }\n${text}`], environment());
}

/** The process of pkcs11-tool in a script. */
const signer = (session: TerminalSession): number => Number(/process (\d+)\./.exec(session.screen())?.[1]);

/** Waits for the settings of the terminal in `$before`; says so, or not. */
const RESTORED = `i=0
until [ "$(stty -a)" = "$before" ] || [ $i = 100 ]; do sleep 0.1; i=$((i+1)); done
[ $i = 100 ] || echo "terminal as before."`;

describe('a question on a terminal', () => {
  it('is answered unseen, from locked memory, and erased; the SMS is sent again', async () => {
    const session = onTerminal('pkcs11-tool', signArguments(), environment());
    await session.until('Signature PIN: ');
    session.type(`12\u007f\u007f${PIN.slice(0, 7)}`);
    // Until it has been read.
    await vi.waitFor(() => expect(memoryWith(session.pid, PIN.slice(0, 7))).not.toEqual([]), { timeout: 30_000 });
    for (const flags of memoryWith(session.pid, PIN.slice(0, 7)))
      expect(flags).toEqual(expect.arrayContaining(['lo', 'dd', 'wf']));
    session.type(`${PIN.slice(7)}\r`);
    await session.until('[r] Send the SMS again');
    await session.until('Code of the SMS: ');
    expect(memoryWith(session.pid, PIN)).toEqual([]);
    const first = test.service.lastOtp();
    session.type('r\r');
    await session.until('Another SMS was sent');
    await session.until('Code of the SMS: ');
    expect(test.codes()).toBe(2);
    session.type(`${test.service.lastOtp()}\r`);
    expect(await session.exit()).toBe(0);
    const args = ['dgst', '-sha256', '-verify', await test.publicKey(), '-signature', `${file()}.sig`, file()];
    expect(execFileSync('openssl', args, { encoding: 'utf8' })).toBe('Verified OK\n');
    const screen = session.screen();
    for (const secret of [PIN, PIN.slice(0, 7), first, test.service.lastOtp()]) expect(screen).not.toContain(secret);
    // But for those lines that are written anew each second.
    expect(screen.replaceAll('\r\u001b[K(', '').split('\r\u001b[K')).toHaveLength(4);
    const [, name = ''] =
      /documento \\"(.*?)\\"/.exec(readFileSync(join(test.service.stateDir, 'outbox.jsonl'), 'utf8')) ?? [];
    expect(screen).toContain(`asks for your signature.\r\n\r\nDocument: "${name}"`);
    expect(screen).toContain(`The SMS must name this document: "${name}"`);
  });

  it('is cancelled by Ctrl-C, after which the terminal is as before', async () => {
    const session = script('bash', `before=$(stty -a); sign; echo "code $?."; ${RESTORED}`);
    await session.until('Signature PIN: ');
    session.type('9081\u0003');
    // pkcs11-tool tries again by itself: C_SignUpdate and C_SignFinal where C_Sign fails.
    await session.until('Signature PIN: ');
    session.type('\u0003');
    await session.until('CKR_FUNCTION_CANCELED');
    await session.until('code 1.');
    await session.until('terminal as before.');
    expect(await session.exit()).toBe(0);
    expect(test.codes()).toBe(0);
  });

  it.each(['SIGKILL', 'SIGTERM'])('leaves the terminal as before when the application gets %s', async (signal) => {
    const session = script('sh', `before=$(stty -a); sign; ${RESTORED}`);
    await session.until('Signature PIN: ');
    session.type('9081');
    await vi.waitFor(() => expect(memoryWith(signer(session), '9081')).not.toEqual([]), { timeout: 30_000 });
    process.kill(signer(session), signal);
    await session.until('terminal as before.');
    expect(await session.exit()).toBe(0);
    expect(session.screen()).not.toContain('9081');
  });
});

describe('an application in the background of its terminal', () => {
  it('is not stopped: nobody can be asked', async () => {
    const session = script('bash', 'set -m; sign & wait $!; echo "code $?."');
    await session.until('CKR_DEVICE_ERROR');
    await session.until('code 1.');
    expect(await session.exit()).toBe(0);
    expect(session.screen()).not.toContain('PIN');
  });

  it('gives up a question that it asked in the foreground', async () => {
    const given = 'stty sane; before=$(stty -a); bg; wait; [ "$(stty -a)" = "$before" ] && echo "terminal untouched."';
    const session = script('bash', `set -m; sign; ${given}`);
    await session.until('Signature PIN: ');
    process.kill(signer(session), 'SIGSTOP');
    await session.until('CKR_DEVICE_ERROR');
    await session.until('terminal untouched.');
    expect(await session.exit()).toBe(0);
    expect(readFileSync(join(test.home.dir, 'log'), 'utf8')).toContain('nobody can be asked');
  });
});
