import type { Language, RemoteSigner } from '@smartcmd/cmd-client';
import type { Journal } from '../batch/journal.js';
import { CliError } from '../cli-error.js';
import { environment } from '../environment.js';
import { DOCUMENTS_LISTED } from '../limits.js';
import { batchTexts } from '../messages/batch.js';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import type { FinishedSignature, SignerOfRecord } from '../output/signature-formats.js';
import type { SignatureSink } from '../output/signature-sink.js';
import { note } from '../output/streams.js';
import { clearProgress } from '../progress.js';
import { createPrompter, type PrompterOptions } from '../prompts/cli-prompter.js';
import { fingerprintOf, type Profile } from '../store/profile.js';
import { say } from '../text.js';
import { documentDigest, type ReadyDocument } from './documents.js';
import type { SignHashRequest } from './request.js';
import { whileUnchanged } from './unchanged.js';

/** Documents to sign, and where their signatures go. */
export interface Run {
  readonly profile: Profile;
  readonly documents: readonly ReadyDocument[];
  readonly sink: SignatureSink;
  /** Absent where there is nothing to continue, or no way to keep it. */
  readonly journal: Journal | undefined;
  /** Verified signatures from before the run was interrupted, raw, by the position of their document. */
  readonly signed: ReadonlyMap<number, Uint8Array>;
}

/** How the person is reached. */
export function askingOf({ askpass: given, yes, language }: SignHashRequest): PrompterOptions {
  const askpass = given ?? environment('SMARTCMD_ASKPASS');
  return { askpass, interactive: true, yes, language };
}

/** Who signs, for the JSON form. */
const recordOf = ({ name, chain }: Profile): SignerOfRecord => ({
  profile: name,
  certificateFingerprint: fingerprintOf(chain),
});

/**
 * Hands over what was signed before, then signs the rest: each request's signatures are kept in the journal, and then handed over.
 *
 * @throws CliError or SmartCmdError; what was signed before is in the person's hands, and in the journal if there is one
 */
export async function signRun(run: Run, signer: RemoteSigner, request: SignHashRequest): Promise<void> {
  const { documents, sink, journal, signed } = run;
  const { language, signal } = request;
  const record = recordOf(run.profile);
  const open = documents.flatMap(({ digestInfo, name }, index) =>
    signed.has(index) ? [] : [{ index, digestInfo, name }],
  );
  const items = open.map(({ digestInfo, name }) => ({ digestInfo, documentName: name }));
  const kept = new Set(signed.keys());
  const done = new Set<number>();
  const handOver = async (signatures: readonly Placed[]): Promise<void> => {
    await sink.add(
      signatures.map((placed) => finished(placed, documents)),
      record,
    );
    for (const { index } of signatures) done.add(index);
  };
  try {
    if (signed.size > 0) await handOver([...signed].map(([index, signature]) => ({ index, signature })));
    const notSigned = () => open.flatMap(({ index }) => (done.has(index) ? [] : (documents[index] ?? [])));
    const prompter = whileUnchanged(createPrompter(askingOf(request)), notSigned, signal);
    const batches = items.length > 0 ? signer.sign(items, { prompter, signal }) : [];
    for await (const batch of batches) {
      clearProgress();
      const placed = batch.map(({ index, signature }) => ({ index: open[index]?.index ?? -1, signature }));
      if (keep(journal, placed, language)) for (const { index } of placed) kept.add(index);
      await handOver(placed);
    }
    await sink.end(true);
    journal?.remove();
    sink.describe();
  } catch (error) {
    clearProgress();
    await sink.end(false).catch(() => undefined);
    if (done.size > 0) tellPartial(run, { done, kept }, language);
    if (journal?.holdsSignatures) {
      const how = kept.size < documents.length ? batchTexts.howToContinue : batchTexts.howToHandOver;
      process.stderr.write(`${say(how, language, { id: journal.id })}\n`);
    } else {
      journal?.remove();
    }
    throw error;
  }
}

/** A raw signature, and the position of its document. */
interface Placed {
  readonly index: number;
  readonly signature: Uint8Array;
}

/** A journal that cannot be written does not keep the signatures from the person; whether it has them. */
function keep(journal: Journal | undefined, signatures: readonly Placed[], language: Language): boolean {
  try {
    journal?.add(signatures);
    return journal !== undefined;
  } catch (error) {
    warnThatNotKept(error, language);
    return false;
  }
}

/** @throws whatever is no failure to write the journal */
export function warnThatNotKept(error: unknown, language: Language): void {
  if (!(error instanceof CliError)) throw error;
  note(say(batchTexts.notKept, language, { sentence: error.sentence }));
}

/** Says what a later failure left undone; what was signed before is in the person's hands. */
function tellPartial(
  { documents, sink }: Run,
  { done, kept }: Readonly<Record<'done' | 'kept', ReadonlySet<number>>>,
  language: Language,
): void {
  sink.describe();
  process.stderr.write(`${say(texts.doneBefore, language, { done: done.size, all: documents.length })}\n`);
  const missing = documents.filter((_, index) => !kept.has(index) && !done.has(index)).map(({ name }) => `"${name}"`);
  if (missing.length === 0) return;
  const names = missing.slice(0, DOCUMENTS_LISTED).join(', ');
  const count = missing.length - DOCUMENTS_LISTED;
  process.stderr.write(`${say(count > 0 ? texts.notSignedMore : texts.notSigned, language, { names, count })}\n`);
}

function finished({ index, signature }: Placed, documents: readonly ReadyDocument[]): FinishedSignature {
  const document = documents[index];
  if (!document) throw new Error(`a signature came for the document ${index}, which was not given`);
  return { name: document.name, algorithm: document.hash.name, digest: documentDigest(document), signature };
}
