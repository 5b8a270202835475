import { readFileSync } from 'node:fs';
import { removeFile } from './remove-file.js';
import { type StagedFile, stageFile } from './staged-file.js';

/** A file to be written, or to go, as one of several. */
export interface FileToWrite {
  readonly path: string;
  /** Undefined: there is to be no such file. */
  readonly data: string | Uint8Array | undefined;
  readonly mode: number;
}

/**
 * Replaces or removes several small files, all or none: every new content is on the disk before the first file is replaced, and
 * when one cannot be replaced, those before it get their old content back.
 *
 * @param files what to write; in this order, of which a power cut leaves those in front done
 * @throws the system's error; no file has changed then and no temporary file is left
 */
export function writeTogether(files: readonly FileToWrite[]): void {
  const staged: (StagedFile | undefined)[] = [];
  const undo: (() => void)[] = [];
  try {
    for (const { path, data, mode } of files) staged.push(data === undefined ? undefined : stageFile(path, data, mode));
    for (const [index, { path, mode }] of files.entries()) {
      const old = contentOf(path);
      const file = staged[index];
      if (file) file.replace();
      else removeFile(path);
      undo.push(() => (old === undefined ? removeFile(path) : stageFile(path, old, mode).replace()));
    }
  } catch (error) {
    for (const step of undo.reverse()) attempt(step);
    throw error;
  } finally {
    for (const file of staged) attempt(() => file?.discard());
  }
}

function contentOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function attempt(step: () => void): void {
  try {
    step();
  } catch {}
}
