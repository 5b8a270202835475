import { constants, createPublicKey, publicDecrypt, X509Certificate } from 'node:crypto';
import { Agent } from 'node:https';
import { describe, expect, it } from 'vitest';
import { FAULT_KINDS, type FaultKind, type Simulator } from '../../src/index.js';
import { simulators } from '../support/state.js';
import { type Answer, code, digestInfo, field, processOf, Values } from '../support/wire.js';

const start = simulators();
const SIGNED = 384;

async function begun(simulator: Simulator, values: Values, names: string[] = ['a']): Promise<[string, string]> {
  const answer =
    names.length === 1
      ? await values.sign()
      : await values.multipleSign(names.map((name, id) => ({ name, id: String(id) })));
  const sms = await simulator.waitForSms((sent) => sent.processId === processOf(answer));
  return [sms.processId, sms.otp];
}

async function finished(simulator: Simulator, values: Values, names?: string[]): Promise<Answer> {
  return values.validateOtp(...(await begun(simulator, values, names)));
}

const signatureOf = (answer: Answer) => Buffer.from(field(answer, 'Signature') ?? '', 'base64');
const idsOf = (answer: Answer) => [...answer.body.matchAll(/<a:id>([^<]*)</g)].map(([, id]) => id);

function opened(simulator: Simulator, signature: Buffer): Buffer {
  const key = createPublicKey(simulator.certificates.citizens['+351 912345678'] ?? '');
  return publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
}

/** One observation for each kind; `simulator` has no fault yet. */
const OBSERVED: Record<FaultKind, (simulator: Simulator, values: Values) => Promise<void>> = {
  delay: async (simulator, values) => {
    simulator.addFault('Sign:1:delay=600000');
    let answered = false;
    const answer = values.sign().finally(() => {
      answered = true;
    });
    answer.catch(() => undefined);
    await simulator.waitForSms();
    await values.getCertificate();
    expect(answered).toBe(false);
  },
  refuse: async (simulator, values) => {
    const agent = new Agent({ keepAlive: true });
    await values.getCertificate(undefined, agent);
    simulator.addFault('*:1:refuse');
    await simulator.closeIdleConnections();
    await expect(values.getCertificate(undefined, agent)).rejects.toThrow(/ECONNRESET|hang up|disconnected/);
    agent.destroy();
    expect(simulator.requests).toHaveLength(1);
    simulator.addFault('SCMDSign:1:refuse');
    await expect(values.sign()).rejects.toThrow(/ECONNRESET|hang up/);
    expect(simulator.outbox).toHaveLength(0);
    expect(simulator.requests.at(-1)).toMatchObject({ operation: 'SCMDSign', httpStatus: null, faults: ['refuse'] });
  },
  reset: async (simulator, values) => {
    simulator.addFault('Sign:1:reset');
    await expect(values.sign()).rejects.toThrow(/ECONNRESET|aborted/);
    expect(simulator.outbox).toHaveLength(1);
  },
  truncate: async (simulator, values) => {
    simulator.addFault('Sign:1:truncate');
    const answer = await values.sign();
    expect(answer.status).toBe(200);
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(answer.body)));
    expect(answer.body).toMatch(/^<s:Envelope.*<a:Code>/);
    expect(answer.body).not.toContain('</s:Envelope>');
    expect(simulator.outbox).toHaveLength(1);
  },
  drip: async (simulator, values) => {
    simulator.addFault('Sign:1:drip=0');
    expect(code(await values.sign())).toBe('200');
    simulator.addFault('Sign:1:drip=600000');
    let ended = false;
    const answer = values.sign().finally(() => {
      ended = true;
    });
    answer.catch(() => undefined);
    await values.getCertificate();
    expect(ended).toBe(false);
  },
  'empty-200': async (simulator, values) => {
    simulator.addFault('Sign:1:empty-200');
    expect(await values.sign()).toMatchObject({ status: 200, body: '' });
    expect(simulator.outbox).toHaveLength(0);
  },
  'status-204': async (simulator, values) => {
    simulator.addFault('Sign:1:status-204');
    expect(await values.sign()).toMatchObject({ status: 204, body: '' });
  },
  'redirect-307': async (simulator, values) => {
    simulator.addFault('Sign:1:redirect-307');
    simulator.addFault('Sign:2:redirect-307=https://127.0.0.1:1/x');
    const origin = new URL(simulator.url).origin;
    expect(await values.sign()).toMatchObject({ status: 307, headers: { location: `${origin}/redirected` } });
    expect((await values.sign()).headers['location']).toBe('https://127.0.0.1:1/x');
  },
  'status-401': async (simulator, values) => {
    simulator.addFault('Sign:1:status-401');
    expect((await values.sign()).status).toBe(401);
  },
  'html-500': async (simulator, values) => {
    simulator.addFault('Sign:1:html-500');
    expect(await values.sign()).toMatchObject({ status: 500, headers: { 'content-type': 'text/html' } });
  },
  'html-200': async (simulator, values) => {
    simulator.addFault('Sign:1:html-200');
    expect(await values.sign()).toMatchObject({ status: 200, headers: { 'content-type': 'text/html' } });
  },
  'json-500': async (simulator, values) => {
    simulator.addFault('Sign:1:json-500');
    const answer = await values.sign();
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toHaveProperty('Message');
  },
  'fault-500': async (simulator, values) => {
    simulator.addFault('Sign:1:fault-500');
    const answer = await values.sign();
    expect(answer.status).toBe(500);
    expect(answer.body).toContain('a:InternalServiceFault');
    expect(answer.body).toMatch(/<StackTrace> {3}at Ama\./);
  },
  'malformed-xml': async (simulator, values) => {
    simulator.addFault('Sign:1:malformed-xml');
    expect((await values.sign()).body).toContain('<Unclosed></SCMDSignResponse>');
  },
  doctype: async (simulator, values) => {
    simulator.addFault('Sign:1:doctype');
    expect((await values.sign()).body).toMatch(/<!DOCTYPE bomb \[<!ENTITY a "simulator"><!ENTITY b "(&a;){10}">/);
  },
  huge: async (simulator, values) => {
    simulator.addFault('Sign:1:huge');
    const answer = await values.sign();
    expect(answer.body.length).toBeGreaterThan(20 * 1024 * 1024);
    expect(answer.body).toMatch(/-->.*<\/s:Envelope>$/);
  },
  'nil-result': async (simulator, values) => {
    simulator.addFault('*:1:nil-result');
    expect(field(await values.sign(), 'SCMDSignResult')).toBeNull();
    expect(simulator.outbox).toHaveLength(0);
    simulator.addFault('ValidateOtp:1:nil-result');
    expect(field(await values.validateOtp('p', '123456'), 'ValidateOtpResult')).toBeNull();
    simulator.addFault('GetCertificate:1:nil-result');
    expect(field(await values.getCertificate(), 'GetCertificateResult')).toBeNull();
  },
  'missing-element': async (simulator, values) => {
    simulator.addFault('Sign:1:missing-element');
    expect(code(await values.sign())).toBeUndefined();
    expect(simulator.outbox).toHaveLength(1);
    simulator.addFault('ValidateOtp:1:missing-element');
    const ended = await finished(simulator, values);
    expect(ended.body).not.toContain('a:Status');
    expect(signatureOf(ended)).toHaveLength(SIGNED);
    simulator.addFault('GetCertificate:1:missing-element');
    expect((await values.getCertificate()).body).not.toContain('Result');
  },
  'unknown-code': async (simulator, values) => {
    simulator.addFault('Sign:1:unknown-code');
    expect(code(await values.sign())).toBe('742');
  },
  code: async (simulator, values) => {
    simulator.addFault('Sign:1:code=503');
    expect(code(await values.sign())).toBe('503');
    simulator.addFault('ValidateOtp:1:code=802');
    const [processId, otp] = await begun(simulator, values);
    expect(code(await values.validateOtp(processId, otp))).toBe('802');
    expect(code(await values.validateOtp(processId, otp))).toBe('200');
  },
  'wrong-signature': async (simulator, values) => {
    simulator.addFault('ValidateOtp:1:wrong-signature');
    const signature = signatureOf(await finished(simulator, values));
    expect(signature).toHaveLength(SIGNED);
    expect(opened(simulator, signature)).not.toEqual(digestInfo('one'));
  },
  'short-signature': async (simulator, values) => {
    simulator.addFault('ValidateOtp:1:short-signature');
    expect(signatureOf(await finished(simulator, values))).toHaveLength(256);
  },
  'swapped-ids': async (simulator, values) => {
    simulator.addFault('ValidateOtp:1:swapped-ids');
    const answer = await finished(simulator, values, ['x', 'y']);
    const [first = '', second = ''] = [...answer.body.matchAll(/<a:Name>(\w)<\/a:Name><a:id>(\d)</g)].map(
      ([, name, id]) => `${name}${id}`,
    );
    expect([first, second].toSorted()).toEqual(['x1', 'y0']);
  },
  'duplicate-id': async (simulator, values) => {
    simulator.addFault('ValidateOtp:1:duplicate-id');
    const ids = idsOf(await finished(simulator, values, ['x', 'y', 'z']));
    expect(ids).toHaveLength(3);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  },
  'pem-garbage': async (simulator, values) => {
    simulator.addFault('GetCertificate:1:pem-garbage');
    const pem = field(await values.getCertificate(), 'GetCertificateResult') ?? '';
    expect(pem).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(() => new X509Certificate(pem)).toThrow();
  },
  'wrong-chain': async (simulator, values) => {
    const chainOf = (pem: string | null | undefined) =>
      (pem ?? '').split(/(?<=END CERTIFICATE-----\r\n)/).map((block) => new X509Certificate(block));
    const expectWrong = ([leaf, , intermediate]: X509Certificate[]) => {
      expect(leaf?.issuer).toBe(intermediate?.subject);
      expect(leaf?.verify(intermediate?.publicKey as never)).toBe(false);
    };
    simulator.addFault('GetCertificate:1:wrong-chain');
    expectWrong(chainOf(field(await values.getCertificate(), 'GetCertificateResult')));
    simulator.addFault('ValidateOtp:1:wrong-chain');
    const processId = processOf(await values.getCertificateWithPin());
    const { otp } = await simulator.waitForSms();
    expectWrong(chainOf(field(await values.validateOtp(processId, otp), 'certificate')));
  },
  'tls-expired': (simulator, values) => refusedByClient(simulator, values, 'tls-expired', 'CERT_HAS_EXPIRED'),
  'tls-wrong-host': (simulator, values) =>
    refusedByClient(simulator, values, 'tls-wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'),
  'tls-unknown-ca': (simulator, values) =>
    refusedByClient(simulator, values, 'tls-unknown-ca', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
};

async function refusedByClient(simulator: Simulator, values: Values, kind: FaultKind, reason: string): Promise<void> {
  // A client that keeps its connection and its TLS session must notice too.
  const agent = new Agent({ keepAlive: true });
  await values.getCertificate(undefined, agent);
  simulator.addFault(`*:1+:${kind}`);
  await simulator.closeIdleConnections();
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await expect(values.getCertificate(undefined, agent)).rejects.toMatchObject({ code: reason });
  }
  simulator.clearFaults();
  expect((await values.getCertificate(undefined, agent)).status).toBe(200);
  agent.destroy();
}

describe('every fault can be seen, and the request after it succeeds', () => {
  it.each(FAULT_KINDS)('%s', async (kind) => {
    const simulator = await start();
    const values = new Values(simulator);
    await OBSERVED[kind](simulator, values);
    simulator.clearFaults();
    expect(opened(simulator, signatureOf(await finished(simulator, values)))).toEqual(digestInfo('one'));
  });
});

describe('several faults at one request', () => {
  it('are applied together', async () => {
    const simulator = await start({ faults: ['Sign:1:delay=0', 'Sign:1:code=500', 'Sign:1:truncate'] });
    const answer = await new Values(simulator).sign();
    expect(answer.body).toContain('<a:Code>500</a:Code>');
    expect(answer.body).not.toContain('</s:Envelope>');
    expect(simulator.requests[0]?.faults).toEqual(['delay', 'code', 'truncate']);
  });
});
