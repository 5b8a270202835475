import { randomBytes } from 'node:crypto';
import { closeSync, constants, fdatasyncSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeFileAtomic } from '../files/atomic-write.js';
import { makePrivateDirectory } from '../files/directories.js';
import { withFile } from '../files/file-error.js';
import { ourStamp } from '../processes.js';
import { storePaths } from '../store/paths.js';
import { type BatchHead, headLine, ownerLine, signedLine } from './record.js';

/** How the files of journals end. */
export const JOURNAL_EXTENSION = '.jsonl';

/**
 * What a run of several documents has done, on the disk: its documents first, then each signature as soon as it is verified, before anybody is
 * given it. It outlives the process and the power, holds no secret, and is removed when the run is finished.
 */
export class Journal {
  readonly file: string;
  #descriptor: number | undefined;
  #holdsSignatures: boolean;
  /** Whether the last line may have been cut off. */
  #torn = false;

  private constructor(file: string, holdsSignatures: boolean) {
    this.file = file;
    this.#descriptor = openSync(file, constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW);
    this.#holdsSignatures = holdsSignatures;
  }

  /** What the person calls the run by. */
  get id(): string {
    return basename(this.file, JOURNAL_EXTENSION);
  }

  /** Whether anything would be lost with it. */
  get holdsSignatures(): boolean {
    return this.#holdsSignatures;
  }

  /**
   * Begins the journal of a new run.
   *
   * @throws CliError `configuration` when it cannot be written
   */
  static begin(head: BatchHead): Journal {
    const directory = storePaths().batchesDirectory;
    makePrivateDirectory(directory);
    const file = join(directory, newName());
    return withFile(file, 'write', () => {
      const text = headLine(head) + ownerLine(ourStamp());
      writeFileAtomic(file, text, { mode: 0o600, overwrite: false });
      return new Journal(file, false);
    });
  }

  /**
   * Goes on with the journal of a run that was interrupted. Whoever calls it holds the store's lock, and has seen that nobody else works at it.
   *
   * @param file the journal
   * @param holdsSignatures whether there are any in it
   * @throws CliError `configuration` when it cannot be written
   */
  static continue(file: string, holdsSignatures: boolean): Journal {
    return withFile(file, 'write', () => {
      const journal = new Journal(file, holdsSignatures);
      journal.#torn = true;
      journal.#append(ownerLine(ourStamp()));
      return journal;
    });
  }

  /**
   * Keeps signatures; when it returns they are on the disk.
   *
   * @param signatures raw, with the positions of their documents
   * @throws CliError `configuration`
   */
  add(signatures: readonly { readonly index: number; readonly signature: Uint8Array }[]): void {
    withFile(this.file, 'write', () => {
      this.#append(signatures.map(({ index, signature }) => signedLine(index, signature)).join(''));
      this.#holdsSignatures = true;
    });
  }

  /** Nothing more is written; the file stays. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** The run is finished, or nothing of it was begun. A journal that cannot be removed harms nobody. */
  remove(): void {
    this.close();
    try {
      unlinkSync(this.file);
    } catch {}
  }

  #append(text: string): void {
    if (this.#descriptor === undefined) return;
    const begin = this.#torn ? '\n' : '';
    // A disk that is full takes a part; what comes later must not be lost with it.
    this.#torn = true;
    writeFileSync(this.#descriptor, begin + text);
    this.#torn = false;
    fdatasyncSync(this.#descriptor);
  }
}

/** Newer ones sort after older ones, by the moment to the second; two of one second are told apart by chance. */
function newName(): string {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${moment}-${randomBytes(3).toString('hex')}${JOURNAL_EXTENSION}`;
}
