import type { Prompter } from './prompter.js';
import type { CertificateChain } from './x509/chain.js';

/** What a remote signer needs from whoever runs it. */
export interface FlowOptions {
  /** Asks the person, and tells them what happens. */
  readonly prompter: Prompter;
  /** Ends the flow: every prompt closes, every call to the service is given up, the flow throws `interrupted`. */
  readonly signal?: AbortSignal | undefined;
}

/** One document to sign. */
export interface SignItem {
  /** The DER DigestInfo of RFC 8017 §9.2 (prefix and digest), raw bytes. */
  readonly digestInfo: Uint8Array;
  /**
   * The name that the SMS quotes: 1 to 44 Unicode characters, unique in the list.
   * Absent: the first 8 characters of the base64url of the digest.
   */
  readonly documentName?: string | undefined;
}

/** One verified signature. */
export interface SignedItem {
  /** Position of the item in the list that was given to {@link RemoteSigner.sign}, from 0. */
  readonly index: number;
  /** The name under which the service signed it. */
  readonly documentName: string;
  /** The DigestInfo that was signed, raw bytes. */
  readonly digestInfo: Uint8Array;
  /** The RSASSA-PKCS1-v1_5 signature (RFC 8017 §8.2), raw bytes, as long as the key's modulus. */
  readonly signature: Uint8Array;
}

/**
 * A signing key that lives at a remote service. Everything above this package uses a service only through this
 * interface, so that a second service can take the place of Chave Móvel Digital.
 */
export interface RemoteSigner {
  /**
   * The signer's certificates, leaf first, then by issuer. May ask the service, and so the person.
   *
   * @throws SmartCmdError when the person cancels, the service refuses, or the chain cannot be trusted.
   */
  certificateChain(options: FlowOptions): Promise<CertificateChain>;

  /**
   * Signs the items in as few requests as the service allows. Yields once per finished request, with its signatures
   * in the order of the items, each verified with the leaf's key; the next request begins only when the consumer
   * asks for it. So what was signed before a failure is already in the consumer's hands.
   *
   * @throws SmartCmdError (from the iteration) when the person cancels, the service refuses, or an answer is wrong.
   */
  sign(items: readonly SignItem[], options: FlowOptions): AsyncIterable<readonly SignedItem[]>;

  /** Closes the connections, so that what is under way fails. The signer can be used again afterwards. */
  close(): void;
}
