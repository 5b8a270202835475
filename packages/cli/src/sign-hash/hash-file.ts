import { createHash } from 'node:crypto';
import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { HashName, Localised } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import { isSystemError, systemReason } from '../system-error.js';
import { localise } from '../text.js';

/** Bytes read at once. Two such buffers take turns: one is filled while the other is hashed. */
const BUFFER_SIZE = 1 << 20;

/** A hashed file. */
export interface HashedFile {
  /** Raw bytes. */
  readonly digest: Uint8Array;
  /** Bytes of the file. */
  readonly size: number;
  /** As it was when it was read. */
  readonly stat: BigIntStats;
}

/**
 * Hashes a file of any size in constant memory.
 *
 * @param path a regular file
 * @param algorithm by node:crypto's name
 * @param onProgress hears how much is done, between 0 and 1
 * @param signal gives up
 * @throws CliError `usage` when the file cannot be read, is no regular file, or changed meanwhile
 */
export async function hashFile(
  path: string,
  algorithm: HashName,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<HashedFile> {
  try {
    // Opening a pipe must not wait for its other end.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await hashOpened(file, path, algorithm, onProgress, signal);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw isSystemError(error) ? unusableFile(path, systemReason(error)) : error;
  }
}

/** The error of a file that cannot be signed. */
export function unusableFile(path: string, reason: Localised, remedy: Localised = texts.fileRemedy): CliError {
  return new CliError('usage', localise(texts.fileFailed, { path, reason }), remedy);
}

/** The error of a pipe or device, whose content would be gone once it was read. */
export const notRegularFile = (path: string): CliError =>
  unusableFile(path, texts.fileNotRegular, texts.fileNotRegularRemedy);

async function hashOpened(
  file: FileHandle,
  path: string,
  algorithm: HashName,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<HashedFile> {
  const before = await file.stat({ bigint: true });
  if (!before.isFile()) throw notRegularFile(path);
  const hash = createHash(algorithm);
  let size = 0;
  for await (const bytes of readAhead(file)) {
    signal.throwIfAborted();
    hash.update(bytes);
    size += bytes.length;
    onProgress(size / Number(before.size));
  }
  const stat = await file.stat({ bigint: true });
  if (isChanged(before, stat) || Number(stat.size) !== size) {
    throw unusableFile(path, texts.fileChanged, texts.fileChangedRemedy);
  }
  return { digest: hash.digest(), size, stat };
}

/** The file's bytes; a part is good until the next one is asked for, and the one after is being read meanwhile. */
async function* readAhead(file: FileHandle): AsyncGenerator<Uint8Array, void, void> {
  let current = Buffer.allocUnsafeSlow(BUFFER_SIZE);
  let other = Buffer.allocUnsafeSlow(BUFFER_SIZE);
  let reading = file.read(current, 0, BUFFER_SIZE, null);
  for (;;) {
    const { bytesRead } = await reading;
    if (bytesRead === 0) return;
    reading = file.read(other, 0, BUFFER_SIZE, null);
    // When the consumer stops here, the file is closed only after this read: FileHandle.close() waits for it.
    reading.catch(() => undefined);
    yield current.subarray(0, bytesRead);
    [current, other] = [other, current];
  }
}

/** Whether a file may have other content than before: whatever changes content or times changes its ctime, which nobody can set. */
export const isChanged = (before: BigIntStats, now: BigIntStats): boolean =>
  before.size !== now.size || before.ctimeNs !== now.ctimeNs || before.ino !== now.ino || before.dev !== now.dev;
