import type { Language } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { profileTexts as texts } from '../messages/profile.js';
import { storeTexts } from '../messages/store.js';
import { note } from '../output/streams.js';
import { removeProfile } from '../store/change.js';
import { readConfig } from '../store/config-file.js';
import { chosenProfile } from '../store/profile.js';
import { localise, say } from '../text.js';

interface RemoveContext {
  readonly language: Language;
  /** Closes the question. */
  readonly signal: AbortSignal;
}

/**
 * Removes a profile with all that belongs to it.
 *
 * @param name as typed
 * @param yes whether the person need not be asked
 * @throws CliError `cancelled` when the person says no, `usage` when they cannot be asked
 */
export async function removeAfterAsking(name: string, yes: boolean, context: RemoveContext): Promise<void> {
  const { language } = context;
  const before = readConfig();
  const wasDefault = chosenProfile(before, name, storeTexts.noSuchProfileThereAre) === chosenOrNone(before);
  if (!yes && !(await confirmed(name, context))) throw new CliError('cancelled', localise(texts.kept, { name }));
  const defaultProfile = removeProfile(name);
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

async function confirmed(name: string, { language, signal }: RemoveContext): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new CliError('usage', localise(texts.cannotAsk, { name }), texts.cannotAskRemedy);
  }
  const { default: inquirer } = await import('inquirer');
  const prompt = inquirer.createPromptModule({ input: process.stdin, output: process.stderr, signal });
  const { answer } = await prompt<{ answer: boolean }>({
    type: 'select',
    name: 'answer',
    message: say(texts.askRemove, language, { name }),
    choices: [
      { value: false, name: say(texts.noWord, language) },
      { value: true, name: say(texts.yesWord, language) },
    ],
    theme: { helpMode: 'never' },
  });
  return answer;
}
