import { isAbsolute, join } from 'node:path';
import { encryptionCertificateAt, SmartCmdError } from '@smartcmd/cmd-client';
import { Journal } from '../batch/journal.js';
import { discard } from '../batch/unfinished.js';
import { CliError } from '../cli-error.js';
import { DOCUMENTS_PER_REQUEST } from '../limits.js';
import { batchTexts } from '../messages/batch.js';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import { chooseSink } from '../output/choose-sink.js';
import { detail, note } from '../output/streams.js';
import { clearProgress, prepareProgress } from '../progress.js';
import { assertCanAsk } from '../prompts/cli-prompter.js';
import { documentList } from '../prompts/questions.js';
import { connect } from '../store/connect.js';
import { fingerprintOf, loadProfile, type Profile } from '../store/profile.js';
import { localise, say } from '../text.js';
import { documentDigest, plannedDocuments, type ReadyDocument, readyDocuments } from './documents.js';
import { interruptedRun } from './interrupted-run.js';
import type { SignHashRequest } from './request.js';
import { askingOf, type Run, signRun, warnThatNotKept } from './run.js';

/**
 * `smartcmd sign-hash`: everything that can be wrong on this machine is checked before the person is asked anything; then
 * the service signs, and each request's signatures are written as soon as they are verified.
 *
 * @throws CliError or SmartCmdError; what was written before stays
 */
export async function signHash(request: SignHashRequest): Promise<void> {
  if (request.resume || request.discard) assertNothingElse(request);
  if (request.discard) {
    note(say(batchTexts.discarded, request.language, { id: discard(request.digests[0]) }));
    return;
  }
  const run = request.resume ? await interruptedRun(request) : await newRun(request);
  warnOfEncryptionCertificate(run.profile, request);
  introduce(run, request);
  const { signer } = connect(run.profile);
  try {
    await signRun(run, signer, request);
  } finally {
    clearProgress();
    signer.close();
    run.journal?.close();
  }
}

/** With these the documents are those of the journal. */
function assertNothingElse({ digests, files, documentNames, discard: forget }: SignHashRequest): void {
  if (digests.length <= 1 && files.length === 0 && documentNames.length === 0) return;
  throw new CliError('usage', localise(batchTexts.nothingElse, { flag: forget ? 'discard' : 'resume' }));
}

async function newRun(request: SignHashRequest): Promise<Run> {
  const planned = await plannedDocuments(request);
  const sink = chooseSink(planned, { ...request, output: request.output ?? '-' });
  assertCanAsk(askingOf(request));
  const profile = await loadProfile(request.profile, request.signal);
  detail(`profile ${profile.name}: ${profile.service} at ${profile.endpoint}`);
  await prepareProgress();
  const documents = await readyDocuments(planned, request);
  return { documents, sink, profile, journal: beginJournal(documents, profile, request), signed: new Map() };
}

/** A single document leaves nothing to continue; and what cannot be continued can be signed all the same. */
function beginJournal(
  documents: readonly ReadyDocument[],
  profile: Profile,
  { format, force, language, output = '-' }: SignHashRequest,
): Journal | undefined {
  if (documents.length === 1) return undefined;
  try {
    return Journal.begin({
      profile: profile.name,
      certificateFingerprint: fingerprintOf(profile.chain),
      format,
      // Not normalised: a directory that is to be made ends with a slash.
      output: output === '-' || isAbsolute(output) ? output : join(process.cwd(), output),
      force,
      documents: documents.map(({ name, digestInfo }) => ({ name, digestInfo })),
    });
  } catch (error) {
    warnThatNotKept(error, language);
    return undefined;
  }
}

/** AMA has replaced its certificate late before, so an expired one is a warning: only the service knows which it takes. */
function warnOfEncryptionCertificate({ encryptionCertificates }: Profile, { language }: SignHashRequest): void {
  try {
    encryptionCertificateAt(encryptionCertificates, new Date())?.assertValidAt(new Date());
  } catch (error) {
    if (!(error instanceof SmartCmdError)) throw error;
    const values = { sentence: error.sentence(language), remedy: error.remedy(language) };
    note(say(texts.encryptionCertificate, language, values));
  }
}

/** Whose certificate signs what, and what that means (AMA's guidelines 16 and 22), before anything is asked. */
function introduce({ profile, documents, signed }: Run, { language, yes }: SignHashRequest): void {
  const { chain, name } = profile;
  const until = chain.notAfter.toISOString().slice(0, 10);
  note(say(texts.signer, language, { holder: chain.holder, until, profile: name }));
  // Otherwise the question whether to sign says all this.
  if (!yes) return;
  const shown = documents
    .filter((_, index) => !signed.has(index))
    .map((document) => ({
      name: document.name,
      hash: document.hash.name,
      digest: Buffer.from(documentDigest(document)).toString('hex'),
    }));
  if (shown.length === 0) return;
  note(documentList(shown, Math.ceil(shown.length / DOCUMENTS_PER_REQUEST), language));
  note(say(texts.steps, language));
}
