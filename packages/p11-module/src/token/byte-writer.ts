import { isPrintable } from '@smartcmd/cmd-client';
import { aligned, LITTLE_ENDIAN, type TextField } from './layout.js';
import { TokenFileError } from './token-file-error.js';

/** Writes the fields of a token file into bytes of known length, in this machine's byte order. */
export class ByteWriter {
  readonly bytes: Buffer;
  readonly #view: DataView;

  constructor(length: number) {
    this.bytes = Buffer.alloc(length);
    this.#view = new DataView(this.bytes.buffer, this.bytes.byteOffset, length);
  }

  u32(offset: number, value: number): void {
    this.#view.setUint32(offset, value, LITTLE_ENDIAN);
  }

  u64(offset: number, value: number): void {
    this.#view.setBigUint64(offset, BigInt(value), LITTLE_ENDIAN);
  }

  raw(offset: number, bytes: Uint8Array): void {
    this.bytes.set(bytes, offset);
  }

  /**
   * A text padded with blanks, as PKCS#11 pads all its texts.
   *
   * @throws TokenFileError when it is too long, has characters that cannot be shown, or ends with blanks
   */
  text(start: number, { at, size }: TextField, text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    if (bytes.length > size || !isPrintable(text) || text.endsWith(' ')) {
      const shown = JSON.stringify(text);
      throw new TokenFileError({
        en: `${shown} cannot stand in a field of ${size} bytes`,
        pt: `${shown} não pode ficar num campo de ${size} bytes`,
      });
    }
    this.bytes.fill(' ', start + at, start + at + size);
    this.raw(start + at, bytes);
  }
}

/** Gives out the places of a file one after the other, each at a multiple of 8. */
export class Places {
  #end = 0;

  /** @returns the offset of a place for so many bytes */
  take(length: number): number {
    const offset = aligned(this.#end);
    this.#end = offset + length;
    return offset;
  }

  /** Bytes of a file with all places: a multiple of 8, so that the place of an empty value at the end lies in it. */
  get length(): number {
    return aligned(this.#end);
  }
}
