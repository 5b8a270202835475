import { accessSync, constants, lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Localised } from '@smartcmd/cmd-client';
import { CliError, type CliErrorKind } from '../cli-error.js';
import { removeLeftovers } from '../files/leftovers.js';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import type { PlannedDocument } from '../sign-hash/documents.js';
import type { SignHashRequest } from '../sign-hash/request.js';
import { isSystemError, systemReason } from '../system-error.js';
import { localise, type TextValues } from '../text.js';
import { type FileSinkOptions, JsonFileSink, SeparateFilesSink } from './file-sink.js';
import type { SignatureSink } from './signature-sink.js';
import { stdoutSink } from './stdout-sink.js';

/** What decides where signatures go. */
type SinkRequest = Pick<SignHashRequest, 'format' | 'force' | 'language'> & { readonly output: string };

/**
 * Decides where the signatures go, and checks, before anything is asked or sent, that they can be written there.
 *
 * @param documents what is going to be signed
 * @param request where the signatures go, and how
 * @param isOurs whether a file holds only what an interrupted run has written, which is to be replaced by the same or more
 * @throws CliError `usage` when a file exists or the form does not fit, `configuration` when nothing can be written there
 */
export function chooseSink(
  documents: readonly PlannedDocument[],
  request: SinkRequest,
  isOurs: (path: string) => boolean = () => false,
): SignatureSink {
  const { output, format, language } = request;
  const options: FileSinkOptions = { format, language, mayReplace: (path) => request.force || isOurs(path) };
  if (output === '-') return stdoutSink(format, documents.length, language);
  const existing = statOf(output);
  removeLeftovers(existing?.isDirectory() ? output : dirname(output));
  if (existing?.isDirectory() || output.endsWith('/') || output.endsWith(sep)) {
    if (existing && !existing.isDirectory())
      throw refusal('usage', texts.outputNotDirectory, { path: output }, texts.outputUnwritableRemedy);
    const paths = pathsIn(output, documents, format === 'json' ? '.json' : '.sig');
    for (const path of paths.values()) assertReplaceable(path, documents, options);
    assertWritable(output, nearestDirectory(output));
    return new SeparateFilesSink(paths, options);
  }
  const [only] = documents;
  if (documents.length > 1 && format !== 'json') {
    throw refusal('usage', texts.outputNeedsDirectory, { path: output }, texts.outputNeedsDirectoryRemedy);
  }
  assertReplaceable(output, documents, options);
  // The target of a link is replaced where it lies.
  const directory = dirname(existing ? realpathSync(output) : output);
  if (!statOf(directory))
    throw refusal('configuration', texts.outputNoParent, { path: output }, texts.outputNoParentRemedy);
  assertWritable(output, directory);
  return format === 'json'
    ? new JsonFileSink(output, options)
    : new SeparateFilesSink(new Map([[only?.name ?? '', output]]), options);
}

/** A file for each document in a directory: its name without what file systems forbid, made unique. */
function pathsIn(directory: string, documents: readonly PlannedDocument[], extension: string): Map<string, string> {
  const taken = new Set<string>();
  const paths = new Map<string, string>();
  for (const { name } of documents) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems forbid them
    const safe = name.replace(/[/\\:*?"<>|\x00-\x1f\x7f]/g, '_').replace(/^\.+/, (dots) => '_'.repeat(dots.length));
    let candidate = safe;
    // Some file systems do not tell A from a.
    for (let n = 2; taken.has(candidate.toLowerCase()); n++) candidate = `${safe} (${n})`;
    taken.add(candidate.toLowerCase());
    paths.set(name, join(directory, candidate + extension));
  }
  return paths;
}

function assertReplaceable(path: string, documents: readonly PlannedDocument[], { mayReplace }: FileSinkOptions): void {
  const existing = statOf(path);
  if (!existing) {
    assertNotDangling(path);
    return;
  }
  // A pipe may have no reader, and a device keeps nothing.
  if (!existing.isFile()) throw refusal('usage', texts.outputNotRegular, { path }, texts.outputNotRegularRemedy);
  const real = realpathSync(path);
  if (documents.some((document) => document.digestInfo === undefined && realpathSync(document.path ?? '') === real)) {
    throw refusal('usage', texts.outputIsInput, { path }, texts.outputIsInputRemedy);
  }
  if (!mayReplace(path)) throw refusal('usage', texts.outputExists, { path }, texts.outputExistsRemedy);
}

/** Asked of what does not exist: a link to nothing does, and can be neither made nor written through. */
function assertNotDangling(path: string): void {
  if (!lstatSync(path, { throwIfNoEntry: false })) return;
  throw refusal('usage', texts.outputDangling, { path }, texts.outputUnwritableRemedy);
}

/** A file is replaced by way of its directory. */
function assertWritable(path: string, directory: string): void {
  try {
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** The directory itself, or the one in which it will have to be made. */
function nearestDirectory(path: string): string {
  for (let directory = resolve(path); ; directory = dirname(directory)) {
    const stat = statOf(directory);
    if (stat?.isDirectory()) return directory;
    if (stat) throw refusal('usage', texts.outputNotDirectory, { path: directory }, texts.outputUnwritableRemedy);
    assertNotDangling(directory);
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  return refusal(
    'configuration',
    texts.outputUnwritable,
    { path, reason: systemReason(error) },
    texts.outputUnwritableRemedy,
  );
}

const refusal = (kind: CliErrorKind, sentence: Localised, values: TextValues, remedy: Localised): CliError =>
  new CliError(kind, localise(sentence, values), remedy);
