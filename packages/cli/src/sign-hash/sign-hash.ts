import { type RemoteSigner, type SignedItem, SmartCmdError } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { environment } from '../environment.js';
import { DOCUMENTS_LISTED, DOCUMENTS_PER_REQUEST } from '../limits.js';
import { errorTexts } from '../messages/errors.js';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import { chooseSink } from '../output/choose-sink.js';
import type { FinishedSignature } from '../output/signature-formats.js';
import type { SignatureSink } from '../output/signature-sink.js';
import { detail, note } from '../output/streams.js';
import { clearProgress, prepareProgress } from '../progress.js';
import { assertCanAsk, createPrompter, type PrompterOptions } from '../prompts/cli-prompter.js';
import { documentList } from '../prompts/questions.js';
import { connect } from '../store/connect.js';
import { fingerprintOf, loadProfile, type Profile } from '../store/profile.js';
import { localise, say } from '../text.js';
import { plannedDocuments, type ReadyDocument, readyDocuments } from './documents.js';
import type { SignHashRequest } from './request.js';

/**
 * `smartcmd sign-hash`: everything that can be wrong on this machine is checked before the person is asked anything; then
 * the service signs, and each request's signatures are written as soon as they are verified.
 *
 * @throws CliError or SmartCmdError; what was written before stays
 */
export async function signHash(request: SignHashRequest): Promise<void> {
  const { language } = request;
  const planned = await plannedDocuments(request);
  const sink = chooseSink(planned, request);
  const askpass = request.askpass ?? environment('SMARTCMD_ASKPASS');
  if (askpass === '') throw new CliError('usage', localise(errorTexts.flagValue, { flag: 'askpass' }));
  const asking: PrompterOptions = { askpass, interactive: true, yes: request.yes, language };
  assertCanAsk(asking);
  const profile = await loadProfile(request.profile);
  detail(`profile ${profile.name}: ${profile.service} at ${profile.endpoint}`);
  await prepareProgress();
  const documents = await readyDocuments(planned, request);
  warnOfEncryptionCertificate(profile, request);
  introduce(profile, documents, request);
  const { signer } = connect(profile);
  try {
    await signInto(sink, documents, { profile, signer, asking, request });
  } finally {
    clearProgress();
    signer.close();
  }
}

/** AMA has replaced its certificate late before, so an expired one is a warning: only the service knows which it takes. */
function warnOfEncryptionCertificate({ encryptionCertificate }: Profile, { language }: SignHashRequest): void {
  try {
    encryptionCertificate?.assertValidAt(new Date());
  } catch (error) {
    if (!(error instanceof SmartCmdError)) throw error;
    const values = { sentence: error.sentence(language), remedy: error.remedy(language) };
    note(say(texts.encryptionCertificate, language, values));
  }
}

/** Whose certificate signs what, and what that means (AMA's guidelines 16 and 22), before anything is asked. */
function introduce(profile: Profile, documents: readonly ReadyDocument[], { language, yes }: SignHashRequest): void {
  const { chain, name } = profile;
  const until = chain.notAfter.toISOString().slice(0, 10);
  note(say(texts.signer, language, { holder: chain.holder, until, profile: name }));
  // Otherwise the question whether to sign says all this.
  if (!yes) return;
  const shown = documents.map((document) => ({
    name: document.name,
    hash: document.hash.name,
    digest: hexOf(digestOf(document)),
  }));
  note(documentList(shown, Math.ceil(documents.length / DOCUMENTS_PER_REQUEST), language));
  note(say(texts.steps, language));
}

interface Signing {
  readonly profile: Profile;
  readonly signer: RemoteSigner;
  readonly asking: PrompterOptions;
  readonly request: SignHashRequest;
}

async function signInto(sink: SignatureSink, documents: readonly ReadyDocument[], signing: Signing): Promise<void> {
  const { profile, signer, asking, request } = signing;
  const record = { profile: profile.name, certificateFingerprint: fingerprintOf(profile.chain) };
  const items = documents.map(({ digestInfo, name }) => ({ digestInfo, documentName: name }));
  const options = { prompter: createPrompter(asking), signal: request.signal };
  let done = 0;
  try {
    for await (const signed of signer.sign(items, options)) {
      clearProgress();
      await sink.add(
        signed.map((item) => finished(item, documents)),
        record,
      );
      done += signed.length;
    }
    await sink.end(true);
    sink.describe();
  } catch (error) {
    clearProgress();
    await sink.end(false).catch(() => undefined);
    if (done > 0) tellPartial(documents, done, sink, request);
    throw error;
  }
}

/** Says what a later failure left undone; what was signed before is in the person's hands. */
function tellPartial(
  documents: readonly ReadyDocument[],
  done: number,
  sink: SignatureSink,
  { language }: SignHashRequest,
): void {
  sink.describe();
  process.stderr.write(`${say(texts.doneBefore, language, { done, all: documents.length })}\n`);
  const missing = documents.slice(done).map(({ name }) => `"${name}"`);
  const names = missing.slice(0, DOCUMENTS_LISTED).join(', ');
  const count = missing.length - DOCUMENTS_LISTED;
  process.stderr.write(`${say(count > 0 ? texts.notSignedMore : texts.notSigned, language, { names, count })}\n`);
}

function finished(
  { index, documentName, signature }: SignedItem,
  documents: readonly ReadyDocument[],
): FinishedSignature {
  const document = documents[index];
  if (!document) throw new Error(`a signature came for the document ${index}, which was not given`);
  return { name: documentName, algorithm: document.hash.name, digest: digestOf(document), signature };
}

const digestOf = ({ digestInfo, hash }: ReadyDocument): Uint8Array => digestInfo.subarray(hash.prefix.length);
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
