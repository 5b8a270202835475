import { setTimeout as sleep } from 'node:timers/promises';
import type { SignResponse } from '../service/answers.js';
import type { Operation } from './operation.js';

/** How often AMA's own application asks for an approval on the phone, in milliseconds. */
const POLL_INTERVAL_MS = 1_000;

/** How long a poll that is under way when the OTP is given may still take, in milliseconds. */
const GRACE_MS = 1_500;

/** What came first: the person's answer to the prompt, or the service's after an approval on the phone. */
export type Outcome<T> = { readonly answer: T } | { readonly response: SignResponse };

/**
 * Asks a question, and meanwhile, where the profile has it, polls for the approval on the phone. The first success
 * wins: an approval closes the prompt.
 *
 * @param operation what is going on
 * @param processId of the started process
 * @param ask asks; its signal closes the prompt
 */
export async function withPhoneApproval<T extends Uint8Array | string>(
  operation: Operation,
  processId: string,
  ask: (until: AbortSignal) => Promise<T>,
): Promise<Outcome<T>> {
  const approved = new AbortController();
  if (!operation.phoneApproval) return { answer: await ask(approved.signal) };

  const answered = new AbortController();
  const abandoned = new AbortController();
  const approval = pollForApproval(operation, processId, answered.signal, abandoned.signal);
  const question = ask(approved.signal).then((answer): Outcome<T> => ({ answer }));
  const approvedFirst = approval.then((response): Outcome<T> | Promise<Outcome<T>> =>
    response ? { response } : question,
  );
  try {
    const first = await Promise.race([question, approvedFirst]);
    if ('response' in first) return announced(operation, first);
    // A poll may be under way that takes the answer away from under the OTP.
    answered.abort();
    const response = await Promise.race([
      approval,
      sleep(GRACE_MS, undefined, { signal: abandoned.signal, ref: false }),
    ]);
    if (!response) return first;
    if (typeof first.answer !== 'string') first.answer.fill(0);
    return announced(operation, { response });
  } finally {
    answered.abort();
    abandoned.abort();
    approved.abort();
    // The closed prompt's own end is of no interest any more.
    approvedFirst.catch(() => undefined);
  }
}

function announced<T>(operation: Operation, outcome: Outcome<T>): Outcome<T> {
  operation.person.announce({ kind: 'approved-on-phone' });
  return outcome;
}

/**
 * @param answered no further poll is needed
 * @param abandoned the one that is under way is not needed either
 * @returns the service's answer, or `undefined` when `answered` was aborted first
 */
async function pollForApproval(
  { service, signal }: Operation,
  processId: string,
  answered: AbortSignal,
  abandoned: AbortSignal,
): Promise<SignResponse | undefined> {
  const ending = AbortSignal.any(signal ? [signal, abandoned] : [abandoned]);
  while (!answered.aborted && !ending.aborted) {
    try {
      await sleep(POLL_INTERVAL_MS, undefined, { signal: answered });
      const response = await service.signDocumentPooling(processId, { signal: ending });
      if (response) return response;
    } catch {
      // The OTP is the way that always works; it, not the poll, reports what is wrong with the service.
    }
  }
  return undefined;
}
