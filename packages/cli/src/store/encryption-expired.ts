import {
  type EncryptionCertificate,
  type ErrorCode,
  encryptionCertificateAt,
  type Language,
  SmartCmdError,
} from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { storeTexts } from '../messages/store.js';
import { localise } from '../text.js';
import { profileFlag } from './profile-name.js';

/** What a service may answer to a PIN, phone or code that it cannot decrypt. */
const UNREADABLE: ReadonlySet<ErrorCode> = new Set(['parameter-refused', 'service-error', 'answer-unexpected']);

/**
 * AMA has published a certificate only after its predecessor had expired, so one that has is used all the same. When the service then
 * refuses, that is the likely reason, and the person has to look there.
 *
 * @param error what a call of the service threw
 * @param settings of the profile
 * @returns the error with that advice; undefined when it is not about that
 */
export function encryptionExpired(
  error: unknown,
  settings: { readonly name: string; readonly encryptionCertificates: readonly EncryptionCertificate[] },
): CliError | undefined {
  if (!(error instanceof SmartCmdError) || !UNREADABLE.has(error.code)) return undefined;
  const certificate = encryptionCertificateAt(settings.encryptionCertificates, new Date());
  if (!certificate || certificate.isValidAt(new Date())) return undefined;
  const problem = { en: error.sentence('en'), pt: error.sentence('pt') };
  const notAfter = certificate.notAfter.toISOString().slice(0, 10);
  const advice = localise(storeTexts.encryptionExpiredRemedy, { flag: profileFlag(settings.name) });
  const remedy = { en: `${aftermathOf(error, 'en')}${advice.en}`, pt: `${aftermathOf(error, 'pt')}${advice.pt}` };
  return new CliError('configuration', localise(storeTexts.encryptionExpired, { problem, notAfter }), remedy);
}

/** What the service may have done all the same; the person has to know it whatever the reason. */
function aftermathOf({ details: { aftermath } }: SmartCmdError, language: Language): string {
  return typeof aftermath === 'object' ? `${aftermath[language]} ` : '';
}
