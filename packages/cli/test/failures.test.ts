import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeHonestAskpass } from './support/askpass.js';
import { CLI, makeHome, type RunResult, runCli } from './support/run-cli.js';
import { startService, type TestService } from './support/simulator.js';

const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex');
const HELLO = sha256('hello');
const MANY = Array.from({ length: 250 }, (_, index) => sha256(String(index)));

let service: TestService;
let askpass: string;
let work: string;
beforeAll(async () => {
  service = await startService();
  askpass = writeHonestAskpass(service.home.dir, service.stateDir);
});
afterAll(() => service.close());
beforeEach(() => {
  work = mkdtempSync(join(service.home.dir, 'work', 'x'));
});
afterEach(() => service.simulator.clearFaults());

const sign = (args: readonly string[], input?: string): Promise<RunResult> =>
  runCli(['sign-hash', ...args, '--askpass', askpass, '--yes'], {
    env: service.home.env,
    cwd: work,
    ...(input !== undefined && { input }),
  });

const leaf = (): X509Certificate =>
  new X509Certificate(readFileSync(join(service.home.dir, 'data/smartcmd/certificates/default.pem')));

const isSignatureOf = (data: string, signature: string): boolean =>
  verify('sha256', Buffer.from(data), leaf().publicKey, Buffer.from(signature, 'base64'));

describe('250 digests take three requests', () => {
  it('and all signatures come in the order of the digests', async () => {
    const before = service.smsCount();
    const { code, stdout } = await sign(['-'], MANY.join('\n'));
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(250);
    for (const [index, line] of lines.entries())
      expect(isSignatureOf(String(index), line.split('  ')[0] ?? '')).toBe(true);
    expect(service.smsCount()).toBe(before + 3);
  });

  const failThirdRequest = (): unknown => service.simulator.addFault('SCMDMultipleSign:3:html-500');

  it('and what was signed before the third failed is on stdout', async () => {
    failThirdRequest();
    const { code, stdout, stderr } = await sign(['-'], MANY.join('\n'));
    expect(code).toBe(5);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(200);
    expect(isSignatureOf('199', lines[199]?.split('  ')[0] ?? '')).toBe(true);
    expect(stderr).toContain('200 of 250 documents were signed');
    expect(stderr).toContain('and 40 more');
  });

  it('and the json is whole, and says that it is not complete', async () => {
    failThirdRequest();
    const { code, stdout } = await sign(['-', '--format', 'json'], MANY.join('\n'));
    expect(code).toBe(5);
    const document = JSON.parse(stdout);
    expect(document.complete).toBe(false);
    expect(document.signatures).toHaveLength(200);
  });

  it('and the files of the others are there', async () => {
    failThirdRequest();
    const { code, stderr } = await sign(['-', '--output', 'signatures/'], MANY.join('\n'));
    expect(code).toBe(5);
    expect(readdirSync(join(work, 'signatures'))).toHaveLength(200);
    expect(stderr).toContain('200 signatures are stored in signatures');
  });

  it('and the one json file holds the others', async () => {
    failThirdRequest();
    await sign(['-', '--format', 'json', '--output', 'all.json'], MANY.join('\n'));
    const document = JSON.parse(readFileSync(join(work, 'all.json'), 'utf8'));
    expect([document.complete, document.signatures.length]).toEqual([false, 200]);
  });
});

describe('exit codes', () => {
  const nothingLeft = (): void => expect(readdirSync(work)).toEqual([]);

  it.each([
    ['SCMDSign:1:html-500', 5],
    ['SCMDSign:1:reset', 5],
    ['ValidateOtp:1:wrong-signature', 7],
    ['ValidateOtp:1:missing-element', 7],
    ['SCMDSign:1:status-401', 4],
  ])('%s gives %d, and no file', async (fault, expected) => {
    service.simulator.addFault(fault);
    const { code, stdout, stderr } = await sign([HELLO, '--output', 'x.sig']);
    expect(stderr).toMatch(/^Error: /m);
    expect([code, stdout]).toEqual([expected, '']);
    nothingLeft();
  });

  it('no profile gives 3', async () => {
    const home = makeHome();
    const { code } = await runCli(['sign-hash', HELLO, '--askpass', askpass], { env: home.env });
    home.remove();
    expect(code).toBe(3);
  });

  it('an unknown profile gives 3', async () => {
    expect((await sign([HELLO, '--profile', 'other'])).code).toBe(3);
  });

  it.each([
    ['sign-hahs', 'sign-hash'],
    ['sign hash', 'sign-hash'],
    ['credentials mvoe file', 'credentials move'],
  ])('an unknown command gives 2, with the nearest one: %s', async (typed, meant) => {
    const { code, stderr } = await runCli(typed.split(' '), { env: service.home.env });
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`Did you mean: smartcmd ${meant}$`, 'm'));
  });

  it('a service that cannot be reached gives 5', async () => {
    const config = join(service.home.dir, 'config/smartcmd/config.json');
    const before = readFileSync(config, 'utf8');
    try {
      // The discard port, on which nothing listens.
      writeFileSync(config, before.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:9'));
      expect((await sign([HELLO])).code).toBe(5);
    } finally {
      writeFileSync(config, before);
    }
  });
});

describe('a reader that goes away', () => {
  it('of the signature is an error', async () => {
    const script = `'${process.execPath}' '${CLI}' sign-hash ${HELLO} --yes --askpass '${askpass}' | true; exit "\${PIPESTATUS[0]}"`;
    const { code, stderr } = await runShell(script);
    expect(code).toBe(3);
    expect(stderr).toContain('could not be written to stdout: the reader closed it');
  });

  it('of the help is none', async () => {
    const { stderr } = await runShell(`'${process.execPath}' '${CLI}' sign-hash --help | true`);
    expect(stderr).toBe('');
  });
});

it('SIGTERM while the service is asked ends with 130, and no file', async () => {
  service.simulator.addFault('ValidateOtp:1:delay=60000');
  let child: ChildProcess | undefined;
  const running = runCli(['sign-hash', HELLO, '--yes', '--askpass', askpass, '--output', 'x.sig'], {
    env: service.home.env,
    cwd: work,
    onStart: (started) => {
      child = started;
      started.stderr?.on('data', (text: Buffer) => {
        if (text.toString().includes('Creating the signature')) started.kill('SIGTERM');
      });
    },
  });
  const { code, stderr } = await running;
  expect(code).toBe(130);
  // The service has the code: whether it signs is not ours to say.
  expect(stderr).toContain('Interrupted; the service may have signed all the same.');
  expect(stderr).toContain('Signing the same document again is safe');
  expect(existsSync(join(work, 'x.sig'))).toBe(false);
  expect(child?.killed).toBe(true);
});

it('SIGTERM while digests are read ends with 130', async () => {
  const { code, stderr } = await runCli(['sign-hash', '-', '--verbose', '--askpass', askpass], {
    env: service.home.env,
    input: `${HELLO}\n`,
    keepInputOpen: true,
    onStart: (child) => {
      child.stderr?.on('data', (text: Buffer) => {
        if (text.toString().includes('reading digests')) child.kill('SIGTERM');
      });
    },
  });
  expect(code).toBe(130);
  expect(stderr).toContain('Interrupted.');
});

function runShell(script: string): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', script], {
      env: { ...service.home.env },
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, stderr }));
  });
}
