import { dirname } from 'node:path';
import { writeFileAtomic } from '../files/atomic-write.js';
import { makePrivateDirectory } from '../files/directories.js';
import { withFile } from '../files/file-error.js';
import { readRegularFile } from '../files/regular-file.js';
import { removeFile } from '../files/remove-file.js';
import { codeOf } from '../files/staged-file.js';
import { appsTexts as texts } from '../messages/apps.js';
import { localise } from '../text.js';
import { assertReplaceable } from './safety.js';
import type { LoadCheck, Target } from './target.js';

/** A file that is all ours. */
export interface OwnFile {
  readonly path: string;
  readonly profile?: string | undefined;
  /** Its text, for a module. */
  readonly content: (library: string) => string;
  /** Whether the module is named already, though not by this file. */
  readonly namedElsewhere?: (library: string) => boolean;
  readonly loadCheck: (library: string) => LoadCheck | undefined;
}

/**
 * @param file which file, and what is in it
 * @returns a place that is that file
 */
export function fileTarget({ path, profile, content, namedElsewhere, loadCheck }: OwnFile): Target {
  return {
    path,
    profile,
    files: [path],
    stateOf: (library) => {
      const text = textOf(path);
      if (text === content(library) || namedElsewhere?.(library) === true) return 'registered';
      return text === undefined ? 'absent' : 'other';
    },
    isAllOurs: (library) => textOf(path) === content(library),
    assertChangeable: () => assertReplaceable(path),
    add: (library) => {
      makePrivateDirectory(dirname(path));
      withFile(path, 'write', () => writeFileAtomic(path, content(library), { overwrite: true, mode: 0o644 }));
      return [];
    },
    // Whatever stands there by now, it is the file under our name.
    remove: () => withFile(path, 'remove', () => removeFile(path)),
    steps: () => [localise(texts.stepWrite, { file: path })],
    loadCheck,
  };
}

/**
 * @param file path; a symbolic link is followed
 * @returns its text; undefined when there is no such file
 * @throws CliError `configuration`
 */
export function textOf(file: string): string | undefined {
  return withFile(file, 'read', () => {
    try {
      return readRegularFile(file).toString('utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
      throw error;
    }
  });
}
