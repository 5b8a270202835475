/** Control characters, line and paragraph separators, and characters that reorder or hide text on a screen. */
const UNPRINTABLE = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff]/gu;

/** Whether a text can be shown on one line as it is. */
export const isPrintable = (text: string): boolean => text.isWellFormed() && text.search(UNPRINTABLE) < 0;

/**
 * Makes a text from elsewhere safe to show on one line: no terminal escape, no line end, no reordered text.
 *
 * @param text any text
 * @param substitute what stands for each character that cannot be shown
 */
export function printable(text: string, substitute = '_'): string {
  return text.toWellFormed().replace(UNPRINTABLE, substitute);
}
