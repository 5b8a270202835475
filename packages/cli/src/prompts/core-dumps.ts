import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Of util-linux. By its path: what a PATH leads to is not told to handle this process. */
const PROGRAM = '/usr/bin/prlimit';

let forbidden: Promise<void> | undefined;

/**
 * Has a crash of this process leave no core dump, in which what is being typed could be found. Node has no call for that, so another
 * program does it, in the time in which the person is asked; where it is not installed, core dumps are as they are.
 *
 * @returns when it is done
 */
export function forbidCoreDumps(): Promise<void> {
  forbidden ??= areOff() ? Promise.resolve() : forbid();
  return forbidden;
}

function forbid(): Promise<void> {
  return new Promise((resolve) => {
    // Not 0, which holds for files alone: of one byte is no core made for a file, and none for a program that takes them (core(5)).
    const child = spawn(PROGRAM, ['--pid', String(process.pid), '--core=1:1'], { stdio: 'ignore' });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}

function areOff(): boolean {
  try {
    const limit = /^Max core file size\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    if (limit === '1') return true;
    return limit === '0' && !/^[|@]/.test(readFileSync('/proc/sys/kernel/core_pattern', 'utf8'));
  } catch {
    return false;
  }
}
