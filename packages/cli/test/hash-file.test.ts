import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashFile } from '../src/sign-hash/hash-file.js';

const MEBIBYTE = 1 << 20;
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'smartcmd-hash-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const never = new AbortController().signal;
const file = (name: string, data: Uint8Array): string => {
  const path = join(directory, name);
  writeFileSync(path, data);
  return path;
};

describe('hashFile', () => {
  it.each([0, 1, MEBIBYTE - 1, MEBIBYTE, MEBIBYTE + 1, 3 * MEBIBYTE + 7])(
    'reads each of %d bytes once',
    async (size) => {
      const data = Buffer.from(Array.from({ length: size }, (_, index) => index % 251));
      const { digest, size: found } = await hashFile(file('sized', data), 'sha256', () => {}, never);
      expect(Buffer.from(digest).toString('hex')).toBe(createHash('sha256').update(data).digest('hex'));
      expect(found).toBe(size);
    },
  );

  it.each([
    ['grows', (path: string) => appendFileSync(path, 'more')],
    ['gets other content of the same size', (path: string) => writeFileSync(path, Buffer.alloc(3 * MEBIBYTE, 'b'))],
    ['is touched', (path: string) => utimesSync(path, 1, 1)],
  ])('refuses a file that %s meanwhile', async (_, change) => {
    const path = file('changing', Buffer.alloc(3 * MEBIBYTE, 'a'));
    let changed = false;
    const onProgress = (): void => {
      if (!changed) change(path);
      changed = true;
    };
    await expect(hashFile(path, 'sha256', onProgress, never)).rejects.toThrow('it changed while it was read');
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    const path = file('long', Buffer.alloc(5 * MEBIBYTE));
    const stop = (): void => controller.abort(new Error('stopped'));
    await expect(hashFile(path, 'sha256', stop, controller.signal)).rejects.toThrow('stopped');
  });

  it('refuses a pipe that came in the place of the file, and does not wait for its other end', async () => {
    const path = join(directory, 'pipe');
    execFileSync('mkfifo', [path]);
    await expect(hashFile(path, 'sha256', () => {}, never)).rejects.toThrow('it is not a regular file');
  });
});
