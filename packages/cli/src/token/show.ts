import type { Language } from '@smartcmd/cmd-client';
import { describeToken } from '@smartcmd/p11-module';
import { readConfig } from '../store/config-file.js';
import { chosenProfile } from '../store/profile.js';
import { storedToken } from './stored-token.js';

/**
 * @param profile as typed; absent: the default profile
 * @param language of the person
 * @returns what the token file of a profile says, for a person
 * @throws CliError `configuration` when it is missing, damaged, or not to be believed: the module then ignores it too
 */
export function tokenAsText(profile: string | undefined, language: Language): string {
  const name = chosenProfile(readConfig(), profile);
  return describeToken(storedToken(name), language).trimEnd();
}
