import { isObject, type Value, type ValueObject } from '@smartcmd/cc-wrapper';

/** What the trace library shows of a value, at most. */
const SHOWN_BYTES = 64;

/**
 * The arguments of a call for a person, in the words of the standard.
 *
 * @param given decoded
 */
export function argumentsText(given: ValueObject): string {
  return members(given);
}

function members(object: ValueObject, none = 'NULL'): string {
  return Object.entries(object)
    .map(([name, value]) => `${name}=${value === null ? none : text(value, name)}`)
    .join(', ');
}

function text(value: Value, name: string): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return isWord(value) ? value : JSON.stringify(value);
  if (!isObject(value)) {
    if (!Array.isArray(value)) return String(value);
    if (name === 'flags') return value.length === 0 ? '0' : value.join('|');
    return `[${value.map((each: Value) => (isAttribute(each) ? attribute(each) : text(each, ''))).join(', ')}]`;
  }
  if (value['secret'] === true) return '***';
  if ('type' in value && 'parameter' in value) return mechanism(value);
  if (typeof value['bytes'] === 'number') return bytes(value);
  // CK_UNAVAILABLE_INFORMATION.
  const inside = members(value, '?');
  return inside === '' ? '…' : `{${inside}}`;
}

/** A name of the standard, a number or bytes in hex, a version: what needs no quotation marks. */
const isWord = (value: string): boolean => /^(CK\w_\w+|0x[\da-f]+|\d+\.\d+)$/.test(value);

function bytes({ bytes: size, null: none }: ValueObject): string {
  const length = sizeText(Number(size));
  return none === true ? `NULL (${length})` : length;
}

function mechanism({ type = null, parameter = null }: ValueObject): string {
  if (!isObject(parameter)) return String(type);
  return typeof parameter['bytes'] === 'number' ? `${type}(${bytes(parameter)})` : `${type}(${members(parameter)})`;
}

const isAttribute = (value: Value): value is ValueObject => isObject(value) && 'type' in value && 'bytes' in value;

function attribute({ type = null, bytes: size = null, value, truncated }: ValueObject): string {
  if (typeof size !== 'number') return `${type}=CK_UNAVAILABLE_INFORMATION`;
  if (value === undefined) return `${type}: ${sizeText(size)}`;
  // Bytes in hex are longer than the bytes, and so are names; text is not.
  const bare = typeof value === 'string' && value.length > (truncated === true ? SHOWN_BYTES : size);
  return `${type}=${bare ? value : text(value, '')}${truncated === true ? '…' : ''}`;
}

const sizeText = (size: number): string => (size === 1 ? '1 byte' : `${size} bytes`);
