import { readFileSync } from 'node:fs';
import { parseDigestInfo, verifySignature } from '@smartcmd/cmd-client';
import * as z from 'zod/mini';
import { takeOver, type UnfinishedBatch } from '../batch/unfinished.js';
import { CliError } from '../cli-error.js';
import { batchTexts as texts } from '../messages/batch.js';
import { chooseSink } from '../output/choose-sink.js';
import { bare } from '../output/signature-formats.js';
import { note } from '../output/streams.js';
import { prepareProgress } from '../progress.js';
import { assertCanAsk } from '../prompts/cli-prompter.js';
import { fingerprintOf, loadProfile, type Profile } from '../store/profile.js';
import { localise, say } from '../text.js';
import type { ReadyDocument } from './documents.js';
import type { SignatureFormat, SignHashRequest } from './request.js';
import { askingOf, type Run } from './run.js';

/**
 * Takes an interrupted run over: its documents, and those of its signatures that verify with the profile's certificate. What the run had written
 * already is known again, and not in the way.
 *
 * @throws CliError `usage` when there is none or its output is in the way, `configuration` when it cannot be continued
 */
export async function interruptedRun(request: SignHashRequest): Promise<Run> {
  const batch = takeOver(request.digests[0]);
  try {
    return await continued(batch, request);
  } catch (error) {
    batch.journal.close();
    throw error;
  }
}

async function continued(batch: ReturnType<typeof takeOver>, request: SignHashRequest): Promise<Run> {
  const { id, record, journal } = batch;
  const { language } = request;
  const profile = await loadProfile(record.profile, request.signal);
  assertSameCertificate(batch, profile);
  await prepareProgress();
  const documents = record.documents.map(
    ({ name, digestInfo }): ReadyDocument => ({ name, digestInfo, hash: parseDigestInfo(digestInfo).hash }),
  );
  const verified = [...record.signatures].filter(([index, signature]) =>
    verifySignature(profile.chain.leaf, documents[index]?.digestInfo ?? new Uint8Array(), signature),
  );
  const signed = new Map(verified.sort(([a], [b]) => a - b));
  // What is only to be handed over needs nobody.
  if (signed.size < documents.length) assertCanAsk(askingOf(request));
  const run = { documents, profile, journal, signed };
  // Its own place may have gone, or be taken.
  const output = request.output ?? record.output;
  const force = request.force || record.force;
  const sink = chooseSink(documents, { ...record, output, force, language }, writtenBy(run, record.format));
  note(say(texts.continued, language, { id, done: signed.size, all: documents.length }));
  return { ...run, sink };
}

function assertSameCertificate({ id, record }: UnfinishedBatch, { name, chain }: Profile): void {
  if (fingerprintOf(chain) === record.certificateFingerprint) return;
  const sentence = localise(texts.certificateChanged, { profile: name, id });
  throw new CliError('configuration', sentence, localise(texts.certificateChangedRemedy, { id }));
}

/** Whether a file holds nothing but signatures that this run has made, as it writes them. */
function writtenBy({ signed }: Pick<Run, 'signed'>, format: SignatureFormat): (path: string) => boolean {
  const made = new Set(
    [...signed.values()].map((signature) => text(format === 'json' ? signature : bare(signature, format))),
  );
  return (path) => {
    const content = contentOf(path);
    if (content === undefined) return false;
    // To the byte: decoders pass over what is no digit, which may be the person's own words.
    if (format !== 'json') return made.has(text(content));
    return signaturesIn(content.toString('utf8'))?.every((signature) => made.has(signature)) ?? false;
  };
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The JSON form, and not a field more. */
const Written = z.strictObject({
  version: z.number(),
  profile: z.string(),
  certificateFingerprint: z.string(),
  signatures: z
    .array(z.strictObject({ name: z.string(), algorithm: z.string(), digest: z.string(), signature: z.string() }))
    .check(z.minLength(1)),
  complete: z.boolean(),
});

function signaturesIn(json: string): string[] | undefined {
  try {
    return Written.parse(JSON.parse(json)).signatures.map(({ signature }) => signature);
  } catch {
    return undefined;
  }
}
