import { type ErrorCode, type Language, type Localised, SmartCmdError } from '@smartcmd/cmd-client';
import { CKR, type CkrName } from '../cryptoki/constants.js';
import { agentTexts } from './messages.js';

/** A failure of the agent itself, or of whoever loads its profile: with the CK_RV that the application gets. */
export class AgentError extends Error {
  override readonly name = 'AgentError';
  readonly rv: CkrName;
  /** What happened. */
  readonly sentence: Localised;
  /** What to do about it. */
  readonly remedy: Localised;

  /**
   * @param rv what C_Sign returns
   * @param text what happened and what to do, already filled in
   */
  constructor(rv: CkrName, text: { readonly sentence: Localised; readonly remedy: Localised }) {
    super(text.sentence.en);
    this.rv = rv;
    this.sentence = text.sentence;
    this.remedy = text.remedy;
  }
}

/** What C_Sign returns for each failure of the client; docs/errors.md is the table for people. */
export const RV_OF_ERROR: Readonly<Record<ErrorCode, CkrName>> = {
  'phone-invalid': 'CKR_DEVICE_ERROR',
  'application-id-invalid': 'CKR_DEVICE_ERROR',
  'endpoint-invalid': 'CKR_DEVICE_ERROR',
  'digest-invalid': 'CKR_DATA_INVALID',
  'document-name-invalid': 'CKR_FUNCTION_FAILED',
  'document-name-duplicate': 'CKR_FUNCTION_FAILED',
  'nothing-to-sign': 'CKR_FUNCTION_FAILED',
  'encryption-certificate-invalid': 'CKR_DEVICE_ERROR',
  'encryption-certificate-expired': 'CKR_DEVICE_ERROR',
  'encryption-certificate-missing': 'CKR_DEVICE_ERROR',
  'tls-anchor-invalid': 'CKR_DEVICE_ERROR',
  'application-refused': 'CKR_DEVICE_ERROR',
  'account-without-signature': 'CKR_DEVICE_ERROR',
  'signature-inactive': 'CKR_DEVICE_ERROR',
  'pin-refused': 'CKR_PIN_INCORRECT',
  'pin-malformed': 'CKR_PIN_INCORRECT',
  'pin-locked': 'CKR_PIN_LOCKED',
  'pin-change-required': 'CKR_PIN_EXPIRED',
  // The standard knows no second factor: a code is a PIN of one use.
  'otp-refused': 'CKR_PIN_INCORRECT',
  'otp-malformed': 'CKR_PIN_INCORRECT',
  'process-ended': 'CKR_DEVICE_ERROR',
  'parameter-refused': 'CKR_DEVICE_ERROR',
  'too-many-documents': 'CKR_FUNCTION_FAILED',
  'service-error': 'CKR_DEVICE_ERROR',
  'network-name': 'CKR_DEVICE_ERROR',
  'network-refused': 'CKR_DEVICE_ERROR',
  'network-timeout': 'CKR_DEVICE_ERROR',
  'network-lost': 'CKR_DEVICE_ERROR',
  'proxy-failed': 'CKR_DEVICE_ERROR',
  'tls-untrusted': 'CKR_DEVICE_ERROR',
  'tls-expired': 'CKR_DEVICE_ERROR',
  'tls-wrong-host': 'CKR_DEVICE_ERROR',
  'tls-failed': 'CKR_DEVICE_ERROR',
  'answer-too-large': 'CKR_DEVICE_ERROR',
  'answer-unexpected': 'CKR_DEVICE_ERROR',
  'answer-malformed': 'CKR_DEVICE_ERROR',
  'answer-mismatch': 'CKR_DEVICE_ERROR',
  'signature-invalid': 'CKR_DEVICE_ERROR',
  'chain-invalid': 'CKR_DEVICE_ERROR',
  'chain-expired': 'CKR_DEVICE_ERROR',
  'key-unsupported': 'CKR_DEVICE_ERROR',
  cancelled: 'CKR_FUNCTION_CANCELED',
  interrupted: 'CKR_FUNCTION_CANCELED',
  'prompt-timeout': 'CKR_DEVICE_ERROR',
  'prompt-failed': 'CKR_DEVICE_ERROR',
};

/**
 * A wrong PIN, when nobody is there who could give another one. Not the client's error itself: to its flow that would be one
 * more refusal, after which it asks again.
 *
 * @param reason whether the service refused it, or it was none
 */
export function wrongPin(reason: 'refused' | 'malformed'): AgentError {
  const error = new SmartCmdError(`pin-${reason}`);
  const inBoth = (say: (language: Language) => string): Localised => ({ en: say('en'), pt: say('pt') });
  return new AgentError(RV_OF_ERROR[error.code], {
    sentence: inBoth((language) => error.sentence(language)),
    remedy: inBoth((language) => error.remedy(language)),
  });
}

/** A failure as the application and the person get it. */
export interface Failure {
  /** CK_RV. */
  readonly rv: number;
  readonly sentence: string;
  readonly remedy: string;
}

/**
 * The one place where an error becomes a CK_RV and a sentence.
 *
 * @param error whatever was thrown
 * @param language the person's
 */
export function failureOf(error: unknown, language: Language): Failure {
  if (error instanceof SmartCmdError) {
    return { rv: CKR[RV_OF_ERROR[error.code]], sentence: error.sentence(language), remedy: error.remedy(language) };
  }
  const known =
    error instanceof AgentError
      ? error
      : new AgentError('CKR_FUNCTION_FAILED', { sentence: agentTexts.unexpected, remedy: agentTexts.unexpectedRemedy });
  return { rv: CKR[known.rv], sentence: known.sentence[language], remedy: known.remedy[language] };
}
