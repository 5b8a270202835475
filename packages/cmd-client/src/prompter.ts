/** A document as the person sees it before and while signing. */
export interface DocumentToSign {
  /** The name that the SMS quotes. */
  readonly name: string;
  /** PKCS#11-free name of the hash, such as `sha256`. */
  readonly hash: string;
  /** The digest, lower-case hex. */
  readonly digest: string;
}

/** Why a secret is asked for again. */
export type AskReason =
  /** First time in this operation. */
  | 'first'
  /** The text typed cannot be one (a PIN has 4 to 8 digits, an OTP 6). Nothing was sent. */
  | 'malformed'
  /** The service refused the last one. */
  | 'refused'
  /** The service ended the operation (wrong or expired OTP); it starts again. */
  | 'restarted'
  /** The person asked for another SMS, and it was sent. */
  | 'resent';

interface Ask {
  /** Aborted when the answer is no longer needed (interrupt, time-out, approval on the phone): close the prompt. */
  readonly signal: AbortSignal;
}

interface AskSecret extends Ask {
  readonly reason: AskReason;
  /** Tries left with this one, from 3. */
  readonly attemptsLeft: number;
  /** What this request signs; empty when it only fetches the certificate. */
  readonly documents: readonly DocumentToSign[];
  /** This request's number, from 1, and how many there will be: each has its own PIN and OTP. */
  readonly request: { readonly number: number; readonly of: number };
}

/** Asks for the phone number of the person's CMD account. */
export interface PhoneRequest extends Ask {
  /** `refused`: the service knows no signature of the last one's account. */
  readonly reason: 'first' | 'malformed' | 'refused';
}

/** Asks for the signature PIN. With `reason: 'refused'` the prompt warns that repeated failures lock the account. */
export interface PinRequest extends AskSecret {}

/** Asks for the OTP of the SMS. */
export interface OtpRequest extends AskSecret {
  /** The service's process id, unique per SMS conversation. */
  readonly processId: string;
  /** The document name that the SMS quotes (AMA's guideline 18); absent for a certificate request. */
  readonly documentName?: string | undefined;
  /** When the OTP stops being valid. */
  readonly expiresAt: Date;
  /** Whether another SMS may be asked for by answering `'resend'`. */
  readonly canResend: boolean;
  /** Whether the person may approve on the phone instead of typing the OTP: the prompt then closes by itself. */
  readonly phoneApproval: boolean;
}

/** Asks whether these documents are to be signed. */
export interface ConfirmRequest extends Ask {
  readonly documents: readonly DocumentToSign[];
  /** How many requests, each with its own PIN and OTP, it takes. */
  readonly requests: number;
}

/** What just happened, or happens now; told, not asked. */
export type Step =
  | { readonly kind: 'fetching-certificate' }
  | { readonly kind: 'sending-request'; readonly documents: number; readonly request: { number: number; of: number } }
  | { readonly kind: 'sms-sent'; readonly processId: string; readonly documentName?: string | undefined }
  | { readonly kind: 'sms-sent-again'; readonly processId: string; readonly documentName?: string | undefined }
  | { readonly kind: 'sms-limit' }
  /** The step that creates the signature (AMA's guideline 20). */
  | { readonly kind: 'creating-signature'; readonly documents: number }
  | { readonly kind: 'approved-on-phone' }
  | { readonly kind: 'signed'; readonly documents: number; readonly request: { number: number; of: number } };

/**
 * The person, as the flows see them. Answers `undefined` mean that the person cancels. Secrets are handed over as
 * bytes that the flow wipes as soon as they are encrypted: give a fresh buffer each time and keep no copy.
 */
export interface Prompter {
  /** The phone number of the account, in any spelling. */
  phone(request: PhoneRequest): Promise<string | undefined>;
  /** The PIN's digits in ASCII. */
  pin(request: PinRequest): Promise<Uint8Array | undefined>;
  /** The OTP's digits in ASCII, or `'resend'` for another SMS. */
  otp(request: OtpRequest): Promise<Uint8Array | 'resend' | undefined>;
  /** Whether to sign. Called once, before the first PIN. */
  confirm(request: ConfirmRequest): Promise<boolean>;
  /** Tells the person about a step. Must not throw. */
  announce(step: Step): void;
}
