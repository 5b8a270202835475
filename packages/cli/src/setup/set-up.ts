import {
  applicationIdOf,
  type CertificateChain,
  type EncryptionCertificate,
  encryptionCertificateAt,
  type Language,
  normalisePhone,
} from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { setupTexts as texts } from '../messages/setup.js';
import { note } from '../output/streams.js';
import type { SecretServiceOptions } from '../secret-service/secret-service.js';
import { assertStoreUsable, saveProfile } from '../store/change.js';
import { readConfig } from '../store/config-file.js';
import { credentialsOf } from '../store/credentials.js';
import type { Credentials } from '../store/credentials-file.js';
import { type ProfileSettings, presentSettings, type StoredSettings } from '../store/profile.js';
import { checkedProfileName, FIRST_PROFILE, itemLabel } from '../store/profile-name.js';
import { say } from '../text.js';
import { checkedUsername, readEncryptionCertificate, readTlsAnchors } from './checks.js';
import { chooseDestination } from './choose-destination.js';
import { choosePlace } from './choose-place.js';
import { type Destination, type Draft, FLAG_OF, merged, missingParts, proposed } from './draft.js';
import { assertMayEnrol } from './enrolment.js';
import { type FetchContext, fetchChain } from './fetch-chain.js';
import { missingError, type SetupFlags } from './flags.js';
import { moduleSettingsFrom } from './module-settings.js';
import { readPassword } from './password-file.js';
import type { Questions } from './questions.js';
import { tellEnrolling, tellResult } from './tell-result.js';

/** Who is being talked to. */
export interface SetupContext {
  readonly language: Language;
  /** Ends the setup; nothing is saved then. */
  readonly signal: AbortSignal;
  /** Prints a line of the result. */
  readonly print: (line: string) => void;
}

/**
 * Makes or changes a profile: collects its values from the command line, the old profile, a running simulator and the
 * person, calls the service with them, and saves everything at the very end.
 *
 * @throws CliError or SmartCmdError; the old profile is untouched then
 */
export async function setUp(flags: SetupFlags, context: SetupContext): Promise<void> {
  assertStoreUsable();
  const config = readConfig();
  const name = checkedProfileName(flags.profile ?? config.defaultProfile ?? FIRST_PROFILE);
  const enrolling = flags['enrol-on-first-use'];
  if (enrolling) assertMayEnrol(config, name);
  const present = presentSettings(config, name, (problem) =>
    note(say(texts.oldProfileBroken, context.language, { name, problem })),
  );
  const module = moduleSettingsFrom(flags, present?.module);
  const given = await givenBy(flags, context.language);
  const questions = await questionsIfPossible(flags, context);
  const { destination, known } = await chooseDestination(flags, present, given, questions);
  const draft = merged(given, known);
  const options = { mayAsk: !flags['non-interactive'], signal: context.signal };
  const place = await choosePlace(flags, present, destination, options);
  const item = place === 'secret-service' ? itemLabel(name) : undefined;
  const presentCredentials = (settings: StoredSettings) => credentialsToPropose(settings, draft, options, context);
  const old = destination.environment === 'simulator' ? {} : await proposed(present, destination, presentCredentials);
  const complete = questions ? await asked(draft, old, destination, questions, enrolling) : merged(draft, old);
  const settings = { ...settingsFrom(complete, destination, flags, present, name), module };
  if (settings.service === 'ccmovel' && settings.environment !== 'simulator')
    note(say(texts.plainInTls, context.language));

  if (enrolling) {
    const profile = { ...settings, phone: undefined, enrolment: 'on-first-use' } as const;
    tellEnrolling(profile, { files: await saveProfile(profile, place, options), item }, context);
    return;
  }
  const fetched = await fetchedOrNothing(settings, { ...context, interactive: !flags['non-interactive'] });
  const profile = { ...settings, ...fetched };
  const files = await saveProfile(profile, place, options);
  tellResult(profile, { files, item }, readConfig().defaultProfile === name, context);
}

/** The credentials that the profile has, if any of them is needed; that they cannot be had is said. */
async function credentialsToPropose(
  settings: StoredSettings,
  { applicationId, username, password }: Draft,
  options: SecretServiceOptions,
  { language, signal }: SetupContext,
): Promise<Credentials | undefined> {
  if (applicationId !== undefined && username !== undefined && password !== undefined) return undefined;
  try {
    return await credentialsOf(settings, options);
  } catch (error) {
    if (!(error instanceof CliError) || signal.aborted) throw error;
    note(say(texts.oldCredentials, language, { problem: error.sentence }));
    return undefined;
  }
}

async function givenBy(flags: SetupFlags, language: Language): Promise<Draft> {
  const certificate = flags['encryption-certificate'];
  const anchors = flags['tls-ca'];
  const passwordFile = flags['password-file'];
  return {
    phone: flags.phone === undefined ? undefined : normalisePhone(flags.phone),
    applicationId: flags['application-id'] === undefined ? undefined : applicationIdOf(flags['application-id']),
    username: flags.username === undefined ? undefined : checkedUsername(flags.username),
    encryptionCertificates: certificate === undefined ? undefined : [readEncryptionCertificate(certificate)],
    tlsAnchors: anchors === undefined ? undefined : readTlsAnchors(anchors),
    password: passwordFile === undefined ? undefined : await readPassword(passwordFile, language),
  };
}

async function questionsIfPossible(
  flags: SetupFlags,
  { language, signal }: SetupContext,
): Promise<Questions | undefined> {
  if (flags['non-interactive'] || !process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const { Questions } = await import('./questions.js');
  return new Questions(language, signal);
}

/** Asks for everything that the command line or the simulator did not give; the old values are proposed. */
async function asked(
  draft: Draft,
  old: Draft,
  { service }: Destination,
  questions: Questions,
  enrolling: boolean,
): Promise<Draft> {
  const missing = new Set(missingParts(draft, service, enrolling));
  const ask = async <T>(part: keyof typeof FLAG_OF, question: () => Promise<T>): Promise<T | undefined> =>
    missing.has(part) ? await question() : undefined;
  const phone = await ask('phone', () => questions.phone(old.phone));
  const applicationId = await ask('applicationId', () => questions.applicationId(old.applicationId));
  const username = await ask('username', () => questions.username(old.username));
  const password = await ask('password', () => questions.password(old.password));
  const encryptionCertificates = await ask<readonly EncryptionCertificate[]>('encryptionCertificates', () =>
    questions.encryptionCertificates(old.encryptionCertificates),
  );
  const answers = { phone, applicationId, username, password, encryptionCertificates };
  return merged(merged(draft, answers), { tlsAnchors: old.tlsAnchors });
}

function settingsFrom(
  draft: Draft,
  destination: Destination,
  flags: SetupFlags,
  present: StoredSettings | undefined,
  name: string,
): Omit<ProfileSettings, 'module'> {
  const { phone, applicationId, username, password } = draft;
  const missing = missingParts(draft, destination.service, flags['enrol-on-first-use']);
  if (!applicationId || !username || !password || missing.length > 0) {
    throw missingError(missing.map((part) => FLAG_OF[part]));
  }
  const { encryptionCertificates = [] } = draft;
  encryptionCertificateAt(encryptionCertificates, new Date())?.assertValidAt(new Date());
  return {
    name,
    ...destination,
    phone,
    encryptionCertificates,
    tlsAnchors: draft.tlsAnchors,
    credentials: { applicationId, username, password },
    certificateWithPin: flags['with-pin'] ?? present?.certificateWithPin ?? false,
    phoneApproval: flags['phone-approval'] ?? present?.phoneApproval ?? false,
    newerFields: flags['newer-fields'] ?? present?.newerFields ?? false,
    ...(present?.timeouts && { timeouts: present.timeouts }),
  };
}

async function fetchedOrNothing(
  settings: ProfileSettings,
  context: FetchContext,
): Promise<{ chain: CertificateChain; phone: string }> {
  const { language } = context;
  const { phone = '' } = settings;
  note(say(texts.asking, language, { host: new URL(settings.endpoint).host, phone }));
  try {
    return await fetchChain(settings, context);
  } catch (error) {
    note(say(texts.nothingSaved, language));
    throw error;
  }
}
