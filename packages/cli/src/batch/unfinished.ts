import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Localised } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { withFile } from '../files/file-error.js';
import { removeLeftovers } from '../files/leftovers.js';
import { removeFile } from '../files/remove-file.js';
import { codeOf } from '../files/staged-file.js';
import { assertNobodyElses } from '../files/trusted-file.js';
import { RUNS_LISTED } from '../limits.js';
import { batchTexts as texts } from '../messages/batch.js';
import { processStamp } from '../processes.js';
import { withStoreLock } from '../store/lock.js';
import { storePaths } from '../store/paths.js';
import { localise } from '../text.js';
import { JOURNAL_EXTENSION, Journal } from './journal.js';
import { type BatchRecord, parseJournal } from './record.js';

/** A run that was interrupted. */
export interface UnfinishedBatch {
  /** What the person calls it by. */
  readonly id: string;
  readonly file: string;
  readonly record: BatchRecord;
}

/** The same, whether or not its journal can be understood. */
type Found = Omit<UnfinishedBatch, 'record'> & { readonly record: BatchRecord | undefined };

/** Ten thousand documents with names of many bytes and the longest signatures; whatever is larger is no journal of ours. */
const SIZE_LIMIT = 32 * 1024 * 1024;

/**
 * The names of all journals, oldest first; whether anybody still works at them is not looked at.
 *
 * @throws CliError `configuration` when their directory cannot be read
 */
function ids(): string[] {
  const directory = storePaths().batchesDirectory;
  // Of those who were killed before their journal had its name, or just after.
  removeLeftovers(directory);
  return withFile(directory, 'read', () => {
    try {
      const files = readdirSync(directory).filter((name) => name.endsWith(JOURNAL_EXTENSION));
      return files.map((name) => name.slice(0, -JOURNAL_EXTENSION.length)).sort();
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  });
}

/**
 * Takes an interrupted run over: what it says, and its journal, in which nobody else writes from now on.
 *
 * @param id as the person typed it; absent: the only one that there is
 * @throws CliError `usage` when there is none or it must be chosen, `configuration` when the journal cannot be read or written
 */
export function takeOver(id: string | undefined): UnfinishedBatch & { readonly journal: Journal } {
  return withStoreLock(() => {
    const { record, ...batch } = chosen(id);
    if (!record) {
      const remedy = localise(texts.unreadableRemedy, { id: batch.id });
      throw new CliError('configuration', localise(texts.unreadable, { file: batch.file }), remedy);
    }
    return { ...batch, record, journal: Journal.continue(batch.file, record.signatures.size > 0) };
  });
}

/**
 * Forgets an interrupted run: its signatures with it, where nothing else keeps them.
 *
 * @param id as the person typed it, also of a journal that cannot be read; absent: the only one that there is
 * @returns what it was called
 * @throws CliError as `takeOver` does
 */
export function discard(id: string | undefined): string {
  return withStoreLock(() => {
    const { id: found, file } = chosen(id);
    withFile(file, 'remove', () => removeFile(file));
    return found;
  });
}

function chosen(id: string | undefined): Found {
  const all = ids();
  if (id !== undefined && !all.includes(id))
    throw new CliError('usage', localise(texts.unknown, { id }), remedyWith(all));
  const found = (id === undefined ? all : [id]).map(find);
  const idle = found.filter(({ record }) => !record || !isAtWork(record));
  const [batch, another] = idle;
  if (another) throw new CliError('usage', texts.several, remedyWith(idle.map((each) => each.id)));
  if (batch) return batch;
  const [busy] = found;
  if (busy) throw new CliError('usage', localise(texts.atWork, { id: busy.id }), texts.atWorkRemedy);
  throw new CliError('usage', texts.none);
}

/** The newest first, and not all of very many. */
function remedyWith(all: readonly string[]): Localised {
  if (all.length === 0) return texts.none;
  const ids = all.toReversed().slice(0, RUNS_LISTED).join(', ');
  const count = all.length - RUNS_LISTED;
  return localise(count > 0 ? texts.chooseMore : texts.choose, { ids, count });
}

function isAtWork({ owners }: BatchRecord): boolean {
  const owner = owners.at(-1);
  return owner !== undefined && processStamp(Number.parseInt(owner, 10)) === owner;
}

function find(id: string): Found {
  const file = join(storePaths().batchesDirectory, id + JOURNAL_EXTENSION);
  const stat = withFile(file, 'read', () => lstatSync(file));
  // A pipe would be waited for, by everybody who waits for the lock too; a link may lead to anything. None is ours.
  if (!stat.isFile() || stat.size > SIZE_LIMIT) return { id, file, record: undefined };
  for (const each of [file, dirname(file)]) assertNobodyElses(each);
  return { id, file, record: withFile(file, 'read', () => parseJournal(readFileSync(file, 'utf8'))) };
}
