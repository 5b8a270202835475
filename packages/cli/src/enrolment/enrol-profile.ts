import { type ErrorCode, SmartCmdError } from '@smartcmd/cmd-client';
import { AgentError, type EnrolFlow } from '@smartcmd/p11-module';
import { assertStoreUsable, dismissEnrolment, restoreToken, saveChain } from '../store/change.js';
import { fetchCertificates } from '../store/connect.js';
import { loadSettings } from '../store/profile.js';

/** The person's no, and the service's: the same question again would end the same way. All else may be better next time. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'cancelled',
  'phone-invalid',
  'account-without-signature',
  'signature-inactive',
  'application-refused',
  'parameter-refused',
  'pin-refused',
  'pin-malformed',
  'pin-locked',
  'pin-change-required',
  'otp-refused',
  'otp-malformed',
]);

/**
 * Asks the person for their account, for a program that looks for its certificate, fetches that and saves profile and token. If they
 * cancel, or the service refuses, the profile remembers it, and no program asks again.
 *
 * @param name of the profile, as its token file says
 * @param flow who is asked, and what ends it: then nothing is remembered
 * @throws SmartCmdError, CliError or AgentError; the profile has no certificate then
 */
export async function enrolProfile(name: string, flow: EnrolFlow): Promise<void> {
  const settings = await loadSettings(name, flow.signal);
  // What the program has loaded is older than the profile.
  if (settings.enrolment === undefined) {
    restoreToken(settings.name);
    return;
  }
  if (settings.enrolment === 'dismissed') throw new SmartCmdError('cancelled');
  // Before the person types anything.
  assertStoreUsable();
  try {
    const { chain, phone } = await fetchCertificates(settings, flow);
    saveChain(settings.name, chain, phone);
  } catch (error) {
    if (isRefusal(error) && !flow.signal.aborted) rememberIfPossible(settings.name);
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof AgentError) return error.rv === 'CKR_PIN_INCORRECT';
  return error instanceof SmartCmdError && REFUSALS.has(error.code);
}

/** What the person is told is why there is no certificate, not that this could not be noted too. */
function rememberIfPossible(name: string): void {
  try {
    dismissEnrolment(name);
  } catch {}
}
