import { withFile } from '../files/file-error.js';
import { type FileToWrite, writeTogether } from '../files/write-together.js';
import { type Config, configText } from './config-file.js';
import { storePaths } from './paths.js';

const PRIVATE = 0o600;

/** A file of the store, which only its owner may read. */
export type FileToStore = Omit<FileToWrite, 'mode'>;

/**
 * Replaces files of the store, in this order: all of them or none.
 *
 * @returns their paths
 * @throws CliError `configuration`; nothing has changed then
 */
export function write(...files: FileToStore[]): string[] {
  const last = files.at(-1)?.path ?? '';
  withFile(last, 'write', () => writeTogether(files.map((file) => ({ ...file, mode: PRIVATE }))));
  return files.map(({ path }) => path);
}

/** @returns config.json, with what it has to say */
export function configFile(config: Config): FileToStore {
  return { path: storePaths().config, data: configText(config) };
}

/** The fields of a profile as they are stored, also those that we do not know. */
export function fieldsOf(stored: unknown): object {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {};
}
