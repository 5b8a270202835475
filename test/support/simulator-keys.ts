import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';

/** Of this run alone; vitest.config.ts chooses it. */
const home = process.env['SMARTCMD_TEST_HOME'] ?? '';

/** The state directory of a simulator whose keys and certificates are made once for all tests: that takes it seconds. */
export const KEYS = join(home, 'simulator-keys');

/** Gives the state directory of a simulator that has not been started yet keys of its usual accounts; it makes what is missing. */
export function giveKeys(stateDir: string): void {
  mkdirSync(stateDir, { mode: 0o700, recursive: true });
  cpSync(join(KEYS, 'pki'), join(stateDir, 'pki'), { recursive: true });
}

/** A new state directory with such keys, which goes with the run. */
export function stateWithKeys(): string {
  const stateDir = mkdtempSync(join(home, 'simulator-'));
  giveKeys(stateDir);
  return stateDir;
}
