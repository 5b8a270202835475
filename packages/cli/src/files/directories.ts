import { accessSync, constants, mkdirSync } from 'node:fs';
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
