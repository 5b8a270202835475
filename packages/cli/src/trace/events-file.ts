import { closeSync, lstatSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { withFile } from '../files/file-error.js';
import { ourStamp, processStamp } from '../processes.js';

const CHUNK = 1 << 20;
const NEWLINE = 0x0a;

const PREFIX = 'smartcmd-trace-';
/** Whose folder it is is part of its name: what a process leaves that is killed is taken away by the next. */
const FOLDER = new RegExp(`^${PREFIX}(?<pid>\\d+)(?:\\.\\d+)?-\\w{6}$`);

/**
 * The file into which the trace library writes, in a folder that only the user can enter. Its path is what the program is
 * given, no descriptor: programs close those that they do not know, and so do the processes that they start.
 */
export class EventsFile {
  readonly #directory: string;
  readonly path: string;

  constructor() {
    const place = resolve(tmpdir());
    removeOrphans(place);
    this.#directory = withFile(place, 'write', () => mkdtempSync(join(place, folderOf(ourStamp()))));
    this.path = join(this.#directory, 'events');
    withFile(this.path, 'write', () => writeFileSync(this.path, '', { mode: 0o600 }));
  }

  /** Reads from the beginning. */
  reader(): EventsReader {
    return new EventsReader(this.path);
  }

  /** What is still written afterwards, by a process that lives on, is lost. */
  remove(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

/** Reads lines as they come. */
export class EventsReader {
  readonly #descriptor: number;
  readonly #chunk = Buffer.alloc(CHUNK);
  /** Of a line whose end was not there yet. */
  #rest: Buffer = Buffer.alloc(0);

  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
  }

  /** The lines that are complete and were not given before. */
  *lines(): Generator<string> {
    for (;;) {
      const size = readSync(this.#descriptor, this.#chunk);
      if (size === 0) return;
      const bytes = Buffer.concat([this.#rest, this.#chunk.subarray(0, size)]);
      const end = bytes.lastIndexOf(NEWLINE) + 1;
      this.#rest = bytes.subarray(end);
      for (const line of bytes.toString('utf8', 0, end).split('\n')) if (line !== '') yield line;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** The beginning of a folder's name. A colon would part the paths of a list. */
const folderOf = (owner: string): string => `${PREFIX}${owner.replace(':', '.')}-`;

/** Takes away the folders of processes of ours that do not run any more. What cannot be looked at or removed harms nobody. */
function removeOrphans(place: string): void {
  try {
    for (const name of readdirSync(place)) {
      const pid = Number(FOLDER.exec(name)?.groups?.['pid']);
      if (Number.isNaN(pid)) continue;
      const owner = processStamp(pid);
      const path = join(place, name);
      if (owner !== undefined && name.startsWith(folderOf(owner))) continue;
      const stat = lstatSync(path);
      if (stat.isDirectory() && stat.uid === process.getuid?.()) rmSync(path, { recursive: true, force: true });
    }
  } catch {}
}
