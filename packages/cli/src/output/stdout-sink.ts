import type { Language } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import type { SignatureFormat } from '../sign-hash/request.js';
import { systemReason } from '../system-error.js';
import { localise, say } from '../text.js';
import {
  bare,
  type FinishedSignature,
  jsonEntries,
  jsonHead,
  jsonTail,
  namedLine,
  type SignerOfRecord,
} from './signature-formats.js';
import type { SignatureSink } from './signature-sink.js';
import { note } from './streams.js';

/**
 * Signatures on stdout, each request's as soon as it is finished.
 *
 * @param format how they are written
 * @param count of all documents
 * @throws CliError `usage` when this form cannot go to stdout
 */
export function stdoutSink(format: SignatureFormat, count: number, language: Language): SignatureSink {
  if (format === 'raw' && count > 1) throw new CliError('usage', texts.rawSeveral, texts.rawRemedy);
  if (format === 'raw' && process.stdout.isTTY) throw new CliError('usage', texts.rawOnTerminal, texts.rawRemedy);
  return new StdoutSink(format, count, language);
}

class StdoutSink implements SignatureSink {
  readonly #format: SignatureFormat;
  readonly #count: number;
  readonly #language: Language;
  #written = 0;

  constructor(format: SignatureFormat, count: number, language: Language) {
    this.#format = format;
    this.#count = count;
    this.#language = language;
  }

  async add(signatures: readonly FinishedSignature[], signer: SignerOfRecord): Promise<void> {
    await writeToStdout(this.#formatted(signatures, signer));
    this.#written += signatures.length;
  }

  async end(complete: boolean): Promise<void> {
    if (this.#format === 'json' && this.#written > 0) await writeToStdout(jsonTail(complete));
  }

  describe(): void {
    const text = this.#written === 1 ? texts.storedOnStdout : texts.storedManyOnStdout;
    note(say(text, this.#language, { count: this.#written }));
  }

  #formatted(signatures: readonly FinishedSignature[], signer: SignerOfRecord): string | Uint8Array {
    if (this.#format === 'json') {
      const first = this.#written === 0;
      return (first ? jsonHead(signer) : '') + jsonEntries(signatures, first);
    }
    const [only] = signatures;
    if (this.#format === 'raw' || this.#count === 1) return only ? bare(only.signature, this.#format) : '';
    const format = this.#format;
    return signatures.map((signature) => namedLine(signature, format)).join('');
  }
}

/**
 * Writes to stdout and waits until it is written.
 *
 * @throws CliError `configuration` when the reader has gone or the disk is full
 */
export function writeToStdout(data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(data, (error) => {
      if (!error) return resolve();
      const reason = systemReason(error as NodeJS.ErrnoException);
      reject(new CliError('configuration', localise(texts.stdoutClosed, { reason }), texts.stdoutClosedRemedy));
    });
  });
}
