/** Signatures kept at most; the oldest goes first. */
const LIMIT = 64;

/**
 * The signatures of the last minutes. RSASSA-PKCS1-v1_5 gives the same signature for the same DigestInfo (RFC 8017 §8.2),
 * and applications ask twice: the person is not to pay for that with a second OTP.
 */
export class RememberedSignatures {
  readonly #lifetimeMs: number;
  readonly #now: () => number;
  readonly #kept = new Map<string, { readonly signature: Uint8Array; readonly until: number }>();

  /**
   * @param lifetimeMs 0 remembers nothing
   * @param now milliseconds of a clock that never goes back
   */
  constructor(lifetimeMs: number, now: () => number) {
    this.#lifetimeMs = lifetimeMs;
    this.#now = now;
  }

  /** Whether the person wants to be spared what the application asks for in vain. */
  get isOn(): boolean {
    return this.#lifetimeMs > 0;
  }

  /**
   * @param key the leaf's fingerprint
   * @param digestInfo what is to be signed
   */
  find(key: string, digestInfo: Uint8Array): Uint8Array | undefined {
    this.#forgetOld();
    return this.#kept.get(idOf(key, digestInfo))?.signature;
  }

  keep(key: string, digestInfo: Uint8Array, signature: Uint8Array): void {
    if (!this.isOn) return;
    this.#forgetOld();
    const id = idOf(key, digestInfo);
    this.#kept.delete(id);
    this.#kept.set(id, { signature, until: this.#now() + this.#lifetimeMs });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= LIMIT) break;
      this.#kept.delete(oldest);
    }
  }

  #forgetOld(): void {
    const now = this.#now();
    for (const [id, { until }] of this.#kept) {
      if (until <= now) this.#kept.delete(id);
    }
  }
}

const idOf = (key: string, digestInfo: Uint8Array): string => `${key} ${Buffer.from(digestInfo).toString('hex')}`;
