import { X509Certificate } from 'node:crypto';
import { EncryptionCertificate, SmartCmdError } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { withFile } from '../files/file-error.js';
import { readRegularFile } from '../files/regular-file.js';
import { setupTexts as texts } from '../messages/setup.js';
import { localise } from '../text.js';

/**
 * @param text a user name for basic authentication (RFC 7617 allows no colon)
 * @throws CliError `usage`
 */
export function checkedUsername(text: string): string {
  const name = text.trim();
  if (name !== '' && !/[:\p{Cc}]/u.test(name)) return name;
  throw new CliError('usage', texts.usernameWrong, texts.usernameRemedy);
}

/**
 * @param text a password for basic authentication
 * @throws CliError `usage`
 */
export function checkedPassword(text: string): string {
  if (text === '') throw new CliError('usage', texts.passwordEmpty, texts.passwordRemedy);
  if (/\p{Cc}/u.test(text)) throw new CliError('usage', texts.passwordControl, texts.passwordRemedy);
  return text;
}

/**
 * @param file PEM or DER
 * @returns the certificate in it: RSA, and in date
 * @throws CliError `configuration` when the file cannot be read; SmartCmdError `encryption-certificate-invalid`,
 *   `encryption-certificate-expired`
 */
export function readEncryptionCertificate(file: string): EncryptionCertificate {
  const certificate = EncryptionCertificate.parse(withFile(file, 'read', () => readRegularFile(file)));
  certificate.assertValidAt(new Date());
  return certificate;
}

/**
 * @param file PEM
 * @returns the certificates in it in PEM, without what lies between them
 * @throws CliError `configuration` when the file cannot be read; SmartCmdError `tls-anchor-invalid`
 */
export function readTlsAnchors(file: string): string {
  const text = withFile(file, 'read', () => readRegularFile(file).toString('latin1'));
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0)
    throw new SmartCmdError('tls-anchor-invalid', { problem: localise(texts.anchorsNone, { file }) });
  try {
    return blocks.map((block) => new X509Certificate(block).toString()).join('');
  } catch {
    throw new SmartCmdError('tls-anchor-invalid', { problem: localise(texts.anchorsBroken, { file }) });
  }
}
