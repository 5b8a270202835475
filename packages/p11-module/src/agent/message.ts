import { createHash } from 'node:crypto';
import { buildDigestInfo, type HashName, parseDigestInfo, SmartCmdError } from '@smartcmd/cmd-client';
import { CKM } from '../cryptoki/constants.js';
import { hashesOf, hashOfMechanism, type SigningMechanism } from '../cryptoki/signing-mechanisms.js';
import { AgentError } from './failure.js';
import { agentTexts } from './messages.js';

/** RSASSA-PKCS1-v1_5 needs so many bytes of the modulus for its padding (RFC 8017 §9.2). */
const PADDING = 11;
/** No DigestInfo is as long; of longer data only the length counts. */
const KEPT_BYTES = 128;

/** What an application wants signed, as it comes in parts. */
export interface Message {
  /** The next part; a view that is not kept. */
  update(part: Uint8Array): void;
  /**
   * The message is complete.
   *
   * @param modulusLength bytes
   * @returns the DigestInfo to sign
   * @throws AgentError CKR_MECHANISM_INVALID, CKR_DATA_INVALID, CKR_DATA_LEN_RANGE
   */
  digestInfo(modulusLength: number): Uint8Array;
}

/**
 * @param mechanism CK_MECHANISM_TYPE with which the application signs
 * @param offered those of the profile
 */
export function messageFor(mechanism: number, offered: readonly SigningMechanism[]): Message {
  if (!offered.some((name) => CKM[name] === mechanism)) return UNKNOWN_MECHANISM;
  const hash = hashOfMechanism(mechanism);
  return hash === undefined ? new DigestInfoMessage(hashesOf(offered)) : hashedMessage(hash);
}

const UNKNOWN_MECHANISM: Message = {
  update: () => undefined,
  digestInfo: () => {
    throw new AgentError('CKR_MECHANISM_INVALID', {
      sentence: agentTexts.mechanism,
      remedy: agentTexts.mechanismRemedy,
    });
  },
};

/** The message itself, of any length (PKCS#11 v3.0 mechanisms §2.1.14). */
function hashedMessage(name: HashName): Message {
  const hash = createHash(name);
  return {
    update: (part) => void hash.update(part),
    digestInfo: () => buildDigestInfo(name, hash.digest()),
  };
}

/** A DigestInfo that the application made (CKM_RSA_PKCS, PKCS#11 v3.0 mechanisms §2.1.6). */
class DigestInfoMessage implements Message {
  readonly #hashes: readonly HashName[];
  readonly #kept = Buffer.alloc(KEPT_BYTES);
  #length = 0;

  constructor(hashes: readonly HashName[]) {
    this.#hashes = hashes;
  }

  update(part: Uint8Array): void {
    const room = Math.max(0, KEPT_BYTES - this.#length);
    this.#kept.set(part.subarray(0, room), Math.min(this.#length, KEPT_BYTES));
    this.#length += part.length;
  }

  digestInfo(modulusLength: number): Uint8Array {
    if (this.#length > modulusLength - PADDING) throw invalidData('CKR_DATA_LEN_RANGE');
    const bytes = this.#kept.subarray(0, this.#length);
    try {
      const { hash } = parseDigestInfo(this.#length > KEPT_BYTES ? new Uint8Array() : bytes);
      if (this.#hashes.includes(hash.name)) return bytes;
    } catch (error) {
      if (!(error instanceof SmartCmdError)) throw error;
    }
    throw invalidData('CKR_DATA_INVALID');
  }
}

function invalidData(rv: 'CKR_DATA_INVALID' | 'CKR_DATA_LEN_RANGE'): AgentError {
  return new AgentError(rv, { sentence: agentTexts.data, remedy: agentTexts.dataRemedy });
}
