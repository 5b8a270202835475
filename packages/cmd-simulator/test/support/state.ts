import { rm } from 'node:fs/promises';
import { afterAll, afterEach } from 'vitest';
import { stateWithKeys } from '../../../../test/support/simulator-keys.js';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/index.js';

/** Starts simulators with keys that are there already; closes each after its test. */
export function simulators(): (options?: SimulatorOptions) => Promise<Simulator> {
  const directories: string[] = [];
  const running: Simulator[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((simulator) => simulator.close()));
  });
  afterAll(async () => {
    for (const directory of directories) await rm(directory, { recursive: true, force: true });
  });
  return async (options = {}) => {
    // Several that run at once each need a directory.
    const stateDir = directories[running.length] ?? stateWithKeys();
    if (!directories.includes(stateDir)) directories.push(stateDir);
    const simulator = await startSimulator({ stateDir, ...options });
    running.push(simulator);
    return simulator;
  };
}
