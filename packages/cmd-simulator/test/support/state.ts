import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/index.js';

/** Starts simulators over one stored PKI, so that only the first of a test file generates keys; closes each after its test. */
export function simulators(): (options?: SimulatorOptions) => Promise<Simulator> {
  let directory: Promise<string> | undefined;
  const running: Simulator[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((simulator) => simulator.close()));
  });
  afterAll(async () => {
    if (directory !== undefined) await rm(await directory, { recursive: true, force: true });
  });
  return async (options = {}) => {
    directory ??= mkdtemp(join(tmpdir(), 'cmd-simulator-test-'));
    const simulator = await startSimulator({ stateDir: await directory, ...options });
    running.push(simulator);
    return simulator;
  };
}
