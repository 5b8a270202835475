import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

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
