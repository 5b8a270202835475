import { ALIGNMENT, LITTLE_ENDIAN, type TextField } from './layout.js';
import { TokenFileError } from './token-file-error.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads fields of a token file, each only after a check that it lies within the file. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  u32(offset: number): number {
    this.#check(offset, 4);
    return this.#view.getUint32(offset, LITTLE_ENDIAN);
  }

  u64(offset: number): number {
    this.#check(offset, 8);
    const value = this.#view.getBigUint64(offset, LITTLE_ENDIAN);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw broken(`the number at ${offset} is too large`);
    return Number(value);
  }

  /** A copy: the file may change. */
  raw(offset: number, length: number): Uint8Array {
    this.#check(offset, length);
    return Uint8Array.prototype.slice.call(this.#bytes, offset, offset + length);
  }

  /** Like {@link raw}, of a section or value, which starts at a multiple of 8. */
  alignedRaw(offset: number, length: number): Uint8Array {
    this.checkAligned(offset);
    return this.raw(offset, length);
  }

  checkAligned(offset: number): void {
    if (offset % ALIGNMENT !== 0) throw broken(`the offset ${offset} is not a multiple of ${ALIGNMENT}`);
  }

  /** A text without the blanks that it is padded with. */
  text(start: number, { at, size }: TextField): string {
    return this.utf8(start + at, size).replace(/ +$/, '');
  }

  utf8(offset: number, length: number): string {
    try {
      return UTF8.decode(this.raw(offset, length));
    } catch (error) {
      if (error instanceof TokenFileError) throw error;
      throw broken(`the text at ${offset} is not UTF-8`);
    }
  }

  #check(offset: number, length: number): void {
    if (offset + length > this.#bytes.length) throw broken(`${length} bytes at ${offset} lie outside the file`);
  }
}

/** @param detail for those who look into the file's bytes, and so in English only */
export function broken(detail: string): TokenFileError {
  return new TokenFileError({ en: `it is damaged: ${detail}`, pt: `está danificado: ${detail}` });
}
