import { existsSync, lstatSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CliError } from '../cli-error.js';
import { assertWritableDirectory } from '../files/directories.js';
import { withFile } from '../files/file-error.js';
import { assertNobodyElses } from '../files/trusted-file.js';
import { appsTexts as texts } from '../messages/apps.js';
import { localise } from '../text.js';

/**
 * Checks that a file of another program may be replaced: it is absent or a regular file (a link may lead to where its
 * owner keeps configurations on purpose, and a rename would cut it), and nobody else can change it or what lies beside it.
 *
 * @param file absolute path
 * @throws CliError `configuration`
 */
export function assertReplaceable(file: string): void {
  const stat = withFile(file, 'read', () => lstatSync(file, { throwIfNoEntry: false }));
  if (stat !== undefined && !stat.isFile()) {
    const sentence = stat.isSymbolicLink() ? texts.symbolicLink : texts.notRegular;
    throw new CliError('configuration', localise(sentence, { file }), texts.byHandRemedy);
  }
  if (stat !== undefined) assertNobodyElses(file);
  assertOwnDirectory(dirname(file));
}

/**
 * Checks that files can be made in a directory, and by nobody else; one that is missing is judged by what it will lie in.
 *
 * @param directory absolute path; a symbolic link is followed
 * @throws CliError `configuration`
 */
export function assertOwnDirectory(directory: string): void {
  let present = directory;
  while (!existsSync(present) && dirname(present) !== present) present = dirname(present);
  if (!withFile(present, 'read', () => statSync(present)).isDirectory()) {
    throw new CliError('configuration', localise(texts.notDirectory, { file: present }), texts.byHandRemedy);
  }
  assertNobodyElses(present);
  assertWritableDirectory(directory);
}
