import { alignmentOf, DEPTH_LIMIT, ProtocolError, typesIn, type Value, Variant } from './value.js';

/** Reads values in the wire format of D-Bus. It believes nothing: whatever the bytes are, it gives values or throws a ProtocolError. */
export class Reader {
  readonly #bytes: Buffer;
  readonly #littleEndian: boolean;
  #at = 0;
  #depth = 0;

  /**
   * @param bytes a header or a body, from its beginning
   * @param littleEndian the order of their bytes
   */
  constructor(bytes: Buffer, littleEndian: boolean) {
    this.#bytes = bytes;
    this.#littleEndian = littleEndian;
  }

  /**
   * @param signature what is to be read
   * @returns a value for each of its types
   * @throws ProtocolError
   */
  read(signature: string): Value[] {
    return typesIn(signature).map((type) => this.#value(type));
  }

  /** Goes on at a multiple. */
  pad(multiple: number): void {
    this.#take((multiple - (this.#at % multiple)) % multiple);
  }

  #value(type: string): Value {
    if (++this.#depth > 2 * DEPTH_LIMIT) throw new ProtocolError('too many containers');
    this.pad(alignmentOf(type));
    const value = this.#valueHere(type);
    this.#depth--;
    return value;
  }

  #valueHere(type: string): Value {
    switch (type[0]) {
      case 'y':
        return this.#take(1).readUInt8();
      case 'n':
        return this.#view(2).getInt16(0, this.#littleEndian);
      case 'q':
        return this.#view(2).getUint16(0, this.#littleEndian);
      case 'i':
        return this.#view(4).getInt32(0, this.#littleEndian);
      case 'u':
        return this.#unsigned();
      case 'x':
        return this.#view(8).getBigInt64(0, this.#littleEndian);
      case 't':
        return this.#view(8).getBigUint64(0, this.#littleEndian);
      case 'd':
        return this.#view(8).getFloat64(0, this.#littleEndian);
      case 'b':
        return this.#unsigned() === 1;
      case 's':
      case 'o':
        return this.#text(this.#unsigned());
      case 'g':
        return this.#text(this.#take(1).readUInt8());
      case 'v':
        return this.#variant();
      case 'a':
        return this.#array(type.slice(1));
      default:
        return this.read(type.slice(1, -1));
    }
  }

  #unsigned(): number {
    return this.#view(4).getUint32(0, this.#littleEndian);
  }

  #text(length: number): string {
    const text = this.#take(length).toString('utf8');
    this.#take(1);
    return text;
  }

  #variant(): Variant {
    const signature = this.#text(this.#take(1).readUInt8());
    if (typesIn(signature).length !== 1) throw new ProtocolError('a variant of several types');
    return new Variant(signature, this.#value(signature));
  }

  #array(type: string): Value {
    const length = this.#unsigned();
    this.pad(alignmentOf(type));
    if (type === 'y') return Buffer.from(this.#take(length));
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new ProtocolError('an array that is cut off');
    const values: Value[] = [];
    while (this.#at < end) values.push(this.#value(type));
    return type[0] === '{' ? new Map(values as [string, Value][]) : values;
  }

  #view(length: number): DataView {
    const { buffer, byteOffset } = this.#take(length);
    return new DataView(buffer, byteOffset, length);
  }

  #take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new ProtocolError('a value that is cut off');
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }
}
