import { readFileSync } from 'node:fs';
import { isSystemError } from './system-error.js';

/**
 * @param pid number of a process
 * @returns whether there is such a process, whoever's it is
 */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(isSystemError(error) && error.code === 'ESRCH');
  }
}

/**
 * A process, told from every other that has had or will get its number: by when it started, where the system says so.
 *
 * @param pid number of a process
 * @returns undefined when there is no such process
 */
export function processStamp(pid: number): string | undefined {
  // To the system these are groups of processes, of which there is always one.
  if (!(pid > 0)) return undefined;
  try {
    // The name of the program, in parentheses, may hold blanks and parentheses of its own.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // One that nobody has waited for yet has ended all the same.
    return state === 'Z' || state === 'X' ? undefined : `${pid}:${rest[18]}`;
  } catch {
    return isRunning(pid) ? String(pid) : undefined;
  }
}

/** @returns this process, told from others that had its number before or will have it */
export const ourStamp = (): string => processStamp(process.pid) ?? String(process.pid);
