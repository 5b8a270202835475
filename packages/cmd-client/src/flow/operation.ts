import type { AskReason, DocumentToSign } from '../prompter.js';
import type { CmdService, StartedProcess } from '../service/cmd-service.js';
import type { Person } from './person.js';

/** How often a PIN or an OTP may be given in one operation. */
export const ATTEMPTS = 3;

/** Everything that one operation, from PIN to answer, needs to know. */
export interface Operation {
  readonly service: CmdService;
  readonly person: Person;
  /** User id. */
  readonly phone: string;
  /** Sends the request that makes the service send the SMS. */
  readonly start: (pin: Uint8Array) => Promise<StartedProcess>;
  /** What is signed; empty when only the certificate is fetched. */
  readonly documents: readonly DocumentToSign[];
  /** The name that the SMS quotes. */
  readonly documentName: string | undefined;
  readonly request: { readonly number: number; readonly of: number };
  readonly phoneApproval: boolean;
  readonly signal: AbortSignal | undefined;
}

/** How far the service may have come: nothing was sent, it has the request, it has sent the SMS, it has the code. */
export type Reached = 'nothing' | 'request' | 'sms' | 'code';

/** Refusals so far in an operation, why the next question is asked, and what the service may have done. */
export interface Attempts {
  reached: Reached;
  pinRefusals: number;
  otpRefusals: number;
  pinReason: AskReason;
  otpReason: AskReason;
}
