import { fstatSync, fsyncSync, readSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { CliError } from '../cli-error.js';
import { errorTexts } from '../messages/errors.js';
import { systemReason } from '../system-error.js';
import { localise } from '../text.js';

const STDOUT = 1;

let lost: NodeJS.ErrnoException | undefined;
let reported: Error | undefined;

/**
 * Makes stdout and stderr fail as streams should, by event and callback, whoever writes to them; and notes what got lost
 * on stdout, for {@link lostOutput}. To be called before anything is written.
 */
export function guardOutput(): void {
  writeWhole(process.stdout);
  writeWhole(process.stderr);
  // oclif's own, which throws the error where nobody can catch it.
  process.stdout.removeAllListeners('error');
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough is no failure; where results must arrive, the one who writes them looks.
    if (error !== reported && error.code !== 'EPIPE') lost ??= error;
  });
  // There is nobody left to tell.
  process.stderr.on('error', () => {});
}

/** Where a file or device takes Node's output, Node throws its errors at whoever writes, and forgets the rest of a short write. */
function writeWhole(stream: Writable & { readonly fd: number }): void {
  if (stream instanceof Socket) return;
  stream._write = (chunk: Buffer, _encoding, done) => {
    try {
      writeFileSync(stream.fd, chunk);
      done();
    } catch (error) {
      done(error as Error);
    }
  };
}

/**
 * Writes to stdout and waits until it is written.
 *
 * @throws the system's error when the reader has gone or the disk is full; the caller reports it
 */
export function writeToStdout(data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(data, (error) => {
      if (!error) return resolve();
      reported = error;
      reject(error);
    });
  });
}

/** Makes durable what was written to stdout, where that is a file: elsewhere there is nothing to be kept. */
export function syncStdout(): void {
  try {
    fsyncSync(STDOUT);
  } catch {}
}

/** @returns the error to report when something that was written to stdout did not arrive, and nobody has reported that */
export async function lostOutput(): Promise<CliError | undefined> {
  // The event comes after the callback.
  await new Promise((resolve) => process.stdout.write('', () => setImmediate(resolve)));
  if (!lost) return undefined;
  const sentence = localise(errorTexts.stdoutFailed, { reason: systemReason(lost) });
  return new CliError('configuration', sentence, errorTexts.stdoutFailedRemedy);
}

/**
 * Finds out, without writing, whether stdout takes anything.
 *
 * @throws the system's error when it is closed, open for reading only, or a full device
 */
export function assertStdoutOpen(): void {
  writeSync(STDOUT, new Uint8Array(0));
  if (wasClosed()) throw Object.assign(new Error('stdout is closed'), { code: 'EBADF', syscall: 'write' });
}

/** In the place of a closed stdout Node opens /dev/null for reading too, which `>/dev/null` does not. */
function wasClosed(): boolean {
  if (fstatSync(STDOUT).rdev !== statSync('/dev/null').rdev) return false;
  try {
    readSync(STDOUT, new Uint8Array(1));
    return true;
  } catch {
    return false;
  }
}
