import { run, settings } from '@oclif/core';
import { outliveTerminal } from './output/lost-terminal.js';
import { guardOutput, lostOutput } from './output/stdout.js';
import { pluginsFor } from './plugins.js';
import { isPlainExit, reportError } from './report-error.js';

/**
 * Runs one command line, and sets the exit code of the process.
 *
 * @param argv the arguments after the program's name
 * @param root the directory of this package
 */
export async function main(argv: string[], root: string): Promise<void> {
  guardOutput();
  outliveTerminal();
  // What runs is the bundle, never the sources.
  settings.enableAutoTranspile = false;
  let failure = await start(argv, root).then(
    () => undefined,
    (error: unknown) => error,
  );
  // What a command came to is worth nothing when nobody can read it.
  if (failure === undefined || isPlainExit(failure)) failure = (await lostOutput()) ?? failure;
  if (failure !== undefined) process.exitCode = await reportError(failure);
}

async function start(argv: string[], root: string): Promise<void> {
  await run(argv, { root, plugins: await pluginsFor(argv, root) });
}
