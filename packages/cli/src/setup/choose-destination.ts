import { CliError } from '../cli-error.js';
import { setupTexts as texts } from '../messages/setup.js';
import type { Environment, StoredSettings } from '../store/profile.js';
import { type Destination, type Draft, FLAG_OF, missingParts } from './draft.js';
import { customEndpoint, endpointOf, isAma } from './endpoints.js';
import { missingError, type SetupFlags } from './flags.js';
import type { Questions } from './questions.js';
import { type RunningSimulator, readRunningSimulator } from './running-simulator.js';

/**
 * Decides which service the profile will speak to.
 *
 * @param flags what the person gave on the command line
 * @param present the profile as it is
 * @param given the values of the flags, already checked
 * @param questions absent when nothing can be asked
 * @returns the service, and what a running simulator says of itself
 */
export async function chooseDestination(
  flags: SetupFlags,
  present: StoredSettings | undefined,
  given: Draft,
  questions: Questions | undefined,
): Promise<{ destination: Destination; known: Draft }> {
  const state = flags['simulator-state'];
  if (state !== undefined && (flags.endpoint !== undefined || (flags.environment ?? 'simulator') !== 'simulator')) {
    throw new CliError('usage', texts.stateNeedsSimulator, texts.stateNeedsSimulatorRemedy);
  }
  const environment =
    (flags.endpoint === undefined ? undefined : 'custom') ??
    flags.environment ??
    (state === undefined ? undefined : 'simulator') ??
    (questions ? await questions.environment(present?.environment) : present?.environment);
  if (environment === undefined) throw missingError([ENVIRONMENT_FLAGS, ...otherFlags(flags, given)]);

  const service = flags.service ?? (present?.environment === environment ? present.service : undefined);
  if (environment === 'simulator')
    return simulated(readRunningSimulator(state), service ?? 'scmd', flags, given, present, questions);
  if (isAma(environment)) {
    const chosen = service ?? 'scmd';
    return { destination: { environment, endpoint: endpointOf(environment, chosen), service: chosen }, known: {} };
  }
  const address = flags.endpoint ?? (await customAddress(present, questions));
  return { destination: { environment, ...customEndpoint(address, service) }, known: {} };
}

const ENVIRONMENT_FLAGS = '--environment production|preproduction|simulator / --endpoint URL';

function otherFlags(flags: SetupFlags, given: Draft): string[] {
  return missingParts(given, 'scmd', flags['enrol-on-first-use']).map((part) => FLAG_OF[part]);
}

async function customAddress(present: StoredSettings | undefined, questions: Questions | undefined): Promise<string> {
  const endpoint = present?.environment === 'custom' ? present.endpoint : undefined;
  const address = questions ? await questions.endpoint(endpoint) : endpoint;
  if (address === undefined) throw missingError(['--endpoint URL']);
  return address;
}

async function simulated(
  simulator: RunningSimulator,
  service: Destination['service'],
  flags: SetupFlags,
  given: Draft,
  present: StoredSettings | undefined,
  questions: Questions | undefined,
): Promise<{ destination: Destination; known: Draft }> {
  const { phones, applicationId, username, password, encryptionCertificate, tlsAnchors } = simulator;
  const phone = flags['enrol-on-first-use'] ? undefined : await accountAmong(phones, given, present, questions);
  const environment: Environment = 'simulator';
  return {
    destination: { environment, endpoint: service === 'scmd' ? simulator.url : simulator.legacyUrl, service },
    known: { phone, applicationId, username, password, encryptionCertificates: [encryptionCertificate], tlsAnchors },
  };
}

async function accountAmong(
  phones: readonly string[],
  given: Draft,
  present: StoredSettings | undefined,
  questions: Questions | undefined,
): Promise<string | undefined> {
  const before = phones.find((phone) => phone === present?.phone);
  const ask = questions && given.phone === undefined && phones.length > 1;
  return ask ? await questions.account(phones, before) : (before ?? phones[0]);
}
