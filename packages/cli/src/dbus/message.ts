import { Reader } from './reader.js';
import { MESSAGE_LIMIT, ProtocolError, type Value, Variant } from './value.js';
import { Writer } from './writer.js';

/** A method of an object, and what it is called with. */
export interface Call {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** The types of the arguments; none when absent. */
  readonly signature?: string;
  readonly values?: readonly Value[];
}

/** What came over the bus. Numbers and texts of the header are absent where it has none. */
export interface Message {
  readonly type: 'call' | 'return' | 'error' | 'signal' | 'other';
  readonly replyTo: number | undefined;
  readonly errorName: string | undefined;
  readonly sender: string | undefined;
  readonly path: string | undefined;
  readonly interface: string | undefined;
  readonly member: string | undefined;
  readonly signature: string;
  readonly values: readonly Value[];
}

const LITTLE_ENDIAN = 0x6c;
const BIG_ENDIAN = 0x42;
const VERSION = 1;
const TYPES = ['other', 'call', 'return', 'error', 'signal'] as const;
/** Endianness, type, flags, version, length of the body, serial, length of the header's fields. */
const FIXED = 16;
const FIELD = { path: 1, interface: 2, member: 3, errorName: 4, replyTo: 5, destination: 6, sender: 7, signature: 8 };

/**
 * @param call what to call
 * @param serial number of the message on its connection, not 0
 * @returns the bytes of the message
 */
export function callMessage(call: Call, serial: number): Buffer {
  const { signature = '', values = [] } = call;
  const body = new Writer().write(signature, values).take();
  const fields: Value[] = [
    [FIELD.path, new Variant('o', call.path)],
    [FIELD.interface, new Variant('s', call.interface)],
    [FIELD.member, new Variant('s', call.member)],
    [FIELD.destination, new Variant('s', call.destination)],
    ...(signature === '' ? [] : [[FIELD.signature, new Variant('g', signature)]]),
  ];
  const fixed = [LITTLE_ENDIAN, TYPES.indexOf('call'), 0, VERSION, body.length, serial];
  const header = new Writer()
    .write('yyyyuua(yv)', [...fixed, fields])
    .pad(8)
    .take();
  return Buffer.concat([header, body]);
}

/**
 * @param bytes what has arrived, perhaps more than a message
 * @returns how long the first message is; undefined when that cannot be known yet
 * @throws ProtocolError when it is no message, or too long to be believed
 */
export function lengthOfMessage(bytes: Buffer): number | undefined {
  if (bytes.length < FIXED) return undefined;
  const littleEndian = isLittleEndian(bytes);
  const [, , , version, body, , fields] = new Reader(bytes, littleEndian).read('yyyyuuu') as number[];
  if (version !== VERSION) throw new ProtocolError('another version');
  const header = FIXED + Math.ceil((fields ?? 0) / 8) * 8;
  const length = header + (body ?? 0);
  if (length > MESSAGE_LIMIT) throw new ProtocolError('a message that is too long');
  return length;
}

/**
 * @param bytes of exactly one message
 * @throws ProtocolError
 */
export function readMessage(bytes: Buffer): Message {
  const littleEndian = isLittleEndian(bytes);
  const header = new Reader(bytes, littleEndian);
  const [, type, , , bodyLength, , fields] = header.read('yyyyuua(yv)');
  const known = new Map<number, Value>();
  for (const field of fields as [number, Variant][]) known.set(field[0], field[1].value);
  const text = (name: keyof typeof FIELD): string | undefined => {
    const value = known.get(FIELD[name]);
    return typeof value === 'string' ? value : undefined;
  };
  const replyTo = known.get(FIELD.replyTo);
  const signature = text('signature') ?? '';
  const body = bytes.subarray(bytes.length - (bodyLength as number));
  return {
    type: TYPES[type as number] ?? 'other',
    replyTo: typeof replyTo === 'number' ? replyTo : undefined,
    errorName: text('errorName'),
    sender: text('sender'),
    path: text('path'),
    interface: text('interface'),
    member: text('member'),
    signature,
    values: new Reader(body, littleEndian).read(signature),
  };
}

function isLittleEndian(bytes: Buffer): boolean {
  const mark = bytes[0];
  if (mark !== LITTLE_ENDIAN && mark !== BIG_ENDIAN) throw new ProtocolError('no message');
  return mark === LITTLE_ENDIAN;
}
