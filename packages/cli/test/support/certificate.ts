import { createHash, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { der, oid, seq } from './der.js';

/** A certificate as no authority would issue it: self-signed, with any validity and kind of key. */
export interface MadeCertificate {
  readonly pem: string;
  readonly key: KeyObject;
  /** SHA-256 of the DER, lower-case hex. */
  readonly fingerprint: string;
}

/** What the certificate says. */
export interface CertificateWish {
  readonly name?: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly key?: 'rsa' | 'ec';
  readonly bits?: number;
  /** subjectAltName 127.0.0.1, for a TLS server. */
  readonly forLoopback?: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A day that lies so many days from now. */
export const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

/** Makes a certificate. */
export function makeCertificate(wish: CertificateWish = {}): MadeCertificate {
  const { name = 'CMD.assinatura', notBefore = inDays(-400), notAfter = inDays(400), key = 'rsa', bits = 2048 } = wish;
  const pair =
    key === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: bits })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm =
    key === 'rsa' ? seq(oid(1, 2, 840, 113549, 1, 1, 11), der(0x05)) : seq(oid(1, 2, 840, 10045, 4, 3, 2));
  const subject = seq(der(0x31, seq(oid(2, 5, 4, 3), der(0x0c, Buffer.from(name)))));
  const loopback = der(0x04, seq(der(0x87, Buffer.from([127, 0, 0, 1]))));
  const body = seq(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1, 2, 3])),
    algorithm,
    subject,
    seq(time(notBefore), time(notAfter)),
    subject,
    pair.publicKey.export({ type: 'spki', format: 'der' }),
    ...(wish.forLoopback ? [der(0xa3, seq(seq(oid(2, 5, 29, 17), loopback)))] : []),
  );
  const signature = sign('sha256', body, pair.privateKey);
  const whole = seq(body, algorithm, der(0x03, Buffer.from([0]), signature));
  const fingerprint = createHash('sha256').update(whole).digest('hex');
  return { pem: new X509Certificate(whole).toString(), key: pair.privateKey, fingerprint };
}

/** GeneralizedTime. */
function time(date: Date): Buffer {
  return der(0x18, Buffer.from(`${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`));
}
