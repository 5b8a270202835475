import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { type Localised, secretBuffer } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { environment, environmentForProgram } from '../environment.js';
import { ASKPASS_DRAIN_MS, ASKPASS_GRACE_MS, ASKPASS_LINE_LIMIT, ASKPASS_OUTPUT_LIMIT } from '../limits.js';
import { promptTexts } from '../messages/prompts.js';
import { systemReason } from '../system-error.js';
import { localise } from '../text.js';

/** One question to an askpass program. */
export interface AskpassQuestion {
  readonly kind: 'phone' | 'pin' | 'otp' | 'confirm';
  /** The text of the question: the program's only argument. */
  readonly text: string;
  /** The service's process, where there is one. */
  readonly processId?: string | undefined;
  /** The name of the document that the SMS quotes or will quote, where there is one. */
  readonly documentName?: string | undefined;
  /** Ends the question, and the program. */
  readonly signal: AbortSignal;
}

/**
 * Checks, before anything is sent, that an askpass program can be started.
 *
 * @param program a path, or a name to look for in PATH
 * @throws CliError `configuration`
 */
export function assertStartable(program: string): void {
  const places = program.includes(sep)
    ? [program]
    : (environment('PATH') ?? '').split(delimiter).map((dir) => join(dir, program));
  const files = places.filter((place) => statSync(place, { throwIfNoEntry: false })?.isFile());
  if (files.length === 0) throw notStartable(program, promptTexts.askpassNotFound);
  if (!files.some(isExecutable)) throw notStartable(program, promptTexts.askpassNotExecutable);
}

/**
 * Starts an askpass program and takes the first line of its output.
 *
 * @param program a path, or a name to look for in PATH; started without a shell
 * @param question what to ask, and what the program may want to know
 * @returns the bytes of the line, which the caller wipes; undefined when the program cancels (another exit code than 0) or
 *   the signal ended the question
 * @throws CliError when the program cannot be started or its answer is too long
 */
export function askProgram(program: string, question: AskpassQuestion): Promise<Buffer | undefined> {
  if (question.signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    // Like ssh's, the program keeps our terminal, on which it may ask.
    const child = spawn(program, [question.text], {
      stdio: ['inherit', 'pipe', 'inherit'],
      env: environmentFor(question),
    });
    const answer = new FirstLine();
    let drain: NodeJS.Timeout | undefined;
    const finish = (settle: () => void): void => {
      clearTimeout(drain);
      question.signal.removeEventListener('abort', onAbort);
      child.stdout.destroy();
      settle();
      answer.wipe();
    };
    const stop = (settle: () => void): void => {
      end(child);
      finish(settle);
    };
    const onAbort = (): void => stop(() => resolve(undefined));
    question.signal.addEventListener('abort', onAbort, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      answer.add(chunk);
      chunk.fill(0);
      if (answer.tooLong) stop(() => reject(tooLong(program)));
    });
    child.on('error', (error: NodeJS.ErrnoException) =>
      finish(() => reject(notStartable(program, systemReason(error)))),
    );
    const onEnd = (code: number | null): void => finish(() => resolve(code === 0 ? answer.take() : undefined));
    // A grandchild may keep the output open long after the program has ended. What the program itself wrote is in the
    // pipe by then, and only has to be read.
    child.on('exit', (code) => {
      if (answer.complete || code !== 0) onEnd(code);
      else drain = setTimeout(onEnd, ASKPASS_DRAIN_MS, code);
    });
    child.on('close', onEnd);
  });
}

/** The first line of a program's output, in memory that can be wiped; what comes after it is only counted. */
class FirstLine {
  readonly #line = secretBuffer(ASKPASS_LINE_LIMIT + 1);
  #length = 0;
  #received = 0;
  complete = false;

  get tooLong(): boolean {
    return this.#length > ASKPASS_LINE_LIMIT || this.#received > ASKPASS_OUTPUT_LIMIT;
  }

  add(chunk: Buffer): void {
    this.#received += chunk.length;
    if (this.complete) return;
    const end = chunk.indexOf('\n');
    this.#length += chunk.copy(this.#line, this.#length, 0, end < 0 ? chunk.length : end);
    this.complete = end >= 0;
  }

  take(): Buffer {
    const end = this.#line[this.#length - 1] === 0x0d ? this.#length - 1 : this.#length;
    const line = secretBuffer(end);
    this.#line.copy(line, 0, 0, end);
    return line;
  }

  wipe(): void {
    this.#line.fill(0);
  }
}

function environmentFor({ kind, processId, documentName }: AskpassQuestion): Record<string, string | undefined> {
  return environmentForProgram({
    SMARTCMD_ASKPASS_KIND: kind,
    SMARTCMD_ASKPASS_PROCESS: processId,
    SMARTCMD_ASKPASS_DOCUMENT: documentName,
  });
}

/** Ends a program. It may take a moment for that, for which our process waits, but it does not outlive us. */
function end(child: ChildProcess): void {
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  const timer = setTimeout(kill, ASKPASS_GRACE_MS);
  process.once('exit', kill);
  child.once('exit', () => {
    clearTimeout(timer);
    process.off('exit', kill);
  });
  child.kill('SIGTERM');
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const notStartable = (program: string, reason: Localised): CliError =>
  new CliError(
    'configuration',
    localise(promptTexts.askpassMissing, { program, reason }),
    promptTexts.askpassMissingRemedy,
  );

const tooLong = (program: string): CliError =>
  new CliError(
    'configuration',
    localise(promptTexts.askpassTooLong, { program }),
    localise(promptTexts.askpassTooLongRemedy, { limit: ASKPASS_LINE_LIMIT }),
  );
