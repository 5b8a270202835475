import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * Skips a test, and says why, when a program that it starts is not there. Where everything has to be tested (CI is set)
 * that is a failure.
 *
 * @param skip of the test's context
 * @param programs names on the PATH, or absolute paths
 */
export function needPrograms(skip: (note: string) => void, programs: readonly string[]): void {
  const missing = programs.filter((program) => !isOnPath(program));
  if (missing.length === 0) return;
  const note = `missing: ${missing.join(', ')}`;
  if (process.env['CI']) throw new Error(note);
  skip(note);
}

function isOnPath(program: string): boolean {
  const directories = isAbsolute(program) ? ['/'] : (process.env['PATH'] ?? '').split(delimiter);
  return directories.some((directory) => {
    try {
      accessSync(join(directory, program), constants.R_OK);
      return true;
    } catch {
      return false;
    }
  });
}
