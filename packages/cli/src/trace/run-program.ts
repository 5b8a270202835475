import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { passSignals } from '../abort.js';
import { CliError } from '../cli-error.js';
import { environmentForProgram } from '../environment.js';
import { traceTexts as texts } from '../messages/trace.js';
import { systemReason } from '../system-error.js';
import { localise } from '../text.js';
import type { ProgramEnd } from './request.js';

const STDERR = 2;

/** A program that is about to be started. */
export interface Started {
  readonly command: readonly string[];
  /** Variables that it has beside ours. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether its stdout is our stderr: ours has the calls. */
  readonly stdoutTaken: boolean;
}

/**
 * Runs a program to its end, on our terminal and with our input. Signals that would end us go to it instead: when it ends,
 * so do we.
 *
 * @throws CliError `configuration` when it cannot be started
 */
export function runProgram({ command, environment, stdoutTaken }: Started): Promise<ProgramEnd> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ['inherit', stdoutTaken ? STDERR : 'inherit', 'inherit'],
      env: environmentForProgram(environment),
    });
    const atTerminal = hasTerminal();
    const restore = passSignals((signal) => {
      // A terminal sends Ctrl-C to both of us, and twice is once too often for some.
      if (signal !== 'SIGINT' || !atTerminal) child.kill(signal);
    });
    child.once('error', (error: NodeJS.ErrnoException) => {
      restore();
      const sentence = localise(texts.notStarted, { program, reason: systemReason(error) });
      reject(new CliError('configuration', sentence, texts.notStartedRemedy));
    });
    child.once('exit', (exitCode, signal) => {
      restore();
      resolve({ exitCode, signal });
    });
  });
}

function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}
