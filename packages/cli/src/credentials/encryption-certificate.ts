import { EncryptionCertificate, encryptionCertificateAt, type Language } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { withFile } from '../files/file-error.js';
import { readRegularFile } from '../files/regular-file.js';
import { credentialsTexts as texts } from '../messages/credentials.js';
import { note } from '../output/streams.js';
import { saveEncryptionCertificates } from '../store/change.js';
import { readConfig } from '../store/config-file.js';
import { chosenProfile, type StoredSettings, settingsOf, storedChain } from '../store/profile.js';
import { localise, say } from '../text.js';

/** The version of the form of --json; see the command's help. */
const JSON_VERSION = 1;

/**
 * @param name of a profile, as typed; absent: the default profile
 * @throws CliError `usage` when its service encrypts nothing; `configuration`
 */
export function encryptionOf(name: string | undefined): StoredSettings {
  const config = readConfig();
  const settings = settingsOf(config, chosenProfile(config, name));
  if (settings.service !== 'ccmovel') return settings;
  throw new CliError('usage', localise(texts.notNeeded, { name: settings.name }));
}

/**
 * Gives a profile one more encryption certificate, and says from when on it is used.
 *
 * @param settings of the profile
 * @param file PEM or DER
 * @param language of what is said
 * @returns the certificates that the profile has now
 * @throws CliError, SmartCmdError; nothing has changed then
 */
export function addEncryptionCertificate(
  { name, encryptionCertificates: present }: StoredSettings,
  file: string,
  language: Language,
): readonly EncryptionCertificate[] {
  const added = EncryptionCertificate.parse(withFile(file, 'read', () => readRegularFile(file)));
  const [now, notAfter] = [new Date(), day(added.notAfter)];
  if (added.notAfter < now) {
    throw new CliError('configuration', localise(texts.alreadyExpired, { file, notAfter }), texts.alreadyExpiredRemedy);
  }
  assertNotOwn(added, name, file);
  const others = present.filter(({ fingerprint }) => fingerprint !== added.fingerprint);
  const inUse = encryptionCertificateAt(others, now);
  const certificates = inUse ? [inUse, added] : [added];
  saveEncryptionCertificates(name, certificates);
  const isUsed = encryptionCertificateAt(certificates, now) === added;
  note(say(isUsed ? texts.usedNow : texts.usedLater, language, { notBefore: day(added.notBefore) }));
  return certificates;
}

/** What lies beside the one that AMA sends is easily taken for it, and the service could read neither PIN nor code then. */
function assertNotOwn({ fingerprint }: EncryptionCertificate, name: string, file: string): void {
  if (!ownFingerprints(name).includes(fingerprint)) return;
  throw new CliError('configuration', localise(texts.ownCertificate, { file, name }), texts.ownCertificateRemedy);
}

function ownFingerprints(name: string): string[] {
  try {
    return storedChain(readConfig(), name).certificates.map(({ fingerprint256 }) =>
      fingerprint256.replaceAll(':', '').toLowerCase(),
    );
  } catch (error) {
    // A profile without usable certificates has none that could be taken for it.
    if (error instanceof CliError) return [];
    throw error;
  }
}

/** The documented form for programs. */
export function encryptionAsJson(profile: string, certificates: readonly EncryptionCertificate[]): string {
  const inUse = encryptionCertificateAt(certificates, new Date());
  const list = certificates.map((certificate) => {
    const { subject, notBefore, notAfter, fingerprint, keyBits } = certificate;
    return { subject, notBefore, notAfter, fingerprint, keyBits, inUse: certificate === inUse };
  });
  return JSON.stringify({ version: JSON_VERSION, profile, certificates: list }, null, 2);
}

/** Lines for a person; * marks the one in use. */
export function encryptionAsLines(
  name: string,
  certificates: readonly EncryptionCertificate[],
  language: Language,
): string[] {
  if (certificates.length === 0) return [say(texts.noCertificate, language, { name })];
  const inUse = encryptionCertificateAt(certificates, new Date());
  return certificates.map((certificate) => {
    const { subject, keyBits: bits, fingerprint, notBefore, notAfter } = certificate;
    const dates = { notBefore: day(notBefore), notAfter: day(notAfter) };
    const mark = certificate === inUse ? '*' : ' ';
    return say(texts.certificate, language, { mark, subject, bits, fingerprint, ...dates });
  });
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
