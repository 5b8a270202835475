import { createCipheriv, createDecipheriv, createDiffieHellman, hkdfSync, randomBytes } from 'node:crypto';

/** The name of this agreement in the Secret Service specification ("Transfer of Secrets"), which every service knows. */
export const ALGORITHM = 'dh-ietf1024-sha256-aes128-cbc-pkcs7';

/** The second Oakley group (RFC 2409 §6.2), as the specification has it. */
const PRIME = [
  'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd',
  'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed',
  'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece65381ffffffffffffffff',
].join('');
const CIPHER = 'aes-128-cbc';
const KEY_BYTES = 16;

/** A secret on its way: the parameters of the cipher, and what it made of it. */
export interface Sealed {
  readonly iv: Uint8Array;
  readonly sealed: Uint8Array;
}

/**
 * Agrees with the service on a key, so that what logs or relays the bus's messages sees no secret.
 *
 * @returns our public value, and what makes the key of theirs
 */
export function offerKey(): { readonly ours: Uint8Array; accept(theirs: Uint8Array): TransportKey } {
  const exchange = createDiffieHellman(PRIME, 'hex', 2);
  const ours = exchange.generateKeys();
  const accept = (theirs: Uint8Array): TransportKey => {
    const shared = exchange.computeSecret(theirs);
    const key = Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), Buffer.alloc(0), KEY_BYTES));
    shared.fill(0);
    return new TransportKey(key);
  };
  return { ours, accept };
}

/** The key of one session. */
export class TransportKey {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** Encrypts a secret. */
  seal(secret: Uint8Array): Sealed {
    const iv = randomBytes(KEY_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, iv);
    return { iv, sealed: Buffer.concat([cipher.update(secret), cipher.final()]) };
  }

  /**
   * Decrypts a secret; the caller wipes it.
   *
   * @throws Error when it was not encrypted with this key
   */
  open({ iv, sealed }: Sealed): Buffer {
    const cipher = createDecipheriv(CIPHER, this.#key, iv);
    return Buffer.concat([cipher.update(sealed), cipher.final()]);
  }

  /** Forgets the key. */
  wipe(): void {
    this.#key.fill(0);
  }
}
