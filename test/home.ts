import { mkdirSync, rmSync } from 'node:fs';

// Vitest's global set-up: the temporary home that vitest.config.ts chose for this run, from its start to its end.
const home = process.env['SMARTCMD_TEST_HOME'];

export function setup(): void {
  if (!home)
    throw new Error('SMARTCMD_TEST_HOME is not set: run the tests with "npm test", which uses vitest.config.ts.');
  mkdirSync(home, { mode: 0o700 });
}

export function teardown(): void {
  if (home) rmSync(home, { recursive: true, force: true });
}
