import type { ErrorCode } from '../error-code.js';
import { type ErrorDetails, type ServiceStatus, SmartCmdError } from '../errors.js';
import { printable } from '../printable.js';
import type { SignStatus } from './answers.js';

/** Texts that AMA prescribes word for word (integration guide), in Portuguese only. */
const PRESCRIBED: Readonly<Record<string, string>> = {
  '901':
    'Para continuar a usar a assinatura da CMD, tem de alterar o seu PIN de assinatura. ' +
    'Para o alterar, basta iniciar sessão com CMD em www.autenticacao.gov.pt.',
  '902':
    'Para continuar a usar a assinatura da CMD, tem de alterar o seu PIN de assinatura em www.autenticacao.gov.pt. ' +
    'Inicie sessão e aceda a "Área Reservada -> A Minha Chave Móvel Digital" e escolha editar em “Assinatura Digital”.',
};

/** Fields whose value is the person's phone, PIN or OTP. */
const PERSONAL_FIELD = /pin|otp|code|user|citizen|phone|telem/i;

/** Nobody documents how a locked account is reported; the words are what there is to go by. */
const LOCKED = /lock|bloque/i;
const NOT_ACTIVE = /not\s+have\s+signature\s+active/i;
const TOO_MANY = /too many|demasiad|máximo|maximum/i;

/**
 * The parts of a status that may be shown: one line each, bounded, without the values that were sent as secrets.
 *
 * @param status as the service sent it
 * @param secrets the values of this request that must not appear
 */
export function cleanStatus(status: SignStatus, secrets: readonly string[]): ServiceStatus {
  const clean = (text: string | null | undefined, limit = 300): string | undefined => {
    if (text === null || text === undefined || text === '') return undefined;
    const hidden = secrets.reduce((shown, secret) => (secret === '' ? shown : shown.replaceAll(secret, '***')), text);
    return printable(hidden, ' ').trim().replace(/[.]$/, '').slice(0, limit);
  };
  const field = clean(status.Field, 60);
  const personal = field !== undefined && PERSONAL_FIELD.test(field);
  return {
    code: clean(status.Code, 20) ?? '',
    field,
    fieldValue: personal ? undefined : clean(status.FieldValue, 100),
    message: clean(status.Message),
  };
}

/**
 * The error for a status that is not 200.
 *
 * @param status cleaned
 * @param operation the operation's name, for the sentence
 */
export function statusError(status: ServiceStatus, operation: string): SmartCmdError {
  const error = (code: ErrorCode, details: ErrorDetails = {}): SmartCmdError =>
    new SmartCmdError(code, { operation, ...details }, status);
  const message = status.message ?? '';
  const prescribed = PRESCRIBED[status.code];
  if (prescribed) return error('pin-change-required', { prescribed });
  if (status.code === '817') return error('signature-inactive');
  if (status.code !== '200' && LOCKED.test(message)) return error('pin-locked');
  switch (status.code) {
    case '801':
      return error('pin-refused', { attempts: 1 });
    case '802':
      return error('otp-refused', { attempts: 1 });
    case '816':
      return error('process-ended');
  }
  if (/^8\d\d$/.test(status.code)) return error('parameter-refused');
  if (status.code === '900' && NOT_ACTIVE.test(message)) return error('account-without-signature');
  if (status.code === '900' && TOO_MANY.test(message)) return error('too-many-documents', { limit: 100 });
  return error('service-error');
}
