import { lstatSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SIGNING_MECHANISMS } from '@smartcmd/p11-module';
import { CliError } from '../cli-error.js';
import { setupTexts as texts } from '../messages/setup.js';
import { MOST_REMEMBERED_SECONDS, type ModuleSettings, mechanismsIn } from '../store/module-settings.js';
import { localise } from '../text.js';
import type { SetupFlags } from './flags.js';

/**
 * What the profile will say about its PKCS#11 token.
 *
 * @param flags what was given
 * @param present what the profile says now; kept where nothing was given
 * @throws CliError `usage`
 */
export function moduleSettingsFrom(flags: SetupFlags, present: ModuleSettings = {}): ModuleSettings {
  const { mechanisms, 'remember-signatures': remember, 'module-log': log, prompts = present.prompts } = flags;
  return {
    mechanisms: mechanisms === undefined ? present.mechanisms : mechanismsFrom(mechanisms),
    rememberSignatures: remember === undefined ? present.rememberSignatures : secondsFrom(remember),
    moduleLog: log === undefined ? present.moduleLog : logFrom(log),
    prompts: prompts === 'auto' ? undefined : prompts,
  };
}

function mechanismsFrom(text: string): ModuleSettings['mechanisms'] {
  if (text === 'default') return undefined;
  const mechanisms = mechanismsIn(text.split(',').map((name) => name.trim()));
  if (mechanisms) return mechanisms;
  const remedy = localise(texts.mechanismsRemedy, { names: SIGNING_MECHANISMS.join(', ') });
  throw new CliError('usage', localise(texts.mechanismsWrong, { text }), remedy);
}

function secondsFrom(text: string): number | false {
  if (text === 'off') return false;
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= MOST_REMEMBERED_SECONDS) return seconds;
  throw new CliError('usage', localise(texts.rememberWrong, { text }), texts.rememberRemedy);
}

/** The module writes to nothing but a regular file, and has nobody to tell of a directory that is not there. */
function logFrom(text: string): string | undefined {
  if (text === 'off') return undefined;
  const file = resolve(text);
  const present = statOf(lstatSync, file);
  const usable = present ? present.isFile() : statOf(statSync, dirname(file))?.isDirectory();
  if (text !== '' && !text.endsWith('/') && !/\p{Cc}/u.test(file) && usable) return file;
  throw new CliError('usage', localise(texts.moduleLogWrong, { file }), texts.moduleLogRemedy);
}

/** Nothing also where it cannot be looked at. */
function statOf(look: typeof statSync, path: string): Stats | undefined {
  try {
    return look(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
