import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileError, withFile } from './file-error.js';
import { codeOf } from './staged-file.js';

/**
 * Makes a directory and its parents, those that are missing readable by the user only.
 *
 * @param path the directory
 * @throws CliError `configuration`
 */
export function makePrivateDirectory(path: string): void {
  withFile(path, 'write', () => mkdirSync(path, { recursive: true, mode: 0o700 }));
}

/**
 * Makes a directory that everybody may read, and those above it, whatever the umask says; one that exists stays as it is.
 *
 * @param path the directory
 * @throws CliError `configuration`
 */
export function makePublicDirectory(path: string): void {
  withFile(path, 'write', () => {
    const first = mkdirSync(path, { recursive: true });
    if (first === undefined) return;
    for (let made = path; ; made = dirname(made)) {
      chmodSync(made, 0o755);
      if (made === first || made === dirname(made)) return;
    }
  });
}

/**
 * Checks, without changing anything, that a directory can be written to or made.
 *
 * @param path the directory
 * @throws CliError `configuration`
 */
export function assertWritableDirectory(path: string): void {
  for (let directory = path; ; directory = dirname(directory)) {
    try {
      accessSync(directory, constants.W_OK | constants.X_OK);
      return;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || dirname(directory) === directory) throw fileError(error, directory, 'write');
    }
  }
}
