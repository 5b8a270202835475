import type { KeyObject } from 'node:crypto';
import type { Asn1 } from './der.js';
import {
  authorityInformationAccess,
  basicConstraints,
  certificatePolicies,
  crlDistributionPoint,
  extendedKeyUsageServer,
  keyUsage,
  qcStatements,
  subjectAlternativeName,
  subjectKeyIdentifier,
} from './extensions.js';
import type { Name } from './name.js';

/** The plan of a key pair and its certificate; the authority key identifier is added when it is issued. */
export interface Blueprint {
  /** base name of the two files that keep it */
  readonly file: string;
  readonly subject: Name;
  readonly modulusLength: 2048 | 3072;
  /** days from now, negative for the past */
  readonly validity: { readonly from: number; readonly to: number };
  readonly extensions: (publicKey: KeyObject) => Asn1[];
}

// Reserved by RFC 2606: no program that follows these links ever reaches a real host.
const SITE = 'http://pki.simulator.invalid';
const YEARS = 365;

/** AMA's policy for CMD signatures, and ETSI EN 319 411-2's for natural persons with the key in a QSCD. */
const QUALIFIED_POLICIES = [
  { oid: '2.16.620.2.1.2.2.1', cps: `${SITE}/politica.html` },
  { oid: '0.4.0.194112.1.2' },
] as const;

function authority(file: string, subject: Name, years: number, pathLength?: number): Blueprint {
  return {
    file,
    subject,
    modulusLength: 2048,
    validity: { from: -1, to: years * YEARS },
    extensions: (publicKey) => [
      basicConstraints(true, pathLength),
      keyUsage('keyCertSign', 'cRLSign'),
      subjectKeyIdentifier(publicKey),
    ],
  };
}

function tlsServer(file: string, validity: Blueprint['validity'], hosts: { dns: string[]; ip: Buffer[] }): Blueprint {
  return {
    file,
    subject: [
      ['C', 'PT'],
      ['O', 'Simulador CMD'],
      ['CN', hosts.dns[0] ?? 'localhost'],
    ],
    modulusLength: 2048,
    validity,
    extensions: (publicKey) => [
      basicConstraints(false),
      keyUsage('digitalSignature', 'keyEncipherment'),
      extendedKeyUsageServer(),
      subjectAlternativeName(hosts.dns, hosts.ip),
      subjectKeyIdentifier(publicKey),
    ],
  };
}

const LOOPBACK = { dns: ['localhost'], ip: [Buffer.of(127, 0, 0, 1), Buffer.from(`${'00'.repeat(15)}01`, 'hex')] };
const CURRENT = { from: -1, to: 2 * YEARS };

const organization = (commonName: string): Name => [
  ['C', 'PT'],
  ['O', 'Simulador CMD - sem valor legal'],
  ['CN', commonName],
];

export const TLS_CA = authority('tls-ca', organization('Simulador CMD - CA de TLS'), 10);
export const TLS_SERVER = tlsServer('tls-server', CURRENT, LOOPBACK);
export const TLS_EXPIRED = tlsServer('tls-expired', { from: -60, to: -30 }, LOOPBACK);
export const TLS_WRONG_HOST = tlsServer('tls-wrong-host', CURRENT, { dns: ['outro.simulator.invalid'], ip: [] });

export const SIGNING_ROOT = authority('signing-root', organization('Simulador CMD - CA Raiz'), 20);
export const SIGNING_INTERMEDIATE: Blueprint = {
  ...authority('signing-intermediate', organization('Simulador CMD - CA de Assinatura Qualificada 001'), 10, 0),
  extensions: (publicKey) => [
    basicConstraints(true, 0),
    keyUsage('keyCertSign', 'cRLSign'),
    certificatePolicies([{ oid: '2.5.29.32.0', cps: `${SITE}/politica.html` }]),
    crlDistributionPoint(`${SITE}/raiz.crl`),
    subjectKeyIdentifier(publicKey),
  ],
};

/** A CA that nobody trusts, with the very name of the signing intermediate: only its key gives it away. */
export const STRANGER_CA: Blueprint = {
  ...authority('stranger-ca', SIGNING_INTERMEDIATE.subject, 10, 0),
};

/** Like AMA's: self-signed and replaced every three years. */
export const ENCRYPTION: Blueprint = {
  file: 'encryption',
  subject: [['CN', 'CMD.assinatura']],
  modulusLength: 2048,
  validity: { from: -1, to: 3 * YEARS },
  extensions: (publicKey) => [keyUsage('keyEncipherment', 'dataEncipherment'), subjectKeyIdentifier(publicKey)],
};

type SignerKeyUsage = 'nonRepudiation' | 'digitalSignature';
/** What the key of a person's certificate is for: something at least. */
export type SignerKeyUsages = readonly [SignerKeyUsage, ...SignerKeyUsage[]];

/** Whose certificate it is, and what it says. */
export interface Person {
  /** '+351 912345678'; its last digits become the document number */
  readonly phone: string;
  /** full name; the last word is the surname */
  readonly name: string;
  /** what the certificate says that its key is for; `nonRepudiation` alone when left out */
  readonly keyUsage?: SignerKeyUsages;
}

/**
 * The plan of a person's qualified signature certificate.
 *
 * @param person whose it is
 * @param file base name of the files; by default from the phone number
 * @returns the blueprint, RSA-3072 as seen in production
 */
export function citizen(
  { phone, name, keyUsage: usages = ['nonRepudiation'] }: Person,
  file = `citizen-${phone.replace(/\D/g, '')}`,
): Blueprint {
  const words = name.trim().split(/\s+/);
  const surname = words.pop() ?? name;
  return {
    file,
    subject: [
      ['C', 'PT'],
      ['O', 'Cartão de Cidadão'],
      ['OU', 'Cidadão Português'],
      ['OU', 'Assinatura Qualificada do Cidadão'],
      ['SN', surname],
      ['GN', words.join(' ') || surname],
      ['serialNumber', `BI${phone.replace(/\D/g, '').slice(-8)}`],
      ['CN', name],
    ],
    modulusLength: 3072,
    validity: { from: -1, to: 5 * YEARS },
    extensions: (publicKey) => [
      basicConstraints(false),
      keyUsage(...usages),
      certificatePolicies(QUALIFIED_POLICIES),
      authorityInformationAccess(`${SITE}/ocsp`, `${SITE}/assinatura-001.cer`),
      crlDistributionPoint(`${SITE}/assinatura-001.crl`),
      qcStatements({ url: `${SITE}/pds_en.pdf`, language: 'en' }),
      subjectKeyIdentifier(publicKey),
    ],
  };
}
