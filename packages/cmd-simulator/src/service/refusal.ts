import { plainStatus, type SignStatus } from '../soap/answer.js';

/** A well-formed request that the service answers with a status other than 200. */
export class Refusal extends Error {
  readonly status: SignStatus;

  constructor(status: SignStatus) {
    super(`${status.code} ${status.message ?? ''}`);
    this.name = 'Refusal';
    this.status = status;
  }
}

/**
 * AMA names no codes but 801, 802, 816 and 817 in its range "invalid parameter", so the others are all 800.
 *
 * @param field the parameter's element name
 * @param fieldValue what came; null for what is secret
 */
export function invalidParameter(field: string, message: string, fieldValue: string | null = null): Refusal {
  return new Refusal({ code: '800', field, fieldValue, message, processId: null });
}

/** Not in AMA's documents: a code outside its ranges, so that no client takes it for a success or a known failure. */
export const PENDING_APPROVAL_CODE = '100';

const CHANGE_PIN_901 =
  'Para continuar a usar a assinatura da CMD, tem de alterar o seu PIN de assinatura. Para o alterar, basta iniciar sessão com CMD em www.autenticacao.gov.pt.';
const CHANGE_PIN_902 =
  'Para continuar a usar a assinatura da CMD, tem de alterar o seu PIN de assinatura em www.autenticacao.gov.pt. Inicie sessão e aceda a "Área Reservada -> A Minha Chave Móvel Digital" e escolha editar em “Assinatura Digital”.';

/** The statuses that need no parameter. */
export const STATUS = {
  wrongPin: plainStatus('801', 'Invalid PIN'),
  wrongOtp: plainStatus('802', 'Invalid OTP'),
  unknownProcess: plainStatus('816', 'Process not found or OTP expired'),
  inactive: plainStatus('817', 'User signature is inactive'),
  unknownUser: plainStatus('900', 'User does not have signature active'),
  locked: plainStatus('900', 'User signature is locked'),
  tooManyDocuments: plainStatus('900', 'Too many documents: at most 100 in one request'),
  changePin901: plainStatus('901', CHANGE_PIN_901),
  changePin902: plainStatus('902', CHANGE_PIN_902),
  pending: plainStatus(PENDING_APPROVAL_CODE, 'Waiting for the approval on the phone'),
} as const satisfies Record<string, SignStatus>;
