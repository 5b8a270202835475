/**
 * A word as it has to be typed into a POSIX shell.
 *
 * @param word such as a file name
 * @returns the word, in quotation marks if it needs them
 */
export function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
