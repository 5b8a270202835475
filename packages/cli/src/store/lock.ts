import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError } from '../cli-error.js';
import { withFile } from '../files/file-error.js';
import { temporaryName } from '../files/leftovers.js';
import { codeOf } from '../files/staged-file.js';
import { storeTexts } from '../messages/store.js';
import { ourStamp, processStamp } from '../processes.js';
import { localise } from '../text.js';
import { storePaths } from './paths.js';

const RETRY_MS = 20;
const PATIENCE_MS = 5000;
/** A lock says whose it is microseconds after it is there: one that still does not was left by who died in between, or had no room. */
const NAMELESS_MS = 1000;

/**
 * Runs work while no other smartcmd changes the files of the store. The work is synchronous, so a signal cannot end the
 * process between taking the lock and giving it back; a lock left behind by a crash is recognised and taken over.
 *
 * @param work what reads, changes and writes the files
 * @returns what the work returns
 * @throws CliError `configuration` when another process does not give the lock back
 */
export function withStoreLock<T>(work: () => T): T {
  const file = join(storePaths().configDirectory, '.lock');
  take(file);
  try {
    return work();
  } finally {
    try {
      unlinkSync(file);
    } catch {}
  }
}

function take(file: string): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += RETRY_MS) {
    if (create(file)) return;
    const stale = staleOwner(file, waited);
    if (stale !== undefined) removeStale(file, stale);
    else if (waited >= PATIENCE_MS) {
      throw new CliError('configuration', localise(storeTexts.locked, { file }), localise(storeTexts.lockedRemedy));
    } else Atomics.wait(pause, 0, 0, RETRY_MS);
  }
}

function create(file: string): boolean {
  return withFile(file, 'write', () => {
    try {
      writeFileSync(file, ourStamp(), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      // On a full disk the file may have been made, but not its content.
      if (codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT') unlinkSync(file);
      throw error;
    }
  });
}

/** Who left the lock behind, if nobody can be holding it any more; one that lives may hold it however long. */
function staleOwner(file: string, waited: number): string | undefined {
  try {
    const owner = readFileSync(file, 'utf8');
    const pid = Number.parseInt(owner, 10);
    const isStale = pid > 0 ? processStamp(pid) !== owner : waited >= NAMELESS_MS;
    return isStale ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Of several that find the lock stale, one wins the renaming; who renamed the winner's new lock gives it back. */
function removeStale(file: string, owner: string): void {
  const aside = join(dirname(file), temporaryName());
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== owner) linkSync(aside, file);
    unlinkSync(aside);
  } catch {}
}
