import { join } from 'node:path';
import type { Language } from '@smartcmd/cmd-client';
import {
  FAULT_KINDS,
  parseFault,
  type Simulator,
  type SimulatorOptions,
  StateDirectoryInUseError,
  startSimulator,
} from '@smartcmd/cmd-simulator';
import { CliError } from '../cli-error.js';
import { fileError } from '../files/file-error.js';
import { codeOf } from '../files/staged-file.js';
import { simulatorTexts } from '../messages/simulator.js';
import { storePaths } from '../store/paths.js';
import { localise, say } from '../text.js';
import { accountOf } from './account-flag.js';
import { describeSimulator } from './describe-simulator.js';

/** What the person asked for. */
export interface SimulatorFlags {
  readonly port: number;
  readonly state?: string | undefined;
  readonly account: readonly string[];
  readonly fault: readonly string[];
  readonly 'otp-lifetime'?: number | undefined;
  readonly 'approve-after'?: number | undefined;
}

/** Where the simulator's words go. */
export interface SimulatorOutput {
  readonly language: Language;
  /** Ends the simulator. */
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
  readonly note: (line: string) => void;
}

/**
 * Runs the simulator until the signal is aborted.
 *
 * @param flags what the person asked for
 * @param output where its words go
 * @throws CliError when it cannot start
 */
export async function runSimulator(flags: SimulatorFlags, output: SimulatorOutput): Promise<void> {
  const { language, signal, print } = output;
  const directory = flags.state ?? storePaths().simulatorState;
  const simulator = await started(flags.port, directory, {
    ...optionsOf(flags),
    port: flags.port,
    stateDir: directory,
    onSms: ({ phone, text }) => print(say(simulatorTexts.smsTo, language, { phone, text })),
  });
  try {
    for (const line of describeSimulator(simulator, language)) print(line);
    await aborted(signal);
  } finally {
    await simulator.close();
  }
  output.note(say(simulatorTexts.ended, language));
}

function optionsOf(flags: SimulatorFlags): SimulatorOptions {
  const seconds = (value: number): number => value * 1000;
  const otpLifetime = flags['otp-lifetime'];
  const approveAfter = flags['approve-after'];
  return {
    ...(flags.account.length > 0 && { accounts: flags.account.map(accountOf) }),
    ...(otpLifetime !== undefined && { otpLifetimeMs: seconds(otpLifetime) }),
    ...(approveAfter !== undefined && { approveAfterMs: seconds(approveAfter) }),
    faults: flags.fault.map((text) => understood(() => parseFault(text))),
  };
}

async function started(port: number, directory: string, options: SimulatorOptions): Promise<Simulator> {
  try {
    return await startSimulator(options);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EADDRINUSE') {
      throw new CliError('configuration', localise(simulatorTexts.portTaken, { port }), simulatorTexts.portTakenRemedy);
    }
    if (code === 'EACCES' && error instanceof Error && 'port' in error) {
      throw new CliError(
        'configuration',
        localise(simulatorTexts.portForbidden, { port }),
        simulatorTexts.portForbiddenRemedy,
      );
    }
    if (error instanceof TypeError) throw notUnderstood(error);
    if (error instanceof StateDirectoryInUseError) {
      const { directory, processId } = error;
      const sentence = localise(simulatorTexts.stateInUse, { directory, process: processId });
      throw new CliError('configuration', sentence, simulatorTexts.stateInUseRemedy);
    }
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new CliError(
        'configuration',
        localise(simulatorTexts.stateWrong, { directory }),
        simulatorTexts.stateRemedy,
      );
    }
    throw fileError(error, join(directory, 'ready.json'), 'write');
  }
}

function understood<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof TypeError ? notUnderstood(error) : error;
  }
}

function notUnderstood(error: TypeError): CliError {
  return new CliError(
    'usage',
    localise(simulatorTexts.optionsWrong, { problem: error.message }),
    localise(simulatorTexts.optionsRemedy, { kinds: FAULT_KINDS.join(', ') }),
  );
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
