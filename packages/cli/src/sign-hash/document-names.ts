import {
  DocumentNames,
  digestNameOf,
  documentNameFromFile,
  documentNameOf,
  type Language,
  type Localised,
  SmartCmdError,
} from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import { note } from '../output/streams.js';
import { localise, say, type TextValues } from '../text.js';

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
  const taken = new DocumentNames();
  for (const name of given) {
    if (taken.has(documentNameOf(name))) throw new SmartCmdError('document-name-duplicate', { value: name });
    taken.add(name);
  }
  const shortened: TextValues[] = [];
  const changed: TextValues[] = [];
  const names = items.map((item, index) => {
    const name = given[index];
    if (name !== undefined) return name;
    const derived = derivedName(item);
    if (item.path !== undefined && !item.path.endsWith(derived)) shortened.push({ path: item.path, name: derived });
    const unique = taken.addUnique(derived);
    if (unique !== derived) changed.push({ name: derived, unique });
    return unique;
  });
  tell(shortened, texts.nameShortened, texts.namesShortened, language);
  tell(changed, texts.nameChanged, texts.namesChanged, language);
  return names;
}

function derivedName({ path, digestInfo }: Nameable): string {
  return path === undefined ? digestNameOf(digestInfo ?? new Uint8Array()) : documentNameFromFile(path);
}

/** One line, however many names it is about: the question whether to sign lists the names. */
function tell(cases: readonly TextValues[], one: Localised, many: Localised, language: Language): void {
  const [first] = cases;
  if (first) note(say(cases.length === 1 ? one : many, language, { ...first, count: cases.length }));
}
