import { printable as replaced } from '@smartcmd/cmd-client';

/**
 * Text that can do nothing to a terminal but appear on it: what could move the cursor, change colours, reorder or hide
 * text becomes visible as `\u{1b}`.
 *
 * @param text from a file name, the service, or anywhere else outside the program
 */
export function printable(text: string): string {
  return replaced(text, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
