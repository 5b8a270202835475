import { basename, extname } from 'node:path';
import { SmartCmdError } from './errors.js';
import type { Localised } from './language.js';
import { isPrintable, printable, shortened } from './printable.js';

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
 * A document name for a file: its base name, shortened to 44 characters before its extension, with
 * characters that cannot be shown replaced by `_`.
 *
 * @param path path of the file
 */
export function documentNameFromFile(path: string): string {
  const name = printable(basename(path)).trim();
  const { stem, extension } = partsOf(name);
  return name === '' ? '_' : fitted(stem, extension);
}

/** The names in use, of which no two are equal. However many want the same one, each costs the same time. */
export class DocumentNames {
  readonly #taken = new Set<string>();
  /** The number from which to go on for a name that was wanted before. */
  readonly #next = new Map<string, number>();

  /** Whether a name is in use. */
  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** Puts a name in use. */
  add(name: string): void {
    this.#taken.add(name);
  }

  /**
   * Puts a name in use that is not yet: the name itself, or with ` (2)`, ` (3)` … before its extension.
   *
   * @param name a valid document name
   * @returns what was put in use
   */
  addUnique(name: string): string {
    const { stem, extension } = partsOf(name);
    let candidate = name;
    let n = this.#next.get(name) ?? 2;
    for (; this.#taken.has(candidate); n++) candidate = fitted(stem, ` (${n})${extension}`);
    this.#next.set(name, n);
    this.#taken.add(candidate);
    return candidate;
  }
}

/** What follows the last dot is an extension only when it is short: a sentence may have a dot too. */
const EXTENSION_LIMIT = 10;

function partsOf(name: string): { readonly stem: string; readonly extension: string } {
  const found = extname(name);
  const extension = [...found].length > EXTENSION_LIMIT ? '' : found;
  return { stem: name.slice(0, name.length - extension.length), extension };
}

/** The stem and the end, with the stem cut to what fits before an `…`. */
function fitted(stem: string, end: string): string {
  return shortened(stem, DOCUMENT_NAME_LIMIT - [...end].length) + end;
}
