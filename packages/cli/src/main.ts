import { run, settings } from '@oclif/core';
import { reportError } from './report-error.js';

/**
 * Runs one command line, and sets the exit code of the process.
 *
 * @param argv the arguments after the program's name
 * @param root the directory of this package
 */
export async function main(argv: string[], root: string): Promise<void> {
  // A reader that closed our stdout is noticed where results are written; for everything else it is the end, not an error.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  // What runs is the bundle, never the sources.
  settings.enableAutoTranspile = false;
  try {
    await run(argv, { root });
  } catch (error) {
    process.exitCode = await reportError(error);
  }
}
