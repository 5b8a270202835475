import { unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf, syncDirectory } from './staged-file.js';

/**
 * Removes a file for good: no power cut brings it back.
 *
 * @param path the file; it need not exist
 * @throws the system's error
 */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return;
    throw error;
  }
  syncDirectory(dirname(path));
}
