import { CliError } from '../cli-error.js';
import { storeTexts } from '../messages/store.js';
import type { SecretServiceOptions } from '../secret-service/secret-service.js';
import { localise } from '../text.js';
import { type Config, readConfig } from './config-file.js';
import { credentialsOf, type Place } from './credentials.js';
import { type Credentials, credentialsText, readCredentials } from './credentials-file.js';
import { withStoreLock } from './lock.js';
import { storePaths } from './paths.js';
import { configFile, type FileToStore, fieldsOf, write } from './write.js';

/** Credentials, and where they are to be. */
export interface Kept {
  readonly credentials: Credentials;
  readonly place: Place;
}

/** What has to be written so that a profile has its credentials there: before config.json, as its field, and after it. */
export interface CredentialsChange {
  readonly before: readonly FileToStore[];
  readonly credentialsItem: string | undefined;
  readonly after: readonly FileToStore[];
}

/**
 * Keeps credentials for a profile, in the place of those that it has, wherever those are. The new ones are there before the profile names them, and the
 * old ones go after that: whatever ends us in the middle, the profile has either.
 *
 * @param name of the profile
 * @param kept the credentials, and where they are to be
 * @param options whether the person may be asked to unlock the secret service, and what gives up
 * @param commit writes the profile with what it is given, in that order; called under the lock of the store
 * @returns what `commit` gave
 * @throws CliError `configuration` or `cancelled`; nothing has changed then
 */
export async function keepCredentials<T>(
  name: string,
  { credentials, place }: Kept,
  options: SecretServiceOptions,
  commit: (change: CredentialsChange, config: Config) => T,
): Promise<T> {
  const items = place === 'secret-service' ? await import('./credentials-items.js') : undefined;
  const item = await items?.writeItem(name, credentials, options);
  let wasThere = false;
  let result: T;
  try {
    result = withStoreLock(() => {
      const config = readConfig();
      wasThere = itemIn(config, name) !== undefined;
      const file = item ? without(name) : withCredentials(name, credentials);
      const change = { credentialsItem: item?.id, before: item ? [] : file, after: item ? file : [] };
      return commit(change, config);
    });
  } catch (error) {
    if (item) await items?.discardItem(item);
    throw error;
  }
  if (item || wasThere) await (await import('./credentials-items.js')).removeItems(name, item, options);
  return result;
}

/**
 * Replaces the credentials of a profile that exists.
 *
 * @param name of the profile
 * @param kept the new ones
 * @param options as {@link keepCredentials}
 * @throws CliError `configuration` or `cancelled`; nothing has changed then
 */
export async function replaceCredentials(name: string, kept: Kept, options: SecretServiceOptions): Promise<void> {
  await keepCredentials(name, kept, options, writeInto(name));
}

/**
 * Moves the credentials of a profile. Also from a place to the same: what was left over in the other goes.
 *
 * @param name of the profile
 * @param place where they are to be
 * @param options as {@link keepCredentials}
 * @throws CliError `configuration` or `cancelled`; nothing has changed then
 */
export async function moveCredentials(name: string, place: Place, options: SecretServiceOptions): Promise<void> {
  const credentialsItem = itemIn(readConfig(), name);
  const credentials = await credentialsOf({ name, credentialsItem }, options);
  const fileBefore = entryOf(name);
  await keepCredentials(name, { credentials, place }, options, (change, config) => {
    const isSame = itemIn(config, name) === credentialsItem && entryOf(name) === fileBefore;
    if (!isSame) {
      const sentence = localise(storeTexts.credentialsChanged, { name });
      throw new CliError('configuration', sentence, storeTexts.credentialsChangedRemedy);
    }
    writeInto(name)(change, config);
  });
  if (place === 'file' && credentialsItem === undefined) {
    await (await import('./credentials-items.js')).removeLeftItems(name, options);
  }
}

/**
 * Removes the credentials of a profile, wherever they are; the profile stays.
 *
 * @param name of the profile
 * @param options as {@link keepCredentials}
 * @throws CliError `configuration` or `cancelled`; they are still there then
 */
export async function removeCredentials(name: string, options: SecretServiceOptions): Promise<void> {
  // The lock is a file: where none can be written, the item would go and the profile name it still.
  const id = withStoreLock(() => itemIn(readConfig(), name));
  const items = await import('./credentials-items.js');
  await (id === undefined ? items.removeLeftItems(name, options) : items.deleteItems(name, options));
  withStoreLock(() => {
    const config = readConfig();
    if (config.profiles.has(name))
      writeInto(name)({ credentialsItem: undefined, before: without(name), after: [] }, config);
  });
}

/** Writes the credentials' part of a profile, and nothing else of it. */
function writeInto(name: string): (change: CredentialsChange, config: Config) => void {
  return ({ before, credentialsItem, after }, config) => {
    const profiles = new Map(config.profiles).set(name, { ...fieldsOf(config.profiles.get(name)), credentialsItem });
    write(...before, configFile({ ...config, profiles }), ...after);
  };
}

/** The item that a profile names, also one that cannot be used otherwise: who sets it up anew or removes it must not leave its secrets behind. */
function itemIn(config: Config, name: string): string | undefined {
  const { credentialsItem } = fieldsOf(config.profiles.get(name)) as { readonly credentialsItem?: unknown };
  return credentialsItem === undefined ? undefined : String(credentialsItem);
}

function entryOf(name: string): string | undefined {
  return JSON.stringify(readCredentials().get(name));
}

function withCredentials(name: string, credentials: Credentials): FileToStore[] {
  return [fileOf(new Map(readCredentials()).set(name, credentials))];
}

/** The file without what it has for a profile; nothing when it has nothing. */
export function without(name: string): FileToStore[] {
  const present = new Map(readCredentials());
  return present.delete(name) ? [fileOf(present)] : [];
}

function fileOf(profiles: ReadonlyMap<string, unknown>): FileToStore {
  return { path: storePaths().credentials, data: credentialsText(profiles) };
}
