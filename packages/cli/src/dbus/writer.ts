import { alignmentOf, MESSAGE_LIMIT, ProtocolError, typesIn, type Value, Variant } from './value.js';

/** Writes values in the wire format of D-Bus, little-endian. */
export class Writer {
  #bytes = Buffer.alloc(512);
  #length = 0;

  /**
   * @param signature the types of the values
   * @param values as many
   * @throws TypeError when they do not fit: a mistake of ours
   */
  write(signature: string, values: readonly Value[]): this {
    for (const [index, type] of typesIn(signature).entries()) this.#value(type, values[index]);
    return this;
  }

  /** Zeros, up to a multiple. */
  pad(multiple: number): this {
    this.#room((multiple - (this.#length % multiple)) % multiple);
    return this;
  }

  /** Everything written. */
  take(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #value(type: string, value: Value | undefined): void {
    const kind = type[0];
    this.pad(alignmentOf(type));
    if (kind === 'y' && typeof value === 'number') this.#bytes.writeUInt8(value, this.#room(1));
    else if (kind === 'u' && typeof value === 'number') this.#unsigned(value);
    else if (kind === 'b' && typeof value === 'boolean') this.#unsigned(value ? 1 : 0);
    else if ((kind === 's' || kind === 'o') && typeof value === 'string') this.#text(value);
    else if (kind === 'g' && typeof value === 'string') this.#signature(value);
    else if (kind === 'v' && value instanceof Variant) this.#variant(value);
    else if (type === 'ay' && value instanceof Uint8Array) this.#array('y', () => this.#raw(value));
    else if (type.startsWith('a{') && value instanceof Map) this.#dictionary(type.slice(1), value);
    else if (kind === 'a' && Array.isArray(value)) this.#list(type.slice(1), value);
    else if (kind === '(' && Array.isArray(value)) this.write(type.slice(1, -1), value);
    else throw new TypeError(`no value of the type ${type}`);
  }

  #unsigned(value: number): void {
    this.#bytes.writeUInt32LE(value, this.#room(4));
  }

  #text(text: string): void {
    this.#unsigned(Buffer.byteLength(text));
    this.#raw(Buffer.from(`${text}\0`));
  }

  #signature(text: string): void {
    this.#bytes.writeUInt8(text.length, this.#room(1));
    this.#raw(Buffer.from(`${text}\0`));
  }

  #variant({ signature, value }: Variant): void {
    this.#signature(signature);
    this.#value(signature, value);
  }

  #list(type: string, values: readonly Value[]): void {
    this.#array(type, () => {
      for (const value of values) this.#value(type, value);
    });
  }

  #dictionary(type: string, values: ReadonlyMap<string, Value>): void {
    const types = type.slice(1, -1);
    this.#array(type, () => {
      for (const entry of values) this.pad(8).write(types, entry);
    });
  }

  /** The length of an array does not count what is between it and the first element. */
  #array(type: string, elements: () => void): void {
    const place = this.#room(4);
    this.pad(alignmentOf(type));
    const start = this.#length;
    elements();
    this.#bytes.writeUInt32LE(this.#length - start, place);
  }

  #raw(bytes: Uint8Array): void {
    const place = this.#room(bytes.length);
    this.#bytes.set(bytes, place);
  }

  /** @returns where the next so many bytes are */
  #room(count: number): number {
    const place = this.#length;
    this.#length += count;
    if (this.#length > MESSAGE_LIMIT) throw new ProtocolError('a message that is too long');
    if (this.#length > this.#bytes.length) {
      const larger = Buffer.alloc(2 * this.#length);
      this.#bytes.copy(larger);
      this.#bytes.fill(0);
      this.#bytes = larger;
    }
    return place;
  }
}
