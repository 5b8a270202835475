import type { Localised } from '@smartcmd/cmd-client';
import { CliError } from './cli-error.js';
import { errorTexts } from './messages/errors.js';
import { localise, type TextValues } from './text.js';

/** What oclif's parser says in a message, with what it names, and how we say it. */
const MESSAGES: readonly (readonly [RegExp, Localised, readonly string[]])[] = [
  [/^Flag --([\w-]+) expects a value/, errorTexts.flagValue, ['flag']],
  [/^Flag --([\w-]+) can only be specified once/, errorTexts.flagOnce, ['flag']],
  [/^Flag --([\w-]+) expects one of these values: (.*)/, errorTexts.flagChoiceMissing, ['flag', 'choices']],
  [/^Expected --([\w-]+)=([\s\S]*) to be one of: (.*)/, errorTexts.flagChoice, ['flag', 'value', 'choices']],
  [/^Expected ([\s\S]*) to be one of: (.*)/, errorTexts.argumentChoice, ['value', 'choices']],
  [/^Parsing --([\w-]+) \n\tExpected an integer but received: ([\s\S]*)/, errorTexts.flagInteger, ['flag', 'value']],
  [
    /^Parsing --([\w-]+) \n\tExpected an integer greater than or equal to (-?\d+) but received: ([\s\S]*)/,
    errorTexts.flagAtLeast,
    ['flag', 'limit', 'value'],
  ],
  [
    /^Parsing --([\w-]+) \n\tExpected an integer less than or equal to (-?\d+) but received: ([\s\S]*)/,
    errorTexts.flagAtMost,
    ['flag', 'limit', 'value'],
  ],
  [/^Parsing --([\w-]+) \n\tExpected a valid url but received: ([\s\S]*)/, errorTexts.flagUrl, ['flag', 'value']],
  [/^Command ([\s\S]*?) not found\.?$/, errorTexts.unknownCommand, ['command']],
  [/Missing required flag (?:--)?([\w-]+)/, errorTexts.missingFlag, ['flag']],
  [/--([\w-]+)(?:=.*?)? cannot also be provided when using --([\w-]+)/, errorTexts.flagsExclude, ['flag', 'other']],
  [/All of the following must be provided when using --([\w-]+): (.*)/, errorTexts.flagNeeds, ['flag', 'other']],
];

const SEE_HELP = /\nSee more help with --help$/;

/**
 * An error of oclif's parser in our words and in both languages.
 *
 * @param error whatever was thrown
 * @param typed the command line, when it is known
 * @returns undefined when it is none
 */
export function parseErrorOf(error: unknown, typed?: Typed): CliError | undefined {
  if (!(error instanceof Error) || !('oclif' in error)) return undefined;
  const message = error.message.replace(SEE_HELP, '');
  return new CliError('usage', sentenceOf(error, message, typed), seeHelp(error, typed?.id));
}

/** What was typed, and which options there are: not every error of oclif's says it. */
export interface Typed {
  /** Of the command. */
  readonly id: string | undefined;
  readonly argv: readonly string[];
  readonly flags: Readonly<Record<string, unknown>>;
}

/**
 * The options that do not exist. Never what may be a value of theirs: somebody may have meant it for a secret, and oclif complains
 * of an argument that is wrong before it looks for options.
 */
function unknownFlags(error: Error, typed: Typed | undefined): string[] {
  if ('flags' in error && Array.isArray(error.flags)) return error.flags.map((flag) => nameOf(String(flag)));
  if (!typed) return [];
  const end = typed.argv.indexOf('--');
  const options = typed.argv.slice(0, end < 0 ? undefined : end).filter((text) => text.startsWith('--'));
  return options.map(nameOf).filter((name) => !(name.replace(/^--(no-)?/, '') in typed.flags));
}

const nameOf = (flag: string): string => flag.split('=', 1)[0] ?? flag;

function sentenceOf(error: Error, message: string, typed: Typed | undefined): Localised {
  const unknown = unknownFlags(error, typed);
  if (unknown.length > 0) return localise(errorTexts.unknownFlags, { flags: unknown.join(', ') });
  if ('args' in error && Array.isArray(error.args)) {
    const names = error.args.map((arg: string | { name: string }) =>
      typeof arg === 'string' ? arg : arg.name.toUpperCase(),
    );
    const text = typeof error.args[0] === 'string' ? errorTexts.unexpectedArguments : errorTexts.missingArguments;
    return localise(text, { arguments: names.join(', ') });
  }
  for (const [pattern, text, names] of MESSAGES) {
    const match = pattern.exec(message);
    if (!match) continue;
    const values: TextValues = Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? '']));
    return localise(text, values);
  }
  return localise(errorTexts.commandLine, { message: message.replace(/\s+/g, ' ') });
}

function seeHelp(error: Error, known: string | undefined): Localised {
  const parse = (error as { parse?: { input?: { context?: { id?: string } } } }).parse;
  const id = (known ?? parse?.input?.context?.id)?.replaceAll(':', ' ');
  return localise(errorTexts.seeHelp, { command: id ? `smartcmd ${id}` : 'smartcmd' });
}
