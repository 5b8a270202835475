import { basename, extname } from 'node:path';
import { SmartCmdError } from './errors.js';
import type { Localised } from './language.js';
import { isPrintable, printable } from './printable.js';

/** Unicode characters (code points) that the service takes as the name of a document. */
export const DOCUMENT_NAME_LIMIT = 44;

const PROBLEMS = {
  empty: { en: 'it is empty', pt: 'está vazio' },
  unprintable: {
    en: 'it has characters that cannot be shown on one line',
    pt: 'tem caracteres que não podem ser mostrados numa linha',
  },
} as const satisfies Record<string, Localised>;

/**
 * Checks a name that the person chose for a document.
 *
 * @param text the name
 * @returns the name, unchanged
 * @throws SmartCmdError `document-name-invalid` when it is empty, longer than 44 characters, or cannot be shown as it is
 */
export function documentNameOf(text: string): string {
  const fail = (problem: Localised): never => {
    throw new SmartCmdError('document-name-invalid', { value: text.slice(0, 60), problem });
  };
  if (text.trim() === '') return fail(PROBLEMS.empty);
  if (!isPrintable(text)) return fail(PROBLEMS.unprintable);
  const length = [...text].length;
  if (length > DOCUMENT_NAME_LIMIT) {
    return fail({
      en: `it has ${length} characters, and at most ${DOCUMENT_NAME_LIMIT} are allowed`,
      pt: `tem ${length} caracteres, e são permitidos no máximo ${DOCUMENT_NAME_LIMIT}`,
    });
  }
  return text;
}

/**
 * A document name for a file: its base name, shortened in the middle to 44 characters so that the extension stays, with
 * characters that cannot be shown replaced by `_`.
 *
 * @param path path of the file
 */
export function documentNameFromFile(path: string): string {
  const name = printable(basename(path)).trim();
  return name === '' ? '_' : shorten(name, extname(name));
}

/**
 * A name that is not taken yet: the name itself, or with ` (2)`, ` (3)` … before its extension.
 *
 * @param name a valid document name
 * @param taken the names in use; the result is not added
 */
export function uniqueDocumentName(name: string, taken: ReadonlySet<string>): string {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  let candidate = name;
  for (let n = 2; taken.has(candidate); n++) candidate = shorten(`${stem} (${n})${extension}`, ` (${n})${extension}`);
  return candidate;
}

/** Shortens to the limit, replacing what is lost before the end that must stay by `…`. */
function shorten(name: string, end: string): string {
  const characters = [...name];
  if (characters.length <= DOCUMENT_NAME_LIMIT) return name;
  const tail = [...end].slice(-(DOCUMENT_NAME_LIMIT - 2));
  return [...characters.slice(0, DOCUMENT_NAME_LIMIT - 1 - tail.length), '…', ...tail].join('');
}
