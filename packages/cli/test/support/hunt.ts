import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Read at once; the pieces overlap by more than any form of a secret is long. */
const PIECE = 16 * 1024 * 1024;
const OVERLAP = 512;
const PAGE = 4096n;

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
  const [memory, pages] = ['mem', 'pagemap'].map((file) => openSync(`/proc/${pid}/${file}`, 'r')) as [number, number];
  try {
    for (const mapping of writtenBy(pid)) {
      for (const piece of filledIn(pages, mapping).flatMap((part) => [...piecesOf(memory, part)])) {
        for (const form of forms) if (piece.includes(form.bytes)) found.add(`${form.name} in ${mapping.name}`);
      }
    }
  } finally {
    closeSync(memory);
    closeSync(pages);
  }
  return [...found].sort();
}

interface Part {
  readonly start: bigint;
  readonly end: bigint;
}
type Mapping = Part & { readonly name: string };

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

/** The parts of a mapping that are in memory or were swapped out: there is nothing in the others (proc(5), pagemap). */
function filledIn(pages: number, { start, end }: Mapping): Part[] {
  const entries = Buffer.alloc(Number((end - start) / PAGE) * 8);
  readSync(pages, entries, 0, entries.length, (start / PAGE) * 8n);
  const parts: Part[] = [];
  for (let page = 0; page * 8 < entries.length; page++) {
    const isFilled = ((entries[page * 8 + 7] ?? 0) & 0xc0) !== 0;
    const at = start + BigInt(page) * PAGE;
    const last = parts.at(-1);
    if (!isFilled) continue;
    if (last?.end === at) parts[parts.length - 1] = { start: last.start, end: at + PAGE };
    else parts.push({ start: at, end: at + PAGE });
  }
  return parts;
}

function* piecesOf(memory: number, { start, end }: Part): Generator<Buffer> {
  for (let at = start; at < end; at += BigInt(PIECE - OVERLAP)) {
    const buffer = Buffer.allocUnsafeSlow(Math.min(PIECE, Number(end - at)));
    try {
      yield buffer.subarray(0, readSync(memory, buffer, 0, buffer.length, at));
    } catch {
      // The kernel's own pages ([vvar]) cannot be read so.
    }
  }
}
