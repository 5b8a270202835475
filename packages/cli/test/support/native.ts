import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { basename, delimiter, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = (file: string): string => fileURLToPath(new URL(`../../../${file}`, import.meta.url));

// One with sanitizers, in the place of both.
const instead = process.env['SMARTCMD_TEST_LIBRARY'];

/** The PKCS#11 module as the build makes it, where there is a compiler: what programs load. */
export const LIBRARY = instead ?? built('cc-wrapper/native/build/libsmartcmd.so');

/** The same for the CMD alone. */
export const CMD_LIBRARY = instead ?? built('p11-module/native/build/libsmartcmd-cmd.so');

/** The library that stands in front of another and writes down what is called. */
export const TRACE_LIBRARY = built('cc-wrapper/native/build/libsmartcmd-trace.so');

/**
 * The libraries in which applications find the token, for `describe.each(LIBRARIES)` in the tests of clients. All of a client's
 * tests are run with the one that stands in front of others. With that of the CMD alone, which is the same code without a
 * router, one signature is enough: it comes first, and then `if (!whole) return`.
 */
export const LIBRARIES = [
  { name: basename(LIBRARY), library: LIBRARY, whole: true },
  ...(instead === undefined ? [{ name: basename(CMD_LIBRARY), library: CMD_LIBRARY, whole: false }] : []),
];

/**
 * Skips a test, and says why, when the PKCS#11 module is not built or a program is not there. Where everything has to be
 * tested (CI is set) that is a failure.
 *
 * @param skip of the test's context
 * @param programs that the test starts; libraries that it loads, by their absolute path
 */
export function needNative(skip: (note: string) => void, ...programs: string[]): void {
  needPrograms(skip, LIBRARY, ...programs);
}

/** Skips a test when one of the programs is not there, by name or absolute path; a failure in CI. */
export function needPrograms(skip: (note: string) => void, ...programs: string[]): void {
  const missing = missingAmong(programs);
  if (missing.length === 0) return;
  const note = `missing: ${missing.join(', ')}`;
  if (process.env['CI']) throw new Error(note);
  skip(note);
}

/** Those of the programs that are not there. */
export function missingAmong(programs: readonly string[]): string[] {
  return programs.filter((program) => !onPath(program));
}

function onPath(program: string): boolean {
  if (isAbsolute(program)) return existsSync(program);
  return (process.env['PATH'] ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** What a program came to. */
export interface ProgramResult {
  readonly code: number;
  /** stdout and stderr. */
  readonly output: string;
}

/** A sanitizer's runtime must be loaded before the program's own libraries. */
const preload = process.env['SMARTCMD_TEST_PRELOAD'];
const sanitizers = preload ? { LD_PRELOAD: preload, ASAN_OPTIONS: process.env['ASAN_OPTIONS'] } : {};

/** Runs a program to its end, without input. */
export function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = execFile(program, [...args], { env: { ...env, ...sanitizers } }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ code, output: stdout + stderr });
    });
    child.stdin?.end();
  });
}
