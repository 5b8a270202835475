import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Simulator } from '@smartcmd/cmd-simulator';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  buildDigestInfo,
  CertificateChain,
  certificateDetails,
  EncryptionCertificate,
  encryptionCertificateAt,
  verifySignature,
} from '../src/index.js';
import { dialectOf } from '../src/service/dialect.js';
import { certificatesInPem, pemOf } from '../src/x509/pem.js';
import { codeOf } from './support/code-of.js';
import { ACTIVE, startService } from './support/service.js';

let simulator: Simulator;
let close: () => Promise<void>;
let leaf: string;
let intermediate: string;
let root: string;

beforeAll(async () => {
  ({ simulator, close } = await startService());
  leaf = simulator.certificates.citizens[ACTIVE] ?? '';
  ({ signingIntermediate: intermediate, signingRoot: root } = simulator.certificates);
});
afterAll(() => close());

/** A self-signed certificate; `bits` of its RSA key, or an elliptic curve's name by way of openssl's format. */
function selfSigned(bits: number, days: [number, number] = [-1, 1], name = 'CMD.assinatura'): string {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = '01';
  const day = (offset: number): Date => new Date(Date.now() + offset * 86_400_000);
  certificate.validity.notBefore = day(days[0]);
  certificate.validity.notAfter = day(days[1]);
  certificate.setSubject([{ name: 'commonName', value: name }]);
  certificate.setIssuer([{ name: 'commonName', value: name }]);
  certificate.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
}

/** A P-256 certificate, self-signed, valid 2026 to 2126. */
const ELLIPTIC = `-----BEGIN CERTIFICATE-----
MIIBezCCASCgAwIBAgIUGGVI9x/ttMENrIDQXv1OYA+pPugwCgYIKoZIzj0EAwIw
EzERMA8GA1UEAwwIRWxsaXB0aWMwIBcNMjYxMTIzMTU1NzQ0WhgPMjEyNjEwMzAx
NTU3NDRaMBMxETAPBgNVBAMMCEVsbGlwdGljMFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEapaRPVCktPd6qQjHM+b7EyGShix5Dh3wslDLNP/KrrNAmZ+uDHwxyVtO
XLXGRkwImtYsoIM1ea762EFIcWyPkKNQME4wHQYDVR0OBBYEFLGhUIHpFlMTYpYd
E72FUOFxLcj3MB8GA1UdIwQYMBaAFLGhUIHpFlMTYpYdE72FUOFxLcj3MAwGA1Ud
EwEB/wQCMAAwCgYIKoZIzj0EAwIDSQAwRgIhAIwSLv/S9ki4T5aS0WlBgU1Ian9M
3sRs3LgsqqtcZtBpAiEA5OeJFeSoJIV6HGBDm/Of6toCJumBPS6ViJkU57yPGe0=
-----END CERTIFICATE-----
`;

describe('EncryptionCertificate', () => {
  it('is read from PEM and from DER', () => {
    const pem = simulator.certificates.encryption;
    const fromPem = EncryptionCertificate.parse(pem);
    const fromDer = EncryptionCertificate.parse(new X509Certificate(pem).raw);
    expect(fromDer.fingerprint).toBe(fromPem.fingerprint);
    expect(fromPem.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(fromPem.subject).toBe('CMD.assinatura');
    expect(fromPem.keyBits).toBe(2048);
  });

  const published = new URL('../../../../shared/reference/ama/cifra.cer', import.meta.url);
  it.skipIf(!existsSync(published))('reads the one that AMA publishes', () => {
    const certificate = EncryptionCertificate.parse(readFileSync(published));
    expect(certificate.fingerprint).toBe('8a2a5c670ff4e8bc4e7c5e49729c5ffb4879222e9ef50692e8bfbd74a84e43d5');
    expect(certificate.notAfter.toISOString()).toBe('2029-03-23T11:24:28.000Z');
  });

  it.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['an empty block', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n'],
    ['a key', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n'],
    ['an elliptic key', ELLIPTIC],
    ['a short key', selfSigned(1024)],
  ])('cannot be %s', (_, file) => {
    expect(codeOf(() => EncryptionCertificate.parse(file))).toBe('encryption-certificate-invalid');
    expect(codeOf(() => EncryptionCertificate.parse(Buffer.from(file)))).toBe('encryption-certificate-invalid');
  });

  it('says what is wrong with its key', () => {
    expect(() => EncryptionCertificate.parse(ELLIPTIC)).toThrow(/its key is ec, not RSA/);
    expect(() => EncryptionCertificate.parse(selfSigned(1024))).toThrow(/has 1024 bits/);
  });

  it('knows when it is valid', () => {
    const certificate = EncryptionCertificate.parse(selfSigned(2048, [-10, -1]));
    expect(codeOf(() => certificate.assertValidAt(new Date()))).toBe('encryption-certificate-expired');
    expect(codeOf(() => certificate.assertValidAt(new Date(Date.now() - 2 * 86_400_000)))).toBe('no error');
    expect(codeOf(() => certificate.assertValidAt(new Date(Date.now() - 20 * 86_400_000)))).toBe(
      'encryption-certificate-expired',
    );
  });

  const NOW = Date.now();
  const day = (days: number): Date => new Date(NOW + days * 86_400_000);
  it.each<[string, [number, number][], number]>([
    ['the only one', [[-10, 10]], 0],
    [
      'the one that is valid, before the next one is',
      [
        [-10, 10],
        [1, 20],
      ],
      0,
    ],
    [
      'the newer of two that are',
      [
        [-10, 10],
        [-1, 20],
      ],
      1,
    ],
    [
      'the newer also where the older lasts longer',
      [
        [-10, 30],
        [-1, 20],
      ],
      1,
    ],
    [
      'the next one when the first has expired',
      [
        [-10, -1],
        [-5, 20],
      ],
      1,
    ],
    [
      'the one that expired last when the next one is still to come',
      [
        [-20, -10],
        [-15, -1],
        [1, 20],
      ],
      1,
    ],
    [
      'the first when none has begun',
      [
        [5, 20],
        [1, 10],
      ],
      1,
    ],
  ])('is chosen: %s', (_, validities, chosen) => {
    const certificates = validities.map(([from, to]) => ({
      notBefore: day(from),
      notAfter: day(to),
      isValidAt: (now: Date) => day(from) <= now && now <= day(to),
    })) as EncryptionCertificate[];
    expect(encryptionCertificateAt(certificates, new Date(NOW))).toBe(certificates[chosen]);
    expect(encryptionCertificateAt(certificates.toReversed(), new Date(NOW))).toBe(certificates[chosen]);
    expect(encryptionCertificateAt([], new Date(NOW))).toBeUndefined();
  });

  it('is chosen anew for each message, by whoever stays connected', () => {
    const [old, next] = [selfSigned(2048, [-10, 1]), selfSigned(2048, [-1, 30])].map((file) =>
      EncryptionCertificate.parse(file),
    );
    if (!old || !next) throw new Error('no certificates');
    const used: string[] = [];
    for (const certificate of [old, next]) {
      vi.spyOn(certificate, 'encrypt').mockImplementation(() => {
        used.push(certificate.fingerprint);
        return '';
      });
    }
    vi.useFakeTimers({ toFake: ['Date'], now: NOW - 2 * 86_400_000 });
    try {
      const dialect = dialectOf('scmd', [old, next]);
      dialect.protect(Buffer.from('1234'));
      vi.setSystemTime(NOW);
      dialect.protect(Buffer.from('1234'));
    } finally {
      vi.useRealTimers();
    }
    expect(used).toEqual([old.fingerprint, next.fingerprint]);
  });

  it('with a name of a megabyte is called by its beginning', () => {
    expect(EncryptionCertificate.parse(selfSigned(2048, [-1, 1], 'A'.repeat(1_000_000))).subject).toBe(
      `${'A'.repeat(63)}…`,
    );
  });

  it('encrypts anew each time, into base64', () => {
    const certificate = EncryptionCertificate.parse(simulator.certificates.encryption);
    const once = certificate.encrypt(Buffer.from('1234'));
    expect(certificate.encrypt(Buffer.from('1234'))).not.toBe(once);
    expect(Buffer.from(once, 'base64')).toHaveLength(256);
  });
});

describe('CertificateChain', () => {
  it.each([
    ['in order', () => leaf + intermediate + root],
    ['root first of the rest', () => leaf + root + intermediate],
    ['with repeats', () => leaf + root + leaf + intermediate + root],
    ['with text around', () => `subject=x\n${leaf}\nissuer=y\n${intermediate}${root}`],
    ['with escaped carriage returns', () => (leaf + intermediate + root).replaceAll('\n', '&#xD;\n')],
  ])('is read %s', (_, pem) => {
    const chain = CertificateChain.parse(pem());
    expect(chain.toPem()).toBe(leaf + intermediate + root);
    expect(chain.complete).toBe(true);
    expect(chain.signatureLength).toBe(384);
    expect(chain.holder).toBe('Maria da Conceição Simões');
  });

  it('may end before the root', () => {
    expect(CertificateChain.parse(leaf + intermediate).complete).toBe(false);
    expect(CertificateChain.parse(leaf).certificates).toHaveLength(1);
  });

  it.each([
    ['nothing', () => ''],
    ['an authority first', () => intermediate + leaf + root],
    ['a stranger', () => leaf + intermediate + selfSigned(2048)],
    ['a gap', () => leaf + root],
    ['a broken block', () => `${leaf}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`],
    ['an issuer of the same name with another key', () => leaf + impostorOf(intermediate) + root],
  ])('with %s is refused', (_, pem) => expect(codeOf(() => CertificateChain.parse(pem()))).toBe('chain-invalid'));

  it('of a key that is not RSA is refused', () => {
    expect(codeOf(() => CertificateChain.parse(ELLIPTIC))).toBe('key-unsupported');
  });

  it('knows when it is valid', () => {
    const chain = CertificateChain.parse(leaf);
    expect(codeOf(() => chain.assertValidAt(new Date()))).toBe('no error');
    expect(codeOf(() => chain.assertValidAt(new Date('2000-01-01')))).toBe('chain-expired');
  });
});

/** A certificate authority with the name of another, and its own key. */
function impostorOf(pem: string): string {
  const original = forge.pki.certificateFromPem(pem);
  const impostor = forge.pki.certificateFromPem(selfSigned(2048));
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair(1024);
  impostor.publicKey = publicKey;
  impostor.setSubject(original.subject.attributes);
  impostor.setIssuer(original.issuer.attributes);
  impostor.setExtensions([{ name: 'basicConstraints', cA: true, critical: true }]);
  impostor.sign(privateKey, forge.md.sha256.create());
  return forge.pki.certificateToPem(impostor).replaceAll('\r', '');
}

describe('certificateDetails', () => {
  it('reads what a qualified signature certificate says', () => {
    const details = certificateDetails(new X509Certificate(leaf));
    expect(details.keyUsage).toEqual(['nonRepudiation']);
    expect(details.policies).toContain('2.16.620.2.1.2.2.1');
    expect(details.qcStatements).toContain('0.4.0.1862.1.1');
    expect(details.ocsp).toHaveLength(1);
    expect(details.caIssuers).toHaveLength(1);
    expect(details.crls[0]).toMatch(/^http/);
    expect(details.subject).toContain('CN=Maria da Conceição Simões');
    expect(details.fingerprint).toBe(createHash('sha256').update(new X509Certificate(leaf).raw).digest('hex'));
  });

  it('reads an authority', () => {
    expect(certificateDetails(new X509Certificate(root)).keyUsage).toEqual(['keyCertSign', 'cRLSign']);
  });

  it('of a bare certificate is empty', () => {
    const details = certificateDetails(new X509Certificate(selfSigned(2048)));
    expect([details.keyUsage, details.policies, details.qcStatements, details.crls]).toEqual([[], [], [], []]);
  });
});

describe('verifySignature', () => {
  it('believes neither another key’s, nor another length, nor other padding', () => {
    const [certificate] = certificatesInPem(leaf);
    const digestInfo = buildDigestInfo('sha256', createHash('sha256').update('x').digest());
    if (!certificate) throw new Error('no leaf');
    for (const length of [0, 256, 383, 384, 385]) {
      expect(verifySignature(certificate, digestInfo, Buffer.alloc(length, 1))).toBe(false);
    }
    // The signature "0…0" decrypts to 0, and with no padding at all an empty message.
    expect(verifySignature(certificate, Buffer.of(), Buffer.alloc(384))).toBe(false);
  });
});

it('pemOf writes what certificatesInPem reads', () => {
  const [certificate] = certificatesInPem(leaf);
  expect(certificate && pemOf(certificate)).toBe(leaf);
});
