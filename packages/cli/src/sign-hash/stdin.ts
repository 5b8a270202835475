import { createInterface } from 'node:readline';

/** A line of input and its number, from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/**
 * Reads the lines of stdin that say something: empty ones and those that begin with `#` are left out.
 *
 * @param signal gives up reading
 */
export async function linesOfStdin(signal: AbortSignal): Promise<NumberedLine[]> {
  const lines: NumberedLine[] = [];
  let number = 0;
  const reader = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY, signal });
  for await (const line of reader) {
    number++;
    const text = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (text.trim() !== '' && !text.trimStart().startsWith('#')) lines.push({ number, text });
  }
  signal.throwIfAborted();
  return lines;
}
