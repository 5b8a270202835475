import { SmartCmdError } from '../errors.js';
import type { SignResponse } from '../service/answers.js';
import type { StartedProcess } from '../service/cmd-service.js';
import { aftermathOf } from './aftermath.js';
import { ATTEMPTS, type Attempts, type Operation } from './operation.js';
import { finishWithOtp } from './otp-step.js';
import { isPin, usingSecret } from './secret.js';

/**
 * One operation of the service: asks for the PIN, starts it, asks for the OTP, and returns the answer. A refused PIN is
 * asked for again, a refused or expired OTP too, each at most {@link ATTEMPTS} times; where the service has ended the
 * process, a new one is started, with the PIN asked for again since nothing keeps it.
 *
 * @throws SmartCmdError the last refusal, with how often it happened; or any other failure at once
 */
export async function runOperation(operation: Operation): Promise<SignResponse> {
  const attempts: Attempts = {
    reached: 'nothing',
    pinRefusals: 0,
    otpRefusals: 0,
    pinReason: 'first',
    otpReason: 'first',
  };
  for (;;) {
    try {
      const { processId } = await startWithPin(operation, attempts);
      attempts.otpReason = attempts.otpRefusals === 0 ? 'first' : 'restarted';
      return await finishWithOtp(operation, processId, attempts);
    } catch (error) {
      countOrThrow(error, attempts, operation);
    }
  }
}

async function startWithPin(operation: Operation, attempts: Attempts): Promise<StartedProcess> {
  const { person, documents, request, service } = operation;
  const asked = person.pin({
    reason: attempts.pinReason,
    attemptsLeft: ATTEMPTS - attempts.pinRefusals,
    documents,
    request,
  });
  // When the question is on its way.
  setImmediate(() => service.prepare());
  const pin = await asked;
  return usingSecret(pin, async () => {
    if (!isPin(pin)) throw new SmartCmdError('pin-malformed');
    person.announce({ kind: 'sending-request', documents: documents.length, request });
    attempts.reached = 'request';
    return operation.start(pin);
  });
}

/** Decides whether an operation starts again after a failure; if not, the error says what the service may have done all the same. */
function countOrThrow(error: unknown, attempts: Attempts, operation: Operation): void {
  if (!(error instanceof SmartCmdError)) throw error;
  switch (error.code) {
    case 'pin-refused':
    case 'pin-malformed':
      attempts.reached = 'nothing';
      attempts.pinRefusals++;
      attempts.pinReason = error.code === 'pin-refused' ? 'refused' : 'malformed';
      if (attempts.pinRefusals < ATTEMPTS) return;
      throw new SmartCmdError(error.code, { ...error.details, attempts: attempts.pinRefusals }, error.status);
    case 'process-ended':
      // After a refused OTP the end of the process is that refusal, which is counted already.
      if (attempts.otpReason !== 'refused') attempts.otpRefusals++;
      attempts.pinReason = 'restarted';
      attempts.reached = 'sms';
      if (attempts.otpRefusals < ATTEMPTS) return;
      throw error;
    default:
      throw new SmartCmdError(
        error.code,
        { ...error.details, ...aftermathOf(error, attempts.reached, operation) },
        error.status,
      );
  }
}
