import { CliError } from '../cli-error.js';
import { storeTexts } from '../messages/store.js';
import type { SecretServiceOptions } from '../secret-service/secret-service.js';
import { localise } from '../text.js';
import { type Credentials, readCredentials, storedCredentials } from './credentials-file.js';
import { storePaths } from './paths.js';
import { profileFlag } from './profile-name.js';

/** Where the credentials of a profile are kept: in credentials.json, or in the secret service of the desktop. */
export type Place = 'file' | 'secret-service';

/** What a profile says about its credentials. */
export interface CredentialsPlace {
  readonly name: string;
  readonly credentialsItem?: string | undefined;
}

/** Where a profile says that its credentials are. */
export function placeOf({ credentialsItem }: Pick<CredentialsPlace, 'credentialsItem'>): Place {
  return credentialsItem === undefined ? 'file' : 'secret-service';
}

/**
 * @param profile whose credentials are wanted
 * @param options whether the person may be asked to unlock the secret service, and what gives up
 * @returns the credentials, from where the profile says that they are, and from nowhere else
 * @throws CliError `configuration` or `cancelled`: where they are, why they cannot be had, and what to do
 */
export async function credentialsOf(
  { name, credentialsItem: id }: CredentialsPlace,
  options: SecretServiceOptions,
): Promise<Credentials> {
  if (id === undefined) return credentialsInFile(name);
  // Only whose credentials are there pays for the way to it.
  const { readItem } = await import('./credentials-item.js');
  return readItem({ profile: name, id }, options);
}

function credentialsInFile(name: string): Credentials {
  const credentials = storedCredentials(readCredentials(), name);
  if (credentials) return credentials;
  const values = { file: storePaths().credentials, name };
  const remedy = localise(storeTexts.credentialsMissingRemedy, { flag: profileFlag(name) });
  throw new CliError('configuration', localise(storeTexts.credentialsMissing, values), remedy);
}
