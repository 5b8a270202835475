import { closeSync, openSync, writeSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { secretBuffer } from '@smartcmd/cmd-client';
import { interrupt } from '../abort.js';
import { ESCAPE_KEY_MS } from '../limits.js';
import { type Echo, LineEditor, type LineEnd } from './line-editor.js';

// The process's own terminal, whatever stdin and stdout are connected to.
const TERMINAL = '/dev/tty';

/** Whether the process has a terminal on which a person can be asked. */
export function hasTerminal(): boolean {
  try {
    closeSync(openSync(TERMINAL, 'r+'));
    return true;
  } catch {
    return false;
  }
}

/**
 * Asks for one line on the terminal. The terminal is put back as it was however the question ends: by Enter, a key that
 * cancels, a signal, an exception or the end of the process.
 *
 * @param question shown as it is, the cursor after it; must be printable except for line ends
 * @param echo whether the typed characters appear
 * @param signal closes the question
 * @returns the bytes of the line, which the caller wipes; undefined when the person cancelled (Esc, Ctrl-D) or the signal
 *   closed the question. Ctrl-C ends the command (see abort.ts).
 */
export function askOnTerminal(question: string, echo: Echo, signal: AbortSignal): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(undefined);
    try {
      new TerminalQuestion(question, echo, signal, resolve).open();
    } catch (error) {
      reject(error);
    }
  });
}

class TerminalQuestion {
  readonly #question: string;
  readonly #signal: AbortSignal;
  readonly #answer: (line: Buffer | undefined) => void;
  readonly #editor: LineEditor;
  // The terminal's bytes go here and nowhere else, so that they can be wiped.
  readonly #received = secretBuffer(1024);
  readonly #output = openSync(TERMINAL, 'w');
  #input: ReadStream | undefined;
  #escapeTimer: NodeJS.Timeout | undefined;

  constructor(question: string, echo: Echo, signal: AbortSignal, answer: (line: Buffer | undefined) => void) {
    this.#question = question;
    this.#signal = signal;
    this.#answer = answer;
    this.#editor = new LineEditor(echo);
  }

  open(): void {
    const onread = { buffer: this.#received, callback: (length: number) => this.#receive(length) };
    // Node's types do not know that a terminal's stream takes the options of a socket.
    const Stream = ReadStream as unknown as new (fd: number, options: object) => ReadStream;
    this.#input = new Stream(openSync(TERMINAL, 'r'), { onread });
    this.#input.on('error', () => this.#end('cancel'));
    this.#input.on('end', () => this.#end('cancel'));
    process.on('exit', this.#restore);
    process.on('SIGCONT', this.#continue);
    process.on('SIGQUIT', this.#quit);
    this.#signal.addEventListener('abort', this.#abort, { once: true });
    this.#input.setRawMode(true);
    this.#write(this.#question);
    this.#input.resume();
  }

  #receive(length: number): boolean {
    clearTimeout(this.#escapeTimer);
    const bytes = this.#received.subarray(0, length);
    const { show, end } = this.#editor.feed(bytes);
    bytes.fill(0);
    this.#write(show);
    if (end === 'suspend') this.#suspend();
    else if (end) this.#end(end);
    else if (this.#editor.escapeBegun) this.#escapeTimer = setTimeout(() => this.#end('cancel'), ESCAPE_KEY_MS);
    return true;
  }

  #end(how: Exclude<LineEnd, 'suspend'>): void {
    if (!this.#input) return;
    const line = how === 'enter' ? this.#editor.take() : undefined;
    this.#write('\n');
    this.#close();
    if (how === 'interrupt') interrupt();
    this.#answer(line);
  }

  readonly #abort = (): void => this.#end('cancel');

  #close(): void {
    clearTimeout(this.#escapeTimer);
    this.#signal.removeEventListener('abort', this.#abort);
    process.off('SIGCONT', this.#continue);
    process.off('SIGQUIT', this.#quit);
    process.off('exit', this.#restore);
    const input = this.#input;
    // First: where the terminal has gone, putting it back is an error of the stream, which would end the question again.
    this.#input = undefined;
    input?.setRawMode(false);
    input?.destroy();
    this.#editor.wipe();
    this.#received.fill(0);
    closeSync(this.#output);
  }

  readonly #restore = (): void => {
    this.#input?.setRawMode(false);
  };

  /** Dies of the signal, as without us, but leaves neither the terminal nor the memory dump as they are now. */
  readonly #quit = (): void => {
    this.#close();
    process.kill(process.pid, 'SIGQUIT');
  };

  #suspend(): void {
    this.#input?.setRawMode(false);
    process.kill(process.pid, 'SIGTSTP');
  }

  /** After a stop the shell may have left the terminal in any mode. */
  readonly #continue = (): void => {
    this.#input?.setRawMode(false);
    this.#input?.setRawMode(true);
    this.#write(`\n${this.#question}${this.#editor.shown()}`);
  };

  #write(text: string): void {
    try {
      if (text !== '') writeSync(this.#output, text);
    } catch {
      // The terminal has gone, with its window: its input ends the question, or SIGHUP does.
    }
  }
}
