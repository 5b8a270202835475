import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { environment } from './environment.js';

/**
 * @param program a name
 * @returns whether a directory of PATH has such a program
 */
export function isInPath(program: string): boolean {
  return (environment('PATH') ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
