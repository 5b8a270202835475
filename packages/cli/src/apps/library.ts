import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Localised } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { appsTexts as texts } from '../messages/apps.js';
import { BUILT } from '../module/files.js';
import { type Config, readConfig } from '../store/config-file.js';
import { storePaths } from '../store/paths.js';
import { localise } from '../text.js';

/** The libraries of the module that applications may be given: that in front of the Citizen Card, too, then that of the CMD. */
const NAMES = ['libsmartcmd.so', 'libsmartcmd-cmd.so'];

/**
 * The module at the path that stays the same across upgrades: only that one may be named in applications.
 *
 * @param config says where the module was installed, if not in the usual place
 * @returns undefined when it is not installed
 */
function installedLibrary({ moduleDirectory }: Config): string | undefined {
  const directories = [...(moduleDirectory === undefined ? [] : [moduleDirectory]), storePaths().libraryDirectory];
  return directories.flatMap((directory) => NAMES.map((name) => join(directory, name))).find(existsSync);
}

/**
 * @returns where the module is installed, or would be
 */
export function libraryToBe(): { readonly library: string; readonly installed: boolean } {
  const config = readConfig();
  const library = installedLibrary(config);
  if (library !== undefined) return { library, installed: true };
  const directory = config.moduleDirectory ?? storePaths().libraryDirectory;
  const name = NAMES.find((each) => BUILT.library.endsWith(`/${each}`)) ?? 'libsmartcmd-cmd.so';
  return { library: join(directory, name), installed: false };
}

/**
 * @param library path of the module
 * @throws CliError `configuration` when configurations cannot hold it
 */
export function assertNameable(library: string): void {
  // A line end or a quotation mark would be one of the configuration's own.
  if (!/["\\\p{Cc}]/u.test(library)) return;
  const sentence: Localised = localise(texts.pathNotNameable, { library });
  throw new CliError('configuration', sentence, texts.reinstallRemedy);
}
