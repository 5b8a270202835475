import { stat } from 'node:fs/promises';
import type { Prompter } from '@smartcmd/cmd-client';
import { signHashTexts as texts } from '../messages/sign-hash.js';
import { isSystemError, systemReason } from '../system-error.js';
import { documentDigest, type ReadyDocument } from './documents.js';
import { hashFile, isChanged, unusableFile } from './hash-file.js';

/**
 * A prompter that lets PIN and code through only while the files are what was shown to the person: an answer takes minutes, in which
 * another program may save a document, and a signature of what it was before would be of no use to anybody.
 *
 * @param documents gives those that are not signed yet
 * @param signal gives up
 */
export function whileUnchanged(
  prompter: Prompter,
  documents: () => readonly ReadyDocument[],
  signal: AbortSignal,
): Prompter {
  const guarded = async <T extends Uint8Array | 'resend' | undefined>(answering: Promise<T>): Promise<T> => {
    const answer = await answering;
    try {
      for (const document of documents()) await assertUnchanged(document, signal);
    } catch (error) {
      if (answer instanceof Uint8Array) answer.fill(0);
      throw error;
    }
    return answer;
  };
  return {
    ...prompter,
    pin: (request) => guarded(prompter.pin(request)),
    otp: (request) => guarded(prompter.otp(request)),
  };
}

async function assertUnchanged(document: ReadyDocument, signal: AbortSignal): Promise<void> {
  const { path, stat: before, hash } = document;
  if (path === undefined || before === undefined) return;
  if (!isChanged(before, await statOf(path))) return;
  // Copied to and fro, or given other permissions, it may have the same content.
  const { digest } = await hashFile(path, hash.name, () => {}, signal);
  if (Buffer.compare(digest, documentDigest(document)) !== 0) throw changedSince(path);
}

async function statOf(path: string) {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    throw isSystemError(error) ? unusableFile(path, systemReason(error), texts.fileChangedSinceRemedy) : error;
  }
}

const changedSince = (path: string) => unusableFile(path, texts.fileChangedSince, texts.fileChangedSinceRemedy);
