import type { EncryptionCertificate } from '@smartcmd/cmd-client';
import type { Credentials } from '../store/credentials-file.js';
import type { Environment, StoredSettings } from '../store/profile.js';
import type { ServiceName } from './endpoints.js';

/** Where a profile will speak to; known before the rest, because the rest depends on it. */
export interface Destination {
  readonly environment: Environment;
  readonly endpoint: string;
  readonly service: ServiceName;
}

/** What has to be known beside the destination; each part may still be missing. */
export interface Draft {
  readonly phone?: string | undefined;
  readonly applicationId?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** At least one, or absent. */
  readonly encryptionCertificates?: readonly EncryptionCertificate[] | undefined;
  readonly tlsAnchors?: string | undefined;
}

/** The flag that gives each part that cannot be left out. */
export const FLAG_OF = {
  phone: '--phone NUMBER',
  applicationId: '--application-id GUID',
  username: '--username NAME',
  password: '--password-file FILE',
  encryptionCertificates: '--encryption-certificate FILE',
} as const;

/** A part that cannot be left out. */
export type RequiredPart = keyof typeof FLAG_OF;

/**
 * @param draft what is known
 * @param service the legacy service has no encryption certificate
 * @param enrolling whether the phone is asked for later, by the first program that looks for the certificate
 * @returns what is not known yet, in the order in which it is asked for
 */
export function missingParts(draft: Draft, service: ServiceName, enrolling: boolean): RequiredPart[] {
  return (Object.keys(FLAG_OF) as RequiredPart[]).filter(
    (part) =>
      draft[part] === undefined &&
      (part !== 'encryptionCertificates' || service === 'scmd') &&
      (part !== 'phone' || !enrolling),
  );
}

/**
 * The parts of a profile that can be proposed again. Those that belong to a service are not proposed for another one:
 * a password must not reach a server that it was not given for.
 *
 * @param settings the profile as it is
 * @param destination where it will speak to
 * @param credentials gives its credentials, if they can be had; asked only when they are to be proposed
 */
export async function proposed(
  settings: StoredSettings | undefined,
  destination: Destination,
  credentials: (settings: StoredSettings) => Promise<Credentials | undefined>,
): Promise<Draft> {
  if (!settings) return {};
  if (new URL(settings.endpoint).origin !== new URL(destination.endpoint).origin) return { phone: settings.phone };
  const { phone, encryptionCertificates: certificates, tlsAnchors } = settings;
  const encryptionCertificates = certificates.length > 0 ? certificates : undefined;
  return { phone, ...(await credentials(settings)), encryptionCertificates, tlsAnchors };
}

/**
 * @param first wins where it has a value
 * @param second fills the gaps
 */
export function merged(first: Draft, second: Draft): Draft {
  const given = Object.fromEntries(Object.entries(first).filter(([, value]) => value !== undefined));
  return { ...second, ...given };
}
