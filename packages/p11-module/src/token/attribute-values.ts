import { CKA } from '../cryptoki/constants.js';
import { LITTLE_ENDIAN, ULONG_SIZE } from './layout.js';
import type { Attribute, NEVER_REVEALED, TokenObject } from './token.js';

// The C types of PKCS#11 v3.0 §2 as bytes, on this machine.

/** CK_ULONG. */
export function ulong(value: number | bigint): Uint8Array {
  return ulongs([value]);
}

/** An array of CK_ULONG. */
export function ulongs(values: readonly (number | bigint)[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * ULONG_SIZE);
  for (const [index, value] of values.entries()) {
    if (LITTLE_ENDIAN) bytes.writeBigUInt64LE(BigInt(value), index * ULONG_SIZE);
    else bytes.writeBigUInt64BE(BigInt(value), index * ULONG_SIZE);
  }
  return bytes;
}

/** CK_BBOOL. */
export const bool = (value: boolean): Uint8Array => Uint8Array.of(value ? 1 : 0);

/** CK_UTF8CHAR, not ended. */
export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** CK_DATE: eight digits; a date that needs more than four for its year is not known, which is empty. */
export function date(moment: Date): Uint8Array {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)T/.exec(moment.toISOString()) ?? [];
  return year === undefined ? new Uint8Array() : Buffer.from(`${year}${month}${day}`, 'ascii');
}

/** The values of an object's attributes, by name. */
export type AttributeValues = Partial<Record<keyof typeof CKA, Uint8Array | typeof NEVER_REVEALED>>;

/** The object with these attributes, sorted by type. */
export function objectOf(values: AttributeValues): TokenObject {
  return (Object.keys(values) as (keyof typeof CKA)[])
    .flatMap((name): Attribute[] => {
      const value = values[name];
      return value === undefined ? [] : [{ type: CKA[name], value }];
    })
    .sort((one, other) => one.type - other.type);
}
