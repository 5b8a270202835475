import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { removeLeftovers, temporaryName } from './leftovers.js';

/** Writable by all, each of whom may remove only what is theirs. */
const EVERYBODYS = 0o1002;

// All of this is synchronous on purpose: a signal handler cannot run in the middle, so an interrupted command leaves
// the old file or the new one, and no temporary file.

/** What is to be in a file: text, bytes, or a function that gives it in pieces, each time that it is called anew. */
export type FileData = string | Uint8Array | (() => Iterable<string>);

/** A file whose new content lies on the disk, complete, under a temporary name beside it. */
export interface StagedFile {
  /** The file that will be replaced; the target of a symbolic link, not the link. */
  readonly path: string;
  /** Puts the new content in place of the old. */
  replace(): void;
  /** Puts the new content in place if there is no such file yet; throws EEXIST if there is. */
  create(): void;
  /** Removes the temporary file, if it is still there. */
  discard(): void;
}

/**
 * Writes the new content of a file under a temporary name in the same directory and makes it durable.
 *
 * @param path the file; a symbolic link is followed
 * @param data its new content
 * @param mode permissions, exactly; absent: those of the old file, else what the umask leaves of 0666
 * @throws the system's error; the temporary file is removed
 */
export function stageFile(path: string, data: FileData, mode?: number): StagedFile {
  const target = targetOf(path);
  removeLeftovers(dirname(target));
  const temporary = join(dirname(target), temporaryName());
  const staged: StagedFile = {
    path: target,
    replace: () => {
      renameSync(temporary, target);
      syncDirectory(dirname(target));
    },
    create: () => {
      createFrom(temporary, target);
      unlinkIfThere(temporary);
      syncDirectory(dirname(target));
    },
    discard: () => unlinkIfThere(temporary),
  };
  let descriptor: number | undefined;
  try {
    descriptor = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode ?? 0o666);
    const wanted = mode ?? modeOf(target);
    if (wanted !== undefined) fchmodSync(descriptor, wanted);
    writeData(descriptor, data);
    fsyncSync(descriptor);
  } catch (error) {
    if (descriptor !== undefined) staged.discard();
    throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  return staged;
}

function targetOf(path: string): string {
  assertNobodyElsesLink(path);
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/**
 * What the kernel can be set to do for who opens a file (fs.protected_symlinks in proc(5)), but not for who asks where a link leads: where
 * everybody may put names, such as /tmp, that of somebody else's link would have us replace a file of ours that they choose.
 */
function assertNobodyElsesLink(path: string): void {
  const link = lstatSync(path, { throwIfNoEntry: false });
  if (!link?.isSymbolicLink() || link.uid === process.geteuid?.()) return;
  const directory = statSync(dirname(path));
  if ((directory.mode & EVERYBODYS) !== EVERYBODYS || link.uid === directory.uid) return;
  throw Object.assign(new Error('a link of another user'), { code: 'EACCES', syscall: 'open', path });
}

function modeOf(path: string): number | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? undefined : stat.mode & 0o777;
}

function createFrom(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (error) {
    // Some file systems (FAT, some network ones) know no hard links. Taking the name first and filling it after would leave half a file
    // when the power fails; that somebody else takes the same name between the next two lines is less likely.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
    if (lstatSync(target, { throwIfNoEntry: false })) throw Object.assign(error as Error, { code: 'EEXIST' });
    renameSync(temporary, target);
  }
}

/**
 * Writes all of it where the file stands.
 *
 * @throws the system's error
 */
export function writeData(descriptor: number, data: FileData): void {
  if (typeof data !== 'function') writeFileSync(descriptor, data);
  else for (const piece of data()) writeFileSync(descriptor, piece);
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/**
 * Makes the names in a directory durable, where the file system can.
 *
 * @param path the directory
 */
export function syncDirectory(path: string): void {
  // The file is in place already: that its name might not survive a power cut is no reason to report a failure.
  try {
    const descriptor = openSync(path, constants.O_RDONLY);
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {}
}

/**
 * The system's name of an error, such as `ENOENT`.
 *
 * @param error anything thrown
 * @returns its code, or an empty string
 */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
