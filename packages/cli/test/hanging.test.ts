import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeHonestAskpass } from './support/askpass.js';
import { type RunResult, runCli } from './support/run-cli.js';
import { runShell, SMARTCMD } from './support/shell.js';
import { startService, type TestService } from './support/simulator.js';
import { onTerminal } from './support/terminal.js';

const HELLO = createHash('sha256').update('hello').digest('hex');

let service: TestService;
let askpass: string;
let work: string;
let pipe: string;
beforeAll(async () => {
  service = await startService();
  askpass = writeHonestAskpass(service.home.dir, service.stateDir);
});
afterAll(() => service.close());
beforeEach(() => {
  work = mkdtempSync(join(service.home.dir, 'work', 'x'));
  pipe = join(work, 'pipe');
  execFileSync('mkfifo', [pipe]);
});

const sign = (args: readonly string[]): Promise<RunResult> =>
  runCli(['sign-hash', ...args, '--yes', '--askpass', askpass], { env: service.home.env, cwd: work });

describe('a pipe is waited for by nobody', () => {
  it('as --file', async () => {
    const { code, stderr } = await sign(['--file', pipe]);
    expect(code).toBe(2);
    expect(stderr).toContain('it is not a regular file');
    expect(stderr).toContain('sha256sum | smartcmd sign-hash -');
  });

  it.each([
    ['--output', () => [HELLO, '--output', pipe]],
    ['a file in the --output directory', () => [HELLO, '--document-name', 'pipe', '--output', `${work}/`]],
  ])('as %s', async (_, args) => {
    execFileSync('mkfifo', [`${pipe}.sig`]);
    const before = service.smsCount();
    const { code, stderr } = await sign([...args(), '--force']);
    expect([code, service.smsCount()]).toEqual([2, before]);
    expect(stderr).toContain('is not a regular file');
  });

  it('as --output of certificate export', async () => {
    const { code, stderr } = await runCli(['certificate', 'export', '--output', pipe], { env: service.home.env });
    expect(code).toBe(3);
    expect(stderr).toContain('nobody reads');
  });
});

// What keeps stdin open has an stderr of its own: nobody waits for it once the command has ended.
it('a system call that never returns does not keep a second signal from ending the command', async () => {
  // As a file on a server that no longer answers would: a thread of Node's pool stays in open(2).
  const preload = join(work, 'hang.cjs');
  writeFileSync(preload, `require('node:fs').open(${JSON.stringify(pipe)}, 'r', () => {});`);
  const script = `${SMARTCMD} sign-hash - --verbose --askpass '${askpass}' < <(exec sleep 20 2> sleep) 2> err & pid=$!
    until grep -q 'reading digests' err; do sleep 0.1; done; kill -TERM $pid
    until grep -q Interrupted err; do sleep 0.1; done; kill -TERM $pid
    wait $pid`;
  const env = { ...service.home.env, NODE_OPTIONS: `--require=${preload}` };
  expect((await runShell(script, env, work)).code).toBe(130);
});

it('a system call that never returns does not keep one signal from ending the command', async () => {
  const preload = join(work, 'hang.cjs');
  writeFileSync(preload, `require('node:fs').open(${JSON.stringify(pipe)}, 'r', () => {});`);
  const script = `${SMARTCMD} sign-hash - --verbose --askpass '${askpass}' < <(exec sleep 20 2> sleep) 2> err & pid=$!
    until grep -q 'reading digests' err; do sleep 0.1; done; kill -TERM $pid; wait $pid`;
  const env = { ...service.home.env, NODE_OPTIONS: `--require=${preload}` };
  expect((await runShell(script, env, work)).code).toBe(130);
});

it('a terminal that does not know its size gets no spinner, which would draw for ever', async () => {
  const line = `stty cols 0 rows 0; ${SMARTCMD} sign-hash ${HELLO} --yes --askpass '${askpass}' > '${work}/x.sig'; echo "code $?."`;
  const session = onTerminal('bash', ['-c', line], service.home.env);
  await session.until('code 0.');
  await session.exit();
  expect(session.screen()).toContain('Sending the request');
});
