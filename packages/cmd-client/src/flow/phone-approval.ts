import { setTimeout as sleep } from 'node:timers/promises';
import { SmartCmdError } from '../errors.js';
import { wasNeverSent } from '../https/transport.js';
import type { SignResponse } from '../service/answers.js';
import type { Operation } from './operation.js';

/** How often AMA's own application asks for an approval on the phone, in milliseconds. */
const POLL_INTERVAL_MS = 1_000;

/** How long a poll that is under way when the OTP is given may still take, in milliseconds. */
const GRACE_MS = 1_500;

/**
 * What came first: the person's answer to the prompt, or the service's after an approval on the phone; or why that one was lost on
 * its way.
 */
export type Outcome<T> = { readonly answer: T } | Approval;
type Approval = { readonly response: SignResponse } | { readonly lost: SmartCmdError };

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
  const approvedFirst = approval.then((ended): Outcome<T> | Promise<Outcome<T>> => ended ?? question);
  try {
    const first = await Promise.race([question, approvedFirst]);
    if (!('answer' in first)) return announced(operation, first);
    // A poll may be under way that takes the answer away from under the OTP.
    answered.abort();
    const ended = await Promise.race([approval, sleep(GRACE_MS, undefined, { signal: abandoned.signal, ref: false })]);
    if (!ended) return first;
    if (typeof first.answer !== 'string') first.answer.fill(0);
    return announced(operation, ended);
  } finally {
    answered.abort();
    abandoned.abort();
    approved.abort();
    // The closed prompt's own end is of no interest any more.
    approvedFirst.catch(() => undefined);
  }
}

function announced(operation: Operation, outcome: Approval): Approval {
  if ('response' in outcome) operation.person.announce({ kind: 'approved-on-phone' });
  return outcome;
}

/**
 * @param answered no further poll is needed
 * @param abandoned the one that is under way is not needed either
 * @returns the service's answer; or what lost it, when the process was waiting before an answer did not arrive, and is over after it;
 *   `undefined` when `answered` was aborted first
 */
async function pollForApproval(
  { service, signal }: Operation,
  processId: string,
  answered: AbortSignal,
  abandoned: AbortSignal,
): Promise<Approval | undefined> {
  let isWaiting = false;
  let lost: SmartCmdError | undefined;
  const ending = AbortSignal.any(signal ? [signal, abandoned] : [abandoned]);
  while (!answered.aborted && !ending.aborted) {
    try {
      await sleep(POLL_INTERVAL_MS, undefined, { signal: answered });
      const response = await service.signDocumentPooling(processId, { signal: ending });
      if (response) return { response };
      isWaiting = true;
      lost = undefined;
    } catch (error) {
      // The OTP is the way that always works; it, not the poll, reports what is wrong with the service. But nobody types a code
      // for what was approved.
      if (!(error instanceof SmartCmdError)) continue;
      if (error.code === 'process-ended' && lost) return { lost };
      if (isWaiting && error.status === undefined && !wasNeverSent(error)) lost = error;
    }
  }
  return undefined;
}
