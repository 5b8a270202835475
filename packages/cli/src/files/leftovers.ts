import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, statSync, unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { processStamp } from '../processes.js';

/** `.smartcmd-HOST-PROCESS-CHANCE.tmp`; a name of fixed length, since the file's own may already be as long as a name can be. */
const TEMPORARY = /^\.smartcmd-(?:([\da-f]{8})-(\d+(?:-\d+)?)-)?[\da-f]{16}\.tmp$/;

/** Nobody needs as long to write a file, on whatever machine. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

/** Tells this machine from others that write to the same network drive. */
const host = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

const stampOf = (pid: number): string => (processStamp(pid) ?? String(pid)).replace(':', '-');

/** @returns a name for a file that this process is going to put in the place of another */
export function temporaryName(): string {
  return `.smartcmd-${host()}-${stampOf(process.pid)}-${randomBytes(8).toString('hex')}.tmp`;
}

const seen = new Set<string>();

/**
 * Removes the temporary files that killed processes have left in a directory; looks there once. One that cannot be removed harms nobody.
 *
 * @param directory which need not exist
 */
export function removeLeftovers(directory: string): void {
  if (seen.has(directory)) return;
  seen.add(directory);
  for (const name of namesIn(directory)) {
    const path = join(directory, name);
    try {
      if (TEMPORARY.test(name) && isLeftOver(path, name)) unlinkSync(path);
    } catch {}
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function isLeftOver(path: string, name: string): boolean {
  const [, where, stamp = ''] = TEMPORARY.exec(name) ?? [];
  if (where === host() && stampOf(Number.parseInt(stamp, 10)) !== stamp) return true;
  return Date.now() - statSync(path).mtimeMs > ABANDONED_MS;
}
