import type { Language, Localised } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { promptTexts as texts } from '../messages/prompts.js';

/** Who is asked. */
export interface ConfirmContext {
  readonly language: Language;
  /** Closes the question. */
  readonly signal: AbortSignal;
}

/** What is asked, and what is said where nobody can be. */
export interface YesNoQuestion {
  readonly message: Localised;
  readonly cannotAsk: Localised;
  readonly cannotAskRemedy: Localised;
}

/**
 * Asks the person at the terminal whether to do something that cannot be undone. Enter alone is a no.
 *
 * @returns whether they said yes
 * @throws CliError `usage` when they cannot be asked
 */
export async function confirmed(question: YesNoQuestion, { language, signal }: ConfirmContext): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new CliError('usage', question.cannotAsk, question.cannotAskRemedy);
  }
  const { default: inquirer } = await import('inquirer');
  const prompt = inquirer.createPromptModule({ input: process.stdin, output: process.stderr, signal });
  const { answer } = await prompt<{ answer: boolean }>({
    type: 'select',
    name: 'answer',
    message: question.message[language],
    choices: [
      { value: false, name: texts.noWord[language] },
      { value: true, name: texts.yesWord[language] },
    ],
    theme: { helpMode: 'never' },
  });
  return answer;
}
