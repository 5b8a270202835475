import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CliError } from '../cli-error.js';
import { fileTexts } from '../messages/files.js';
import { localise } from '../text.js';
import { withFile } from './file-error.js';
import { readRegularFile } from './regular-file.js';
import { shellQuote } from './shell-quote.js';
import { codeOf } from './staged-file.js';

/**
 * Reads a file that decides where credentials are sent, or that holds them. As ssh does with its own files, it believes
 * only one that belongs to the user (or root) and that nobody else can change, in a directory of which the same holds; one
 * with secrets must not be readable by others either. The checks are made on the open file, not on its name.
 *
 * @param path the file; a symbolic link is followed
 * @param secret whether it holds secrets
 * @returns its text, or undefined when there is no such file
 * @throws CliError `configuration`
 */
export function readTrustedFile(path: string, secret: boolean): string | undefined {
  return readTrustedBytes(path, secret)?.toString('utf8');
}

/**
 * The same for a file that is no text.
 *
 * @param path the file; a symbolic link is followed
 * @param secret whether it holds secrets
 * @returns its bytes, or undefined when there is no such file
 * @throws CliError `configuration`
 */
export function readTrustedBytes(path: string, secret: boolean): Buffer | undefined {
  const inspect = (stat: Stats): void => {
    if (secret) assertPrivate(path, stat);
    assertOurs(path, stat);
    const directory = dirname(realpathSync(path));
    assertOurs(directory, statSync(directory));
  };
  return withFile(path, 'read', () => {
    try {
      return readRegularFile(path, { inspect });
    } catch (error) {
      // A link to where nothing is, such as a disk that is not mounted, is no reason to begin anew.
      if (codeOf(error) === 'ENOENT' && !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
      throw error;
    }
  });
}

/** Why a file is not to be believed. */
export type Weakness = { readonly file: string; readonly why: 'foreign' | 'writable' };

/**
 * @param path a file that exists; a symbolic link is followed
 * @returns whether somebody else than the user and root can change it, or put another in its place
 */
export function weaknessOf(path: string): Weakness | undefined {
  const file = realpathSync(path);
  for (const each of [file, dirname(file)]) {
    const why = weaknessIn(statSync(each));
    if (why) return { file: each, why };
  }
  return undefined;
}

/**
 * @param path a file or directory that exists; a symbolic link is followed
 * @throws CliError `configuration` when somebody else than the user and root can change it
 */
export function assertNobodyElses(path: string): void {
  const target = withFile(path, 'read', () => realpathSync(path));
  assertOurs(
    target,
    withFile(target, 'read', () => statSync(target)),
  );
}

function weaknessIn(stat: Stats): Weakness['why'] | undefined {
  if (stat.uid !== 0 && stat.uid !== process.geteuid?.()) return 'foreign';
  const sticky = stat.isDirectory() && (stat.mode & 0o1000) !== 0;
  return (stat.mode & 0o022) !== 0 && !sticky ? 'writable' : undefined;
}

function assertOurs(file: string, stat: Stats): void {
  const quoted = shellQuote(file);
  const why = weaknessIn(stat);
  if (why === 'foreign') {
    throw new CliError(
      'configuration',
      localise(fileTexts.foreignOwner, { file }),
      localise(fileTexts.foreignOwnerRemedy, { quoted }),
    );
  }
  if (why === 'writable') {
    throw new CliError(
      'configuration',
      localise(fileTexts.writableByOthers, { file }),
      localise(fileTexts.writableByOthersRemedy, { quoted }),
    );
  }
}

function assertPrivate(file: string, stat: Stats): void {
  if ((stat.mode & 0o077) === 0) return;
  throw new CliError(
    'configuration',
    localise(fileTexts.readableByOthers, { file }),
    localise(fileTexts.readableByOthersRemedy, { quoted: shellQuote(file) }),
  );
}
