import type { X509Certificate } from 'node:crypto';
import { type CertificateChain, printable, SmartCmdError } from '@smartcmd/cmd-client';
import { CKM, MECHANISM_FLAGS, TOKEN_FLAGS } from '../cryptoki/constants.js';
import { DEFAULT_MECHANISMS, SIGNING_MECHANISMS, type SigningMechanism } from '../cryptoki/signing-mechanisms.js';
import { rsaPublicKey } from './certificate-fields.js';
import { certificateObject } from './certificate-object.js';
import { encodeToken } from './encode.js';
import { privateKeyObject, publicKeyObject } from './key-objects.js';
import { TOKEN } from './layout.js';
import type { Prompts } from './prompts.js';
import type { Token, TokenObject } from './token.js';
import { TokenFileError } from './token-file-error.js';

/** What a token is made from. */
export interface TokenSource {
  /** Name of the profile, 1 to 63 ASCII characters; the agent is told it. */
  readonly profile: string;
  /** The person's certificates. */
  readonly chain: CertificateChain;
  /**
   * The agent's absolute path, then its arguments. Put the leaf's fingerprint among them and give it to
   * `runAgent`: a program that has loaded this token then never gets a signature of a later certificate's key.
   */
  readonly agent: readonly string[];
  /** The mechanisms that are listed; all but that of MD5 when absent. Give the agent the same. */
  readonly mechanisms?: readonly SigningMechanism[] | undefined;
  /** Absolute path of the file in which the native half logs each call; absent: none. `SMARTCMD_LOG` wins over it. */
  readonly log?: string | undefined;
  /** With what the native half asks; `auto` when absent. */
  readonly prompts?: Prompts | undefined;
  /** The token's label; `CMD` and the person's name when absent. Cut to 32 bytes, without colons. */
  readonly label?: string | undefined;
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
 * The token of a profile, as {@link compileToken} writes it.
 *
 * @param source what the token is made from
 */
function tokenOf({
  profile,
  chain,
  agent,
  mechanisms: names = DEFAULT_MECHANISMS,
  log,
  prompts,
  label,
}: TokenSource): Token {
  const { leaf, certificates } = chain;
  const key = rsaPublicKey(leaf);
  if (!key) throw new SmartCmdError('key-unsupported', { found: leaf.publicKey.asymmetricKeyType });
  const mechanisms = SIGNING_MECHANISMS.filter((name) => names.includes(name)).map((name) => CKM[name]);
  const pair = { leaf, key, mechanisms };
  return {
    label: fit(label ?? `CMD ${chain.holder}`, TOKEN.label.size).replaceAll(':', '_'),
    manufacturer: 'SmartCMD',
    model: 'CMD',
    // The end, since it is the end in which serial numbers given one after the other differ.
    serialNumber: leaf.serialNumber.slice(-TOKEN.serialNumber.size),
    flags: TOKEN_FLAGS.CKF_TOKEN_INITIALIZED | TOKEN_FLAGS.CKF_USER_PIN_INITIALIZED | TOKEN_FLAGS.CKF_WRITE_PROTECTED,
    slotDescription: fit(`Chave Móvel Digital (${profile})`, TOKEN.slotDescription.size),
    signatureLength: chain.signatureLength,
    profile,
    mechanisms: mechanisms.map((type) => ({
      type,
      smallestKey: key.bits,
      largestKey: key.bits,
      flags: MECHANISM_FLAGS.CKF_HW | MECHANISM_FLAGS.CKF_SIGN,
    })),
    objects: [
      ...certificates.map((certificate) => chainCertificate(certificate, certificates)),
      publicKeyObject(pair, LABELS.publicKey),
      privateKeyObject(pair, LABELS.privateKey),
    ],
    agent: [...agent],
    settings: {
      ...(log === undefined ? {} : { log: absolutePath(log) }),
      ...(prompts === undefined || prompts === 'auto' ? {} : { prompts }),
    },
  };
}

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
  return fitting.trimEnd();
}
