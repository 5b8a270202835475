import { SmartCmdError } from '../errors.js';
import type { SignResponse } from '../service/answers.js';
import { ATTEMPTS, type Attempts, type Operation } from './operation.js';
import { withPhoneApproval } from './phone-approval.js';
import { isOtp, usingSecret } from './secret.js';

/** How long AMA's codes are valid, in milliseconds. */
const OTP_LIFETIME_MS = 120_000;
/** SMSs that the person may ask for in one process besides the first. */
const RESENDS = 3;

/**
 * From the SMS to the answer: asks for the OTP, has another SMS sent when the person wants one or the last code was
 * refused, and meanwhile looks, where the profile says so, whether the person approved on the phone.
 *
 * @param operation what is going on
 * @param processId of the started process
 * @param attempts counted on across processes
 * @throws SmartCmdError `process-ended` when the service has dropped the process: a new one may be started
 */
export async function finishWithOtp(
  operation: Operation,
  processId: string,
  attempts: Attempts,
): Promise<SignResponse> {
  const step = new OtpStep(operation, processId, attempts);
  attempts.reached = 'sms';
  operation.person.announce({ kind: 'sms-sent', processId, documentName: operation.documentName });
  for (;;) {
    const outcome = await withPhoneApproval(operation, processId, (until) => step.ask(until));
    if ('response' in outcome) return outcome.response;
    if ('lost' in outcome) {
      attempts.reached = 'code';
      throw outcome.lost;
    }
    const response = await step.take(outcome.answer);
    if (response) return response;
  }
}

class OtpStep {
  readonly #operation: Operation;
  readonly #processId: string;
  readonly #attempts: Attempts;
  #smsSentAt = Date.now();
  #resends = 0;

  constructor(operation: Operation, processId: string, attempts: Attempts) {
    this.#operation = operation;
    this.#processId = processId;
    this.#attempts = attempts;
  }

  ask(until: AbortSignal): Promise<Uint8Array | 'resend'> {
    const { person, documents, documentName, request, phoneApproval } = this.#operation;
    return person.otp(
      {
        reason: this.#attempts.otpReason,
        attemptsLeft: ATTEMPTS - this.#attempts.otpRefusals,
        documents,
        request,
        processId: this.#processId,
        documentName,
        expiresAt: new Date(this.#smsSentAt + OTP_LIFETIME_MS),
        canResend: this.#resends < RESENDS,
        phoneApproval,
      },
      until,
    );
  }

  /** @returns the service's answer, or `undefined` when the person has to be asked again */
  async take(answer: Uint8Array | 'resend'): Promise<SignResponse | undefined> {
    if (answer === 'resend') {
      await this.#resendIfAllowed();
      return undefined;
    }
    return usingSecret(answer, async () => {
      try {
        if (!isOtp(answer)) throw new SmartCmdError('otp-malformed');
        const { service, person, documents, signal } = this.#operation;
        person.announce({ kind: 'creating-signature', documents: documents.length });
        this.#attempts.reached = 'code';
        return await service.validateOtp(this.#processId, answer, { signal });
      } catch (error) {
        await this.#afterFailure(error);
        return undefined;
      }
    });
  }

  async #afterFailure(error: unknown): Promise<void> {
    const code = error instanceof SmartCmdError ? error.code : undefined;
    if (code !== 'otp-refused' && code !== 'otp-malformed') throw error;
    const { details, status } = error as SmartCmdError;
    this.#attempts.reached = 'sms';
    this.#attempts.otpRefusals++;
    this.#attempts.otpReason = code === 'otp-refused' ? 'refused' : 'malformed';
    if (this.#attempts.otpRefusals >= ATTEMPTS) {
      throw new SmartCmdError(code, { ...details, attempts: this.#attempts.otpRefusals }, status);
    }
    if (code === 'otp-refused') await this.#sendSmsOrStartAgain();
  }

  /**
   * Whether a process survives a wrong code is not documented: asking for another SMS tells, and saves the person from
   * typing a code into a process that is gone. Whatever a service says to that but yes means no.
   */
  async #sendSmsOrStartAgain(): Promise<void> {
    try {
      await this.#sendSms();
    } catch (error) {
      if (!(error instanceof SmartCmdError) || error.code === 'interrupted') throw error;
      throw new SmartCmdError('process-ended', { ...error.details }, error.status);
    }
  }

  async #resendIfAllowed(): Promise<void> {
    if (this.#resends >= RESENDS) {
      this.#operation.person.announce({ kind: 'sms-limit' });
      // Each answer must come nearer to an end, or a program that answers prompts could go on for ever.
      await this.#afterFailure(new SmartCmdError('otp-malformed'));
      return;
    }
    this.#resends++;
    await this.#sendSms();
    this.#attempts.otpReason = 'resent';
  }

  async #sendSms(): Promise<void> {
    const { service, person, phone, documentName, signal } = this.#operation;
    await service.forceSms(this.#processId, phone, { signal });
    this.#smsSentAt = Date.now();
    person.announce({ kind: 'sms-sent-again', processId: this.#processId, documentName });
  }
}
