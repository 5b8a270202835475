import { constants, publicEncrypt, X509Certificate } from 'node:crypto';
import { SmartCmdError } from '../errors.js';
import type { Localised } from '../language.js';
import { certificatesInPem, commonNameOf, dayOf, pemOf } from './pem.js';

/**
 * The certificate with whose key phone, PIN and OTP are encrypted for the SCMD service. AMA replaces it every few
 * years, so it is always a file that the user gives.
 */
export class EncryptionCertificate {
  /** The certificate in PEM. */
  readonly pem: string;
  /** The common name, `CMD.assinatura` at AMA. */
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SHA-256 of the DER, lower-case hex. */
  readonly fingerprint: string;
  /** Bits of the RSA modulus. */
  readonly keyBits: number;
  readonly #certificate: X509Certificate;

  private constructor(certificate: X509Certificate, keyBits: number) {
    this.#certificate = certificate;
    this.pem = pemOf(certificate);
    this.subject = commonNameOf(certificate.subject);
    this.notBefore = new Date(certificate.validFrom);
    this.notAfter = new Date(certificate.validTo);
    this.fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
    this.keyBits = keyBits;
  }

  /**
   * @param file the content of a certificate file, PEM or DER; of several PEM blocks the first is taken
   * @throws SmartCmdError `encryption-certificate-invalid` when it holds no certificate with an RSA key of at least
   *   2048 bits
   */
  static parse(file: Uint8Array | string): EncryptionCertificate {
    const certificate = readCertificate(file);
    if (certificate && Number.isNaN(Date.parse(certificate.validTo))) {
      throw invalid({ en: 'its validity cannot be read', pt: 'a sua validade não pode ser lida' });
    }
    if (!certificate)
      throw invalid({ en: 'the file holds no certificate', pt: 'o ficheiro não contém um certificado' });
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
    if (asymmetricKeyType !== 'rsa') {
      throw invalid({
        en: `its key is ${asymmetricKeyType}, not RSA`,
        pt: `a sua chave é ${asymmetricKeyType}, não RSA`,
      });
    }
    const keyBits = asymmetricKeyDetails?.modulusLength ?? 0;
    if (keyBits < 2048) {
      throw invalid({
        en: `its RSA key has ${keyBits} bits, and 2048 are the least`,
        pt: `a sua chave RSA tem ${keyBits} bits, e o mínimo são 2048`,
      });
    }
    return new EncryptionCertificate(certificate, keyBits);
  }

  /** Whether a moment is within its validity. */
  isValidAt(now: Date): boolean {
    return this.notBefore <= now && now <= this.notAfter;
  }

  /**
   * @param now the time to check against
   * @throws SmartCmdError `encryption-certificate-expired` before or after its validity
   */
  assertValidAt(now: Date): void {
    if (!this.isValidAt(now)) {
      throw new SmartCmdError('encryption-certificate-expired', {
        notBefore: dayOf(this.notBefore),
        notAfter: dayOf(this.notAfter),
      });
    }
  }

  /**
   * Encrypts a field as the SCMD service wants it: RSAES-PKCS1-v1_5 (RFC 8017 §7.2).
   *
   * @param plain UTF-8 bytes; the caller wipes them
   * @returns base64
   */
  encrypt(plain: Uint8Array): string {
    return publicEncrypt({ key: this.#certificate.publicKey, padding: constants.RSA_PKCS1_PADDING }, plain).toString(
      'base64',
    );
  }
}

/**
 * Which of several to encrypt with: the one that is valid, of several the newest. AMA has published one only after its predecessor
 * had expired, so when none is valid it is the one that expired last; before the first, the first.
 *
 * @param certificates in any order
 * @param now the time at which it is used
 * @returns undefined when there is none at all
 */
export function encryptionCertificateAt(
  certificates: readonly EncryptionCertificate[],
  now: Date,
): EncryptionCertificate | undefined {
  const latest = (date: 'notBefore' | 'notAfter', among: readonly EncryptionCertificate[]) =>
    among.toSorted((one, other) => other[date].getTime() - one[date].getTime()).at(0);
  const begun = certificates.filter(({ notBefore }) => notBefore <= now);
  const valid = begun.filter((certificate) => certificate.isValidAt(now));
  return (
    latest('notBefore', valid) ??
    latest('notAfter', begun) ??
    certificates.toSorted((one, other) => one.notBefore.getTime() - other.notBefore.getTime()).at(0)
  );
}

function readCertificate(file: Uint8Array | string): X509Certificate | undefined {
  try {
    const text = typeof file === 'string' ? file : Buffer.from(file).toString('latin1');
    const certificate = text.includes('-----BEGIN') ? certificatesInPem(text)[0] : new X509Certificate(file);
    // Throws for an algorithm that OpenSSL does not know.
    return certificate?.publicKey && certificate;
  } catch {
    return undefined;
  }
}

function invalid(problem: Localised): SmartCmdError {
  return new SmartCmdError('encryption-certificate-invalid', { problem });
}
