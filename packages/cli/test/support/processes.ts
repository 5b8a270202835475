import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

const PATIENCE_MS = 30_000;
const LOOK_MS = 50;

/**
 * Looks until something is there.
 *
 * @param what it is, for the error
 * @throws Error when it does not come
 */
export async function waitFor<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
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
export async function ended(pid: number): Promise<void> {
  await waitFor(
    `the end of ${stringsOf(pid, 'cmdline').join(' ')}`,
    () => stringsOf(pid, 'cmdline').length === 0 || undefined,
  );
}

/**
 * The process that was started with an argument and a variable of the environment.
 *
 * @throws Error when there is none, or more than one
 */
export function processWith(argument: RegExp, variable: string): number {
  const found = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .filter((pid) => stringsOf(pid, 'cmdline').some((text) => argument.test(text)))
    .filter((pid) => stringsOf(pid, 'environ').includes(variable));
  const [pid] = found;
  if (pid === undefined || found.length > 1) throw new Error(`processes with ${argument} and ${variable}: ${found}`);
  return pid;
}

/**
 * Where in the memory of a child of ours a text lies.
 *
 * @returns the flags of each mapping that has it, as in smaps: `lo` locked, `dd` not dumped, `wf` wiped on fork
 */
export function memoryWith(pid: number, text: string): string[][] {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    return readFileSync(`/proc/${pid}/smaps`, 'utf8')
      .split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m)
      .filter((mapping) => holds(memory, mapping, text))
      .map((mapping) => /^VmFlags: (.*)$/m.exec(mapping)?.[1]?.trim().split(' ') ?? []);
  } finally {
    closeSync(memory);
  }
}

function holds(memory: number, mapping: string, text: string): boolean {
  const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) r/.exec(mapping) ?? [];
  if (from === undefined || to === undefined) return false;
  const start = BigInt(`0x${from}`);
  const bytes = Buffer.alloc(Number(BigInt(`0x${to}`) - start));
  try {
    readSync(memory, bytes, 0, bytes.length, start);
  } catch {
    // The kernel's own pages ([vvar]) cannot be read so.
    return false;
  }
  return bytes.includes(text);
}
