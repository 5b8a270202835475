import { readdirSync, readFileSync } from 'node:fs';
import type { TestHome } from './run-cli.js';

const PATIENCE_MS = 30_000;
/** What does not come soon is looked for less often. */
const [FIRST_PAUSE_MS, LONGER, LAST_PAUSE_MS] = [50, 1.2, 250];

/**
 * Looks until something is there.
 *
 * @param what it is, for the error
 * @param patience how long, in milliseconds
 * @throws Error when it does not come
 */
export async function waitFor<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  patience = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patience;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * LONGER, LAST_PAUSE_MS)) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** The arguments of a process, or its environment; nothing when it has ended. */
export function stringsOf(pid: number, what: 'cmdline' | 'environ'): string[] {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

/** Waits until a process has ended. */
export async function ended(pid: number, patience?: number): Promise<void> {
  await waitFor(
    `the end of ${stringsOf(pid, 'cmdline').join(' ')}`,
    () => stringsOf(pid, 'cmdline').length === 0 || undefined,
    patience,
  );
}

/**
 * The process that was started with an argument and a variable of the environment.
 *
 * @throws Error when there is none, or more than one
 */
export function processWith(argument: RegExp, variable: string): number {
  const found = processIds()
    .filter((pid) => stringsOf(pid, 'cmdline').some((text) => argument.test(text)))
    .filter((pid) => stringsOf(pid, 'environ').includes(variable));
  const [pid] = found;
  if (pid === undefined || found.length > 1) throw new Error(`processes with ${argument} and ${variable}: ${found}`);
  return pid;
}

/** A running process, as /proc shows it. */
export interface Process {
  readonly pid: number;
  readonly commandLine: string;
  readonly environment: string;
}

/** The processes that were started in a home, by their environment: nobody else's test is meant. */
export function processesOf(home: TestHome): Process[] {
  return processIds().flatMap((pid) => {
    const environment = stringsOf(pid, 'environ');
    if (!environment.includes(`HOME=${home.dir}`)) return [];
    return [{ pid, commandLine: stringsOf(pid, 'cmdline').join('\0'), environment: environment.join('\0') }];
  });
}

/** The signing agents among them. */
export function agentsOf(home: TestHome): Process[] {
  return processesOf(home).filter(({ commandLine }) => commandLine.includes('agent.cjs'));
}

/** The number of a process's open descriptors; 0 when it has ended. */
export function descriptorsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

/** The children of a process that have ended, and for which it has not waited. */
export const zombiesOf = (pid: number): number[] =>
  processIds().filter((child) => stateOf(child) === 'Z' && statOf(child)[1] === String(pid));

/** How a process is (proc(5)): `T` when it is stopped, `Z` when it has ended and nobody waited for it; '' when there is none. */
export const stateOf = (pid: number): string => statOf(pid)[0] ?? '';

/** What follows the name, which may hold anything: the state, the parent … */
function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return [];
  }
}

function processIds(): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0);
}
