import type { Localised } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { makePrivateDirectory } from '../files/directories.js';
import { removeLeftovers } from '../files/leftovers.js';
import { appsTexts as texts } from '../messages/apps.js';
import { withStoreLock } from '../store/lock.js';
import { storePaths } from '../store/paths.js';
import { localise } from '../text.js';
import type { ApplicationId } from './application.js';
import { areHalfRestored, areKnown, forget, isTorn, type Kept, keep, noteAfter, removeEmpty, restore } from './keep.js';
import {
  askedBy,
  type KeptFile,
  type RegistrationRecord,
  readRecords,
  unknownBackups,
  withRecord,
  writeRecords,
} from './records.js';
import type { Target } from './target.js';

/** What is done. */
export type Action = 'register' | 'unregister';

/** What became of a place. */
export interface TargetChange {
  readonly outcome: 'registered' | 'unregistered' | 'unchanged' | 'kept';
  readonly notes: readonly Localised[];
}

/** What has to be done: nothing, since it is so; nothing, since others need it; or something. */
export type Need = { readonly need: 'none' | 'change' } | { readonly need: 'kept'; readonly applications: string };

/**
 * Looks what registering or unregistering comes to, and changes nothing.
 *
 * @param action which of the two
 * @param target the place
 * @param application for which; undefined: whichever asked
 * @param library path of the module
 * @param record what we know of the place
 * @throws CliError `configuration` when the place cannot be read
 */
export function needOf(
  action: Action,
  target: Target,
  application: ApplicationId | undefined,
  library: string,
  record = readRecords().get(target.path),
): Need {
  const state = target.stateOf(library);
  if (action === 'register') return { need: state === 'registered' ? 'none' : 'change' };
  if (record && (isTorn(record.files) || areHalfRestored(record.files))) return { need: 'change' };
  const others = application === undefined ? [] : (record?.applications.filter((id) => id !== application) ?? []);
  if (state !== 'absent' && others.length > 0) return { need: 'kept', applications: others.join(', ') };
  // A setting that we did not make is the person's own, and may serve more than our module; so is what names another library, be it that we
  // have put it back ourselves.
  const foreign = record === undefined && (target.keptWithoutRecord === true || state === 'other');
  return { need: state === 'absent' || foreign ? 'none' : 'change' };
}

/**
 * Names the module in a place, and keeps what was there. When it is named there already, nothing is changed.
 *
 * @param target the place
 * @param application for which
 * @param library path of the module
 * @throws CliError `configuration`; the place is as it was then
 */
export function registerIn(target: Target, application: ApplicationId, library: string): TargetChange {
  return withRecordOf(target, (record) => {
    if (needOf('register', target, application, library, record).need === 'none') {
      if (record) completeRecord(target, record, application, library);
      return { outcome: 'unchanged', notes: [] };
    }
    target.assertChangeable();
    const now = keep(target.files);
    let kept: Kept = now;
    const saveAs = (files: readonly KeptFile[]): void => {
      const entry = {
        applications: record?.applications ?? [],
        library,
        files: [...files],
        directories: [...kept.directories],
      };
      save(target, askedBy(entry, application));
    };
    try {
      // What we put there for a module elsewhere goes first: what was there before us is what is to be kept.
      if (record) {
        undo(target, record);
        kept = keep(target.files);
      }
      // Before the place is changed: killed from here on, we shall still know that the change was ours.
      saveAs(kept.files);
      const notes = target.add(library);
      if (target.stateOf(library) !== 'registered') {
        throw new CliError('configuration', localise(texts.notNamed, { path: target.path }), texts.nothingDone);
      }
      saveAs(noteAfter(kept));
      if (record) for (const old of [record, now]) forget(old);
      return { outcome: 'registered', notes };
    } catch (error) {
      restore(now);
      save(target, record);
      for (const copies of new Set([now, kept])) forget(copies);
      throw error;
    }
  });
}

/**
 * Takes the module out of a place, which becomes what it was; where others have changed it since, only the module goes.
 *
 * @param target the place
 * @param application for which; undefined: whichever asked
 * @param library path of the module
 * @throws CliError `configuration`
 */
export function unregisterFrom(target: Target, application: ApplicationId | undefined, library: string): TargetChange {
  // Where nothing was ever registered, not even the directory of the lock is made.
  const records = readRecords();
  const known = records.has(target.path) || unknownBackups(records).length > 0;
  const idle = !known && needOf('unregister', target, application, library).need === 'none';
  if (idle) return { outcome: 'unchanged', notes: [] };
  return withRecordOf(target, (record) => {
    const decided = needOf('unregister', target, application, library, record);
    if (decided.need === 'kept') {
      if (record) save(target, { ...record, applications: record.applications.filter((id) => id !== application) });
      return { outcome: 'kept', notes: [localise(texts.keptFor, { applications: decided.applications })] };
    }
    if (decided.need === 'change') {
      target.assertChangeable();
      if (record) undo(target, record);
      else target.remove(library);
    }
    if (record) {
      // Somebody was killed after the files had gone, or has removed them by hand.
      if (decided.need === 'none') removeEmpty(record.directories);
      save(target, undefined);
      forget(record);
    }
    return { outcome: decided.need === 'change' ? 'unregistered' : 'unchanged', notes: [] };
  });
}

/** Notes who else asks, and what was left, if somebody was killed before noting it. */
function completeRecord(target: Target, record: RegistrationRecord, application: ApplicationId, library: string): void {
  const begun = record.files.some(({ after }) => after === null) && target.isAllOurs?.(library) === true;
  const files = begun ? noteAfter(record) : record.files;
  if (begun || !record.applications.includes(application)) save(target, askedBy({ ...record, files }, application));
}

function undo(target: Target, record: RegistrationRecord): void {
  // As they were: somebody was killed while changing them back, or before changing them. All ours: or before noting it.
  const known = areKnown(record.files) || target.isAllOurs?.(record.library);
  if (known || isTorn(record.files)) restore(record);
  else target.remove(record.library);
}

function withRecordOf<T>(target: Target, work: (record: RegistrationRecord | undefined) => T): T {
  // The lock lies there.
  makePrivateDirectory(storePaths().configDirectory);
  return withStoreLock(() => {
    // Of those who were killed before they noted it, or after they were done.
    removeLeftovers(storePaths().registrationsDirectory);
    const records = readRecords();
    for (const backup of unknownBackups(records)) forget({ files: [{ backup }] });
    return work(records.get(target.path));
  });
}

function save(target: Target, record: RegistrationRecord | undefined): void {
  const records = readRecords();
  if (record === undefined && !records.has(target.path)) return;
  writeRecords(withRecord(records, target.path, record));
}
