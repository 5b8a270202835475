import { type BigIntStats, statSync } from 'node:fs';
import { buildDigestInfo, HASHES, type Hash, hashByName } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { DOCUMENTS_LIMIT, DOCUMENTS_PER_REQUEST } from '../limits.js';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import { detail, note } from '../output/streams.js';
import { clearProgress, showProgress, updateProgress } from '../progress.js';
import { systemReason } from '../system-error.js';
import { localise, say } from '../text.js';
import { digestInfoOf, digestOf, type GivenDigest } from './digests.js';
import { documentNames } from './document-names.js';
import { hashFile, notRegularFile, unusableFile } from './hash-file.js';
import type { SignHashRequest } from './request.js';
import { linesOfStdin } from './stdin.js';

/** A document that is going to be signed; a file's DigestInfo comes when it is hashed. */
export interface PlannedDocument {
  readonly name: string;
  readonly path?: string | undefined;
  readonly digestInfo?: Uint8Array | undefined;
  readonly hash: Hash;
}

/** A document ready to be signed. */
export interface ReadyDocument extends PlannedDocument {
  readonly digestInfo: Uint8Array;
  /** The file as it was when it was hashed; absent where only a digest was given. */
  readonly stat?: BigIntStats | undefined;
}

/**
 * What the command line names, checked as far as it can be without reading the files: files first, then digests, each in
 * the order given.
 *
 * @throws CliError or SmartCmdError; nothing was asked or sent
 */
export async function plannedDocuments(request: SignHashRequest): Promise<PlannedDocument[]> {
  const hash = hashByName(request.algorithm);
  if (!hash) {
    const names = HASHES.map(({ name }) => name).join(', ');
    const sentence = localise(texts.unknownAlgorithm, { name: request.algorithm });
    throw new CliError('usage', sentence, localise(texts.unknownAlgorithmRemedy, { names }));
  }
  for (const path of request.files) assertFile(path);
  const files = request.files.map((path) => ({ path, hash, digestInfo: undefined }));
  const items = [...files, ...(await givenDigests(request, hash))];
  if (items.length > DOCUMENTS_LIMIT) throw tooMany();
  if (items.length === 0) throw new CliError('usage', texts.nothing, texts.nothingRemedy);
  const names = documentNames(items, request.documentNames, request.language);
  const weak = new Set(items.filter((item) => item.hash.weak).map((item) => item.hash.name));
  for (const name of weak) note(say(texts.weakHash, request.language, { hash: name }));
  return items.map((item, index) => ({ ...item, name: names[index] ?? '' }));
}

/**
 * Hashes the files among the documents.
 *
 * @throws CliError `usage` when one cannot be read; nothing was asked or sent
 */
export async function readyDocuments(
  planned: readonly PlannedDocument[],
  request: SignHashRequest,
): Promise<ReadyDocument[]> {
  const ready: ReadyDocument[] = [];
  for (const document of planned) {
    const { digestInfo } = document;
    ready.push({ ...document, ...(digestInfo ? { digestInfo } : await hashedFile(document, request)) });
  }
  return ready;
}

async function hashedFile(
  { path = '', hash }: PlannedDocument,
  { language, signal }: SignHashRequest,
): Promise<Pick<ReadyDocument, 'stat'> & { readonly digestInfo: Uint8Array }> {
  showProgress(say(texts.hashing, language, { path }));
  let shown = 0;
  const onProgress = (part: number): void => {
    const percent = Math.floor(part * 100);
    if (percent === shown) return;
    shown = percent;
    updateProgress(say(texts.hashingPart, language, { path, percent }));
  };
  const { digest, size, stat } = await hashFile(path, hash.name, onProgress, signal).finally(clearProgress);
  if (size === 0) note(say(texts.fileEmpty, language, { path }));
  return { digestInfo: buildDigestInfo(hash.name, digest), stat };
}

function assertFile(path: string): void {
  let stat: ReturnType<typeof statSync>;
  try {
    stat = statSync(path);
  } catch (error) {
    // Node puts U+FFFD for bytes that are no UTF-8, as in the names of old archives, and cannot name the file any more.
    if (path.includes('\ufffd')) throw unusableFile(path, texts.fileNameNotUtf8, texts.fileNameNotUtf8Remedy);
    throw unusableFile(path, systemReason(error as NodeJS.ErrnoException));
  }
  if (stat.isDirectory()) throw unusableFile(path, systemReason({ code: 'EISDIR' } as NodeJS.ErrnoException));
  if (!stat.isFile()) throw notRegularFile(path);
}

async function givenDigests(request: SignHashRequest, hash: Hash): Promise<GivenDigest[]> {
  const { digests, digestInfo, language, signal } = request;
  const read = (text: string, where: Parameters<typeof digestInfoOf>[1]): GivenDigest =>
    digestInfo ? digestInfoOf(text, where) : digestOf(text, hash, where);
  const given: GivenDigest[] = [];
  let stdinRead = false;
  for (const [index, text] of digests.entries()) {
    if (text !== '-') {
      given.push(read(text, localise(texts.argument, { number: index + 1 })));
      continue;
    }
    if (stdinRead) throw new CliError('usage', texts.stdinTwice);
    stdinRead = true;
    detail('reading digests from stdin');
    if (process.stdin.isTTY) note(say(texts.stdinFromTerminal, language));
    for await (const line of linesOfStdin(signal)) {
      if (given.length === DOCUMENTS_LIMIT) throw tooMany();
      given.push(read(line.text, localise(texts.line, { number: line.number })));
    }
  }
  return given;
}

/** Nobody means to give so many codes: rather a wrong file came in by stdin. */
function tooMany(): CliError {
  const values = { limit: DOCUMENTS_LIMIT, codes: DOCUMENTS_LIMIT / DOCUMENTS_PER_REQUEST };
  return new CliError('usage', localise(texts.tooMany, values), texts.tooManyRemedy);
}

/** @returns the digest within its DigestInfo, raw bytes */
export const documentDigest = ({ digestInfo, hash }: ReadyDocument): Uint8Array =>
  digestInfo.subarray(hash.prefix.length);
