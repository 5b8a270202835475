import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../cli-error.js';
import { environmentForProgram } from '../environment.js';
import { NSS_TOOL_MS } from '../limits.js';
import { appsTexts as texts } from '../messages/apps.js';
import { isInPath } from '../path-programs.js';
import { localise } from '../text.js';
import { textOf } from './file-target.js';

/** The name under which the module stands in NSS databases. */
export const NSS_NAME = 'SmartCMD';

/** What a database consists of. pkcs11.txt lists the modules. */
export const NSS_FILES = ['pkcs11.txt', 'cert9.db', 'key4.db'] as const;

/** A module in the list of a database. */
export interface NssModule {
  readonly name: string;
  readonly library: string;
}

/**
 * @param directory of a database
 * @returns its modules, as pkcs11.txt lists them; none when there is no such file
 * @throws CliError `configuration`
 */
export function modulesOf(directory: string): NssModule[] {
  const blocks = (textOf(join(directory, 'pkcs11.txt')) ?? '').split(/\n\s*\n/);
  return blocks.flatMap((block) => {
    const fieldOf = (key: string): string => new RegExp(`^${key}=(.*)$`, 'm').exec(block)?.[1]?.trim() ?? '';
    return fieldOf('name') === '' ? [] : [{ name: fieldOf('name'), library: fieldOf('library') }];
  });
}

/** Which form a directory's database has: that of today, that before 2018 ("dbm"), or none. */
export function formOf(directory: string): 'sql' | 'dbm' | undefined {
  if (existsSync(join(directory, 'cert9.db'))) return 'sql';
  return existsSync(join(directory, 'cert8.db')) ? 'dbm' : undefined;
}

/** @throws CliError `configuration` when NSS's tools are not installed */
export function assertNssTools(): void {
  for (const program of ['modutil', 'certutil']) {
    if (!isInPath(program)) {
      throw new CliError('configuration', localise(texts.nssToolsMissing, { program }), texts.nssToolsRemedy);
    }
  }
}

/** Makes a database without a password, as its applications do. */
export function makeDatabase(directory: string): void {
  run('certutil', directory, ['-N', '-d', `sql:${directory}`, '--empty-password']);
}

/** Adds the module to a database; NSS loads it to try it. */
export function addModule(directory: string, library: string): void {
  run('modutil', directory, ['-dbdir', `sql:${directory}`, '-add', NSS_NAME, '-libfile', library, '-force']);
}

/** Takes a module out of a database. */
export function deleteModule(directory: string, name: string): void {
  run('modutil', directory, ['-dbdir', `sql:${directory}`, '-delete', name, '-force']);
}

/** Whether the database has a password ("primary password"): the list of its keys is then not shown for an empty one. */
export function hasPassword(directory: string): boolean {
  const { stderr } = start('certutil', ['-K', '-d', `sql:${directory}`, '-f', '/dev/null']);
  return /SEC_ERROR_BAD_PASSWORD|incorrect/i.test(stderr);
}

function run(program: string, directory: string, args: readonly string[]): void {
  const { status, error, stdout, stderr } = start(program, args);
  if (status === 0) return;
  const said = `${stdout}\n${stderr}`.split('\n').findLast((line) => line.trim() !== '');
  const reason = (error?.message ?? said ?? `exit code ${status}`).trim();
  throw new CliError('configuration', localise(texts.nssToolFailed, { program, directory, reason }), texts.nothingDone);
}

function start(program: string, args: readonly string[]) {
  return spawnSync(program, [...args], {
    // What they say is for people, in a language of their own, and is quoted as it is.
    env: environmentForProgram({ NSS_DEFAULT_DB_TYPE: undefined }),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: NSS_TOOL_MS,
    killSignal: 'SIGKILL',
  });
}
