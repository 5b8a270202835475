import type { Hook } from '@oclif/core';
import type { Localised } from '@smartcmd/cmd-client';
import { CliError } from './cli-error.js';
import { EXIT } from './exit-codes.js';
import { errorTexts } from './messages/errors.js';
import { localise } from './text.js';

/** Letters to change, at most, for a command to be what was meant. */
const NEAR = 3;

/** What happens when there is no such command: a usage error that names the nearest one. */
export const commandNotFound: Hook.CommandNotFound = async ({ id, config }) => {
  const typed = id.replaceAll(':', ' ');
  const known = config.commands.filter((command) => !command.hidden).map((command) => command.id.replaceAll(':', ' '));
  // To oclif all words before the first option are the command.
  const meant = known.find((command) => typed.startsWith(`${command} `));
  if (meant) {
    const rest = typed.slice(meant.length + 1);
    throw usageError(
      localise(errorTexts.unexpectedArguments, { arguments: rest }),
      localise(errorTexts.seeHelp, { command: `smartcmd ${meant}` }),
    );
  }
  const nearest = known
    .map((command) => ({
      command,
      distance: Math.min(...readings(typed, command).map((text) => editDistance(text, command))),
    }))
    .sort((a, b) => a.distance - b.distance)[0];
  const remedy =
    nearest && nearest.distance <= NEAR
      ? localise(errorTexts.didYouMean, { command: `smartcmd ${nearest.command}` })
      : errorTexts.listCommands;
  throw usageError(localise(errorTexts.unknownCommand, { command: typed }), remedy);
};

/** What was typed, with all its words as the command's name, or with as many as that has, and arguments after it. */
const readings = (typed: string, command: string): string[] => [
  typed,
  typed.split(' ').slice(0, command.split(' ').length).join(' '),
];

/** oclif passes on only errors of a hook that carry an exit code. */
const usageError = (sentence: Localised, remedy: Localised): Error =>
  Object.assign(new CliError('usage', sentence, remedy), { oclif: { exit: EXIT.usage } });

/** Insertions, deletions and replacements that turn one text into the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replace));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
