import { constants, createPublicKey, publicDecrypt, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import { simulators } from './support/state.js';
import { type Answer, code, digestInfo, field, processOf, type Service, Values } from './support/wire.js';

const start = simulators();

/** The DigestInfo that a signature is over. */
function opened(simulator: Simulator, signature: Buffer, phone = '+351 912345678'): Buffer {
  const key = createPublicKey(simulator.certificates.citizens[phone] ?? '');
  return publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
}

function signatures(answer: Answer): { signature: Buffer; name: string; id: string }[] {
  const entry = /<a:HashStructure><a:Hash>([^<]*)<\/a:Hash><a:Name>([^<]*)<\/a:Name><a:id>([^<]*)<\/a:id>/g;
  return [...answer.body.matchAll(entry)].map(([, hash = '', name = '', id = '']) => ({
    signature: Buffer.from(hash, 'base64'),
    name,
    id,
  }));
}

async function otpFor(simulator: Simulator, processId: string): Promise<string> {
  return (await simulator.waitForSms((sms) => sms.processId === processId)).otp;
}

describe.each<Service>(['scmd', 'ccmovel'])('%s', (service) => {
  it('signs one document', async () => {
    const simulator = await start();
    const values = new Values(simulator, service);
    const begun = await values.sign();
    expect(begun.body).toBe(
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${values.operation('Sign')}Response xmlns="http://Ama.Authentication.Service/">` +
        `<${values.operation('Sign')}Result xmlns:a="http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">` +
        '<a:Code>200</a:Code><a:Field i:nil="true"/><a:FieldValue i:nil="true"/><a:Message>OK</a:Message>' +
        `<a:ProcessId>${processOf(begun)}</a:ProcessId></${values.operation('Sign')}Result></${values.operation('Sign')}Response></s:Body></s:Envelope>`,
    );
    const sms = await simulator.waitForSms();
    expect(sms).toEqual({
      phone: '+351 912345678',
      processId: processOf(begun),
      otp: expect.stringMatching(/^\d{6}$/),
      text: `Código de segurança: ${sms.otp}. Assinatura de documento "contrato.pdf".`,
      docNames: ['contrato.pdf'],
    });
    const ended = await values.validateOtp(sms.processId, sms.otp);
    expect(code(ended)).toBe('200');
    expect(field(ended, 'ArrayOfHashStructure')).toBeNull();
    expect(field(ended, 'certificate')).toBeNull();
    const signature = Buffer.from(field(ended, 'Signature') ?? '', 'base64');
    expect(signature).toHaveLength(384);
    expect(opened(simulator, signature)).toEqual(digestInfo('one'));
  });

  it('signs several in another order, the signature in Hash', async () => {
    const simulator = await start();
    const values = new Values(simulator, service);
    const documents = ['a', 'b', 'c'].map((name, index) => ({ name: `${name}.pdf`, id: String(index) }));
    const processId = processOf(await values.multipleSign(documents, { biometric: true }));
    const sms = await simulator.waitForSms();
    expect(sms.text).toBe(`Código de segurança: ${sms.otp}. Assinatura de 3 documentos, o primeiro "a.pdf".`);
    expect(sms.docNames).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
    const ended = await values.validateOtp(processId, sms.otp, true);
    expect(field(ended, 'Signature')).toBeNull();
    const signed = signatures(ended);
    expect(signed.map(({ id }) => id).toSorted()).toEqual(['0', '1', '2']);
    expect(signed.map(({ id }) => id)).not.toEqual(['0', '1', '2']);
    for (const { signature, name, id } of signed) {
      expect(name).toBe(documents[Number(id)]?.name);
      expect(opened(simulator, signature)).toEqual(digestInfo(name));
    }
  });

  it('gives the certificates, with and without a PIN', async () => {
    const simulator = await start();
    const values = new Values(simulator, service);
    const answer = await values.getCertificate();
    expect(answer.body).toContain('-----END CERTIFICATE-----&#xD;\n-----BEGIN CERTIFICATE-----&#xD;\n');
    const { citizens, signingRoot, signingIntermediate } = simulator.certificates;
    const expected = [citizens['+351 912345678'], signingRoot, signingIntermediate].join('').replaceAll('\n', '\r\n');
    expect(field(answer, 'GetCertificateResult')).toBe(expected);

    const processId = processOf(await values.getCertificateWithPin());
    const sms = await simulator.waitForSms();
    expect(sms).toMatchObject({
      docNames: [],
      text: expect.stringMatching(/Consulta do certificado de assinatura\.$/),
    });
    const ended = await values.validateOtp(processId, sms.otp);
    expect(field(ended, 'certificate')).toBe(expected);
    expect(field(ended, 'Signature')).toBeNull();
  });

  it('sends another OTP, and the first is no longer valid', async () => {
    const simulator = await start({ dropProcessOnWrongOtp: false });
    const values = new Values(simulator, service);
    const processId = processOf(await values.sign());
    const first = await simulator.waitForSms();
    expect(code(await values.forceSms(processId))).toBe('200');
    const second = await simulator.waitForSms();
    expect(second.processId).toBe(processId);
    expect(second.otp).not.toBe(first.otp);
    expect(code(await values.validateOtp(processId, first.otp))).toBe('802');
    expect(code(await values.validateOtp(processId, second.otp))).toBe('200');
  });
});

describe('the order of the certificates', () => {
  it('can be user, CA, root', async () => {
    const simulator = await start({ certificateOrder: 'user-ca-root' });
    const pem = field(await new Values(simulator).getCertificate(), 'GetCertificateResult') ?? '';
    const subjects = pem
      .split(/(?<=-----END CERTIFICATE-----\r\n)/)
      .map((block) => new X509Certificate(block).subject.split('\n').at(-1));
    expect(subjects).toEqual([
      'CN=Maria da Conceição Simões',
      'CN=Simulador CMD - CA de Assinatura Qualificada 001',
      'CN=Simulador CMD - CA Raiz',
    ]);
  });
});

describe('an account', () => {
  it('locks after three wrong PINs, and a right one before that starts the count anew', async () => {
    const simulator = await start();
    const values = new Values(simulator);
    const codes: unknown[] = [];
    for (const pin of ['0000', '0000', '1234', '0000', '0000', '0000', '1234']) {
      const answer = await values.sign({ pin });
      codes.push(code(answer) === '900' ? field(answer, 'Message') : code(answer));
    }
    expect(codes).toEqual(['801', '801', '200', '801', '801', '801', 'User signature is locked']);
    expect(simulator.outbox).toHaveLength(1);
  });

  it('may have its PIN checked with the OTP', async () => {
    const simulator = await start({ pinCheckedAt: 'validate' });
    const values = new Values(simulator);
    for (const expected of ['801', '801', '801', '900']) {
      const begun = await values.sign({ pin: '9999' });
      if (expected === '900') {
        expect(code(begun)).toBe('900');
        continue;
      }
      expect(code(begun)).toBe('200');
      const processId = processOf(begun);
      const otp = await otpFor(simulator, processId);
      expect(code(await values.validateOtp(processId, otp))).toBe(expected);
      expect(code(await values.validateOtp(processId, otp))).toBe('816');
    }
  });

  it.each([
    ['+351 912345680', '2468', '817', null],
    [
      '+351 912345681',
      '1357',
      '901',
      /^Para continuar .* basta iniciar sessão com CMD em www\.autenticacao\.gov\.pt\.$/,
    ],
    ['+351 912345682', '8642', '902', /A Minha Chave Móvel Digital" e escolha editar em “Assinatura Digital”\.$/],
    ['+351 912345683', '9753', '900', /^User signature is locked$/],
    ['+351 999999999', '1234', '900', /^User does not have signature active$/],
  ])('%s is refused by its state, without an SMS', async (phone, pin, expected, message) => {
    const simulator = await start();
    const values = new Values(simulator);
    const answers = [
      await values.sign({ phone, pin }),
      await values.multipleSign([{ name: 'a', id: '1' }], { phone, pin }),
      await values.getCertificateWithPin(phone, pin),
    ];
    for (const answer of answers) {
      expect(code(answer)).toBe(expected);
      expect(field(answer, 'ProcessId')).toBeNull();
      if (message !== null) expect(field(answer, 'Message')).toMatch(message);
    }
    expect(simulator.outbox).toHaveLength(0);
  });

  it('that is inactive or unknown has no certificate; the others have one', async () => {
    const simulator = await start();
    const values = new Values(simulator);
    expect(field(await values.getCertificate('+351 912345680'), 'GetCertificateResult')).toBeNull();
    expect(field(await values.getCertificate('+351 999999999'), 'GetCertificateResult')).toBeNull();
    expect(field(await values.getCertificate('+351 912345683'), 'GetCertificateResult')).toContain('BEGIN');
  });
});

describe('a process', () => {
  it('ends with its success', async () => {
    const simulator = await start();
    const values = new Values(simulator);
    const processId = processOf(await values.sign());
    const otp = await otpFor(simulator, processId);
    expect(code(await values.validateOtp(processId, otp))).toBe('200');
    expect(code(await values.validateOtp(processId, otp))).toBe('816');
  });

  it('ends when its OTP has expired, to the millisecond', async () => {
    let now = 1_000_000;
    const simulator = await start({ now: () => now });
    const values = new Values(simulator);
    const first = processOf(await values.sign());
    const second = processOf(await values.sign());
    now += 119_999;
    expect(code(await values.validateOtp(first, await otpFor(simulator, first)))).toBe('200');
    now += 1;
    expect(code(await values.validateOtp(second, await otpFor(simulator, second)))).toBe('816');
    expect(code(await values.forceSms(second))).toBe('816');
  });

  it('lives two minutes more after another SMS', async () => {
    let now = 0;
    const simulator = await start({ now: () => now });
    const values = new Values(simulator);
    const processId = processOf(await values.sign());
    await simulator.waitForSms();
    now = 100_000;
    await values.forceSms(processId);
    now = 200_000;
    expect(code(await values.validateOtp(processId, await otpFor(simulator, processId)))).toBe('200');
  });

  it('ends with a wrong OTP, or by choice only with the third', async () => {
    const wrong = (otp: string) => (otp === '000000' ? '000001' : '000000');
    const dropping = await start();
    let values = new Values(dropping);
    let processId = processOf(await values.sign());
    let otp = await otpFor(dropping, processId);
    expect(code(await values.validateOtp(processId, wrong(otp)))).toBe('802');
    expect(code(await values.validateOtp(processId, otp))).toBe('816');
    await dropping.close();

    const patient = await start({ dropProcessOnWrongOtp: false });
    values = new Values(patient);
    processId = processOf(await values.sign());
    otp = await otpFor(patient, processId);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(code(await values.validateOtp(processId, wrong(otp)))).toBe('802');
    }
    expect(code(await values.validateOtp(processId, otp))).toBe('816');
  });

  it('can be approved on the phone, once', async () => {
    const simulator = await start();
    const values = new Values(simulator);
    const processId = processOf(await values.sign());
    const pending = await values.poll(processId);
    expect(code(pending)).toBe('100');
    expect(field(pending, 'Signature')).toBeNull();
    simulator.approve(processId);
    const approved = await values.poll(processId);
    expect(code(approved)).toBe('200');
    expect(opened(simulator, Buffer.from(field(approved, 'Signature') ?? '', 'base64'))).toEqual(digestInfo('one'));
    expect(code(await values.poll(processId))).toBe('816');
    expect(() => simulator.approve(processId)).toThrow(/no living process/);
  });

  it('is approved by itself when the account or the option says so', async () => {
    let now = 0;
    const simulator = await start({ now: () => now, approveAfterMs: 5000 });
    const values = new Values(simulator);
    const byOption = processOf(await values.sign());
    const byAccount = processOf(await values.sign({ phone: '+351 912345679', pin: '12345678' }));
    now = 3000;
    expect(code(await values.poll(byOption))).toBe('100');
    expect(code(await values.poll(byAccount))).toBe('200');
    now = 5000;
    expect(code(await values.poll(byOption))).toBe('200');
  });

  it('belongs to one citizen', async () => {
    const simulator = await start();
    const values = new Values(simulator);
    const processId = processOf(await values.sign());
    const answer = await values.forceSms(processId, '+351 912345679');
    expect([code(answer), field(answer, 'Field')]).toEqual(['800', 'citizenId']);
    expect(simulator.outbox).toHaveLength(1);
  });
});

describe('waitForSms', () => {
  it('resolves for a message still to come, and gives none twice', async () => {
    const simulator = await start();
    const values = new Values(simulator);
    const waiting = simulator.waitForSms((sms) => sms.phone === '+351 912345679');
    await values.sign();
    await values.sign({ phone: '+351 912345679', pin: '12345678' });
    expect((await waiting).phone).toBe('+351 912345679');
    expect((await simulator.waitForSms()).phone).toBe('+351 912345678');
    await expect(simulator.waitForSms(undefined, { timeoutMs: 1 })).rejects.toThrow('no such SMS within 1 ms');
    const never = simulator.waitForSms();
    await Promise.all([expect(never).rejects.toThrow('closed'), simulator.close()]);
  });
});
