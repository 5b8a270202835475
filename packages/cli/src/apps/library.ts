import { existsSync } from 'node:fs';
import type { Localised } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { appsTexts as texts } from '../messages/apps.js';
import { filesIn } from '../module/files.js';
import { readConfig } from '../store/config-file.js';
import { storePaths } from '../store/paths.js';
import { localise } from '../text.js';

/**
 * The module at the path that stays the same across upgrades: only that one may be named in applications. The one that offers
 * the Citizen Card, too, goes before that of the CMD alone, which an older smartcmd installed.
 *
 * @returns where it is installed, or would be
 */
export function libraryToBe(): { readonly library: string; readonly installed: boolean } {
  const { moduleDirectory } = readConfig();
  const own = moduleDirectory === undefined ? [] : [filesIn(moduleDirectory)];
  const places = [...own, filesIn(storePaths().libraryDirectory)];
  const library = places.flatMap((files) => [files.library, files.cmdOnly]).find(existsSync);
  if (library !== undefined) return { library, installed: true };
  return { library: filesIn(moduleDirectory ?? storePaths().libraryDirectory).library, installed: false };
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
