import { existsSync } from 'node:fs';
import type { Localised } from '@smartcmd/cmd-client';
import * as z from 'zod/mini';
import { CliError } from '../cli-error.js';
import { jsonErrorPosition } from '../files/json-position.js';
import { shellQuote } from '../files/shell-quote.js';
import { readTrustedFile } from '../files/trusted-file.js';
import { storeTexts } from '../messages/store.js';
import { localise } from '../text.js';

/** The version of the files that this version of smartcmd writes. */
const FILE_VERSION = 1;

const Versioned = z.looseObject({ version: z.int() });

/**
 * Reads one of our JSON files.
 *
 * @param file its path
 * @param secret whether it holds secrets: it must then be readable by its owner only
 * @returns what it says, its version checked; undefined when there is no such file
 * @throws CliError `configuration` when it cannot be read or believed, is not JSON, or comes from a newer smartcmd
 */
export function readVersionedJson(file: string, secret: boolean): unknown {
  const text = readTrustedFile(file, secret);
  if (text === undefined) return undefined;
  const value = parse(text.replace(/^\uFEFF/, ''), file);
  const versioned = Versioned.safeParse(value);
  if (!versioned.success) throw fieldError(file, 'version', storeTexts.expectedVersion, moveAway(file));
  const { version } = versioned.data;
  if (version > FILE_VERSION) {
    throw new CliError(
      'configuration',
      localise(storeTexts.newerFile, { file, version, ours: FILE_VERSION }),
      localise(storeTexts.newerFileRemedy),
    );
  }
  if (version < FILE_VERSION) throw fieldError(file, 'version', storeTexts.expectedVersion, moveAway(file));
  return value;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { line, column } = jsonErrorPosition(text);
    throw new CliError('configuration', localise(storeTexts.notJson, { file, line, column }), moveAway(file));
  }
}

/**
 * @param fields what one of our JSON files has to say
 * @returns the text of the file, its version first
 */
export function versionedJsonText(fields: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ version: FILE_VERSION, ...fields }, null, 2)}\n`;
}

/**
 * @param file path of the file
 * @param field where in the file, such as `profiles.default.phone`
 * @param expected what should be there
 * @param remedy what to do
 */
function fieldError(file: string, field: string, expected: Localised, remedy: Localised): CliError {
  return new CliError('configuration', localise(storeTexts.fieldWrong, { file, field, expected }), remedy);
}

/** What to do about a file that even setup cannot use: under the name that it is moved to there is nothing yet. */
function moveAway(file: string): Localised {
  let aside = `${file}.broken`;
  for (let number = 2; existsSync(aside); number++) aside = `${file}.broken-${number}`;
  return localise(storeTexts.moveAway, { file: shellQuote(file), aside: shellQuote(aside) });
}

/**
 * Checks a part of a file.
 *
 * @param schema what it must look like
 * @param value the part
 * @param place the file, the path in it to the part, and the profile that the part belongs to: setup can make that anew
 * @param expected what each field should be, by the last name of its path
 * @returns the part, checked
 * @throws CliError `configuration`, naming file and field
 */
export function checked<T extends z.ZodMiniType>(
  schema: T,
  value: unknown,
  place: { readonly file: string; readonly path: readonly string[]; readonly profile?: string },
  expected: Readonly<Record<string, Localised>>,
): z.output<T> {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  const path = [...place.path, ...(outcome.error.issues[0]?.path ?? [])].map(String);
  const remedy =
    place.profile === undefined
      ? moveAway(place.file)
      : localise(storeTexts.profileWrongRemedy, { profile: shellQuote(place.profile) });
  throw fieldError(place.file, path.join('.'), expected[path.at(-1) ?? ''] ?? storeTexts.expectedObject, remedy);
}
