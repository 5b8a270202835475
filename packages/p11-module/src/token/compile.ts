import type { X509Certificate } from 'node:crypto';
import { type CertificateChain, printable, SmartCmdError } from '@smartcmd/cmd-client';
import { CKM, MECHANISM_FLAGS, TOKEN_FLAGS } from '../cryptoki/constants.js';
import { DEFAULT_MECHANISMS, SIGNING_MECHANISMS, type SigningMechanism } from '../cryptoki/signing-mechanisms.js';
import { objectOf } from './attribute-values.js';
import { rsaPublicKey } from './certificate-fields.js';
import { certificateKind, certificateObject } from './certificate-object.js';
import { encodeToken } from './encode.js';
import { privateKeyKind, privateKeyObject, publicKeyKind, publicKeyObject } from './key-objects.js';
import { LEAST_SIGNATURE, MOST_SIGNATURE, TOKEN } from './layout.js';
import type { Prompts } from './prompts.js';
import type { Mechanism, Token, TokenObject } from './token.js';
import { TokenFileError } from './token-file-error.js';

/** What every token is made from. */
interface TokenOptions {
  /** Name of the profile, 1 to 63 ASCII characters; the agent is told it. */
  readonly profile: string;
  /** The mechanisms that are listed; all but that of MD5 when absent. Give the agent the same. */
  readonly mechanisms?: readonly SigningMechanism[] | undefined;
  /** Absolute path of the file in which the native half logs each call; absent: none. `SMARTCMD_LOG` wins over it. */
  readonly log?: string | undefined;
  /** With what the native half asks; `auto` when absent. */
  readonly prompts?: Prompts | undefined;
}

/** What a token is made from. */
export interface TokenSource extends TokenOptions {
  /** The person's certificates. */
  readonly chain: CertificateChain;
  /**
   * The agent's absolute path, then its arguments. Put the leaf's fingerprint among them and give it to
   * `runAgent`: a program that has loaded this token then never gets a signature of a later certificate's key.
   */
  readonly agent: readonly string[];
  /** The token's label; `CMD` and the person's name when absent. Cut to 32 bytes, without colons. */
  readonly label?: string | undefined;
}

/** Whether a program may ask for the certificate that is missing, or the person does not want to be asked. */
export type Enrolment = 'on-first-use' | 'dismissed';

/** What a token is made from whose certificate is still to be fetched. */
export interface EnrollingTokenSource extends TokenOptions {
  readonly enrolment: Enrolment;
  /** The absolute path of the agent that fetches the certificate, then its arguments. */
  readonly agent: readonly string[];
}

/** Labels of the signer's objects, like those of the Citizen Card. */
const LABELS = {
  certificate: 'Signature Certificate',
  publicKey: 'Signature Public Key',
  privateKey: 'Signature Private Key',
} as const;

/**
 * Compiles the token file of a profile (docs/token-file.md), for this machine. The same source always gives the same bytes.
 *
 * @param source what the token is made from
 * @returns the file's bytes
 * @throws TokenFileError when the profile's name, the agent's command or the log's path cannot be stored
 * @throws SmartCmdError `key-unsupported` when the leaf's key is not RSA
 */
export function compileToken(source: TokenSource): Uint8Array {
  return encodeToken(tokenOf(source));
}

/**
 * Compiles the token file of a profile whose certificate is still to be fetched: programs see a token without objects, and
 * the first that looks for a certificate has the agent ask for it, unless that was dismissed.
 *
 * @param source what the token is made from
 * @returns the file's bytes
 * @throws TokenFileError when the profile's name, the agent's command or the log's path cannot be stored
 */
export function compileEnrollingToken({ enrolment, agent, ...options }: EnrollingTokenSource): Uint8Array {
  const smallestKey = LEAST_SIGNATURE * 8;
  const largestKey = MOST_SIGNATURE * 8;
  const common = commonTo(options, { smallestKey, largestKey });
  return encodeToken({
    ...common,
    enrolling: true,
    // Programs show it before they know whose token it is.
    label: labelOf(`CMD ${options.profile}`),
    // That of the certificate.
    serialNumber: '',
    signatureLength: MOST_SIGNATURE,
    objects: [
      objectOf(certificateKind(LABELS.certificate)),
      objectOf(publicKeyKind(LABELS.publicKey)),
      objectOf(privateKeyKind(LABELS.privateKey)),
    ],
    agent: [...agent],
    settings: { ...common.settings, enrol: enrolment },
  });
}

/**
 * The token of a profile, as {@link compileToken} writes it.
 *
 * @param source what the token is made from
 */
function tokenOf({ chain, agent, label, ...options }: TokenSource): Token {
  const { leaf, certificates } = chain;
  const key = rsaPublicKey(leaf);
  if (!key) throw new SmartCmdError('key-unsupported', { found: leaf.publicKey.asymmetricKeyType });
  const common = commonTo(options, { smallestKey: key.bits, largestKey: key.bits });
  const pair = { leaf, key, mechanisms: common.mechanisms.map(({ type }) => type) };
  return {
    ...common,
    label: labelOf(label ?? `CMD ${chain.holder}`),
    // The end, since it is the end in which serial numbers given one after the other differ.
    serialNumber: leaf.serialNumber.slice(-TOKEN.serialNumber.size),
    signatureLength: chain.signatureLength,
    objects: [
      ...certificates.map((certificate) => chainCertificate(certificate, certificates)),
      publicKeyObject(pair, LABELS.publicKey),
      privateKeyObject(pair, LABELS.privateKey),
    ],
    agent: [...agent],
  };
}

/** What a token has with and without objects. */
function commonTo(
  { profile, mechanisms = DEFAULT_MECHANISMS, log, prompts }: TokenOptions,
  keys: Pick<Mechanism, 'smallestKey' | 'largestKey'>,
) {
  return {
    manufacturer: 'SmartCMD',
    model: 'CMD',
    flags: TOKEN_FLAGS.CKF_TOKEN_INITIALIZED | TOKEN_FLAGS.CKF_USER_PIN_INITIALIZED | TOKEN_FLAGS.CKF_WRITE_PROTECTED,
    slotDescription: fit(`Chave Móvel Digital (${profile})`, TOKEN.slotDescription.size),
    profile,
    mechanisms: SIGNING_MECHANISMS.filter((name) => mechanisms.includes(name)).map((name) => ({
      type: CKM[name],
      ...keys,
      flags: MECHANISM_FLAGS.CKF_HW | MECHANISM_FLAGS.CKF_SIGN,
    })),
    settings: {
      ...(log === undefined ? {} : { log: absolutePath(log) }),
      ...(prompts === undefined || prompts === 'auto' ? {} : { prompts }),
    },
  };
}

const labelOf = (text: string): string => fit(text, TOKEN.label.size).replaceAll(':', '_');

function chainCertificate(certificate: X509Certificate, chain: readonly X509Certificate[]): TokenObject {
  const issuer = chain.find(
    (candidate) => certificate.checkIssued(candidate) && certificate.verify(candidate.publicKey),
  );
  return certificateObject(certificate, issuer, certificate.ca ? authorityLabel(certificate) : LABELS.certificate);
}

/** The common name, or without one the whole subject. */
function authorityLabel({ subject }: X509Certificate): string {
  const commonName = /^CN=(.*)$/m.exec(subject)?.[1];
  return printable(commonName ?? subject.replaceAll('\n', ', '));
}

function absolutePath(path: string): string {
  if (path.startsWith('/')) return path;
  throw new TokenFileError({
    en: `the log's path ${JSON.stringify(path)} does not begin with /`,
    pt: `o caminho do registo ${JSON.stringify(path)} não começa por /`,
  });
}

/** A text of at most so many bytes, cut between characters, without what cannot be shown or blanks at its ends. */
function fit(text: string, bytes: number): string {
  let fitting = '';
  for (const character of printable(text).trim()) {
    if (Buffer.byteLength(fitting + character) > bytes) break;
    fitting += character;
  }
  // A picture of several characters may have been cut into what cannot be shown.
  return printable(fitting).trimEnd();
}
