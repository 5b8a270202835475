import { setTimeout as sleep } from 'node:timers/promises';
import { SmartCmdError } from '../errors.js';
import { wasNeverReached, wasNeverSent } from '../https/transport.js';

/** Milliseconds before the second and the third try. */
const BACK_OFF = [250, 1_000];

/** Failures of the way to the service that may be gone a moment later. */
const PASSING: ReadonlySet<string> = new Set([
  'network-name',
  'network-refused',
  'network-timeout',
  'network-lost',
  'service-error',
]);

/**
 * Tries again, with back-off, where that can do no harm: when not one byte was sent, or the call changes nothing.
 *
 * @param call one attempt
 * @param changesNothing whether the operation only reads
 * @param signal ends the waiting
 * @throws what the last attempt threw
 */
export async function withRetries<T>(
  call: () => Promise<T>,
  changesNothing: boolean,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (const pause of BACK_OFF) {
    try {
      return await call();
    } catch (error) {
      if (!mayTryAgain(error, changesNothing)) throw error;
    }
    try {
      await sleep(pause, undefined, { signal });
    } catch {
      throw new SmartCmdError('interrupted');
    }
  }
  return call();
}

function mayTryAgain(error: unknown, changesNothing: boolean): boolean {
  if (!(error instanceof SmartCmdError) || !PASSING.has(error.code)) return false;
  // Who waited a whole time-out for an answer need not wait for it three times.
  if (error.code === 'network-timeout') return wasNeverReached(error);
  return wasNeverSent(error) || changesNothing;
}
