import { CliError } from '../cli-error.js';
import { credentialsTexts as texts } from '../messages/credentials.js';
import { note } from '../output/streams.js';
import { type ConfirmContext, confirmed } from '../prompts/confirmed.js';
import { readConfig } from '../store/config-file.js';
import { removeCredentials } from '../store/credentials-change.js';
import { chosenProfile } from '../store/profile.js';
import { localise, say } from '../text.js';

/**
 * Removes the credentials of a profile, wherever they are.
 *
 * @param profile as typed; absent: the default profile
 * @param yes whether the person need not be asked
 * @param context who is asked
 * @throws CliError `cancelled` when the person says no, `usage` when they cannot be asked; others when they are still there
 */
export async function removeAfterAsking(
  profile: string | undefined,
  yes: boolean,
  context: ConfirmContext,
): Promise<void> {
  const name = chosenProfile(readConfig(), profile);
  const question = {
    message: localise(texts.askRemove, { name }),
    cannotAsk: localise(texts.cannotAsk, { name }),
    cannotAskRemedy: texts.cannotAskRemedy,
  };
  if (!yes && !(await confirmed(question, context))) throw new CliError('cancelled', localise(texts.kept, { name }));
  await removeCredentials(name, { mayAsk: true, signal: context.signal });
  note(say(texts.removed, context.language, { name }));
}
