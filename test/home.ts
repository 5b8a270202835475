import { mkdirSync, rmSync } from 'node:fs';
import { startSimulator } from '../packages/cmd-simulator/src/index.js';
import { KEYS } from './support/simulator-keys.js';

// Vitest's global set-up: the temporary home that vitest.config.ts chose for this run, from its start to its end.
const home = process.env['SMARTCMD_TEST_HOME'];

export async function setup(): Promise<void> {
  if (!home)
    throw new Error('SMARTCMD_TEST_HOME is not set: run the tests with "npm test", which uses vitest.config.ts.');
  mkdirSync(home, { mode: 0o700 });
  mkdirSync(KEYS, { mode: 0o700 });
  await (await startSimulator({ stateDir: KEYS })).close();
}

export function teardown(): void {
  if (home) rmSync(home, { recursive: true, force: true });
}
