import type { Language } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { credentialsTexts as texts } from '../messages/credentials.js';
import { note } from '../output/streams.js';
import { readConfig } from '../store/config-file.js';
import { credentialsOf, type Place, placeOf } from '../store/credentials.js';
import { readCredentials } from '../store/credentials-file.js';
import { storePaths } from '../store/paths.js';
import { chosenProfile, settingsOf } from '../store/profile.js';
import { itemLabel, profileFlag } from '../store/profile-name.js';
import { say } from '../text.js';

/** The version of the form of --json; see the command's help. */
const JSON_VERSION = 1;

/** Where the credentials of a profile are, and whether they can be had. */
export interface Whereabouts {
  readonly profile: string;
  readonly place: Place;
  readonly file?: string;
  readonly label?: string;
  readonly state: 'present' | 'locked' | 'unavailable';
  readonly problem?: string;
  readonly remedy?: string;
}

/**
 * Looks where the credentials of a profile are; nothing is unlocked, and nobody asked.
 *
 * @param name as typed; absent: the default profile
 * @param context language of the problem, and what gives up
 * @throws CliError `configuration` when there is no such profile
 */
export async function whereabouts(
  name: string | undefined,
  { language, signal }: { readonly language: Language; readonly signal: AbortSignal },
): Promise<Whereabouts> {
  const config = readConfig();
  const settings = settingsOf(config, chosenProfile(config, name));
  const place = placeOf(settings);
  const where = place === 'file' ? { file: storePaths().credentials } : { label: itemLabel(settings.name) };
  const known = { profile: settings.name, place, ...where };
  if (place === 'secret-service') warnOfCopy(settings.name, language);
  try {
    return { ...known, state: await stateOf(settings, signal) };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const { sentence, remedy } = error;
    return { ...known, state: 'unavailable', problem: sentence[language], ...(remedy && { remedy: remedy[language] }) };
  }
}

async function stateOf(
  { name, credentialsItem: id }: { readonly name: string; readonly credentialsItem?: string | undefined },
  signal: AbortSignal,
): Promise<'present' | 'locked'> {
  if (id === undefined) {
    await credentialsOf({ name }, { mayAsk: false });
    return 'present';
  }
  const { lookAtItem } = await import('../store/credentials-item.js');
  return (await lookAtItem({ profile: name, id }, signal)) === 'locked' ? 'locked' : 'present';
}

/** The file may be broken: it is not the place of these credentials, and who uses it is told. */
function isInFile(name: string): boolean {
  try {
    return readCredentials().has(name);
  } catch (error) {
    if (error instanceof CliError && error.kind === 'configuration') return false;
    throw error;
  }
}

/** A change that was killed at its very end leaves them in the file too. */
function warnOfCopy(name: string, language: Language): void {
  if (!isInFile(name)) return;
  const command = `smartcmd credentials move secret-service${profileFlag(name)}`;
  note(say(texts.leftover, language, { file: storePaths().credentials, name, command }));
}

/** The documented form for programs. */
export function whereaboutsAsJson({ remedy: _, ...known }: Whereabouts): string {
  return JSON.stringify({ version: JSON_VERSION, ...known }, null, 2);
}

/** Lines for a person. */
export function whereaboutsAsLines(found: Whereabouts, language: Language): string[] {
  const { profile: name, file, label, state, problem = '' } = found;
  if (file !== undefined) {
    return [say(texts.inFile, language, { name, file }), ...(state === 'unavailable' ? [problem] : [])];
  }
  const states = { present: texts.unlocked, locked: texts.locked, unavailable: texts.notAvailable };
  const line = say(texts.inService, language, { name, label: label ?? '', state: states[state] });
  return state === 'unavailable' ? [line, problem] : [line];
}
