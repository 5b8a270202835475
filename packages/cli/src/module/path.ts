import { CliError } from '../cli-error.js';
import { moduleTexts as texts } from '../messages/module.js';
import { readConfig } from '../store/config-file.js';
import { presentLibrary } from './files.js';

/**
 * @param cmdOnly whether it is to offer the CMD alone
 * @returns the library that applications are to load
 * @throws CliError `configuration` when there is none
 */
export function modulePath(cmdOnly: boolean): string {
  const library = presentLibrary(readConfig(), cmdOnly ? 'cmdOnly' : 'library');
  if (library === undefined) throw new CliError('configuration', texts.noLibrary, texts.buildRemedy);
  return library;
}
