import { readFileSync } from 'node:fs';
import { CertificateChain, EncryptionCertificate, type Localised, SmartCmdError } from '@smartcmd/cmd-client';
import type { Enrolment } from '@smartcmd/p11-module';
import { CliError } from '../cli-error.js';
import { withFile } from '../files/file-error.js';
import { codeOf } from '../files/staged-file.js';
import { storeTexts } from '../messages/store.js';
import { localise, type TextValues } from '../text.js';
import { type Config, readConfig, type StoredProfile, storedProfile } from './config-file.js';
import { credentialsOf } from './credentials.js';
import type { Credentials } from './credentials-file.js';
import { type ModuleSettings, moduleSettingsOf } from './module-settings.js';
import { certificateFile, storePaths } from './paths.js';
import { checkedProfileName, FIRST_PROFILE, profileFlag } from './profile-name.js';

/** What kind of service a profile speaks to. */
export type Environment = StoredProfile['environment'];

/** Everything that config.json says of a profile. */
export interface StoredSettings {
  readonly name: string;
  readonly environment: Environment;
  /** Address of the service. */
  readonly endpoint: string;
  readonly service: 'scmd' | 'ccmovel';
  /** The account, as the service writes it: `+351 912345678`; absent until the certificate was fetched. */
  readonly phone?: string | undefined;
  /** What happens when a program looks for the certificate, which has not been fetched; absent when it has. */
  readonly enrolment?: Enrolment | undefined;
  /** With whose key phone, PIN and OTP are encrypted, the one that is valid; the legacy service has none. */
  readonly encryptionCertificates: readonly EncryptionCertificate[];
  /** PEM of the only TLS authorities that are trusted; absent: those of Node. */
  readonly tlsAnchors?: string | undefined;
  /** The item of the desktop's secret service that has the credentials; absent: they are in the file. */
  readonly credentialsItem?: string | undefined;
  /** Whether the service gives the certificate only for the PIN. */
  readonly certificateWithPin: boolean;
  /** Whether the person may approve on the phone instead of typing the OTP. */
  readonly phoneApproval: boolean;
  /** Whether the service knows the fields that are newer than its published contract. */
  readonly newerFields: boolean;
  /** What programs get that load the PKCS#11 module. */
  readonly module: ModuleSettings;
  readonly timeouts?: { readonly connectMs?: number | undefined; readonly answerMs?: number | undefined };
}

/** Everything that has to be known to sign, except the certificates. */
export interface ProfileSettings extends StoredSettings {
  readonly credentials: Credentials;
}

/** Everything that has to be known to sign, except the credentials. */
export interface Certified extends StoredSettings {
  readonly phone: string;
  readonly chain: CertificateChain;
}

/** Everything that has to be known to sign. */
export interface Profile extends Certified, ProfileSettings {
  readonly phone: string;
}

/**
 * Loads a profile with its credentials and certificates. Where the credentials are in the desktop's secret service, it may ask the person to
 * unlock it.
 *
 * @param name as the person typed it; absent: the default profile
 * @param signal gives up
 * @throws CliError `configuration` with what to do when something is missing or wrong; `cancelled`
 */
export async function loadProfile(name?: string, signal?: AbortSignal): Promise<Profile> {
  const certified = loadCertified(name);
  return { ...certified, credentials: await credentialsOf(certified, { mayAsk: true, signal }) };
}

/**
 * Loads a profile without its credentials, for what does not call the service.
 *
 * @param name as the person typed it; absent: the default profile
 * @throws CliError `configuration`
 */
export function loadCertified(name?: string): Certified {
  const config = readConfig();
  const profile = chosenProfile(config, name);
  const { phone, ...settings } = settingsOf(config, profile);
  if (phone === undefined) throw notEnrolled(profile);
  return { ...settings, phone, chain: storedChain(config, profile) };
}

/**
 * Loads a profile without its certificates, for what downloads them. As {@link loadProfile} it may ask the person.
 *
 * @param name as the person typed it; absent: the default profile
 * @param signal gives up
 * @throws CliError `configuration`, `cancelled`
 */
export async function loadSettings(name?: string, signal?: AbortSignal): Promise<ProfileSettings> {
  const config = readConfig();
  const settings = settingsOf(config, chosenProfile(config, name));
  return { ...settings, credentials: await credentialsOf(settings, { mayAsk: true, signal }) };
}

/**
 * @param config config.json
 * @param name as the person typed it; absent: the default profile
 * @param missing what to do when there is none of that name, from `name` and `names`
 * @returns the name of a profile that exists
 * @throws CliError `usage` or `configuration`
 */
export function chosenProfile(
  config: Config,
  name?: string,
  missing: Localised = storeTexts.noSuchProfileRemedy,
): string {
  const chosen = name === undefined ? (config.defaultProfile ?? FIRST_PROFILE) : checkedProfileName(name);
  if (config.profiles.has(chosen)) return chosen;
  assertAnyProfile(config);
  const names = [...config.profiles.keys()].join(', ');
  throw new CliError(
    'configuration',
    localise(storeTexts.noSuchProfile, { name: chosen }),
    localise(missing, { name: chosen, names }),
  );
}

/**
 * @param config config.json
 * @throws CliError `configuration` when it has no profile at all
 */
export function assertAnyProfile(config: Config): void {
  if (config.profiles.size > 0) return;
  throw new CliError('configuration', localise(storeTexts.noProfiles), localise(storeTexts.noProfilesRemedy));
}

/**
 * @param config config.json
 * @param name of a profile that exists
 * @throws CliError `configuration`
 */
export function settingsOf(config: Config, name: string): StoredSettings {
  const stored = storedProfile(config, name);
  return {
    name,
    environment: stored.environment,
    endpoint: stored.endpoint,
    service: stored.service,
    phone: stored.phone,
    enrolment: enrolmentOf(stored),
    encryptionCertificates: encryptionCertificatesOf(stored, name),
    tlsAnchors: stored.tlsAnchors,
    credentialsItem: stored.credentialsItem,
    certificateWithPin: stored.certificateWithPin,
    phoneApproval: stored.phoneApproval,
    newerFields: stored.newerFields,
    module: moduleSettingsOf(stored),
    timeouts: { connectMs: stored.connectTimeoutMs, answerMs: stored.answerTimeoutMs },
  };
}

/**
 * The settings that a profile has now, for proposing them again.
 *
 * @param config config.json
 * @param name of a profile that need not exist
 * @param broken told why, when there are settings but they cannot be used
 */
export function presentSettings(
  config: Config,
  name: string,
  broken: (problem: Localised) => void,
): StoredSettings | undefined {
  if (!config.profiles.has(name)) return undefined;
  try {
    return settingsOf(config, name);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    broken(error.sentence);
    return undefined;
  }
}

/**
 * @param stored a profile
 * @returns whether it has to be asked for its certificate, or does not want to be; undefined when it has one
 */
export function enrolmentOf({ certificate, enrolment }: StoredProfile): Enrolment | undefined {
  return certificate === undefined ? enrolment : undefined;
}

function notEnrolled(name: string): CliError {
  return configuration(storeTexts.notEnrolled, { name }, storeTexts.notEnrolledRemedy);
}

/**
 * @param config config.json
 * @param name of a profile that exists
 * @returns the profile's certificates, which are those that it was set up with
 * @throws CliError `configuration` when they are missing, broken or others
 */
export function storedChain(config: Config, name: string): CertificateChain {
  const file = certificateFile(name);
  const { certificate } = storedProfile(config, name);
  if (certificate === undefined) throw notEnrolled(name);
  const text = readIfThere(file);
  if (text === undefined) throw configuration(storeTexts.chainMissing, { file, name }, storeTexts.refreshRemedy);
  const chain = parsed(
    () => CertificateChain.parse(text),
    storeTexts.chainBroken,
    { file, name },
    storeTexts.refreshRemedy,
  );
  if (fingerprintOf(chain) !== certificate) {
    throw configuration(storeTexts.chainMismatch, { file, name }, storeTexts.refreshRemedy);
  }
  return chain;
}

/**
 * @param chain a person's certificates
 * @returns SHA-256 of the leaf, lower-case hex: what ties a certificate file to its profile
 */
export function fingerprintOf(chain: CertificateChain): string {
  return chain.leaf.fingerprint256.replaceAll(':', '').toLowerCase();
}

/**
 * @param stored a profile
 * @param name its name, for the sentence
 * @throws CliError `configuration` when what the profile holds is no RSA certificate
 */
export function encryptionCertificatesOf(stored: StoredProfile, name: string): EncryptionCertificate[] {
  const fields = ['encryptionCertificate', 'otherEncryptionCertificate'] as const;
  return fields.flatMap((field) => {
    const pem = stored[field];
    if (pem === undefined) return [];
    const values = { file: storePaths().config, name, field };
    return [parsed(() => EncryptionCertificate.parse(pem), storeTexts.pemInProfile, values, storeTexts.runSetup)];
  });
}

function parsed<T>(work: () => T, sentence: Localised, values: TextValues & { name: string }, remedy: Localised): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SmartCmdError)) throw error;
    const problem = { en: error.sentence('en'), pt: error.sentence('pt') };
    throw configuration(sentence, { ...values, problem }, remedy);
  }
}

function configuration(sentence: Localised, values: TextValues & { name: string }, remedy: Localised): CliError {
  const flag = profileFlag(values.name);
  return new CliError('configuration', localise(sentence, values), localise(remedy, { flag }));
}

function readIfThere(file: string): string | undefined {
  return withFile(file, 'read', () => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  });
}
