import { type ChildProcess, spawn } from 'node:child_process';
import { environmentForProgram } from '../environment.js';
import { DOCTOR_OUTPUT_LIMIT, DOCTOR_PROGRAM_MS } from '../limits.js';

/** A program that is only looked at. */
export interface LookedAt {
  /** Absolute path, or a name to look for in PATH. */
  readonly program: string;
  readonly args: readonly string[];
  /** More variables for it. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Whether it has a connection to us as descriptor 3. */
  readonly connection?: boolean | undefined;
  readonly signal: AbortSignal;
  /** Milliseconds until it has to be done. */
  readonly limitMs?: number | undefined;
}

/** How a program ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What a program wrote. */
export interface Written {
  stdout: string;
  stderr: string;
}

/**
 * Starts a program, lets it be looked at, and ends it with all that it started, whatever it does: it may crash, hang, or
 * write without end. It has a session of its own, and so no terminal to ask on.
 *
 * @param lookedAt what to start
 * @param look what is done with it; its written output so far is kept in `written`
 * @returns what `look` gave; `late` when the program had to be done by then
 * @throws the system's error when it cannot be started
 */
export async function withProgram<T>(
  { program, args, env = {}, connection = false, signal, limitMs = DOCTOR_PROGRAM_MS }: LookedAt,
  look: (child: ChildProcess, ending: Promise<Ending>, written: Written) => Promise<T>,
): Promise<T | 'late'> {
  signal.throwIfAborted();
  const child = spawn(program, args, {
    cwd: '/',
    detached: true,
    // The first would change what a Node runs. With the second the module asks nobody for a certificate that a profile waits for.
    env: environmentForProgram({ ...env, NODE_OPTIONS: undefined, SMARTCMD_ENROL: 'off' }),
    stdio: ['ignore', 'pipe', 'pipe', ...(connection ? (['pipe'] as const) : [])],
  });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      if (written[name].length < DOCTOR_OUTPUT_LIMIT) written[name] += text;
    });
  }
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const stopped = new Promise<'late'>((resolve, reject) => {
    onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    timer = setTimeout(resolve, limitMs, 'late');
    child.once('error', reject);
  });
  const ending = new Promise<Ending>((resolve) => {
    child.once('close', (code, by) => resolve({ code, signal: by }));
  });
  try {
    return await Promise.race([look(child, ending, written), stopped]);
  } finally {
    clearTimeout(timer);
    if (onAbort) signal.removeEventListener('abort', onAbort);
    endAll(child);
  }
}

function endAll(child: ChildProcess): void {
  for (const stream of child.stdio) stream?.destroy();
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody of it is left.
  }
}
