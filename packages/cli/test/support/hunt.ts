import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Read at once; the pieces overlap by more than any form of a secret is long. */
const PIECE = 16 * 1024 * 1024;
const OVERLAP = 512;

/**
 * A secret as it may lie in memory or a file: as it is, as JavaScript has text that is not Latin, in hex, and inside of something
 * that was encoded in base64, where it looks different by the place at which it begins.
 */
export function formsOf(secret: string): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(secret);
  const forms = new Map([
    ['UTF-8', bytes],
    ['UTF-16', Buffer.from(secret, 'utf16le')],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['HEX', Buffer.from(bytes.toString('hex').toUpperCase())],
  ]);
  for (const before of [0, 1, 2]) {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // Only the characters that the secret alone decides.
    const own = text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    forms.set(`base64 at ${before}`, Buffer.from(own));
  }
  return forms;
}

/**
 * The forms of a secret that bytes hold.
 *
 * @param bytes of a file, such as a core dump
 * @param secret to look for
 */
export function formsIn(bytes: Buffer, secret: string): string[] {
  return [...formsOf(secret)].filter(([, form]) => bytes.includes(form)).map(([name]) => name);
}

/**
 * Looks for secrets in all of the memory of a process that it could have written: what is mapped from a file and was never
 * writable is the file's.
 *
 * @param pid a process of ours, stopped or alive
 * @param secrets by what they are called
 * @returns what was found, such as `the PIN as UTF-8 in [heap]`
 */
export function hunt(pid: number, secrets: Readonly<Record<string, string>>): string[] {
  const forms = Object.entries(secrets).flatMap(([what, secret]) =>
    [...formsOf(secret)].map(([how, bytes]) => ({ name: `${what} as ${how}`, bytes })),
  );
  const found = new Set<string>();
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const { start, end, name } of writtenBy(pid)) {
      for (const piece of piecesOf(memory, start, end)) {
        for (const form of forms) if (piece.includes(form.bytes)) found.add(`${form.name} in ${name}`);
      }
    }
  } finally {
    closeSync(memory);
  }
  return [...found].sort();
}

interface Mapping {
  readonly start: bigint;
  readonly end: bigint;
  readonly name: string;
}

function writtenBy(pid: number): Mapping[] {
  const lines = readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, start, end, access = '', inode, name = ''] =
      /^([\da-f]+)-([\da-f]+) (\S+) \S+ \S+ (\d+) *(.*)$/.exec(line) ?? [];
    const isFiles = inode !== '0' && !access.includes('w');
    if (start === undefined || end === undefined || !access.startsWith('r') || isFiles) return [];
    return [{ start: BigInt(`0x${start}`), end: BigInt(`0x${end}`), name: name || 'memory without a name' }];
  });
}

function* piecesOf(memory: number, start: bigint, end: bigint): Generator<Buffer> {
  const buffer = Buffer.alloc(Math.min(PIECE, Number(end - start)));
  for (let at = start; at < end; at += BigInt(PIECE - OVERLAP)) {
    const size = Math.min(buffer.length, Number(end - at));
    try {
      yield buffer.subarray(0, readSync(memory, buffer, 0, size, at));
    } catch {
      // The kernel's own pages ([vvar]) cannot be read so.
    }
  }
}
