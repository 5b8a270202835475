import { secretBuffer } from '@smartcmd/cmd-client';
import { FrameError, STRING_LIMIT } from './frame.js';
import { decodeText } from './text.js';

/** Reads the fields of a payload one after the other, none beyond its end. */
export class PayloadReader {
  readonly #payload: Buffer;
  #offset = 0;

  constructor(payload: Buffer) {
    this.#payload = payload;
  }

  u8(): number {
    return this.#payload.readUInt8(this.#advance(1));
  }

  u16(): number {
    return this.#payload.readUInt16LE(this.#advance(2));
  }

  /** A number; `Infinity` for one that a number cannot hold, since no constant of PKCS#11 is so large. */
  u64(): number {
    const value = this.#payload.readBigUInt64LE(this.#advance(8));
    return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
  }

  string(): string {
    const length = this.u16();
    if (length > STRING_LIMIT) throw new FrameError(`a string of ${length} bytes`);
    const start = this.#advance(length);
    const text = decodeText(this.#payload.subarray(start, this.#offset));
    if (text === undefined) throw new FrameError('a string that is not UTF-8 without NUL');
    return text;
  }

  /** The name that a table gives to a byte. */
  oneOf<Name extends string>(names: Readonly<Record<Name, number>>): Name {
    const value = this.u8();
    const name = (Object.keys(names) as Name[]).find((candidate) => names[candidate] === value);
    if (name === undefined) throw new FrameError(`a field that is ${value}`);
    return name;
  }

  /** What is left; a copy, so that the payload can be wiped. */
  rest(): Buffer {
    const start = this.#advance(this.#payload.length - this.#offset);
    const copy = secretBuffer(this.#payload.length - start);
    copy.set(this.#payload.subarray(start));
    return copy;
  }

  /** @throws FrameError when something is left */
  end(): void {
    if (this.#offset !== this.#payload.length) throw new FrameError('bytes after the last field');
  }

  #advance(length: number): number {
    const start = this.#offset;
    if (start + length > this.#payload.length) throw new FrameError('a payload that ends too early');
    this.#offset += length;
    return start;
  }
}
