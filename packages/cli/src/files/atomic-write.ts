import { closeSync, constants, openSync, statSync } from 'node:fs';
import { type FileData, stageFile, writeData } from './staged-file.js';

/** How a file is written. */
export interface WriteOptions {
  /** Permissions, exactly; absent: those of the old file, else what the umask leaves of 0666. */
  readonly mode?: number | undefined;
  /** Whether a file that exists may be replaced; else EEXIST is thrown. */
  readonly overwrite: boolean;
}

/**
 * Writes a file so that a reader, now or after a crash, sees the old content or the new and never a part. A device or
 * pipe (`/dev/stdout`) is written to as it is. Synchronous, so that no signal handler can interrupt it.
 *
 * @param path the file; its directory exists; a symbolic link is followed
 * @param data the new content
 * @param options permissions, and whether it may replace a file
 * @throws the system's error (EEXIST, ENOSPC, EACCES …); nothing has changed then and no temporary file is left
 */
export function writeFileAtomic(path: string, data: FileData, options: WriteOptions): void {
  const existing = statSync(path, { throwIfNoEntry: false });
  if (existing !== undefined && !existing.isFile() && !existing.isDirectory()) {
    // Opening a pipe must not wait for its other end.
    const descriptor = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    try {
      writeData(descriptor, data);
    } finally {
      closeSync(descriptor);
    }
    return;
  }
  const staged = stageFile(path, data, options.mode);
  try {
    if (options.overwrite) staged.replace();
    else staged.create();
  } catch (error) {
    staged.discard();
    throw error;
  }
}
