import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import type { Localised } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { fileTexts } from '../messages/files.js';
import { SYSTEM_REASONS } from '../messages/system-errors.js';
import { localise } from '../text.js';

/** Nothing that we read whole comes near this; what does is something else. */
export const SIZE_LIMIT = 4 * 1024 * 1024;

interface ReadOptions {
  /** Looks at the open file before it is read; may throw. */
  readonly inspect?: (stat: Stats) => void;
  /** What to do when it is something else than such a file. */
  readonly remedy?: Localised;
}

/**
 * Reads a whole file. Only a regular one: a pipe or a device may never end, and no signal is handled while a system call
 * waits for one.
 *
 * @param path the file; a symbolic link is followed
 * @throws the system's error; CliError `configuration` when it is no regular file or too large
 */
export function readRegularFile(path: string, { inspect, remedy }: ReadOptions = {}): Buffer {
  // Opening a pipe must not wait for its other end.
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(descriptor);
    assertRegular(path, stat, remedy ?? fileTexts.checkPath);
    inspect?.(stat);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function assertRegular(file: string, stat: Stats, remedy: Localised): void {
  const kind = stat.isDirectory() ? SYSTEM_REASONS['EISDIR'] : stat.isFile() ? undefined : fileTexts.notRegular;
  const reason = kind ?? (stat.size > SIZE_LIMIT ? fileTexts.tooLarge : undefined);
  if (reason) throw new CliError('configuration', localise(fileTexts.notRead, { file, reason }), localise(remedy));
}
