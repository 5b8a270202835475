import type { CryptokiFunction } from '../cryptoki/functions.js';

const WIDTH = 140;

/** What each generated file begins with. */
export const NOTICE = 'Generated from src/cryptoki/functions.ts by "npm run generate": change that, not this.';

/**
 * @param function_ of the table
 * @returns its parameters as C declares them
 */
export const declared = ({ parameters }: CryptokiFunction): string[] =>
  parameters.map(({ name, type }) => `${type} ${name}`);

/**
 * @param function_ of the table
 * @returns the names of its parameters
 */
export const named = ({ parameters }: CryptokiFunction): string[] => parameters.map(({ name }) => name);

/**
 * A call or declaration, in as many lines as it takes.
 *
 * @param start what comes before the opening bracket
 * @param items what comes between the brackets
 * @param end what comes after the closing bracket
 */
export function bracketed(start: string, items: readonly string[], end: string): string {
  const lines: string[] = [];
  let line = `${start}(`;
  const indent = ' '.repeat(line.length);
  for (const [index, item] of items.entries()) {
    const last = index === items.length - 1;
    const piece = last ? `${item})${end}` : `${item},`;
    const fresh = line === indent || line.endsWith('(');
    if (!fresh && line.length + 1 + piece.length > WIDTH) {
      lines.push(line);
      line = indent + piece;
    } else {
      line += fresh ? piece : ` ${piece}`;
    }
  }
  if (items.length === 0) line += `)${end}`;
  return [...lines, line].join('\n');
}
