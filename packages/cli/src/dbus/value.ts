/**
 * A value of D-Bus (its specification, "Type System"): a boolean, a number (`t` and `x` are bigint), a text (also of `o` and `g`), bytes
 * (`ay`), a list (an array or a struct), a dictionary with keys that are texts, or a variant.
 */
export type Value =
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Variant
  | readonly Value[]
  | ReadonlyMap<string, Value>;

/** A value that brings its type with it. */
export class Variant {
  readonly signature: string;
  readonly value: Value;

  /**
   * @param signature of one complete type
   * @param value of that type
   */
  constructor(signature: string, value: Value) {
    this.signature = signature;
    this.value = value;
  }
}

/** Bytes that are no message, or a message that is not as it must be. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/** The largest message that is written or believed; the specification allows more, and nothing of ours comes near. */
export const MESSAGE_LIMIT = 1 << 20;

/** The specification's limit of containers within containers. */
export const DEPTH_LIMIT = 32;

const ALIGNMENTS: Readonly<Record<string, number>> = { y: 1, g: 1, v: 1, n: 2, q: 2, x: 8, t: 8, d: 8, '(': 8, '{': 8 };

/** Where a value of a type may begin: at a multiple of this. */
export function alignmentOf(type: string): number {
  return ALIGNMENTS[type[0] ?? ''] ?? 4;
}

/**
 * @param signature any number of complete types
 * @returns one text for each of them
 * @throws ProtocolError when it is no signature
 */
export function typesIn(signature: string): string[] {
  const types: string[] = [];
  for (let at = 0; at < signature.length; ) {
    const end = endOfType(signature, at);
    types.push(signature.slice(at, end));
    at = end;
  }
  return types;
}

function endOfType(signature: string, start: number): number {
  let at = start;
  while (signature[at] === 'a') at++;
  if (at - start > DEPTH_LIMIT) throw new ProtocolError(`signature ${signature}`);
  const first = signature[at] ?? '';
  if ('ybnqiuxtdsogv'.includes(first) && first !== '') return at + 1;
  const close = { '(': ')', '{': '}' }[first];
  if (close === undefined) throw new ProtocolError(`signature ${signature}`);
  at++;
  let inside = 0;
  for (; at < signature.length && signature[at] !== close; inside++) at = endOfType(signature, at);
  // A struct has something in it, a dictionary a key and a value.
  if (at >= signature.length || inside < 1 || (first === '{' && inside !== 2)) {
    throw new ProtocolError(`signature ${signature}`);
  }
  return at + 1;
}
