import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './support/miniature.js';
import { childrenOf, isAlive, Running, run } from './support/process.js';
import { Terminal } from './support/terminal.js';

const demo = join(root, 'scripts', 'demo.mjs');

describe('the demo', () => {
  let directory: string;
  let options: { cwd: string; env: NodeJS.ProcessEnv };
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'smartcmd-demo-test-'));
    mkdirSync(join(directory, 'tmp'));
    options = { cwd: directory, env: { ...process.env, TMPDIR: join(directory, 'tmp') } };
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  const leftOver = () => readdirSync(join(directory, 'tmp'));

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves neither file nor process behind after %s', async (signal, code) => {
    const running = new Running(process.execPath, [demo], options);
    await running.saw('\n2. ');
    const children = childrenOf(running.child.pid as number);
    expect(children.length).toBeGreaterThan(0);
    running.child.kill(signal);
    expect((await running.ended).code).toBe(code);
    expect(leftOver()).toEqual([]);
    await expect.poll(() => children.filter(isAlive)).toEqual([]);
  });

  it('stops at the first command that fails, says which, and hands its exit code back', async () => {
    const openssl = join(directory, 'openssl');
    writeFileSync(openssl, '#!/bin/sh\n[ "$1" = version ] || exit 3\n');
    chmodSync(openssl, 0o755);
    const env = { ...options.env, PATH: `${directory}${delimiter}${process.env['PATH']}` };
    const ended = await run(process.execPath, [demo], { ...options, env });
    expect(ended.code, ended.stderr).toBe(3);
    expect(ended.stderr).toContain('✗ The demo stopped: "openssl x509" ended with exit code 3.');
    expect(leftOver()).toEqual([]);
  });

  it('speaks Portuguese when the environment does', async () => {
    const ended = await run(process.execPath, [demo, '--help'], { ...options, env: { ...options.env, LANG: 'pt_PT' } });
    expect(ended).toMatchObject({ code: 2, stderr: 'Utilização: npm run demo [-- --interactive]\n' });
  });

  it('does not wait for a person who is not there', async () => {
    const ended = await run(process.execPath, [demo, '--interactive'], options);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('--interactive needs a terminal');
    expect(leftOver()).toEqual([]);
  });

  it('with --interactive lets a person type the PIN and the code of the SMS', { timeout: 90_000 }, async () => {
    const terminal = new Terminal([demo, '--interactive'], { ...options, env: { ...options.env, TERM: 'xterm' } });
    // One file, then three: a PIN and a code each.
    for (const time of [1, 2]) {
      const pin = await terminal.see(/type (\d{4,8})\./g, time);
      await terminal.see(/Signature PIN: /g, time);
      terminal.type(pin);
      const otp = await terminal.see(/SMS ▸ .*?(\d{6})/g, time);
      await terminal.see(/Code of the SMS: /g, time);
      terminal.type(otp);
    }
    expect(await terminal.exitCode, terminal.screen).toBe(0);
    expect(terminal.screen).toContain('Verified OK');
    expect(leftOver()).toEqual([]);
  });
});
