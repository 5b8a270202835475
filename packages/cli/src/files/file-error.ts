import { CliError } from '../cli-error.js';
import { fileTexts } from '../messages/files.js';
import { isSystemError, systemReason } from '../system-error.js';
import { localise } from '../text.js';

/**
 * Turns the system's error about a file into a sentence.
 *
 * @param error what the file system threw; anything else comes back as it is
 * @param file the file as the person knows it, not a temporary one
 * @param action what was tried
 */
export function fileError(error: unknown, file: string, action: 'read' | 'write' | 'remove'): unknown {
  if (!isSystemError(error)) return error;
  const sentence = { read: fileTexts.notRead, write: fileTexts.notWritten, remove: fileTexts.notRemoved }[action];
  const full = error.code === 'ENOSPC' || error.code === 'EDQUOT';
  const remedy = action === 'read' ? fileTexts.checkPath : full ? fileTexts.makeRoom : fileTexts.nothingChanged;
  const reason = systemReason(error);
  return new CliError('configuration', localise(sentence, { file, reason }), remedy);
}

/**
 * Runs something that touches a file; a failure becomes a sentence that names the file.
 *
 * @param file the file as the person knows it
 * @param action what is tried
 * @param work what touches the file, synchronously
 * @returns what the work returns
 * @throws CliError `configuration`
 */
export function withFile<T>(file: string, action: 'read' | 'write' | 'remove', work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fileError(error, file, action);
  }
}
