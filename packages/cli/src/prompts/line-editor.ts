import { secretBuffer } from '@smartcmd/cmd-client';

/** What the person sees of what they type. */
export type Echo = 'plain' | 'masked';

/** How a line ended, or what else has to happen now. */
export type LineEnd = 'enter' | 'cancel' | 'interrupt' | 'suspend';

const KEY = {
  ctrlC: 0x03,
  ctrlD: 0x04,
  backspace: 0x08,
  lineFeed: 0x0a,
  enter: 0x0d,
  ctrlU: 0x15,
  ctrlW: 0x17,
  ctrlZ: 0x1a,
  escape: 0x1b,
  delete: 0x7f,
} as const;

const BELL = '\x07';
const ERASE = '\b \b';
const CAPACITY = 256;

const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;

/**
 * One line being typed in a terminal's raw mode, kept as bytes that can be wiped. It knows no terminal: bytes go in, and
 * what to show comes out.
 */
export class LineEditor {
  readonly #line = secretBuffer(CAPACITY);
  readonly #echo: Echo;
  #length = 0;
  #escape: 'none' | 'begun' | 'sequence' = 'none';

  constructor(echo: Echo) {
    this.#echo = echo;
  }

  /** Whether an Esc came last: it is a key of its own if nothing follows at once. */
  get escapeBegun(): boolean {
    return this.#escape === 'begun';
  }

  /**
   * @param bytes as the terminal sent them
   * @returns what to show, and how the line ended if it did; what comes after the end is dropped
   */
  feed(bytes: Uint8Array): { readonly show: string; readonly end?: LineEnd } {
    let show = '';
    for (const byte of bytes) {
      if (this.#inEscapeSequence(byte)) continue;
      const end = this.#endOf(byte);
      if (end) return { show, end };
      show += this.#edit(byte);
    }
    return { show };
  }

  /** What is shown of the line so far, to draw it again. */
  shown(): string {
    const line = this.#line.subarray(0, this.#length);
    return this.#echo === 'plain' ? line.toString('utf8') : '*'.repeat(this.#characters());
  }

  /** A copy of the line, which is wiped here. */
  take(): Buffer {
    const line = secretBuffer(this.#length);
    this.#line.copy(line, 0, 0, this.#length);
    this.wipe();
    return line;
  }

  /** Forgets the line. */
  wipe(): void {
    this.#line.fill(0);
    this.#length = 0;
  }

  /** Arrow keys and the like send Esc and more; none of them does anything here. */
  #inEscapeSequence(byte: number): boolean {
    if (this.#escape === 'begun') {
      this.#escape = byte === 0x5b || byte === 0x4f ? 'sequence' : 'none';
      return true;
    }
    if (this.#escape === 'sequence') {
      if (byte >= 0x40 && byte <= 0x7e) this.#escape = 'none';
      return true;
    }
    if (byte !== KEY.escape) return false;
    this.#escape = 'begun';
    return true;
  }

  #endOf(byte: number): LineEnd | undefined {
    if (byte === KEY.enter || byte === KEY.lineFeed) return 'enter';
    if (byte === KEY.ctrlC) return 'interrupt';
    if (byte === KEY.ctrlZ) return 'suspend';
    return byte === KEY.ctrlD ? 'cancel' : undefined;
  }

  #edit(byte: number): string {
    if (byte === KEY.backspace || byte === KEY.delete) return this.#eraseCharacter();
    if (byte === KEY.ctrlU || byte === KEY.ctrlW) return this.#eraseAll();
    if (byte < 0x20 || this.#length === CAPACITY) return BELL;
    this.#line[this.#length++] = byte;
    if (this.#echo === 'masked') return isContinuation(byte) ? '' : '*';
    return byte < 0x80 ? String.fromCharCode(byte) : '';
  }

  #eraseCharacter(): string {
    if (this.#length === 0) return BELL;
    while (this.#length > 1 && isContinuation(this.#line[this.#length - 1] ?? 0)) this.#line[--this.#length] = 0;
    this.#line[--this.#length] = 0;
    return ERASE;
  }

  #eraseAll(): string {
    const erased = ERASE.repeat(this.#characters());
    this.wipe();
    return erased;
  }

  #characters(): number {
    return this.#line.subarray(0, this.#length).reduce((count, byte) => count + (isContinuation(byte) ? 0 : 1), 0);
  }
}
