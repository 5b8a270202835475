import { readFileSync, unlinkSync } from 'node:fs';
import { type StagedFile, stageFile } from './staged-file.js';

/** A file to be written as one of several. */
export interface FileToWrite {
  readonly path: string;
  readonly data: string | Uint8Array;
  readonly mode: number;
}

/**
 * Replaces several small files, all or none: every new content is on the disk before the first file is replaced, and
 * when one cannot be replaced, those before it get their old content back.
 *
 * @param files what to write; replaced in this order
 * @throws the system's error; no file has changed then and no temporary file is left
 */
export function writeTogether(files: readonly FileToWrite[]): void {
  const staged: StagedFile[] = [];
  const undo: (() => void)[] = [];
  try {
    for (const file of files) staged.push(stageFile(file.path, file.data, file.mode));
    for (const [index, file] of staged.entries()) {
      const old = contentOf(file.path);
      file.replace();
      const mode = files[index]?.mode;
      undo.push(() => (old === undefined ? unlinkSync(file.path) : stageFile(file.path, old, mode).replace()));
    }
  } catch (error) {
    for (const step of undo.reverse()) attempt(step);
    throw error;
  } finally {
    for (const file of staged) attempt(() => file.discard());
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
