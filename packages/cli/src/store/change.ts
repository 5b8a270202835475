import type { CertificateChain, EncryptionCertificate, Localised } from '@smartcmd/cmd-client';
import type { Enrolment } from '@smartcmd/p11-module';
import { CliError } from '../cli-error.js';
import { assertWritableDirectory, makePrivateDirectory } from '../files/directories.js';
import type { SecretServiceOptions } from '../secret-service/secret-service.js';
import { type Config, configText, readConfig, storedProfile } from './config-file.js';
import type { Place } from './credentials.js';
import { keepCredentials, without } from './credentials-change.js';
import { readCredentials } from './credentials-file.js';
import { withStoreLock } from './lock.js';
import { moduleSettingsOf } from './module-settings.js';
import { modulesFileOf } from './modules-file.js';
import { certificateFile, storePaths, tokenFile } from './paths.js';
import {
  assertAnyProfile,
  chosenProfile,
  enrolmentOf,
  fingerprintOf,
  type Profile,
  type ProfileSettings,
} from './profile.js';
import { checkedProfileName } from './profile-name.js';
import { enrollingTokenOf, presentTokenOf, tokenOf } from './token.js';
import { configFile, type FileToStore, fieldsOf, write } from './write.js';

/**
 * Checks what can be checked before the person is asked anything: that the files can be read, believed and replaced.
 *
 * @throws CliError `configuration`
 */
export function assertStoreUsable(): void {
  readConfig();
  readCredentials();
  assertWritableDirectory(storePaths().configDirectory);
  assertWritableDirectory(storePaths().certificatesDirectory);
  assertWritableDirectory(storePaths().tokensDirectory);
}

/**
 * Writes a profile with its credentials, certificates and token: all of it or nothing. The first profile becomes the default.
 *
 * @param profile the profile, without certificates if it is to be asked for them; replaces one of the same name
 * @param place where its credentials are to be
 * @param options whether the person may be asked to unlock the secret service, and what gives up
 * @returns the files that were written
 * @throws CliError `configuration` or `cancelled`; nothing has changed then
 */
export async function saveProfile(
  profile: Profile | EnrollingProfile,
  place: Place,
  options: SecretServiceOptions,
): Promise<string[]> {
  const paths = storePaths();
  makePrivateDirectory(paths.configDirectory);
  makePrivateDirectory(paths.certificatesDirectory);
  makePrivateDirectory(paths.tokensDirectory);
  const { name, credentials } = profile;
  return keepCredentials(name, { credentials, place }, options, ({ before, credentialsItem, after }, config) => {
    const fields = { ...fieldsOf(config.profiles.get(name)), ...storedForm(profile), credentialsItem };
    const profiles = new Map(config.profiles).set(name, fields);
    const changed = configFile({ ...config, defaultProfile: config.defaultProfile ?? name, profiles });
    return write(...filesOf(profile, config), ...modulesFileOf(config), ...before, changed, ...after);
  });
}

/** A profile whose certificates are still to be fetched. */
export type EnrollingProfile = ProfileSettings & { readonly phone?: undefined; readonly enrolment: Enrolment };

function filesOf(profile: Profile | EnrollingProfile, config: Config): FileToStore[] {
  const { name, module } = profile;
  if (!('chain' in profile)) return [enrollingTokenOf(name, profile.enrolment, config, module)];
  return [{ path: certificateFile(name), data: profile.chain.toPem() }, tokenOf(name, profile.chain, config, module)];
}

/**
 * Replaces the certificates of a profile, and its token with them.
 *
 * @param name of the profile
 * @param chain its new certificates
 * @param phone of the account that they belong to
 * @throws CliError `configuration`; nothing has changed then
 */
export function saveChain(name: string, chain: CertificateChain, phone: string): void {
  makePrivateDirectory(storePaths().certificatesDirectory);
  makePrivateDirectory(storePaths().tokensDirectory);
  withStoreLock(() => {
    const config = readConfig();
    const stored = config.profiles.get(chosenProfile(config, name));
    const fields = { ...fieldsOf(stored), phone, certificate: fingerprintOf(chain), enrolment: undefined };
    const profiles = new Map(config.profiles).set(name, fields);
    const settings = moduleSettingsOf(storedProfile(config, name));
    write(
      { path: certificateFile(name), data: chain.toPem() },
      // Before the token: one that still waits for its certificate finds it here, should a crash come between.
      configFile({ ...config, profiles }),
      tokenOf(name, chain, config, settings),
    );
  });
}

/**
 * Has no program ask for the certificate of a profile any more, until the person wants it.
 *
 * @param name of the profile; nothing changes if it has its certificate, or is there no more
 * @throws CliError `configuration`; nothing has changed then
 */
export function dismissEnrolment(name: string): void {
  withStoreLock(() => {
    const config = readConfig();
    if (!config.profiles.has(name) || enrolmentOf(storedProfile(config, name)) === undefined) return;
    const enrolment = 'dismissed';
    const profiles = new Map(config.profiles).set(name, { ...fieldsOf(config.profiles.get(name)), enrolment });
    write(
      configFile({ ...config, profiles }),
      enrollingTokenOf(name, enrolment, config, moduleSettingsOf(storedProfile(config, name))),
    );
  });
}

/**
 * Compiles the token of a profile anew, from what is stored.
 *
 * @param name of the profile
 * @throws CliError `configuration`; nothing has changed then
 */
export function restoreToken(name: string): void {
  withStoreLock(() => write(presentTokenOf(name, readConfig())));
}

/**
 * @param name the profile that is to be used when none is named
 * @throws CliError `configuration` when there is none of that name
 */
export function setDefaultProfile(name: string): void {
  withExistingConfig((config) => {
    write(configFile({ ...config, defaultProfile: chosenProfile(config, name) }));
  });
}

/**
 * Removes a profile, its credentials, its certificates and its token. Credentials that the secret service does not let go are said, and stay there.
 *
 * @param name of the profile
 * @param options whether the person may be asked to unlock the secret service, and what gives up
 * @returns the default profile from now on; undefined when none is left
 * @throws CliError `configuration`
 */
export async function removeProfile(name: string, options: SecretServiceOptions): Promise<string | undefined> {
  // As when its credentials alone are removed: nothing goes from the service where no file can be written.
  const before = withExistingConfig((config) => config);
  if (before.profiles.has(name)) {
    const items = await import('./credentials-items.js');
    const namesItem = 'credentialsItem' in fieldsOf(before.profiles.get(name));
    await (namesItem ? items.removeItems(name, undefined, options) : items.removeLeftItems(name, options));
  }
  return withExistingConfig((config) => {
    const profiles = new Map(config.profiles);
    profiles.delete(chosenProfile(config, name));
    const [first] = profiles.keys();
    const defaultProfile = profiles.has(config.defaultProfile ?? '') ? config.defaultProfile : first;
    // As long as it is named in config.json it can be removed again, should a crash come between.
    write(
      { path: tokenFile(name), data: undefined },
      { path: certificateFile(name), data: undefined },
      ...without(name),
      configFile({ ...config, defaultProfile, profiles }),
    );
    return defaultProfile;
  });
}

/** What the person says about the module when it is installed; what is absent stays as it was. */
export interface ModuleSettings {
  /** The library of the Citizen Card, an absolute path, or `none`. */
  readonly cardModule?: string | undefined;
  /** Other libraries, absolute paths. */
  readonly modules?: readonly string[] | undefined;
}

/** What became of the tokens when the module moved. */
export interface ModuleChange {
  /** The token files that were written. */
  readonly files: readonly string[];
  /** The profiles without usable certificates, and why: their token files are as they were. */
  readonly skipped: readonly { readonly name: string; readonly problem: Localised }[];
}

/**
 * Remembers where the PKCS#11 module is installed and what stands behind it, and compiles the token of every profile anew, so that all of them name
 * the agent there: all of it or nothing.
 *
 * @param directory where libraries and agent lie already
 * @param settings what stands behind it from now on
 * @throws CliError `configuration`; nothing has changed then
 */
export function moveTokensTo(directory: string, settings: ModuleSettings): ModuleChange {
  const paths = storePaths();
  makePrivateDirectory(paths.configDirectory);
  makePrivateDirectory(paths.tokensDirectory);
  return withStoreLock(() => {
    const before = readConfig();
    const moduleDirectory = directory === paths.libraryDirectory ? undefined : directory;
    const { cardModule = before.cardModule, modules = before.modules } = settings;
    const config = { ...before, moduleDirectory, cardModule, modules };
    const tokens: FileToStore[] = [];
    const skipped: { name: string; problem: Localised }[] = [];
    for (const name of config.profiles.keys()) {
      try {
        tokens.push(presentTokenOf(checkedProfileName(name), config));
      } catch (error) {
        if (!(error instanceof CliError)) throw error;
        skipped.push({ name, problem: error.sentence });
      }
    }
    const changed = configText(before) !== configText(config);
    write(...tokens, ...modulesFileOf(config), ...(changed ? [configFile(config)] : []));
    return { files: tokens.map(({ path }) => path), skipped };
  });
}

/** The lock lies beside the files: where there is no profile, there may be no directory for it either. */
function withExistingConfig<T>(work: (config: Config) => T): T {
  assertAnyProfile(readConfig());
  return withStoreLock(() => work(readConfig()));
}

function storedForm(profile: Profile | EnrollingProfile): Record<string, unknown> {
  return {
    environment: profile.environment,
    endpoint: profile.endpoint,
    service: profile.service,
    phone: profile.phone,
    ...encryptionFields(profile.encryptionCertificates),
    tlsAnchors: profile.tlsAnchors,
    certificate: 'chain' in profile ? fingerprintOf(profile.chain) : undefined,
    enrolment: profile.enrolment,
    certificateWithPin: profile.certificateWithPin,
    phoneApproval: profile.phoneApproval,
    newerFields: profile.newerFields,
    connectTimeoutMs: profile.timeouts?.connectMs,
    answerTimeoutMs: profile.timeouts?.answerMs,
    ...profile.module,
  };
}

/** Of more than two the first are kept. */
function encryptionFields([first, second]: readonly EncryptionCertificate[]) {
  return { encryptionCertificate: first?.pem, otherEncryptionCertificate: second?.pem };
}

/**
 * Gives a profile other encryption certificates.
 *
 * @param name of the profile
 * @param certificates one or two
 * @throws CliError `configuration`; nothing has changed then
 */
export function saveEncryptionCertificates(name: string, certificates: readonly EncryptionCertificate[]): void {
  withExistingConfig((config) => {
    const stored = fieldsOf(config.profiles.get(chosenProfile(config, name)));
    const profiles = new Map(config.profiles).set(name, { ...stored, ...encryptionFields(certificates) });
    write(configFile({ ...config, profiles }));
  });
}
