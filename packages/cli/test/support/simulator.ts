import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Simulator, type SimulatorOptions, startSimulator } from '@smartcmd/cmd-simulator';
import { stateWithKeys } from '../../../../test/support/simulator-keys.js';
import { makeHome, runCli, type TestHome } from './run-cli.js';

/** The simulator's first account. */
export const ACCOUNT = { phone: '+351 912345678', pin: '1234', holder: 'Maria da Conceição Simões' } as const;

/** A running simulator and a home with a profile for it. */
export interface TestService {
  readonly simulator: Simulator;
  /** The directory of ready.json and outbox.jsonl. */
  readonly stateDir: string;
  readonly home: TestHome;
  /** The code of the newest SMS. */
  lastOtp(): string;
  /** SMSs so far. */
  smsCount(): number;
  close(): Promise<void>;
}

/**
 * Starts a simulator and sets a profile up for it.
 *
 * @param options how the simulator behaves
 * @param setupArguments more arguments for `smartcmd setup`
 */
export async function startService(
  options: SimulatorOptions = {},
  setupArguments: readonly string[] = [],
): Promise<TestService> {
  const stateDir = stateWithKeys();
  const simulator = await startSimulator({ ...options, stateDir });
  const home = makeHome();
  const args = [
    'setup',
    '--environment',
    'simulator',
    '--simulator-state',
    stateDir,
    '--non-interactive',
    ...setupArguments,
  ];
  const { code, stderr } = await runCli(args, { env: home.env });
  if (code !== 0) throw new Error(`setup ended with ${code}: ${stderr}`);
  const outbox = (): string[] =>
    readFileSync(join(stateDir, 'outbox.jsonl'), 'utf8').trim().split('\n').filter(Boolean);
  return {
    simulator,
    stateDir,
    home,
    lastOtp: () => (JSON.parse(outbox().at(-1) ?? '{}') as { otp: string }).otp,
    smsCount: () => outbox().length,
    close: async () => {
      await simulator.close();
      home.remove();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
