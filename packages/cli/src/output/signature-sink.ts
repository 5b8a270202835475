import type { FinishedSignature, SignerOfRecord } from './signature-formats.js';

/** Where signatures go. */
export interface SignatureSink {
  /**
   * Hands over the signatures of one finished request.
   *
   * @throws CliError when they cannot be written
   */
  add(signatures: readonly FinishedSignature[], signer: SignerOfRecord): Promise<void>;
  /** Ends the output; `complete` tells whether everything was signed. */
  end(complete: boolean): Promise<void>;
  /** Says where the signatures are. */
  describe(): void;
}
