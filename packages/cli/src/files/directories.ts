import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileError, withFile } from './file-error.js';
import { codeOf, syncDirectory } from './staged-file.js';

/**
 * Makes a directory and its parents, those that are missing. Not by `recursive` of mkdirSync: where the system answers ENOENT
 * although the parent is there (/proc, /sys), Node 20 tries for ever, deaf to signals.
 *
 * @param path the directory
 * @param mode permissions of those that are made, less the umask
 * @returns the first that was made; undefined when all were there
 * @throws the system's error
 */
export function makeDirectories(path: string, mode = 0o777): string | undefined {
  try {
    return makeOne(path, mode);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
  }
  const first = makeDirectories(dirname(path), mode);
  const made = makeOne(path, mode);
  return first ?? made;
}

/** @returns the directory; undefined when it was there */
function makeOne(path: string, mode: number): string | undefined {
  try {
    mkdirSync(path, { mode });
    // Else a power cut takes it away again, with all that was put there.
    syncDirectory(dirname(path));
    return path;
  } catch (error) {
    if (isDirectory(path)) return undefined;
    throw error;
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Makes a directory and its parents, those that are missing readable by the user only.
 *
 * @param path the directory
 * @throws CliError `configuration`
 */
export function makePrivateDirectory(path: string): void {
  withFile(path, 'write', () => makeDirectories(path, 0o700));
}

/**
 * Makes a directory that everybody may read, and those above it, whatever the umask says; one that exists stays as it is.
 *
 * @param path the directory
 * @throws CliError `configuration`
 */
export function makePublicDirectory(path: string): void {
  withFile(path, 'write', () => {
    const first = makeDirectories(path);
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
