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
  namedLines,
  type SignerOfRecord,
} from './signature-formats.js';
import type { SignatureSink } from './signature-sink.js';
import { assertStdoutOpen, syncStdout, writeToStdout } from './stdout.js';
import { note } from './streams.js';

/**
 * Signatures on stdout, each request's as soon as it is finished.
 *
 * @param format how they are written
 * @param count of all documents
 * @throws CliError `usage` when this form cannot go to stdout, `configuration` when nothing can
 */
export function stdoutSink(format: SignatureFormat, count: number, language: Language): SignatureSink {
  if (format === 'raw' && count > 1) throw new CliError('usage', texts.rawSeveral, texts.rawRemedy);
  if (format === 'raw' && process.stdout.isTTY) throw new CliError('usage', texts.rawOnTerminal, texts.rawRemedy);
  try {
    assertStdoutOpen();
  } catch (error) {
    const reason = systemReason(error as NodeJS.ErrnoException);
    throw new CliError('configuration', localise(texts.stdoutUnusable, { reason }), texts.stdoutUnusableRemedy);
  }
  return new StdoutSink(format, count, language);
}

class StdoutSink implements SignatureSink {
  readonly #format: SignatureFormat;
  readonly #count: number;
  readonly #language: Language;
  readonly #written: FinishedSignature[] = [];

  constructor(format: SignatureFormat, count: number, language: Language) {
    this.#format = format;
    this.#count = count;
    this.#language = language;
  }

  async add(signatures: readonly FinishedSignature[], signer: SignerOfRecord): Promise<void> {
    await handOver(this.#formatted(signatures, signer), signatures);
    this.#written.push(...signatures);
  }

  async end(complete: boolean): Promise<void> {
    if (this.#format === 'json' && this.#written.length > 0) await handOver(jsonTail(complete), this.#written);
  }

  describe(): void {
    const count = this.#written.length;
    const text = count === 1 ? texts.storedOnStdout : texts.storedManyOnStdout;
    note(say(text, this.#language, { count }));
  }

  #formatted(signatures: readonly FinishedSignature[], signer: SignerOfRecord): string | Uint8Array {
    if (this.#format === 'json') {
      const first = this.#written.length === 0;
      return (first ? jsonHead(signer) : '') + jsonEntries(signatures, first);
    }
    const [only] = signatures;
    if (this.#format === 'raw' || this.#count === 1) return only ? bare(only.signature, this.#format) : '';
    return namedLines(signatures, this.#format);
  }
}

/**
 * Writes signatures to stdout. Those that cannot be written there go to stderr, also with --quiet: they cost a code.
 *
 * @param data the signatures as they were asked for
 * @param signatures the same
 * @throws CliError `configuration` when the reader has gone or the disk is full
 */
export async function handOver(data: string | Uint8Array, signatures: readonly FinishedSignature[]): Promise<void> {
  try {
    await writeToStdout(data);
    // Before a journal goes that keeps them.
    syncStdout();
  } catch (error) {
    process.stderr.write(namedLines(signatures, 'base64'));
    const reason = systemReason(error as NodeJS.ErrnoException);
    throw new CliError('configuration', localise(texts.stdoutClosed, { reason }), texts.stdoutClosedRemedy);
  }
}
