/** Control characters, line separators, and characters that reorder or hide text on the screen. */
const UNPRINTABLE =
  /[\p{Cc}\p{Co}\p{Cn}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * Text that can do nothing to a terminal but appear on it: what could move the cursor, change colours, reorder or hide
 * text becomes visible as `\u{1b}`.
 *
 * @param text from a file name, the service, or anywhere else outside the program
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(UNPRINTABLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
