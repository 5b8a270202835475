import { dirname } from 'node:path';
import type { Language } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { writeFileAtomic } from '../files/atomic-write.js';
import { makeDirectories } from '../files/directories.js';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import type { SignatureFormat } from '../sign-hash/request.js';
import { isSystemError, systemReason } from '../system-error.js';
import { localise, say } from '../text.js';
import { bare, type FinishedSignature, jsonDocument, namedLines, type SignerOfRecord } from './signature-formats.js';
import type { SignatureSink } from './signature-sink.js';
import { handOver } from './stdout-sink.js';
import { note } from './streams.js';

/** What a file sink needs to know. */
export interface FileSinkOptions {
  readonly format: SignatureFormat;
  /** Whether this file may be replaced, if it exists. */
  readonly mayReplace: (path: string) => boolean;
  readonly language: Language;
}

/** One file for each signature. */
export class SeparateFilesSink implements SignatureSink {
  readonly #paths: ReadonlyMap<string, string>;
  readonly #options: FileSinkOptions;
  readonly #stored: { readonly name: string; readonly path: string }[] = [];

  /** @param paths the file of each document, by the document's name */
  constructor(paths: ReadonlyMap<string, string>, options: FileSinkOptions) {
    this.#paths = paths;
    this.#options = options;
  }

  async add(signatures: readonly FinishedSignature[], signer: SignerOfRecord): Promise<void> {
    const { format, mayReplace } = this.#options;
    for (const [index, signature] of signatures.entries()) {
      const path = this.#paths.get(signature.name) ?? '';
      const data = format === 'json' ? jsonDocument(signer, [signature], true) : bare(signature.signature, format);
      await storeOrPrint(path, data, mayReplace(path), signatures.slice(index));
      this.#stored.push({ name: signature.name, path });
    }
  }

  async end(): Promise<void> {}

  describe(): void {
    const { language } = this.#options;
    const [first] = this.#stored;
    if (!first) return;
    if (this.#stored.length === 1) note(say(texts.storedIn, language, first));
    else note(say(texts.storedManyIn, language, { count: this.#stored.length, path: dirname(first.path) }));
  }
}

/** One JSON file for all signatures, replaced by a longer one after each request. */
export class JsonFileSink implements SignatureSink {
  readonly #path: string;
  readonly #options: FileSinkOptions;
  readonly #finished: FinishedSignature[] = [];
  #signer: SignerOfRecord | undefined;

  constructor(path: string, options: FileSinkOptions) {
    this.#path = path;
    this.#options = options;
  }

  async add(signatures: readonly FinishedSignature[], signer: SignerOfRecord): Promise<void> {
    const overwrite = this.#options.mayReplace(this.#path) || this.#finished.length > 0;
    const all = [...this.#finished, ...signatures];
    await storeOrPrint(this.#path, jsonDocument(signer, all, false), overwrite, signatures);
    this.#finished.push(...signatures);
    this.#signer = signer;
  }

  async end(complete: boolean): Promise<void> {
    if (complete && this.#signer) {
      await storeOrPrint(this.#path, jsonDocument(this.#signer, this.#finished, true), true, this.#finished);
    }
  }

  describe(): void {
    const values = { count: this.#finished.length, path: this.#path, name: this.#finished[0]?.name ?? '' };
    if (values.count > 0)
      note(say(values.count === 1 ? texts.storedIn : texts.storedManyIn, this.#options.language, values));
  }
}

/** Writes a file; if that fails, the signatures that would be lost go to stdout. */
async function storeOrPrint(
  path: string,
  data: string | Uint8Array,
  overwrite: boolean,
  signatures: readonly FinishedSignature[],
): Promise<void> {
  try {
    makeDirectories(dirname(path));
    writeFileAtomic(path, data, { overwrite });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    await handOver(namedLines(signatures, 'base64'), signatures);
    const sentence = localise(texts.writeFailed, { path, reason: systemReason(error) });
    throw new CliError('configuration', sentence, texts.writeFailedRemedy);
  }
}
