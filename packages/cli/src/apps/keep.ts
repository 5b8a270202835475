import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeFileAtomic } from '../files/atomic-write.js';
import { makePrivateDirectory } from '../files/directories.js';
import { withFile } from '../files/file-error.js';
import { removeLeftovers } from '../files/leftovers.js';
import { removeFile } from '../files/remove-file.js';
import { syncDirectory } from '../files/staged-file.js';
import { storePaths } from '../store/paths.js';
import { backupFile, type KeptFile } from './records.js';

/** Files of an application as they were before we changed them. */
export interface Kept {
  readonly files: readonly KeptFile[];
  /** Directories that are missing, and will be made, the innermost first. */
  readonly directories: readonly string[];
}

/**
 * Copies files to a place of ours, before they are changed.
 *
 * @param paths of the files, which need not exist
 * @throws CliError `configuration`
 */
export function keep(paths: readonly string[]): Kept {
  makePrivateDirectory(storePaths().registrationsDirectory);
  const files = paths.map((path): KeptFile => {
    const data = contentOf(path);
    if (data === undefined) return { path, backup: null, mode: 0o600, after: null };
    const backup = randomBytes(16).toString('hex');
    const copy = backupFile(backup);
    withFile(copy, 'write', () => writeFileAtomic(copy, data, { overwrite: false, mode: 0o600 }));
    return { path, backup, mode: statSync(path).mode & 0o777, after: null };
  });
  const directories = [...new Set(paths.flatMap((path) => missingAbove(path)))];
  return { files, directories: directories.sort((one, other) => other.length - one.length) };
}

/** Notes what the files are now. */
export function noteAfter({ files }: Pick<Kept, 'files'>): KeptFile[] {
  return files.map((file) => ({ ...file, after: sumOf(file.path) }));
}

const isAsLeft = ({ path, after }: KeptFile): boolean => sumOf(path) === after;
const isAsBefore = ({ path, backup }: KeptFile): boolean =>
  sumOf(path) === (backup === null ? null : sumOf(backupFile(backup)));

/** Whether each file is still as it was left, or is again as it was before we changed it. */
export function areKnown(files: readonly KeptFile[]): boolean {
  return files.every((file) => isAsLeft(file) || isAsBefore(file));
}

/** Whether somebody was killed while they were put back; one that registering did not change is no sign of that. */
export function areHalfRestored(files: readonly KeptFile[]): boolean {
  return areKnown(files) && files.some((file) => !isAsLeft(file)) && !files.every(isAsBefore);
}

/** Whether a file has gone that was there before, and its directory has not: a program of others was cut off while it replaced it. */
export function isTorn(files: readonly KeptFile[]): boolean {
  return files.some(({ path, backup }) => backup !== null && !existsSync(path) && existsSync(dirname(path)));
}

/**
 * Puts files back as they were, and takes away directories that were made for them, if they are empty.
 *
 * @throws CliError `configuration`
 */
export function restore({ files, directories }: Kept): void {
  for (const { path, backup, mode } of files) {
    if (backup === null) remove(path);
    else {
      const data = withFile(backupFile(backup), 'read', () => readFileSync(backupFile(backup)));
      if (contentOf(path)?.equals(data) && (statSync(path).mode & 0o777) === mode) continue;
      withFile(path, 'write', () => writeFileAtomic(path, data, { overwrite: true, mode }));
      withFile(path, 'write', () => chmodSync(path, mode));
    }
  }
  removeEmpty(directories);
}

/** Takes directories away that were made, the innermost first, if they are empty. */
export function removeEmpty(directories: readonly string[]): void {
  for (const directory of directories) {
    try {
      removeLeftovers(directory);
      rmdirSync(directory);
      syncDirectory(dirname(directory));
    } catch {
      // Somebody has put something there since.
    }
  }
}

/** Takes the copies away. */
export function forget({ files }: { readonly files: readonly Pick<KeptFile, 'backup'>[] }): void {
  for (const { backup } of files) if (backup !== null) remove(backupFile(backup));
}

const remove = (path: string): void => withFile(path, 'remove', () => removeFile(path));

/** Databases of certificates are small, but nobody says how small. */
function contentOf(path: string): Buffer | undefined {
  return withFile(path, 'read', () => (existsSync(path) ? readFileSync(path) : undefined));
}

function sumOf(path: string): string | null {
  const data = contentOf(path);
  return data === undefined ? null : createHash('sha256').update(data).digest('hex');
}

function missingAbove(path: string): string[] {
  const missing: string[] = [];
  for (let directory = dirname(path); !existsSync(directory); directory = dirname(directory)) missing.push(directory);
  return missing;
}
