/** The standard's names of numbers, by number. */
export type Names = ReadonlyMap<number, string>;

/**
 * Reads a table of names.
 *
 * @param prefix that all of them have, such as `CKM`
 * @param table each name without the prefix, and its number in hexadecimal; entries are separated by commas
 */
export function namesIn(prefix: string, table: string): Names {
  const entries = table.split(',').map((entry) => entry.trim().split(' '));
  return new Map(entries.map(([name, number = '']) => [Number.parseInt(number, 16), `${prefix}_${name}`]));
}

/**
 * @param names a table
 * @param value a number; a vendor's own are those from 0x80000000 on, which no table has
 * @returns its name, or the number in hexadecimal
 */
export function nameIn(names: Names, value: number): string {
  return names.get(value) ?? `0x${value.toString(16)}`;
}

/**
 * @param names a table of flags
 * @param value any number of them
 * @returns their names; what has none comes last, in hexadecimal
 */
export function flagsIn(names: Names, value: number): string[] {
  const flags: string[] = [];
  // Of 64 bits, which JavaScript's bitwise operators do not have.
  let rest = BigInt(value);
  for (const [flag, name] of names) {
    const bit = BigInt(flag);
    if ((rest & bit) === 0n) continue;
    flags.push(name);
    rest -= bit;
  }
  return rest === 0n ? flags : [...flags, `0x${rest.toString(16)}`];
}
