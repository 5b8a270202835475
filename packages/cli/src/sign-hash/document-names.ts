import type { Language } from '@smartcmd/cmd-client';
import {
  digestNameOf,
  documentNameFromFile,
  documentNameOf,
  SmartCmdError,
  uniqueDocumentName,
} from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import { note } from '../output/streams.js';
import { localise, say } from '../text.js';

/** What a document's name can be made of. */
export interface Nameable {
  /** The file that it is, or whose digest it is. */
  readonly path?: string | undefined;
  /** Its DigestInfo; absent for a file that is not hashed yet. */
  readonly digestInfo?: Uint8Array | undefined;
}

/**
 * The name of each document: the one that was given, else that of its file, else the beginning of its digest. Given names
 * must differ; the others are made to, and the person is told.
 *
 * @param items in the order of the documents
 * @param given in the same order; may be fewer
 * @param language of what the person is told
 * @throws CliError or SmartCmdError when a given name cannot be used
 */
export function documentNames(items: readonly Nameable[], given: readonly string[], language: Language): string[] {
  if (given.length > items.length) {
    const values = { names: given.length, items: items.length };
    throw new CliError('usage', localise(texts.namesTooMany, values), texts.namesTooManyRemedy);
  }
  const taken = new Set<string>();
  for (const name of given) {
    if (taken.has(documentNameOf(name))) throw new SmartCmdError('document-name-duplicate', { value: name });
    taken.add(name);
  }
  return items.map((item, index) => {
    const name = given[index];
    if (name !== undefined) return name;
    const derived = derivedName(item, language);
    const unique = uniqueDocumentName(derived, taken);
    taken.add(unique);
    if (unique !== derived) note(say(texts.nameChanged, language, { name: derived, unique }));
    return unique;
  });
}

function derivedName({ path, digestInfo }: Nameable, language: Language): string {
  if (path === undefined) return digestNameOf(digestInfo ?? new Uint8Array());
  const name = documentNameFromFile(path);
  if (!path.endsWith(name)) note(say(texts.nameShortened, language, { path, name }));
  return name;
}
