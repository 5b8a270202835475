import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writePrivateFile } from '../files.js';
import type { Blueprint } from './blueprints.js';
import { issueCertificate } from './certificate.js';
import { encode } from './der.js';
import { authorityKeyIdentifier } from './extensions.js';
import { encodeName, type Name } from './name.js';

/** A private key and its certificate. */
export interface Identity {
  readonly privateKey: KeyObject;
  /** PEM, one block */
  readonly certificate: string;
}

/** An identity that can issue others. */
export interface Issuer extends Identity {
  readonly subject: Name;
}

const generateRsa = promisify(generateKeyPair);
const DAY = 24 * 60 * 60 * 1000;

/** Keeps identities in a directory and makes again each that is missing, damaged, expired, of another issuer, or says something else. */
export class IdentityStore {
  readonly #directory: string;

  /** @param directory an existing directory, readable by its owner only */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Path of the PEM certificate of a blueprint. */
  certificatePath(blueprint: Blueprint): string {
    return join(this.#directory, `${blueprint.file}.pem`);
  }

  #keyPath(blueprint: Blueprint): string {
    return join(this.#directory, `${blueprint.file}.key.pem`);
  }

  /**
   * The identity of a blueprint: the stored one when it is still right, else a new one, stored.
   *
   * @param blueprint what it has to be
   * @param issuer who certifies it, or 'self'; may still be in the making, its key is then generated beside ours
   */
  async obtain(blueprint: Blueprint, issuer: Promise<Issuer> | 'self'): Promise<Issuer> {
    const stored = await this.#load(blueprint);
    const newKey = stored === undefined ? generateRsaKey(blueprint) : undefined;
    const [freshKey, resolved] = await Promise.all([newKey, issuer === 'self' ? undefined : issuer]);
    if (stored !== undefined && isCurrent(stored, blueprint, resolved))
      return { ...stored, subject: blueprint.subject };

    const privateKey = freshKey ?? (await generateRsaKey(blueprint));
    const certificate = certify(blueprint, privateKey, resolved ?? { privateKey, subject: blueprint.subject });
    // The key goes first: a certificate without its key is what `#load` refuses.
    await writePrivateFile(this.#keyPath(blueprint), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    await writePrivateFile(this.certificatePath(blueprint), certificate);
    return { privateKey, certificate, subject: blueprint.subject };
  }

  async #load(blueprint: Blueprint): Promise<Identity | undefined> {
    try {
      const [certificate, key] = await Promise.all([
        readFile(this.certificatePath(blueprint), 'utf8'),
        readFile(this.#keyPath(blueprint), 'utf8'),
      ]);
      return { certificate, privateKey: createPrivateKey(key) };
    } catch {
      return undefined;
    }
  }
}

async function generateRsaKey(blueprint: Blueprint): Promise<KeyObject> {
  return (await generateRsa('rsa', { modulusLength: blueprint.modulusLength })).privateKey;
}

/**
 * Certifies a key.
 *
 * @param blueprint what the certificate says
 * @param privateKey the subject's key
 * @param issuer name and key of who signs
 * @returns the certificate in PEM
 */
export function certify(blueprint: Blueprint, privateKey: KeyObject, issuer: Pick<Issuer, 'privateKey' | 'subject'>) {
  const publicKey = createPublicKey(privateKey);
  const at = (days: number) => new Date(Date.now() + days * DAY);
  return issueCertificate(
    {
      subject: blueprint.subject,
      publicKey,
      issuer: issuer.subject,
      notBefore: at(blueprint.validity.from),
      notAfter: at(blueprint.validity.to),
      extensions: [...blueprint.extensions(publicKey), authorityKeyIdentifier(createPublicKey(issuer.privateKey))],
    },
    issuer.privateKey,
  );
}

function isCurrent(stored: Identity, blueprint: Blueprint, issuer: Issuer | undefined): boolean {
  try {
    const certificate = new X509Certificate(stored.certificate);
    const issuerKey = createPublicKey((issuer ?? stored).privateKey);
    const now = Date.now();
    return (
      certificate.checkPrivateKey(stored.privateKey) &&
      certificate.verify(issuerKey) &&
      stored.privateKey.asymmetricKeyDetails?.modulusLength === blueprint.modulusLength &&
      certificate.raw.includes(encode(encodeName(blueprint.subject))) &&
      blueprint
        .extensions(createPublicKey(stored.privateKey))
        .every((extension) => certificate.raw.includes(encode(extension))) &&
      Date.parse(certificate.validFrom) <= now &&
      now < Date.parse(certificate.validTo) - DAY
    );
  } catch {
    return false;
  }
}
