import { fstatSync } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { CliError } from '../cli-error.js';
import { LINE_LIMIT } from '../limits.js';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import { isSystemError, systemReason } from '../system-error.js';
import { localise } from '../text.js';

/** A line of input and its number, from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/**
 * Reads the lines of stdin that say something: empty ones and those that begin with `#` are left out. A caller that has
 * seen enough may stop; stdin is then closed.
 *
 * @param signal gives up reading
 * @throws CliError `usage` when stdin cannot be read
 */
export async function* linesOfStdin(signal: AbortSignal): AsyncGenerator<NumberedLine, void, void> {
  let number = 0;
  for await (const line of allLines(signal)) {
    number++;
    const text = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (text.trim() !== '' && !text.trimStart().startsWith('#')) yield { number, text };
  }
}

async function* allLines(signal: AbortSignal): AsyncGenerator<string, void, void> {
  let rest = '';
  try {
    // To Node a directory is a stdin that is empty.
    if (fstatSync(0).isDirectory()) throw unreadable({ code: 'EISDIR' });
    for await (const chunk of addAbortSignal(signal, process.stdin.setEncoding('utf8'))) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      // Whoever reads digests refuses such a line; what follows need not come into memory for that.
      if (rest.length > LINE_LIMIT) break;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw isSystemError(error) ? unreadable(error) : error;
  }
  if (rest !== '') yield rest;
}

const unreadable = (error: Pick<NodeJS.ErrnoException, 'code'>): CliError =>
  new CliError('usage', localise(texts.stdinUnreadable, { reason: systemReason(error as NodeJS.ErrnoException) }));
