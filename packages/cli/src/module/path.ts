import { CliError } from '../cli-error.js';
import { moduleTexts as texts } from '../messages/module.js';
import { readConfig } from '../store/config-file.js';
import { presentLibrary } from './files.js';

/**
 * @returns the library that applications are to load
 * @throws CliError `configuration` when there is none
 */
export function modulePath(): string {
  const library = presentLibrary(readConfig());
  if (library === undefined) throw new CliError('configuration', texts.noLibrary, texts.buildRemedy);
  return library;
}
