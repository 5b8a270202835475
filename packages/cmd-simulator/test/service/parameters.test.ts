import { constants, generateKeyPairSync, publicEncrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AccountBook, DEFAULT_ACCOUNTS } from '../../src/service/accounts.js';
import { digestAlgorithm } from '../../src/service/digest-info.js';
import { openField } from '../../src/service/field-cipher.js';
import { simulators } from '../support/state.js';
import { call, code, digestInfo, field, STRUCTURES_NS, Values } from '../support/wire.js';

const start = simulators();

describe('a parameter that is well-formed but not valid', () => {
  it('is answered with 800 and its name', async () => {
    const simulator = await start();
    const values = new Values(simulator);
    const one = { name: 'a', id: '1' };
    const cases: [Promise<{ status: number; headers: object; body: string }>, string, string | null][] = [
      [values.sign({ phone: '912345678' }), 'UserId', '912345678'],
      [values.sign({ phone: '+351912345678' }), 'UserId', '+351912345678'],
      [values.sign({ pin: '123' }), 'Pin', null],
      [values.sign({ pin: '123456789' }), 'Pin', null],
      [values.sign({ pin: 'abcd' }), 'Pin', null],
      [values.sign({ hash: Buffer.alloc(32) }), 'Hash', Buffer.alloc(32).toString('base64')],
      [values.sign({ hash: digestInfo('x').subarray(1) }), 'Hash', digestInfo('x').subarray(1).toString('base64')],
      [values.sign({ docName: 'é'.repeat(45) }), 'DocName', 'é'.repeat(45)],
      [values.sign({ docName: '' }), 'DocName', ''],
      [values.multipleSign([]), 'documents', null],
      [values.multipleSign([one, { name: 'a', id: '2' }]), 'Name', 'a'],
      [values.multipleSign([one, { name: 'b', id: '1' }]), 'id', '1'],
      [values.multipleSign([{ name: 'a', id: '' }]), 'id', null],
      [values.multipleSign([{ name: '', id: '1' }]), 'Name', ''],
      [values.multipleSign([{ ...one, hash: Buffer.from('hash') }]), 'Hash', 'aGFzaA=='],
      [values.getCertificateWithPin('+351 912345678', '1'), 'pin', null],
      [new Values(simulator, 'ccmovel').getCertificateWithPin('+351 912345678', '1'), 'signaturePin', null],
      [values.validateOtp('p', '12345'), 'code', null],
    ];
    for (const [answer, name, value] of cases) {
      const got = await answer;
      const status = [got.status, code(got as never), field(got as never, 'Field'), field(got as never, 'FieldValue')];
      expect(status).toEqual([200, '800', name, value]);
    }
    expect(simulator.outbox).toHaveLength(0);
  });

  it('may be a field that cannot be decrypted, or another application', async () => {
    const simulator = await start();
    const values = new Values(simulator);
    const sign = (application: string, pin: string) =>
      call(
        simulator,
        'SCMDSign',
        `<request xmlns:d="${STRUCTURES_NS}"><d:ApplicationId>${application}</d:ApplicationId>` +
          `<d:Hash>${digestInfo('x').toString('base64')}</d:Hash><d:Pin>${pin}</d:Pin>` +
          `<d:UserId>${values.secret('+351 912345678')}</d:UserId></request>`,
      );
    for (const pin of ['1234', Buffer.alloc(256, 7).toString('base64'), '']) {
      expect(field(await sign(values.application, pin), 'Field')).toBe('Pin');
    }
    const other = await sign(Buffer.from('other').toString('base64'), values.secret('1234'));
    expect([code(other), field(other, 'Field'), field(other, 'FieldValue')]).toEqual(['800', 'ApplicationId', null]);
    // GetCertificate has no status to say it in.
    const bare = await call(simulator, 'GetCertificate', `<applicationId>eA==</applicationId><userId>eA==</userId>`);
    expect(bare.status).toBe(500);
    expect(bare.body).toContain('a:InternalServiceFault');
  });

  it('is not a name of 44 characters outside the basic plane', async () => {
    const values = new Values(await start());
    expect(code(await values.sign({ docName: '🖋'.repeat(44) }))).toBe('200');
    expect(code(await values.sign({ docName: '🖋'.repeat(45) }))).toBe('800');
    expect(code(await values.sign({ docName: null }))).toBe('200');
  });

  it('may be one document too many', async () => {
    const values = new Values(await start());
    const documents = Array.from({ length: 101 }, (_, index) => ({ name: `n${index}`, id: String(index) }));
    const answer = await values.multipleSign(documents);
    expect([code(answer), field(answer, 'Message')]).toEqual(['900', 'Too many documents: at most 100 in one request']);
    expect(code(await values.multipleSign(documents.slice(1)))).toBe('200');
  });
});

describe('digestAlgorithm', () => {
  it.each([
    ['MD5', '3020300c06082a864886f70d020505000410', 16],
    ['SHA-1', '3021300906052b0e03021a05000414', 20],
    ['SHA-224', '302d300d06096086480165030402040500041c', 28],
    ['SHA-256', '3031300d060960864801650304020105000420', 32],
    ['SHA-384', '3041300d060960864801650304020205000430', 48],
    ['SHA-512', '3051300d060960864801650304020305000440', 64],
    ['RIPEMD-160', '3021300906052b2403020105000414', 20],
  ])('knows %s', (name, prefix, length) => {
    const bytes = Buffer.concat([Buffer.from(prefix, 'hex'), Buffer.alloc(length, 1)]);
    expect(digestAlgorithm(bytes)).toBe(name);
    expect(digestAlgorithm(bytes.subarray(0, -1))).toBeUndefined();
    expect(digestAlgorithm(Buffer.concat([bytes, Buffer.of(0)]))).toBeUndefined();
  });
});

describe('openField', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const raw = (block: Buffer) =>
    openField(
      publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, block).toString('base64'),
      privateKey,
    );
  const block = (start: number[], padding: number, text: Buffer) =>
    Buffer.concat([Buffer.of(...start), Buffer.alloc(padding, 0x55), Buffer.of(0), text]);

  it('opens type 2 padding only', () => {
    expect(raw(block([0, 2], 249, Buffer.from('1234')))).toBe('1234');
    expect(raw(block([0, 1], 249, Buffer.from('1234')))).toBeUndefined();
    expect(raw(block([0, 2], 7, Buffer.alloc(246, 0x31)))).toBeUndefined();
    expect(raw(Buffer.concat([Buffer.of(0, 2), Buffer.alloc(254, 0x55)]))).toBeUndefined();
    expect(raw(block([0, 2], 249, Buffer.of(0xff, 0xfe, 0xfd, 0xfc)))).toBeUndefined();
  });

  it('does not open OAEP', () => {
    const sealed = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING }, Buffer.from('1234'));
    expect(openField(sealed.toString('base64'), privateKey)).toBeUndefined();
  });
});

describe('the accounts', () => {
  it('are refused when they are not in the documented form', () => {
    const account = { phone: '+351 912345678', pin: '1234', name: 'A B', state: 'active' } as const;
    expect(() => new AccountBook([{ ...account, phone: '912345678' }])).toThrow(TypeError);
    expect(() => new AccountBook([{ ...account, pin: '12a4' }])).toThrow(TypeError);
    expect(() => new AccountBook([{ ...account, name: ' ' }])).toThrow(TypeError);
    expect(() => new AccountBook([{ ...account, state: 'gone' as 'active' }])).toThrow(TypeError);
    expect(() => new AccountBook([account, account])).toThrow(TypeError);
    expect(new Set(DEFAULT_ACCOUNTS.map(({ state }) => state)).size).toBe(5);
  });
});
