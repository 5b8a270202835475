import type { Localised } from '@smartcmd/cmd-client';
import * as z from 'zod/mini';
import { CliError } from '../cli-error.js';
import { environment } from '../environment.js';
import { storeTexts } from '../messages/store.js';
import { storePaths } from './paths.js';
import { checked, readVersionedJson, versionedJsonText } from './versioned-json.js';

/** What credentials are made of, wherever they are kept. */
export const CredentialsFields = z.looseObject({
  applicationId: z.string().check(z.minLength(1)),
  username: z.string().check(z.minLength(1)),
  password: z.string().check(z.minLength(1)),
});

/** What AMA gave this installation to call the service with. */
export interface Credentials {
  readonly applicationId: string;
  readonly username: string;
  readonly password: string;
}

const CredentialsFile = z.looseObject({ profiles: z.record(z.string(), z.unknown()) });

const EXPECTED: Readonly<Record<string, Localised>> = {
  applicationId: storeTexts.expectedGuid,
  username: storeTexts.expectedText,
  password: storeTexts.expectedText,
};

/**
 * Reads credentials.json.
 *
 * @returns what it holds, by profile, not yet checked; nothing when there is no such file
 * @throws CliError `configuration`, also when others can read the file; `usage` when Node prints what it is given
 */
export function readCredentials(): ReadonlyMap<string, unknown> {
  // The header of each request, and what an askpass program says or a person types.
  if (environment('NODE_DEBUG')) throw new CliError('usage', storeTexts.overheard, storeTexts.overheardRemedy);
  const file = storePaths().credentials;
  const value = readVersionedJson(file, true);
  if (value === undefined) return new Map();
  return new Map(Object.entries(checked(CredentialsFile, value, { file, path: [] }, EXPECTED).profiles));
}

/**
 * @param profiles what {@link readCredentials} gave
 * @param name of a profile
 * @returns its credentials, checked; undefined when there are none
 * @throws CliError `configuration`, naming the field that is wrong
 */
export function storedCredentials(profiles: ReadonlyMap<string, unknown>, name: string): Credentials | undefined {
  if (!profiles.has(name)) return undefined;
  const place = { file: storePaths().credentials, path: ['profiles', name], profile: name };
  const { applicationId, username, password } = checked(CredentialsFields, profiles.get(name), place, EXPECTED);
  return { applicationId, username, password };
}

/**
 * @param profiles what the file has to hold
 * @returns the text of the file
 */
export function credentialsText(profiles: ReadonlyMap<string, unknown>): string {
  return versionedJsonText({ profiles: Object.fromEntries(profiles) });
}
