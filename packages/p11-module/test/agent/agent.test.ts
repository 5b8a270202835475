import { createHash, createVerify, randomBytes } from 'node:crypto';
import { buildDigestInfo, type HashName, parseDigestInfo, verifySignature } from '@smartcmd/cmd-client';
import type { Simulator } from '@smartcmd/cmd-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CKM, CKR } from '../../src/cryptoki/constants.js';
import { SIGNING_MECHANISMS } from '../../src/cryptoki/signing-mechanisms.js';
import { honestPerson, pinAt, scriptedPerson, startAgent } from '../support/agent.js';
import type { Ending, NativeHalf, Reply } from '../support/native-half.js';
import { chainOf, signerAt, startOnePerson } from '../support/service.js';

let simulator: Simulator;
let pin: string;

beforeAll(async () => {
  simulator = await startOnePerson();
  pin = pinAt(simulator);
});
afterAll(() => simulator.close());

const script = (...replies: Reply[]) => scriptedPerson(simulator, ...replies);
const message = Buffer.from('contract');
const digestInfoOf = (text: Uint8Array, hash: HashName = 'sha256'): Uint8Array =>
  buildDigestInfo(hash, createHash(hash).update(text).digest());

function expectSigned(ending: Ending, digestInfo: Uint8Array): void {
  expect(ending).toMatchObject({ type: 'signature' });
  const signature = ending.type === 'signature' ? ending.bytes : Buffer.of();
  expect(verifySignature(chainOf(simulator).leaf, digestInfo, signature)).toBe(true);
}

const kinds = (native: NativeHalf): string[] => native.questions.map(({ kind }) => kind);
const failedWith = (rv: keyof typeof CKR): object => ({ type: 'failed', rv: CKR[rv] });

describe('a signature', () => {
  it.each([
    ['CKM_SHA256_RSA_PKCS', 'sha256'],
    ['CKM_SHA384_RSA_PKCS', 'sha384'],
    ['CKM_SHA512_RSA_PKCS', 'sha512'],
    ['CKM_SHA224_RSA_PKCS', 'sha224'],
    ['CKM_SHA1_RSA_PKCS', 'sha1'],
    ['CKM_RIPEMD160_RSA_PKCS', 'ripemd160'],
    ['CKM_MD5_RSA_PKCS', 'md5'],
  ] as const)('%s hashes the message', async (mechanism, hash) => {
    const { native } = await startAgent(simulator, { mechanisms: SIGNING_MECHANISMS });
    native.hello();
    expectSigned(await native.sign(CKM[mechanism], message), digestInfoOf(message, hash));
  });

  it.each(['sha256', 'sha384', 'sha512', 'sha224', 'sha1', 'ripemd160', 'md5'] as const)(
    'CKM_RSA_PKCS takes the DigestInfo of %s',
    async (hash) => {
      const { native } = await startAgent(simulator, { mechanisms: SIGNING_MECHANISMS });
      native.hello();
      const digestInfo = digestInfoOf(message, hash);
      expectSigned(
        await native.sign(CKM.CKM_RSA_PKCS, digestInfo.subarray(0, 20), digestInfo.subarray(20)),
        digestInfo,
      );
    },
  );

  it('of a message in parts is that of the whole, as OpenSSL verifies it', async () => {
    const { native } = await startAgent(simulator);
    native.hello();
    const parts = [randomBytes(1), randomBytes(200_000), randomBytes(0), randomBytes(65_537)];
    const ending = await native.sign(CKM.CKM_SHA256_RSA_PKCS, ...parts);
    const signature = ending.type === 'signature' ? ending.bytes : Buffer.of();
    expect(
      createVerify('sha256').update(Buffer.concat(parts)).verify(chainOf(simulator).leaf.publicKey, signature),
    ).toBe(true);
  });

  it('of messages that come by turns is that of each', async () => {
    const { native } = await startAgent(simulator);
    native.hello();
    const [first, second] = [native.begin(CKM.CKM_SHA256_RSA_PKCS), native.begin(CKM.CKM_SHA512_RSA_PKCS)];
    for (const part of ['a', 'b', 'c']) {
      native.send({ type: 'data', operation: first, bytes: Buffer.from(part) });
      native.send({ type: 'data', operation: second, bytes: Buffer.from(part.toUpperCase()) });
    }
    expectSigned(await native.finish(second), digestInfoOf(Buffer.from('ABC'), 'sha512'));
    expectSigned(await native.finish(first), digestInfoOf(Buffer.from('abc')));
  });

  it('of nothing is that of the empty message', async () => {
    const { native } = await startAgent(simulator);
    native.hello();
    expectSigned(await native.sign(CKM.CKM_SHA256_RSA_PKCS), digestInfoOf(Buffer.of()));
  });

  it('takes one PIN and one OTP, and the steps are told', async () => {
    const { native } = await startAgent(simulator);
    native.hello({ locale: 'pt_PT.UTF-8' });
    await native.sign(CKM.CKM_SHA256_RSA_PKCS, message);
    expect(kinds(native)).toEqual(['pin', 'otp']);
    expect(native.told).toEqual([
      'A enviar o pedido de assinatura…',
      'Um SMS com um código está a caminho do seu telemóvel.',
      'A criar a assinatura…',
      'Assinado, e a assinatura verificada.',
    ]);
  });

  it('has one document name in PIN question, OTP question and SMS', async () => {
    const { native } = await startAgent(simulator);
    native.hello();
    await native.sign(CKM.CKM_SHA256_RSA_PKCS, message);
    const hash = createHash('sha256').update(message).digest();
    const name = `LibreOffice ${hash.toString('base64url').slice(0, 8)}`;
    const [pinQuestion, otpQuestion] = native.questions;
    expect(pinQuestion).toMatchObject({ secret: true, documentName: name, processId: '' });
    expect(pinQuestion?.text).toContain(`LibreOffice asks for your signature.\n\nDocument: "${name}"\n`);
    expect(pinQuestion?.text).toContain(hash.toString('hex'));
    expect(otpQuestion).toMatchObject({ secret: true, canResend: true, documentName: name });
    expect(otpQuestion?.text).toContain(`"${name}"`);
    expect(otpQuestion?.text).toContain('910/2014');
    expect(otpQuestion?.text).toContain('Attempts left: 3.');
    expect(simulator.outbox.at(-1)?.text).toContain(`"${name}"`);
  });
});

describe('the PIN', () => {
  it('is asked for again after a refusal, with a warning of the lock', async () => {
    const { native } = await startAgent(simulator);
    native.person = script(pin === '9999' ? '9998' : '9999', pin, 'sms');
    native.hello();
    expectSigned(await native.sign(CKM.CKM_SHA256_RSA_PKCS, message), digestInfoOf(message));
    expect(kinds(native)).toEqual(['pin', 'pin', 'otp']);
    expect(native.questions[0]?.text).not.toContain('lock');
    expect(native.questions[1]?.text).toContain('Repeated failures lock the account.\nAttempts left: 2.');
  });

  it('that is never one ends with CKR_PIN_INCORRECT, and the next operation works', async () => {
    const { native } = await startAgent(simulator);
    native.person = () => 'abc';
    native.hello();
    expect(await native.sign(CKM.CKM_SHA256_RSA_PKCS, message)).toMatchObject(failedWith('CKR_PIN_INCORRECT'));
    native.person = honestPerson(simulator);
    expectSigned(await native.sign(CKM.CKM_SHA256_RSA_PKCS, message), digestInfoOf(message));
  });
});

describe('the OTP', () => {
  it('can be sent again', async () => {
    const { native } = await startAgent(simulator);
    native.person = script(pin, 'resend', 'sms');
    native.hello();
    const before = simulator.outbox.length;
    expectSigned(await native.sign(CKM.CKM_SHA256_RSA_PKCS, message), digestInfoOf(message));
    expect(simulator.outbox.length - before).toBe(2);
    expect(native.questions[1]).toMatchObject({ canResend: true, resendLabel: 'Send the SMS again' });
    expect(native.questions[2]?.text).toMatch(/^Another SMS was sent/);
  });

  it('that is wrong is asked for again, with the PIN where the service has ended the process', async () => {
    const { native } = await startAgent(simulator);
    native.person = script(pin, '000000', pin, 'sms');
    native.hello();
    expectSigned(await native.sign(CKM.CKM_SHA256_RSA_PKCS, message), digestInfoOf(message));
    expect(kinds(native)).toEqual(['pin', 'otp', 'pin', 'otp']);
    expect(native.questions[2]?.text).toMatch(/^The service ended the operation/);
    expect(native.questions[3]?.text).toContain('Attempts left: 2.');
  });

  it('is not needed when the person approves on the phone: its question is closed', async () => {
    const { native } = await startAgent(simulator, {
      signerFor: () => signerAt(simulator, { phoneApproval: true }, true),
    });
    native.person = (question) => {
      if (question.kind === 'pin') return pin;
      simulator.approve(question.processId);
      return undefined;
    };
    native.hello();
    expectSigned(await native.sign(CKM.CKM_SHA256_RSA_PKCS, message), digestInfoOf(message));
    expect(native.questions.at(-1)?.text).toContain('Or approve on your phone');
    const types = native.received.map(({ type }) => type);
    expect(types.indexOf('close')).toBeGreaterThan(types.lastIndexOf('ask'));
    expect(types.at(-1)).toBe('signature');
    expect(native.told).toContain('Approved on the phone.');
  });
});

describe('a remembered signature', () => {
  it('answers the same DigestInfo for two minutes without a question, whatever the mechanism', async () => {
    let time = 1_000;
    const { native } = await startAgent(simulator, { now: () => time });
    native.hello();
    const first = await native.sign(CKM.CKM_RSA_PKCS, digestInfoOf(message));
    time += 119_999;
    const second = await native.sign(CKM.CKM_SHA256_RSA_PKCS, message);
    expect(kinds(native)).toEqual(['pin', 'otp']);
    expect(second).toEqual({ ...first, operation: 2 });
    time += 1;
    expectSigned(await native.sign(CKM.CKM_SHA256_RSA_PKCS, message), digestInfoOf(message));
    expect(kinds(native)).toEqual(['pin', 'otp', 'pin', 'otp']);
  });

  it('does not answer another DigestInfo', async () => {
    const { native } = await startAgent(simulator);
    native.hello();
    await native.sign(CKM.CKM_SHA256_RSA_PKCS, message);
    await native.sign(CKM.CKM_SHA384_RSA_PKCS, message);
    expect(kinds(native)).toEqual(['pin', 'otp', 'pin', 'otp']);
  });

  it('is not kept when the profile says so', async () => {
    const { native } = await startAgent(simulator, { rememberMs: 0 });
    native.hello();
    await native.sign(CKM.CKM_SHA256_RSA_PKCS, message);
    await native.sign(CKM.CKM_SHA256_RSA_PKCS, message);
    expect(kinds(native)).toEqual(['pin', 'otp', 'pin', 'otp']);
  });
});

describe('data for CKM_RSA_PKCS', () => {
  it.each([
    ['a bare digest', createHash('sha256').update(message).digest(), 'CKR_DATA_INVALID'],
    ['nothing', Buffer.of(), 'CKR_DATA_INVALID'],
    ['the 36 bytes of TLS 1.0', randomBytes(36), 'CKR_DATA_INVALID'],
    ['a DigestInfo and a byte', Buffer.concat([digestInfoOf(message), Buffer.of(0)]), 'CKR_DATA_INVALID'],
    [
      'a DigestInfo in the wrong form',
      Buffer.from([0x30, 0x81, ...digestInfoOf(message).subarray(1)]),
      'CKR_DATA_INVALID',
    ],
    ['as much as PKCS #1 pads', randomBytes(384 - 11), 'CKR_DATA_INVALID'],
    ['more than PKCS #1 pads', randomBytes(384 - 10), 'CKR_DATA_LEN_RANGE'],
    ['much too much', randomBytes(100_000), 'CKR_DATA_LEN_RANGE'],
  ] as const)('that is %s is refused without a question', async (_, data, rv) => {
    const { native } = await startAgent(simulator);
    native.hello();
    expect(await native.sign(CKM.CKM_RSA_PKCS, data)).toMatchObject(failedWith(rv));
    expect(native.questions).toEqual([]);
  });

  it('must have a hash that the profile signs', async () => {
    const { native } = await startAgent(simulator, { mechanisms: ['CKM_SHA256_RSA_PKCS', 'CKM_RSA_PKCS'] });
    native.hello();
    const sha1 = digestInfoOf(message, 'sha1');
    expect(parseDigestInfo(sha1).hash.name).toBe('sha1');
    expect(await native.sign(CKM.CKM_RSA_PKCS, sha1)).toMatchObject(failedWith('CKR_DATA_INVALID'));
    expect(await native.sign(CKM.CKM_SHA1_RSA_PKCS, message)).toMatchObject(failedWith('CKR_MECHANISM_INVALID'));
  });

  it('cannot be of MD5 unless the profile says so', async () => {
    const { native } = await startAgent(simulator);
    native.hello();
    expect(await native.sign(CKM.CKM_RSA_PKCS, digestInfoOf(message, 'md5'))).toMatchObject(
      failedWith('CKR_DATA_INVALID'),
    );
    expect(await native.sign(CKM.CKM_MD5_RSA_PKCS, message)).toMatchObject(failedWith('CKR_MECHANISM_INVALID'));
    expect(native.questions).toEqual([]);
  });

  it('is not taken from an application whose profile does not list CKM_RSA_PKCS', async () => {
    const { native } = await startAgent(simulator, { mechanisms: ['CKM_SHA256_RSA_PKCS'] });
    native.hello();
    expect(await native.sign(CKM.CKM_RSA_PKCS, digestInfoOf(message))).toMatchObject(
      failedWith('CKR_MECHANISM_INVALID'),
    );
  });

  it.each([0, 2, 0x0d, 0x43, 2 ** 40])('mechanism %i is none', async (mechanism) => {
    const { native } = await startAgent(simulator);
    native.hello();
    expect(await native.sign(mechanism, message)).toMatchObject(failedWith('CKR_MECHANISM_INVALID'));
  });
});
