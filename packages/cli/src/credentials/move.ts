import type { Language } from '@smartcmd/cmd-client';
import { credentialsTexts as texts } from '../messages/credentials.js';
import { note } from '../output/streams.js';
import { readConfig } from '../store/config-file.js';
import type { Place } from '../store/credentials.js';
import { moveCredentials } from '../store/credentials-change.js';
import { storePaths } from '../store/paths.js';
import { chosenProfile } from '../store/profile.js';
import { itemLabel } from '../store/profile-name.js';
import { say } from '../text.js';

/**
 * Moves the credentials of a profile, and says where they are now.
 *
 * @param profile as typed; absent: the default profile
 * @param place where to
 * @param context language of what is said, and what gives up
 * @throws CliError; they are where they were then
 */
export async function moveTo(
  profile: string | undefined,
  place: Place,
  { language, signal }: { readonly language: Language; readonly signal: AbortSignal },
): Promise<void> {
  const name = chosenProfile(readConfig(), profile);
  await moveCredentials(name, place, { mayAsk: true, signal });
  const values = { name, file: storePaths().credentials, label: itemLabel(name) };
  note(say(place === 'file' ? texts.movedToFile : texts.movedToService, language, values));
}
