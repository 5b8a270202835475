import { dirname } from 'node:path';
import { writeFileAtomic } from '../files/atomic-write.js';
import { makePrivateDirectory } from '../files/directories.js';
import { withFile } from '../files/file-error.js';
import { appsTexts as texts } from '../messages/apps.js';
import { localise } from '../text.js';
import { textOf } from './file-target.js';
import { runningOf } from './in-use.js';
import { inUse } from './nss-target.js';
import { assertReplaceable } from './safety.js';
import type { Target } from './target.js';

/** An application's setting of the NSS database that it takes. */
export interface DatabaseSetting {
  /** The file of settings. */
  readonly file: string;
  /** The database that it is to name. */
  readonly database: string;
  /** Programs that write the file when they end. */
  readonly programs: readonly string[];
  /** The database that a text of the file names. */
  readonly read: (text: string) => string | undefined;
  /** A text of the file that names another one; an empty text is that of a new file. */
  readonly write: (text: string, database: string | undefined) => string;
}

/**
 * @param setting which one
 * @returns a place that is this setting
 */
export function settingTarget({ file, database, programs, read, write }: DatabaseSetting): Target {
  const change = (value: string | undefined): void => {
    makePrivateDirectory(dirname(file));
    const text = write(textOf(file) ?? '', value);
    withFile(file, 'write', () => writeFileAtomic(file, text, { overwrite: true }));
  };
  return {
    path: file,
    files: [file],
    keptWithoutRecord: true,
    stateOf: () => {
      const named = read(textOf(file) ?? '');
      if (named === database) return 'registered';
      return named === undefined ? 'absent' : 'other';
    },
    assertChangeable: () => {
      assertReplaceable(file);
      const program = runningOf(programs);
      if (program) throw inUse(file, program);
    },
    add: () => {
      change(database);
      return [];
    },
    remove: () => {
      if (read(textOf(file) ?? '') === database) change(undefined);
    },
    steps: () => [localise(texts.stepSetting, { file, database })],
    // That is a matter of the database.
    loadCheck: () => undefined,
  };
}
