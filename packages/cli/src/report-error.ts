import type { Language, SmartCmdError } from '@smartcmd/cmd-client';
import { wasInterrupted } from './abort.js';
import { CliError } from './cli-error.js';
import { environmentLanguage } from './environment.js';
import { EXIT, type ExitCode, exitCodeOf, exitCodeOfKind } from './exit-codes.js';
import { errorTexts } from './messages/errors.js';
import { styled } from './output/colour.js';
import { detail, isVerbose } from './output/streams.js';
import { parseErrorOf } from './parse-error.js';
import { printable } from './printable.js';
import { isSystemError, systemAction, systemReason } from './system-error.js';
import { localise, say } from './text.js';

/**
 * The one place that turns an error into what the person reads (a sentence, and what to do) and an exit code.
 *
 * @param error whatever was thrown
 * @returns the exit code of the process
 */
export async function reportError(error: unknown): Promise<ExitCode> {
  if (isPlainExit(error)) return error.oclif?.exit ?? EXIT.unexpected;
  const language = environmentLanguage();
  if (isSmartCmdError(error)) {
    detail(`error code: ${error.code}`);
    return tell(error.sentence(language), error.remedy(language), exitCodeOf(error.code), language);
  }
  const known = cliErrorOf(error);
  return tell(known.sentence[language], known.remedy?.[language], exitCodeOfKind(known.kind), language);
}

/** Errors of the client library are known by name: importing its class would load it for every command. */
function isSmartCmdError(error: unknown): error is SmartCmdError {
  return error instanceof Error && error.name === 'SmartCmdError';
}

/** Whether it is `this.exit(code)` of a command, which says nothing. */
export function isPlainExit(error: unknown): error is Error & { readonly oclif?: { readonly exit?: ExitCode } } {
  return error instanceof Error && 'code' in error && error.code === 'EEXIT';
}

function cliErrorOf(error: unknown): CliError {
  if (error instanceof CliError) return error;
  // Ctrl-C at a question of inquirer, which knows its own error by name.
  const asked = error instanceof Error && error.name === 'ExitPromptError';
  if (wasInterrupted() || asked) return new CliError('interrupted', errorTexts.interrupted);
  const parse = parseErrorOf(error);
  if (parse) return parse;
  if (isSystemError(error) && error.path !== undefined) {
    const values = { action: systemAction(error), path: error.path, reason: systemReason(error) };
    return new CliError('configuration', localise(errorTexts.system, values), errorTexts.systemRemedy);
  }
  if (isVerbose() && error instanceof Error)
    for (const line of (error.stack ?? '').split('\n')) detail(printable(line));
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 300);
  return new CliError('unexpected', localise(errorTexts.unexpected, { message }), errorTexts.unexpectedRemedy);
}

function tell(sentence: string, remedy: string | undefined, code: ExitCode, language: Language): ExitCode {
  const title = styled(
    code === EXIT.interrupted || code === EXIT.cancelled ? 'yellow' : 'red',
    `${say(errorTexts.error, language)}:`,
  );
  const prefix = code === EXIT.interrupted || code === EXIT.cancelled ? '' : `${title} `;
  process.stderr.write(`${prefix}${lines(sentence)}\n${remedy ? `${lines(remedy)}\n` : ''}`);
  return code;
}

const lines = (text: string): string => text.split('\n').map(printable).join('\n');
