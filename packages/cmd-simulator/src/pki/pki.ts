import { join } from 'node:path';
import { makePrivateDirectory } from '../files.js';
import {
  citizen,
  ENCRYPTION,
  type Person,
  SIGNING_INTERMEDIATE,
  SIGNING_ROOT,
  STRANGER_CA,
  TLS_CA,
  TLS_EXPIRED,
  TLS_SERVER,
  TLS_WRONG_HOST,
} from './blueprints.js';
import { certify, type Identity, IdentityStore, type Issuer } from './store.js';

/** The server identities: the right one, and the three that a client has to refuse. */
export const TLS_VARIANTS = ['right', 'tls-expired', 'tls-wrong-host', 'tls-unknown-ca'] as const;
export type TlsVariant = (typeof TLS_VARIANTS)[number];

/** All keys and certificates of one simulator. */
export interface Pki {
  readonly tlsCa: Identity;
  readonly tls: Readonly<Record<TlsVariant, Identity>>;
  readonly signingRoot: Identity;
  readonly signingIntermediate: Identity;
  readonly encryption: Identity;
  /** by phone number */
  readonly citizens: ReadonlyMap<string, Identity>;
  /** a signer whom a CA of the right name but another key has certified */
  readonly stranger: Identity;
  /** absolute paths of PEM files */
  readonly paths: { readonly tlsCa: string; readonly encryption: string };
}

/**
 * Opens the PKI below a directory, generating in parallel what is missing or no longer valid.
 *
 * @param stateDirectory absolute path of an existing directory; the files go to `pki/` in it
 * @param people one certificate is issued to each
 */
export async function openPki(stateDirectory: string, people: readonly Person[]): Promise<Pki> {
  const directory = join(stateDirectory, 'pki');
  await makePrivateDirectory(directory);
  const store = new IdentityStore(directory);

  const tlsCaToBe = store.obtain(TLS_CA, 'self');
  const strangerCaToBe = store.obtain(STRANGER_CA, 'self');
  const rootToBe = store.obtain(SIGNING_ROOT, 'self');
  const intermediateToBe = store.obtain(SIGNING_INTERMEDIATE, rootToBe);
  const citizensToBe = people.map(
    async (person): Promise<[string, Identity]> => [
      person.phone,
      await store.obtain(citizen(person), intermediateToBe),
    ],
  );
  const [tlsCa, tlsServer, signingRoot, signingIntermediate, encryption, strangerCa, stranger, citizens] =
    await Promise.all([
      tlsCaToBe,
      store.obtain(TLS_SERVER, tlsCaToBe),
      rootToBe,
      intermediateToBe,
      store.obtain(ENCRYPTION, 'self'),
      strangerCaToBe,
      store.obtain(citizen({ phone: '+351 900000000', name: 'Fulano de Tal' }, 'stranger'), strangerCaToBe),
      Promise.all(citizensToBe),
    ]);

  return {
    tlsCa,
    tls: tlsVariants(tlsServer, tlsCa, strangerCa),
    signingRoot,
    signingIntermediate,
    encryption,
    citizens: new Map(citizens),
    stranger,
    paths: { tlsCa: store.certificatePath(TLS_CA), encryption: store.certificatePath(ENCRYPTION) },
  };
}

function tlsVariants(server: Identity, ca: Issuer, strangerCa: Issuer): Record<TlsVariant, Identity> {
  const { privateKey } = server;
  return {
    right: server,
    'tls-expired': { privateKey, certificate: certify(TLS_EXPIRED, privateKey, ca) },
    'tls-wrong-host': { privateKey, certificate: certify(TLS_WRONG_HOST, privateKey, ca) },
    'tls-unknown-ca': { privateKey, certificate: certify(TLS_SERVER, privateKey, strangerCa) },
  };
}
