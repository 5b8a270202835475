import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from '../cli-error.js';
import { withFile } from '../files/file-error.js';
import { fileTexts } from '../messages/files.js';
import { traceTexts as texts } from '../messages/trace.js';
import { packageRoot } from '../package-root.js';
import { localise } from '../text.js';

/** As the repository's build makes it, where there is a compiler. */
const BUILT = join(packageRoot, '..', 'cc-wrapper', 'native', 'build', 'libsmartcmd-trace.so');

/** The placeholder for the trace library's path in the arguments of a program. */
export const PLACEHOLDER = '{}';

/**
 * @returns absolute path of the library that stands in front of the one that is watched
 * @throws CliError `configuration` when it is not built
 */
export function traceLibrary(): string {
  if (!existsSync(BUILT)) throw new CliError('configuration', texts.notBuilt, texts.notBuiltRemedy);
  return realpathSync(BUILT);
}

/**
 * @param module path as typed
 * @returns absolute path of the library to watch
 * @throws CliError `configuration` when there is no such file
 */
export function watchedLibrary(module: string): string {
  const file = resolve(module);
  withFile(file, 'read', () => accessSync(file, constants.R_OK));
  if (statSync(file).isFile()) return file;
  const sentence = localise(fileTexts.notRead, { file, reason: fileTexts.notRegular });
  throw new CliError('configuration', sentence, fileTexts.checkPath);
}

/**
 * The command that has a program load the trace library: `{}` becomes its path, and so does the path of the library that
 * is watched, where it stands alone or between signs that are no part of a path (`--provider=PATH`, `...?module-path=PATH`).
 *
 * @param command program and arguments as typed
 * @param library the trace library
 * @param module the library that is watched, as typed
 */
export function commandThrough([program = '', ...args]: readonly string[], library: string, module: string): string[] {
  const absolute = resolve(module);
  const paths = [...new Set([module, absolute, realpathSync(absolute)])].filter((path) => path.includes('/'));
  const whole = new RegExp(`(?<![\\w./~-])(?:${paths.map(escaped).join('|')})(?![\\w./~-])`, 'g');
  return [program, ...args.map((arg) => arg.replace(whole, () => library).replaceAll(PLACEHOLDER, () => library))];
}

const escaped = (path: string): string => path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
