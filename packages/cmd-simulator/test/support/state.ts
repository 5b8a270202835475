import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/index.js';

/** Starts simulators over one stored PKI, so that only the first of a test file generates keys; closes each after its test. */
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
    const stateDir = directories[running.length] ?? (await mkdtemp(join(tmpdir(), 'cmd-simulator-test-')));
    if (!directories.includes(stateDir)) {
      // Several that run at once each need a directory.
      if (directories[0] !== undefined) await cp(directories[0], stateDir, { recursive: true });
      directories.push(stateDir);
    }
    const simulator = await startSimulator({ stateDir, ...options });
    running.push(simulator);
    return simulator;
  };
}
