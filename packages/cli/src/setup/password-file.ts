import type { Stats } from 'node:fs';
import { isatty } from 'node:tty';
import type { Language } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { withFile } from '../files/file-error.js';
import { readRegularFile, SIZE_LIMIT } from '../files/regular-file.js';
import { shellQuote } from '../files/shell-quote.js';
import { setupTexts as texts } from '../messages/setup.js';
import { note } from '../output/streams.js';
import { say } from '../text.js';
import { checkedPassword } from './checks.js';

/**
 * Reads the application's password, which is never an argument: others can see those.
 *
 * @param file a file whose only line it is, or `-` for stdin
 * @param language of the warning when others can read the file
 * @throws CliError `usage` or `configuration`
 */
export async function readPassword(file: string, language: Language): Promise<string> {
  if (file === '-') return checkedPassword(onlyLine(await readStdin()));
  const inspect = (stat: Stats): void => warnIfOpen(file, stat, language);
  const bytes = withFile(file, 'read', () => readRegularFile(file, { inspect, remedy: texts.passwordPipeRemedy }));
  return checkedPassword(onlyLine(bytes));
}

async function readStdin(): Promise<Uint8Array> {
  if (isatty(0)) throw new CliError('usage', texts.passwordTerminal, texts.passwordTerminalRemedy);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > SIZE_LIMIT) throw new CliError('usage', texts.passwordTooLong, texts.passwordRemedy);
  }
  return Buffer.concat(chunks);
}

function warnIfOpen(file: string, { mode }: Stats, language: Language): void {
  if ((mode & 0o044) !== 0) note(say(texts.passwordFileOpen, language, { file, quoted: shellQuote(file) }));
}

function onlyLine(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
  } catch {
    throw new CliError('usage', texts.passwordNotText, texts.passwordRemedy);
  }
}
