import { CliError } from '../cli-error.js';
import { profileTexts as texts } from '../messages/profile.js';
import { storeTexts } from '../messages/store.js';
import { note } from '../output/streams.js';
import { type ConfirmContext, confirmed } from '../prompts/confirmed.js';
import { removeProfile } from '../store/change.js';
import { readConfig } from '../store/config-file.js';
import { chosenProfile } from '../store/profile.js';
import { localise, say } from '../text.js';

/**
 * Removes a profile with all that belongs to it.
 *
 * @param name as typed
 * @param yes whether the person need not be asked
 * @throws CliError `cancelled` when the person says no, `usage` when they cannot be asked
 */
export async function removeAfterAsking(name: string, yes: boolean, context: ConfirmContext): Promise<void> {
  const { language } = context;
  const before = readConfig();
  const wasDefault = chosenProfile(before, name, storeTexts.noSuchProfileThereAre) === chosenOrNone(before);
  const question = {
    message: localise(texts.askRemove, { name }),
    cannotAsk: localise(texts.cannotAsk, { name }),
    cannotAskRemedy: texts.cannotAskRemedy,
  };
  if (!yes && !(await confirmed(question, context))) throw new CliError('cancelled', localise(texts.kept, { name }));
  const defaultProfile = await removeProfile(name, { mayAsk: true, signal: context.signal });
  note(say(texts.removed, language, { name }));
  if (defaultProfile === undefined) note(say(texts.noneLeft, language));
  else if (wasDefault) note(say(texts.defaultIs, language, { name: defaultProfile }));
}

function chosenOrNone(config: ReturnType<typeof readConfig>): string | undefined {
  try {
    return chosenProfile(config);
  } catch {
    return undefined;
  }
}
