import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../src/index.js';
import { cleanStatus, statusError } from '../src/service/status.js';

const status = (Code: string, rest: Partial<Record<'Field' | 'FieldValue' | 'Message', string>> = {}) => ({
  Code,
  Field: rest.Field,
  FieldValue: rest.FieldValue,
  Message: rest.Message,
  ProcessId: undefined,
});

describe('cleanStatus', () => {
  it('hides digits that may be a PIN, an OTP or a phone number', () => {
    const status801 = status('801', {
      Message: 'PIN 86420975 of +351 912345678 is wrong',
      Field: 'Hash',
      FieldValue: '1234',
    });
    expect(cleanStatus(status801)).toEqual({
      code: '801',
      field: 'Hash',
      fieldValue: '****',
      message: 'PIN **** of +351 **** is wrong',
    });
  });

  it('shows no value of a field that is not named', () => {
    expect(cleanStatus(status('800', { FieldValue: 'whatever' })).fieldValue).toBeUndefined();
  });

  it.each(['Pin', 'signaturePin', 'code', 'UserId', 'citizenId', 'OTP'])('never keeps the value of %s', (Field) => {
    expect(cleanStatus(status('800', { Field, FieldValue: 'personal' })).fieldValue).toBeUndefined();
  });

  it('keeps the value of a field that is nobody’s', () => {
    const cleaned = cleanStatus(status('800', { Field: 'DocName', FieldValue: 'a.pdf' }));
    expect(cleaned).toEqual({ code: '800', field: 'DocName', fieldValue: 'a.pdf', message: undefined });
  });

  it('makes each text one bounded line without terminal escapes', () => {
    const { message } = cleanStatus(status('900', { Message: `a\u001b[2J\r\nb\u202e${'x'.repeat(9_999)}` }));
    expect(message).toHaveLength(300);
    expect(message).toMatch(/^a \[2J {2}b xx/);
  });
});

describe('statusError', () => {
  it.each<[string, string | undefined, ErrorCode]>([
    ['801', undefined, 'pin-refused'],
    ['802', undefined, 'otp-refused'],
    ['816', undefined, 'process-ended'],
    ['817', undefined, 'signature-inactive'],
    ['800', undefined, 'parameter-refused'],
    ['899', undefined, 'parameter-refused'],
    ['500', undefined, 'service-error'],
    ['599', undefined, 'service-error'],
    ['900', undefined, 'service-error'],
    ['900', 'User does not have signature active', 'account-without-signature'],
    ['900', 'User signature is locked', 'pin-locked'],
    ['900', 'A assinatura está bloqueada', 'pin-locked'],
    ['801', 'Após 3 tentativas erradas a conta será bloqueada', 'pin-refused'],
    ['802', 'Check the clock', 'otp-refused'],
    ['500', 'Transaction was deadlocked', 'service-error'],
    ['900', 'Too many documents', 'too-many-documents'],
    ['900', 'Excedeu o número máximo de tentativas de PIN', 'service-error'],
    ['901', undefined, 'pin-change-required'],
    ['902', 'whatever', 'pin-change-required'],
    ['42', undefined, 'service-error'],
    ['', undefined, 'service-error'],
  ])('%s with the message %j is %s', (Code, Message, code) => {
    const cleaned = cleanStatus(status(Code, Message === undefined ? {} : { Message }));
    expect(statusError(cleaned, 'Sign').code).toBe(code);
  });

  it('gives the whole text that AMA prescribes for 902', () => {
    expect(statusError({ code: '902' }, 'Sign').sentence('pt')).toBe(
      'Para continuar a usar a assinatura da CMD, tem de alterar o seu PIN de assinatura em www.autenticacao.gov.pt. ' +
        'Inicie sessão e aceda a "Área Reservada -> A Minha Chave Móvel Digital" e escolha editar em “Assinatura Digital”.',
    );
  });
});
