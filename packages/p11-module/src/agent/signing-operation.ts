import { type CertificateChain, type RemoteSigner, SmartCmdError } from '@smartcmd/cmd-client';
import type { SigningMechanism } from '../cryptoki/signing-mechanisms.js';
import type { FrameFromAgent } from '../frames/frame.js';
import { documentNameFor } from './document-name.js';
import { AgentError } from './failure.js';
import { FramePrompter, type FramePrompterOptions } from './frame-prompter.js';
import { type Message, messageFor } from './message.js';
import { agentTexts } from './messages.js';
import type { RememberedSignatures } from './remembered-signatures.js';
import { isTrial, trialSignature } from './trial-signature.js';

/** What the signature of one operation takes, apart from its message. */
export interface SigningContext {
  /** The signer of the connection's profile. */
  readonly signer: (signal: AbortSignal) => Promise<RemoteSigner>;
  /** SHA-256 of the only leaf whose key may sign, lower-case hex; absent: any. */
  readonly certificate: string | undefined;
  readonly remembered: RememberedSignatures;
}

/** One operation between `BEGIN` and its end. */
export class SigningOperation {
  readonly number: number;
  readonly prompter: FramePrompter;
  readonly #program: string;
  readonly #message: Message;
  readonly #cancelled = new AbortController();

  /**
   * @param prompting how the person is reached; has the operation's number
   * @param mechanism CK_MECHANISM_TYPE
   * @param offered the mechanisms of the profile
   */
  constructor(prompting: FramePrompterOptions, mechanism: number, offered: readonly SigningMechanism[]) {
    this.number = prompting.operation;
    this.prompter = new FramePrompter(prompting);
    this.#program = prompting.program;
    this.#message = messageFor(mechanism, offered);
  }

  /** The next part of the message; a view that is not kept. */
  update(part: Uint8Array): void {
    this.#message.update(part);
  }

  /** Gives it up: questions close, calls to the service end. */
  cancel(): void {
    this.#cancelled.abort();
  }

  /**
   * The message is complete: signs it, or answers from memory.
   *
   * @returns the frame that ends the operation; no question is open any more
   * @throws SmartCmdError or AgentError, when no question is open any more
   */
  async sign(context: SigningContext): Promise<Extract<FrameFromAgent, { type: 'signature' }>> {
    try {
      return { type: 'signature', operation: this.number, bytes: await this.#signature(context) };
    } finally {
      await this.prompter.settled();
    }
  }

  async #signature({ signer: loadSigner, certificate, remembered }: SigningContext): Promise<Uint8Array> {
    const flow = { prompter: this.prompter, signal: this.#cancelled.signal };
    const signer = await loadSigner(flow.signal).catch((error: unknown) => {
      // Loading it may ask the person too, and is given up then; nobody hears what that came to.
      throw flow.signal.aborted ? new SmartCmdError('interrupted') : error;
    });
    if (flow.signal.aborted) throw new SmartCmdError('interrupted');
    const chain = await signer.certificateChain(flow);
    const key = fingerprintOf(chain);
    if (certificate !== undefined && certificate !== key) {
      throw new AgentError('CKR_DEVICE_REMOVED', {
        sentence: agentTexts.otherCertificate,
        remedy: agentTexts.otherCertificateRemedy,
      });
    }
    const digestInfo = this.#message.digestInfo(chain.signatureLength);
    const known = remembered.find(key, digestInfo);
    if (known) return known;
    if (remembered.isOn && isTrial(chain.leaf, digestInfo)) return trialSignature(chain.signatureLength);
    this.prompter.signsAs(chain.holder);
    const documentName = documentNameFor(this.#program, digestInfo);
    for await (const [signed] of signer.sign([{ digestInfo, documentName }], flow)) {
      if (!signed) continue;
      remembered.keep(key, digestInfo, signed.signature);
      return signed.signature;
    }
    throw new SmartCmdError('answer-mismatch', { problem: { en: 'there is no signature', pt: 'não há assinatura' } });
  }
}

function fingerprintOf({ leaf }: CertificateChain): string {
  return leaf.fingerprint256.replaceAll(':', '').toLowerCase();
}
