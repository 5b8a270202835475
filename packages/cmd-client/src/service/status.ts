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

/** Fields whose value is about the person. */
const PERSONAL_FIELD = /pin|otp|code|user|citizen|phone|tele|applicationid/i;

/** Digits that may be a PIN, an OTP or a phone number: nobody needs them to understand a refusal. */
const PERSONAL_DIGITS = /\d{4,}/g;

/** Nobody documents how a locked account is reported, besides status 900; the words are what there is to go by. */
const LOCKED = /\b(locked|bloquead[oa])\b/i;
const NOT_ACTIVE = /not\s+have\s+signature\s+active/i;
const TOO_MANY_DOCUMENTS = /(too many|maximum|máximo|demasiados).*\b(document|documento|hash)/i;

/**
 * The parts of a status that may be shown: one line each, bounded, without anything that might be a secret.
 *
 * @param status as the service sent it
 */
export function cleanStatus(status: SignStatus): ServiceStatus {
  const line = (text: string | null | undefined, limit: number): string | undefined =>
    printable(text ?? '', ' ')
      .trim()
      .replace(/[.]$/, '')
      .slice(0, limit) || undefined;
  const anonymous = (text: string | null | undefined, limit: number): string | undefined =>
    line(text?.slice(0, 10 * limit).replace(PERSONAL_DIGITS, '****'), limit);
  const field = line(status.Field, 60);
  return {
    code: line(status.Code, 20) ?? '',
    field,
    fieldValue: field === undefined || PERSONAL_FIELD.test(field) ? undefined : anonymous(status.FieldValue, 100),
    message: anonymous(status.Message, 300),
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
  switch (status.code) {
    case '801':
      return error('pin-refused', { attempts: 1 });
    case '802':
      return error('otp-refused', { attempts: 1 });
    case '816':
      return error('process-ended');
    case '817':
      return error('signature-inactive');
  }
  if (/^8\d\d$/.test(status.code)) return error('parameter-refused');
  if (status.code === '900' && LOCKED.test(message)) return error('pin-locked');
  if (status.code === '900' && NOT_ACTIVE.test(message)) return error('account-without-signature');
  if (status.code === '900' && TOO_MANY_DOCUMENTS.test(message)) return error('too-many-documents', { limit: 100 });
  return error('service-error');
}
