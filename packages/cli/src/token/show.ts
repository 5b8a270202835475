import type { Language } from '@smartcmd/cmd-client';
import { describeToken } from '@smartcmd/p11-module';
import { tokenTexts as texts } from '../messages/token.js';
import { readConfig } from '../store/config-file.js';
import { chosenProfile } from '../store/profile.js';
import { profileFlag } from '../store/profile-name.js';
import { say } from '../text.js';
import { storedToken } from './stored-token.js';

/**
 * @param profile as typed; absent: the default profile
 * @param language of the person
 * @returns what the token file of a profile says, for a person
 * @throws CliError `configuration` when it is missing, damaged, or not to be believed: the module then ignores it too
 */
export function tokenAsText(profile: string | undefined, language: Language): string {
  const name = chosenProfile(readConfig(), profile);
  const token = storedToken(name);
  const text = describeToken(token, language).trimEnd();
  if (!token.enrolling) return text;
  const isDismissed = token.settings['enrol'] === 'dismissed';
  const state = say(isDismissed ? texts.dismissed : texts.onFirstUse, language, { flag: profileFlag(name) });
  return `${text}\n\n${state}`;
}
