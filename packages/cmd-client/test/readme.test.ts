import { spawn } from 'node:child_process';
import { verify, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ACTIVE, startService } from './support/service.js';

it('the example of the README signs', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  // Inside this package, so that it can import the package by its name.
  const folder = fileURLToPath(new URL('../.cache', import.meta.url));
  const file = join(folder, `readme-example-${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, example);
  const { simulator, close } = await startService();
  const child = spawn(process.execPath, [file, join(simulator.stateDir, 'ready.json')]);
  try {
    let output = '';
    let said = '';
    let answered = 0;
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk;
      if (answered === 0 && said.includes('PIN: ')) {
        answered++;
        child.stdin.write('1234\n');
      } else if (answered === 1 && said.includes('for "hello.txt": ')) {
        answered++;
        child.stdin.write(`${simulator.outbox.at(-1)?.otp}\n`);
      }
    });
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    expect(exitCode, said).toBe(0);
    const key = new X509Certificate(simulator.certificates.citizens[ACTIVE] ?? '').publicKey;
    expect(verify('sha256', Buffer.from('hello'), key, Buffer.from(output, 'base64'))).toBe(true);
  } finally {
    child.kill();
    rmSync(file, { force: true });
    await close();
  }
});
