import { endianness } from 'node:os';
import { ATTRIBUTE_NAMES, CERTIFICATE_TYPE_NAMES, CLASS_NAMES, KEY_TYPE_NAMES } from '../cryptoki/constant-names.js';
import { MECHANISM_NAMES } from '../cryptoki/mechanism-names.js';
import { type Names, nameIn } from '../cryptoki/names.js';
import { isObject, type Value } from './value.js';

type Decode = (bytes: Buffer) => Value;

/** Of a CK_ULONG on this machine. */
const WORD = 8;

const boolean: Decode = (bytes) => (bytes.length === 1 && bytes.readUInt8() < 2 ? bytes.readUInt8() === 1 : hex(bytes));
const number: Decode = (bytes) => (bytes.length === WORD ? wordAt(bytes, 0) : hex(bytes));
const text: Decode = (bytes) => bytes.toString('utf8');
const hex = (bytes: Buffer): string => bytes.toString('hex');
const oneOf =
  (names: Names): Decode =>
  (bytes) =>
    bytes.length === WORD ? nameIn(names, wordAt(bytes, 0)) : hex(bytes);
const mechanisms: Decode = (bytes) =>
  bytes.length % WORD === 0
    ? Array.from({ length: bytes.length / WORD }, (_, index) => nameIn(MECHANISM_NAMES, wordAt(bytes, index * WORD)))
    : hex(bytes);

const all = (decode: Decode, names: string): [string, Decode][] =>
  names.split(' ').map((name) => [`CKA_${name}`, decode]);

const DECODERS: ReadonlyMap<string, Decode> = new Map([
  ...all(
    boolean,
    'TOKEN PRIVATE TRUSTED SENSITIVE ENCRYPT DECRYPT WRAP UNWRAP SIGN SIGN_RECOVER VERIFY VERIFY_RECOVER DERIVE EXTRACTABLE LOCAL NEVER_EXTRACTABLE ALWAYS_SENSITIVE MODIFIABLE COPYABLE DESTROYABLE ALWAYS_AUTHENTICATE WRAP_WITH_TRUSTED',
  ),
  ...all(number, 'CERTIFICATE_CATEGORY MODULUS_BITS VALUE_LEN'),
  ...all(text, 'LABEL APPLICATION UNIQUE_ID START_DATE END_DATE'),
  ...all(oneOf(CLASS_NAMES), 'CLASS'),
  ...all(oneOf(KEY_TYPE_NAMES), 'KEY_TYPE'),
  ...all(oneOf(CERTIFICATE_TYPE_NAMES), 'CERTIFICATE_TYPE'),
  ...all(oneOf(MECHANISM_NAMES), 'KEY_GEN_MECHANISM'),
  ...all(mechanisms, 'ALLOWED_MECHANISMS'),
]);

/**
 * An attribute of a template.
 *
 * @param attribute as the trace library writes it: type, length, and its bytes in hex if it may be shown
 * @returns the same, with the name of its type and a value that can be read
 */
export function decodeAttribute(attribute: Value): Value {
  if (!isObject(attribute)) return attribute;
  const { type, bytes = null, value } = attribute;
  const name = typeof type === 'number' ? nameIn(ATTRIBUTE_NAMES, type) : (type ?? null);
  if (typeof value !== 'string') return { type: name, bytes };
  const decode = typeof name === 'string' ? DECODERS.get(name) : undefined;
  const shown = { type: name, bytes, value: decode ? decode(Buffer.from(value, 'hex')) : value };
  return typeof bytes === 'number' && value.length < bytes * 2 ? { ...shown, truncated: true } : shown;
}

function wordAt(bytes: Buffer, at: number): number {
  return Number(endianness() === 'LE' ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
}
