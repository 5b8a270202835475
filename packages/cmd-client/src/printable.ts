/**
 * What has no look of its own or changes that of its neighbours: controls, formats and bidirectional marks, characters that a font leaves
 * out (soft hyphens, joiners, tags, variation selectors, fillers), separators of lines, and what means nothing outside one program. Of marks
 * no script puts more than four on a letter; a pile of them hides the lines above and below.
 */
const UNPRINTABLE = String.raw`[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufffc]|(?<=[\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]`;

/** Pictures are made of several characters, which are invisible only by themselves (UTS #51 §1.4). */
const PICTURE = String.raw`\p{Extended_Pictographic}(?:\ufe0f|\p{EMod})?`;
const PICTURES = String.raw`${PICTURE}(?:\u200d${PICTURE})*|[#*0-9]\ufe0f\u20e3`;

const PICTURES_OR_UNPRINTABLE = new RegExp(`(${PICTURES})|(?:${UNPRINTABLE})`, 'gu');

/** Whether a text can be shown on one line as it is. */
export const isPrintable = (text: string): boolean => printable(text) === text;

/**
 * Makes a text from elsewhere safe to show on one line: no terminal escape, no line end, no reordered or hidden text.
 *
 * @param text any text
 * @param substitute what stands for a character that cannot be shown
 */
export function printable(text: string, substitute: string | ((character: string) => string) = '_'): string {
  // Which is what almost all are, and costs no look at the tables of Unicode.
  if (/^[ -~]*$/.test(text)) return text;
  const instead = typeof substitute === 'string' ? () => substitute : substitute;
  return text
    .toWellFormed()
    .replace(PICTURES_OR_UNPRINTABLE, (found: string, pictures: string | undefined) => pictures ?? instead(found));
}

/**
 * The beginning of a text, which can be shown if the text can be.
 *
 * @param text any text
 * @param limit Unicode characters; one less of a longer text, then `…`
 */
export function shortened(text: string, limit: number): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  // A picture may have been cut into what cannot be shown.
  return `${printable(characters.slice(0, limit - 1).join(''))}…`;
}
