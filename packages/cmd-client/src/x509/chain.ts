import type { KeyObject, X509Certificate } from 'node:crypto';
import { SmartCmdError } from '../errors.js';
import type { Localised } from '../language.js';
import { certificatesInPem, commonNameOf, dayOf, pemOf } from './pem.js';

/**
 * The signer's certificate and those of its issuers. The service promises only that the signer's comes first; here they
 * are ordered by issuer (RFC 5280 §6.1), and every link's signature is checked.
 *
 * The chain is as trustworthy as the connection that it came over: whether its root is one that the reader of a
 * signature trusts is for that reader to decide.
 */
export class CertificateChain {
  /** Leaf first, then by issuer, up to the root when the service sends it. */
  readonly certificates: readonly X509Certificate[];
  /** The signer's certificate. */
  readonly leaf: X509Certificate;
  /** Whether the last certificate is self-signed. */
  readonly complete: boolean;
  /** The common name of the leaf's subject. */
  readonly holder: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Bytes of a signature: those of the leaf's modulus. */
  readonly signatureLength: number;

  private constructor(leaf: X509Certificate, issuers: readonly X509Certificate[]) {
    this.leaf = leaf;
    this.certificates = [leaf, ...issuers];
    this.complete = isSelfSigned(this.certificates.at(-1) ?? leaf);
    this.holder = commonNameOf(leaf.subject);
    this.notBefore = dateOf(leaf.validFrom);
    this.notAfter = dateOf(leaf.validTo);
    this.signatureLength = signatureLengthOf(leaf);
  }

  /**
   * @param pem PEM blocks, the signer's first, the rest in any order
   * @throws SmartCmdError `chain-invalid` when a block is no certificate, the first is an authority's, or a certificate
   *   does not belong to the chain; `key-unsupported` when the leaf's key is not RSA
   */
  static parse(pem: string): CertificateChain {
    const [leaf, ...rest] = read(pem);
    if (!leaf) throw invalid({ en: 'there is no certificate in it', pt: 'não contém nenhum certificado' });
    if (leaf.ca) {
      throw invalid({
        en: `the first, ${commonNameOf(leaf.subject)}, is an authority's and not a person's`,
        pt: `o primeiro, ${commonNameOf(leaf.subject)}, é de uma autoridade e não de uma pessoa`,
      });
    }
    return new CertificateChain(leaf, orderByIssuer(leaf, withoutRepeats(leaf, rest)));
  }

  /**
   * @param now the time to check against
   * @throws SmartCmdError `chain-expired` when the leaf is not valid then
   */
  assertValidAt(now: Date): void {
    if (now < this.notBefore || now > this.notAfter) {
      throw new SmartCmdError('chain-expired', { notBefore: dayOf(this.notBefore), notAfter: dayOf(this.notAfter) });
    }
  }

  /** The chain in PEM, leaf first. */
  toPem(): string {
    return this.certificates.map(pemOf).join('');
  }
}

function read(pem: string): X509Certificate[] {
  try {
    return certificatesInPem(pem);
  } catch {
    throw invalid({ en: 'a PEM block holds no certificate', pt: 'um bloco PEM não contém um certificado' });
  }
}

function withoutRepeats(leaf: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  const seen = new Set([leaf.fingerprint256]);
  return others.filter(({ fingerprint256 }) => !seen.has(fingerprint256) && seen.add(fingerprint256));
}

function orderByIssuer(leaf: X509Certificate, pool: X509Certificate[]): X509Certificate[] {
  const ordered: X509Certificate[] = [];
  const remaining = new Set(pool);
  for (let subject = leaf; !isSelfSigned(subject); ) {
    // Of a root and its cross-certificate the root ends the chain soonest.
    const issuers = [...remaining].filter((candidate) => isIssuer(candidate, subject));
    const issuer = issuers.find(isSelfSigned) ?? issuers[0];
    if (!issuer) break;
    remaining.delete(issuer);
    ordered.push(issuer);
    subject = issuer;
  }
  const stray = [...remaining].find((candidate) => ![leaf, ...ordered].some((subject) => isIssuer(candidate, subject)));
  if (stray) {
    throw invalid({
      en: `${commonNameOf(stray.subject)} issued none of the others`,
      pt: `${commonNameOf(stray.subject)} não emitiu nenhum dos outros`,
    });
  }
  return ordered;
}

function isIssuer(candidate: X509Certificate, subject: X509Certificate): boolean {
  return candidate.ca && subject.checkIssued(candidate) && subject.verify(candidate.publicKey);
}

function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
}

function dateOf(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) {
    throw invalid({ en: 'its validity cannot be read', pt: 'a sua validade não pode ser lida' });
  }
  return date;
}

function publicKeyOf(leaf: X509Certificate): Pick<KeyObject, 'asymmetricKeyType' | 'asymmetricKeyDetails'> {
  try {
    return leaf.publicKey;
  } catch {
    // OpenSSL does not know the algorithm.
    return {};
  }
}

function signatureLengthOf(leaf: X509Certificate): number {
  const { asymmetricKeyType = 'unknown', asymmetricKeyDetails } = publicKeyOf(leaf);
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (asymmetricKeyType !== 'rsa' || bits < 2048 || bits > 8192) {
    throw new SmartCmdError('key-unsupported', { found: `${asymmetricKeyType} ${bits || ''}`.trim() });
  }
  return Math.ceil(bits / 8);
}

function invalid(problem: Localised): SmartCmdError {
  return new SmartCmdError('chain-invalid', { problem });
}
