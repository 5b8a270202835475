import { createHash, verify, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeHonestAskpass } from './support/askpass.js';
import { mountSmall } from './support/mounts.js';
import { runShell, type ShellResult, SMARTCMD } from './support/shell.js';
import { startService, type TestService } from './support/simulator.js';

const HELLO = createHash('sha256').update('hello').digest('hex');

let service: TestService;
let askpass: string;
beforeAll(async () => {
  service = await startService();
  askpass = writeHonestAskpass(service.home.dir, service.stateDir);
});
afterAll(() => service.close());

const run = (line: string): Promise<ShellResult> => runShell(`${SMARTCMD} ${line}`, service.home.env);
const sign = (rest: string): Promise<ShellResult> => run(`sign-hash ${HELLO} --yes --askpass '${askpass}' ${rest}`);

/** Whether a text holds the signature of "hello". */
function holdsSignature(text: string): boolean {
  const leaf = new X509Certificate(readFileSync(join(service.home.dir, 'data/smartcmd/certificates/default.pem')));
  const signature = /[A-Za-z0-9+/]{200,}={0,2}/.exec(text)?.[0] ?? '';
  return verify('sha256', Buffer.from('hello'), leaf.publicKey, Buffer.from(signature, 'base64'));
}

describe('a stdout that takes nothing', () => {
  it.each([
    'doctor --offline',
    'doctor --offline --json',
    'certificate show',
    'certificate export',
    'profile list',
    'profile list --json',
    '--help',
    'sign-hash --help',
    '--version',
  ])('ends %s with 3 and a sentence', async (line) => {
    const { code, stderr } = await run(`${line} >/dev/full`);
    expect(stderr).toContain('Error: The result could not be written to stdout: the disk is full.');
    expect(stderr).not.toContain('node:');
    expect(code).toBe(3);
  });

  it('is told once, beside what else is wrong', async () => {
    const { code, stderr } = await run('profile use nobody >/dev/full');
    expect(code).toBe(3);
    expect(stderr.match(/^Error: /gm)).toHaveLength(1);
  });

  it.each([
    ['full', '>/dev/full', 'the disk is full'],
    ['closed', '>&-', 'it is closed'],
    ['open for reading only', '1</dev/null', 'it is closed'],
  ])('that is %s keeps sign-hash from asking', async (_, redirection, reason) => {
    const before = service.smsCount();
    const { code, stderr } = await sign(redirection);
    expect(stderr).toContain(reason);
    expect([code, service.smsCount()]).toEqual([3, before]);
  });

  it('may be /dev/null', async () => {
    expect((await sign('>/dev/null')).code).toBe(0);
  });

  it('may be closed when the signature goes to a file', async () => {
    expect((await sign(`--output '${service.home.dir}/work/closed.sig' >&-`)).code).toBe(0);
  });
});

describe('a signature that cannot be written to stdout', () => {
  it('is on stderr when the disk is full', async ({ skip }) => {
    const mount = mountSmall();
    if (!mount) return skip();
    try {
      // Room for a part of it: a write that does not write all is no success.
      writeFileSync(join(mount.dir, 'out'), '.'.repeat(4000));
      expect((await runShell(`cat /dev/zero > '${mount.dir}/filler'`, service.home.env)).code).not.toBe(0);
      const { code, stderr } = await sign(`--quiet >> '${mount.dir}/out'`);
      expect(stderr).toContain('could not be written to stdout: the disk is full');
      expect(stderr).not.toContain('node:');
      expect([code, holdsSignature(stderr)]).toEqual([3, true]);
    } finally {
      mount.remove();
    }
  });

  it('is on stderr when the reader has gone', async () => {
    const { code, stderr } = await sign('| true; exit $PIPESTATUS');
    expect([code, holdsSignature(stderr)]).toEqual([3, true]);
    expect(stderr.match(/^Error: /gm)).toHaveLength(1);
  });

  it('nor to its file is on stderr', async ({ skip }) => {
    const mount = mountSmall();
    if (!mount) return skip();
    try {
      expect((await runShell(`cat /dev/zero > '${mount.dir}/filler'`, service.home.env)).code).not.toBe(0);
      const { code, stderr } = await sign(`--output '${mount.dir}/x.sig' >/dev/full`);
      expect([code, holdsSignature(stderr)]).toEqual([3, true]);
    } finally {
      mount.remove();
    }
  });
});

it('a stderr that takes nothing changes neither result nor exit code', async () => {
  const { code, stdout } = await sign('2>/dev/full');
  expect([code, holdsSignature(stdout)]).toEqual([0, true]);
  expect((await run('sign-hash 2>/dev/full')).code).toBe(2);
});
