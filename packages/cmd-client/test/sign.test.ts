import { createHash } from 'node:crypto';
import { DEFAULT_ACCOUNTS, type Simulator } from '@smartcmd/cmd-simulator';
import { Client } from 'soap';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Person } from '../src/flow/person.js';
import {
  buildDigestInfo,
  CertificateChain,
  CmdService,
  CmdSigner,
  type CmdSignerOptions,
  HASHES,
  type HashName,
  type SignedItem,
  type SignItem,
  SmartCmdError,
  verifySignature,
} from '../src/index.js';
import { type Answers, ScriptedPerson } from './support/prompter.js';
import { ACTIVE, connectionTo, startService } from './support/service.js';

let simulator: Simulator;
let service: CmdService;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ simulator, service, close } = await startService({ accounts: DEFAULT_ACCOUNTS }));
});
afterAll(() => close());
beforeEach(() => simulator.clearFaults());

const item = (text: string, documentName?: string, hash: HashName = 'sha256'): SignItem => ({
  digestInfo: buildDigestInfo(hash, createHash(hash).update(text).digest()),
  documentName,
});
const items = (count: number): SignItem[] => Array.from({ length: count }, (_, n) => item(`document ${n}`, `doc ${n}`));

async function collect(signer: CmdSigner, list: readonly SignItem[], prompter: ScriptedPerson): Promise<SignedItem[]> {
  const signed: SignedItem[] = [];
  for await (const batch of signer.sign(list, { prompter })) signed.push(...batch);
  return signed;
}

async function sign(
  list: readonly SignItem[],
  answers: Answers = {},
  options: Partial<CmdSignerOptions> = {},
): Promise<{ signed: SignedItem[]; person: ScriptedPerson; error: SmartCmdError | undefined }> {
  const person = new ScriptedPerson(simulator, answers);
  const signer = new CmdSigner({ service, phone: ACTIVE, ...options });
  const signed: SignedItem[] = [];
  try {
    for await (const batch of signer.sign(list, { prompter: person })) signed.push(...batch);
  } catch (error) {
    if (!(error instanceof SmartCmdError)) throw error;
    return { signed, person, error };
  }
  return { signed, person, error: undefined };
}

const requested = (from: number): string[] =>
  simulator.requests.slice(from).map(({ operation }) => operation?.replace(/^SCMD/, '') ?? '');

describe('one document', () => {
  it('is signed with one PIN and one OTP, and the signature is the key’s', async () => {
    const before = simulator.requests.length;
    const { signed, person } = await sign([item('contract', 'contrato.pdf')]);
    expect(requested(before)).toEqual(['GetCertificate', 'Sign', 'ValidateOtp']);
    expect(person.questions).toEqual(['confirm', 'pin:first', 'otp:first']);
    expect(person.steps.map(({ kind }) => kind)).toEqual([
      'fetching-certificate',
      'sending-request',
      'sms-sent',
      'creating-signature',
      'signed',
    ]);
    const pem = simulator.certificates.citizens[ACTIVE] ?? '';
    const [only] = signed;
    expect(only?.signature).toHaveLength(384);
    expect(
      verifySignature(CertificateChain.parse(pem).leaf, item('contract').digestInfo, only?.signature ?? Buffer.of()),
    ).toBe(true);
  });

  it('has the same name in the prompt and in the SMS', async () => {
    const { person } = await sign([item('x', 'Relatório & Contas <2026> "final".pdf')]);
    const [otp] = person.asked.filter((entry) => entry.question === 'otp');
    expect(otp?.documentName).toBe('Relatório & Contas <2026> "final".pdf');
    expect(simulator.outbox.at(-1)?.text).toContain(`"${otp?.documentName}"`);
  });

  it('without a name gets the first characters of its hash', async () => {
    const { signed } = await sign([item('abc')]);
    expect(signed[0]?.documentName).toBe('ungWv48B');
  });

  it.each(HASHES.map(({ name }) => name))('can be hashed with %s', async (hash) => {
    const { signed, error } = await sign([item('x', hash, hash)]);
    expect(error).toBeUndefined();
    expect(signed).toHaveLength(1);
  });

  it('is signed by the older service too', async () => {
    const legacy = new CmdService(connectionTo(simulator, { dialect: 'ccmovel' }));
    const before = simulator.requests.length;
    const { signed } = await sign([item('legacy')], {}, { service: legacy });
    legacy.close();
    expect(signed).toHaveLength(1);
    expect(simulator.requests.slice(before).map((entry) => entry.service)).toEqual(['ccmovel', 'ccmovel', 'ccmovel']);
  });

  it.each(['scmd', 'ccmovel'] as const)('is signed with the newer fields of %s', async (dialect) => {
    const newer = new CmdService(connectionTo(simulator, { newerFields: true, dialect }));
    const one = await sign([item('newer')], {}, { service: newer });
    const two = await sign(items(2), {}, { service: newer });
    newer.close();
    expect([one.error, two.error]).toEqual([undefined, undefined]);
  });
});

describe('several documents', () => {
  it('take one PIN and one OTP, and come back in their order', async () => {
    const before = simulator.requests.length;
    const list = items(7);
    const { signed, person } = await sign(list);
    expect(requested(before)).toEqual(['GetCertificate', 'MultipleSign', 'ValidateOtp']);
    expect(person.questions).toEqual(['confirm', 'pin:first', 'otp:first']);
    expect(signed.map(({ index, documentName }) => `${index} ${documentName}`)).toEqual(
      list.map((_, n) => `${n} doc ${n}`),
    );
  });

  it('of the same content get different names', async () => {
    const { signed } = await sign([item('same'), item('same'), item('same')]);
    expect(signed.map(({ documentName }) => documentName)).toEqual(
      ['CWevgW6_', 'CWevgW6_ (2)', 'CWevgW6_ (3)'].map((n) => n.replace('CWevgW6_', signed[0]?.documentName ?? '')),
    );
  });

  it('go in requests of at most 100; the last single one by the single operation', async () => {
    const before = simulator.requests.length;
    const { signed, person } = await sign(items(201));
    expect(signed.map(({ index }) => index)).toEqual(Array.from({ length: 201 }, (_, n) => n));
    expect(requested(before)).toEqual([
      'GetCertificate',
      ...['MultipleSign', 'ValidateOtp', 'MultipleSign', 'ValidateOtp', 'Sign', 'ValidateOtp'],
    ]);
    expect(person.questions).toEqual(['confirm', ...Array(3).fill(['pin:first', 'otp:first']).flat()]);
    const [confirm] = person.asked.filter((entry) => entry.question === 'confirm');
    expect(confirm?.requests).toBe(3);
    expect(confirm?.documents).toHaveLength(201);
  });

  it('that were signed are handed over before a later request fails', async () => {
    simulator.addFault({ operation: 'MultipleSign', occurrence: 2, kind: 'fault-500' });
    const { signed, error } = await sign(items(250));
    expect(error?.code).toBe('service-error');
    expect(signed).toHaveLength(100);
  });

  it('are not requested before the consumer wants them', async () => {
    const before = simulator.requests.length;
    const signer = new CmdSigner({ service, phone: ACTIVE });
    for await (const batch of signer.sign(items(150), { prompter: new ScriptedPerson(simulator) })) {
      expect(batch).toHaveLength(100);
      break;
    }
    expect(requested(before)).toEqual(['GetCertificate', 'MultipleSign', 'ValidateOtp']);
  });
});

describe('what cannot be signed is refused before anything is asked or sent', () => {
  it.each([
    ['nothing', [], 'nothing-to-sign'],
    ['a bare digest', [{ digestInfo: new Uint8Array(32) }], 'digest-invalid'],
    ['a long name', [item('x', 'x'.repeat(45))], 'document-name-invalid'],
    ['a name twice', [item('x', 'a'), item('y', 'b'), item('z', 'a')], 'document-name-duplicate'],
  ])('%s', async (_, list, code) => {
    const before = simulator.requests.length;
    const { error, person } = await sign(list);
    expect(error?.code).toBe(code);
    expect(person.questions).toEqual([]);
    expect(simulator.requests).toHaveLength(before);
  });
});

describe('the PIN', () => {
  it('is not waited for idly: meanwhile the service is prepared', async () => {
    const prepare = vi.spyOn(service, 'prepare');
    const person = new ScriptedPerson(simulator);
    const pin = person.pin.bind(person);
    person.pin = async (request) => {
      await vi.waitFor(() => expect(prepare).toHaveBeenCalled(), { timeout: 10_000 });
      return pin(request);
    };
    expect(await collect(new CmdSigner({ service, phone: ACTIVE }), [item('a')], person)).toHaveLength(1);
  });

  it('is asked for again after a refusal, with the attempts left', async () => {
    const { signed, person } = await sign([item('x')], { pin: ['9999', '1234'] });
    expect(signed).toHaveLength(1);
    expect(person.questions).toEqual(['confirm', 'pin:first', 'pin:refused', 'otp:first']);
    const left = person.asked.filter((entry) => entry.question === 'pin').map(({ attemptsLeft }) => attemptsLeft);
    expect(left).toEqual([3, 2]);
  });

  it('that cannot be one is not sent', async () => {
    const before = simulator.requests.length;
    const { person } = await sign([item('x')], { pin: ['12', '1234'] });
    expect(person.questions).toEqual(['confirm', 'pin:first', 'pin:malformed', 'otp:first']);
    expect(requested(before)).toEqual(['GetCertificate', 'Sign', 'ValidateOtp']);
  });

  it('refused only with the OTP is asked for again too, by a new operation', async () => {
    const late = await startService({ pinCheckedAt: 'validate' });
    const person = new ScriptedPerson(late.simulator, { pin: ['9999', '1234'] });
    const signed = await collect(new CmdSigner({ service: late.service, phone: ACTIVE }), [item('x')], person);
    await late.close();
    expect(signed).toHaveLength(1);
    expect(person.questions).toEqual(['confirm', 'pin:first', 'otp:first', 'pin:refused', 'otp:first']);
  });

  it('is asked for three times at most; then the account is locked, and the next try says so', async () => {
    const own = await startService();
    const attempt = async (pin: string): Promise<{ code: string; questions: string[] }> => {
      const person = new ScriptedPerson(own.simulator, { pin: [pin] });
      const code = await collect(new CmdSigner({ service: own.service, phone: ACTIVE }), [item('x')], person).then(
        () => 'signed',
        (error: SmartCmdError) => error.code,
      );
      return { code, questions: person.questions };
    };
    expect(await attempt('9999')).toEqual({
      code: 'pin-refused',
      questions: ['confirm', 'pin:first', 'pin:refused', 'pin:refused'],
    });
    expect((await attempt('1234')).code).toBe('pin-locked');
    await own.close();
  });

  it.each([
    ['pin', { pin: [undefined] }],
    ['otp', { otp: [undefined] }],
    ['confirm', { confirm: false }],
  ])('cancelled at the question %s: nothing more happens', async (_, answers: Answers) => {
    const { error, signed } = await sign([item('x')], answers);
    expect(error?.code).toBe('cancelled');
    expect(signed).toEqual([]);
  });
});

describe('the OTP', () => {
  it('refused by a service that ends the process: a new operation, with PIN and SMS', async () => {
    const before = simulator.requests.length;
    const { signed, person } = await sign([item('x')], { otp: ['wrong', 'sms'] });
    expect(signed).toHaveLength(1);
    expect(person.questions).toEqual(['confirm', 'pin:first', 'otp:first', 'pin:restarted', 'otp:restarted']);
    expect(requested(before)).toEqual(['GetCertificate', 'Sign', 'ValidateOtp', 'ForceSMS', 'Sign', 'ValidateOtp']);
  });

  it('refused by a service that keeps the process: another SMS, without the PIN', async () => {
    const own = await startService({ dropProcessOnWrongOtp: false });
    const person = new ScriptedPerson(own.simulator, { otp: ['wrong', 'sms'] });
    const signed = await collect(new CmdSigner({ service: own.service, phone: ACTIVE }), [item('x')], person);
    await own.close();
    expect(signed).toHaveLength(1);
    expect(person.questions).toEqual(['confirm', 'pin:first', 'otp:first', 'otp:refused']);
  });

  it.each([900, 800, 817, 500])(
    'refused, and the service answers %s when it is asked for another SMS: a new operation',
    async (value) => {
      simulator.addFault({ operation: 'ForceSMS', occurrence: '*', kind: 'code', value });
      const { signed, person } = await sign([item('x')], { otp: ['wrong', 'sms'] });
      expect(signed).toHaveLength(1);
      expect(person.questions).toEqual(['confirm', 'pin:first', 'otp:first', 'pin:restarted', 'otp:restarted']);
    },
  );

  it.each([true, false])('is asked for three times at most (process ends: %s)', async (dropProcessOnWrongOtp) => {
    const own = await startService({ dropProcessOnWrongOtp });
    const person = new ScriptedPerson(own.simulator, { otp: ['wrong'] });
    const error = await collect(new CmdSigner({ service: own.service, phone: ACTIVE }), [item('x')], person).catch(
      (thrown: unknown) => thrown,
    );
    await own.close();
    expect((error as SmartCmdError).code).toBe('otp-refused');
    expect(person.asked.filter(({ question }) => question === 'otp')).toHaveLength(3);
  });

  it('that cannot be one is not sent, and needs no other SMS', async () => {
    const before = simulator.requests.length;
    const { person, signed } = await sign([item('x')], { otp: ['12345', 'sms'] });
    expect(signed).toHaveLength(1);
    expect(person.questions).toEqual(['confirm', 'pin:first', 'otp:first', 'otp:malformed']);
    expect(requested(before)).toEqual(['GetCertificate', 'Sign', 'ValidateOtp']);
  });

  it('can be sent again, three times', async () => {
    const before = simulator.requests.length;
    const { person, signed } = await sign([item('x')], { otp: ['resend', 'resend', 'resend', 'sms'] });
    expect(signed).toHaveLength(1);
    expect(requested(before)).toEqual(['GetCertificate', 'Sign', 'ForceSMS', 'ForceSMS', 'ForceSMS', 'ValidateOtp']);
    const otps = person.asked.filter((entry) => entry.question === 'otp');
    expect(otps.map(({ canResend }) => canResend)).toEqual([true, true, true, false]);
  });

  it('prompts end, whatever a program answers', async () => {
    const { error, person } = await sign([item('x')], { otp: ['resend'] });
    expect(error?.code).toBe('otp-malformed');
    expect(person.asked.length).toBeLessThan(10);
  });

  it('expired: a new operation', async () => {
    let now = Date.now();
    const own = await startService({ now: () => now });
    const person = new ScriptedPerson(own.simulator);
    const slow = person.otp.bind(person);
    person.otp = async (request) => {
      if (request.reason === 'first') now += 121_000;
      return slow(request);
    };
    const signed = await collect(new CmdSigner({ service: own.service, phone: ACTIVE }), [item('x')], person);
    await own.close();
    expect(signed).toHaveLength(1);
    expect(person.questions).toEqual(['confirm', 'pin:first', 'otp:first', 'pin:restarted', 'otp:restarted']);
  });
});

describe('approval on the phone', () => {
  const never = (): Promise<never> => new Promise(() => undefined);

  it('closes the OTP prompt', async () => {
    const own = await startService({ approveAfterMs: 200 });
    const person = new ScriptedPerson(own.simulator);
    let closed = false;
    person.otp = (request) => {
      expect(request.phoneApproval).toBe(true);
      request.signal.addEventListener('abort', () => (closed = true));
      return never();
    };
    const signer = new CmdSigner({ service: own.service, phone: ACTIVE, phoneApproval: true });
    const signed = await collect(signer, items(3), person);
    await own.close();
    expect(signed).toHaveLength(3);
    expect(closed).toBe(true);
    expect(person.steps.map(({ kind }) => kind)).toContain('approved-on-phone');
  });

  it('is not needed when the OTP is typed', async () => {
    const { signed } = await sign([item('x')], {}, { phoneApproval: true });
    expect(signed).toHaveLength(1);
  });

  it('is not looked for unless the profile says so', async () => {
    const before = simulator.requests.length;
    await sign([item('x')]);
    expect(requested(before)).not.toContain('SignDocumentPooling');
  });

  it('that fails leaves the OTP its way', async () => {
    simulator.addFault({ operation: 'SignDocumentPooling', occurrence: '*', kind: 'html-500' });
    const person = new ScriptedPerson(simulator);
    const ask = person.otp.bind(person);
    person.otp = async (request) => {
      await until(() => simulator.requests.some(({ operation }) => operation === 'SignDocumentPooling'));
      return ask(request);
    };
    const signer = new CmdSigner({ service, phone: ACTIVE, phoneApproval: true });
    expect(await collect(signer, [item('x')], person)).toHaveLength(1);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('interruption', () => {
  it.each(['pin', 'otp', 'confirm'] as const)('at the question %s closes the prompt', async (question) => {
    const abort = new AbortController();
    const person = new ScriptedPerson(simulator);
    let closed = false;
    person[question] = ((request: { signal: AbortSignal }) => {
      request.signal.addEventListener('abort', () => (closed = true));
      setImmediate(() => abort.abort());
      return new Promise(() => undefined);
    }) as never;
    const signer = new CmdSigner({ service, phone: ACTIVE });
    const run = async (): Promise<void> => {
      for await (const _ of signer.sign([item('x')], { prompter: person, signal: abort.signal }));
    };
    await expect(run()).rejects.toMatchObject({ code: 'interrupted' });
    expect(closed).toBe(true);
  });

  it('while the service is slow gives the call up', async () => {
    simulator.addFault({ operation: 'Sign', occurrence: '*', kind: 'delay', value: 60_000 });
    const abort = new AbortController();
    const person = new ScriptedPerson(simulator);
    person.announce = ({ kind }) => {
      if (kind === 'sending-request') setTimeout(() => abort.abort(), 100);
    };
    const run = async (): Promise<void> => {
      const signer = new CmdSigner({ service, phone: ACTIVE });
      for await (const _ of signer.sign([item('x')], { prompter: person, signal: abort.signal }));
    };
    await expect(run()).rejects.toMatchObject({ code: 'interrupted' });
  });

  it.each([
    ['confirm', 'Cancelled.', ''],
    ['pin', 'Cancelled.', ''],
    ['otp', 'Cancelled; nothing more was signed.', 'If an SMS with a code arrives, ignore it.'],
  ] as const)('at the question %s speaks of an SMS only once one may come', async (question, sentence, remedy) => {
    const { error } = await sign([item('x')], { [question]: question === 'confirm' ? false : [undefined] });
    expect([error?.code, error?.sentence('en'), error?.remedy('en')]).toEqual(['cancelled', sentence, remedy]);
  });

  it('a code that nobody gives is waited for only a minute longer than it is valid', async () => {
    const person = new ScriptedPerson(simulator);
    let closed = false;
    person.otp = ({ signal }) => {
      signal.addEventListener('abort', () => (closed = true));
      return new Promise(() => undefined);
    };
    const validUntil = new Date(Date.now() - 59_950);
    const asked = new Person(person, undefined, 300_000).otp(
      {
        reason: 'first',
        attemptsLeft: 3,
        documents: [],
        request: { number: 1, of: 1 },
        processId: 'x',
        expiresAt: validUntil,
        canResend: true,
        phoneApproval: false,
      },
      new AbortController().signal,
    );
    await expect(asked).rejects.toMatchObject({ code: 'prompt-timeout' });
    expect(closed).toBe(true);
  });

  it('a question that nobody answers ends by itself', async () => {
    const person = new ScriptedPerson(simulator);
    person.pin = () => new Promise(() => undefined);
    const signer = new CmdSigner({ service, phone: ACTIVE, promptTimeoutMs: 50 });
    await expect(collect(signer, [item('x')], person)).rejects.toMatchObject({ code: 'prompt-timeout' });
  });
});

describe('accounts', () => {
  const phoneOf = (state: string): string => simulator.accounts.find((account) => account.state === state)?.phone ?? '';
  const chain = (): CertificateChain => CertificateChain.parse(simulator.certificates.citizens[ACTIVE] ?? '');

  it.each([
    ['inactive', 'signature-inactive'],
    ['must-change-pin-901', 'pin-change-required'],
    ['must-change-pin-902', 'pin-change-required'],
    ['locked', 'pin-locked'],
  ])('%s: %s', async (state, code) => {
    const account = simulator.accounts.find((candidate) => candidate.state === state);
    const { error } = await sign([item('x')], { pin: [account?.pin] }, { phone: phoneOf(state), chain: chain() });
    expect(error?.code).toBe(code);
    if (code === 'pin-change-required') {
      expect(error?.sentence('pt')).toMatch(/^Para continuar a usar a assinatura da CMD, tem de alterar o seu PIN/);
    }
  });

  it('unknown: there is no active signature', async () => {
    const { error } = await sign([item('x')], {}, { phone: '+351 999999999' });
    expect(error?.code).toBe('account-without-signature');
    const known = await sign([item('x')], {}, { phone: '+351 999999999', chain: chain() });
    expect(known.error?.code).toBe('account-without-signature');
  });

  it('asked for: the phone number may be typed in any spelling, three times', async () => {
    const { person, signed } = await sign([item('x')], { phone: ['abc', '00351 912-345-678'] }, { phone: undefined });
    expect(person.questions.slice(0, 2)).toEqual(['phone:first', 'phone:malformed']);
    expect(signed).toHaveLength(1);
    const never = await sign([item('x')], { phone: ['abc'] }, { phone: undefined });
    expect(never.error?.code).toBe('phone-invalid');
    expect(never.person.questions).toHaveLength(3);
  });
});

describe('the chain', () => {
  it.each(['user-root-ca', 'user-ca-root'] as const)('sent as %s is ordered by issuer', async (certificateOrder) => {
    const own = await startService({ certificateOrder });
    const person = new ScriptedPerson(own.simulator);
    const chain = await new CmdSigner({ service: own.service, phone: ACTIVE }).certificateChain({ prompter: person });
    await own.close();
    expect(chain.certificates).toHaveLength(3);
    expect(chain.complete).toBe(true);
    expect(chain.certificates.map(({ ca }) => ca)).toEqual([false, true, true]);
    expect(chain.holder).toBe(own.simulator.accounts[0]?.name);
  });

  it('can be fetched with PIN and OTP', async () => {
    const person = new ScriptedPerson(simulator);
    const signer = new CmdSigner({ service, phone: ACTIVE, certificateWithPin: true });
    const before = simulator.requests.length;
    const chain = await signer.certificateChain({ prompter: person });
    expect(requested(before)).toEqual(['GetCertificateWithPin', 'ValidateOtp']);
    expect(chain.complete).toBe(true);
    expect(person.questions).toEqual(['pin:first', 'otp:first']);
  });

  it('is fetched once', async () => {
    const signer = new CmdSigner({ service, phone: ACTIVE });
    const before = simulator.requests.length;
    await collect(signer, [item('a')], new ScriptedPerson(simulator));
    await collect(signer, [item('b')], new ScriptedPerson(simulator));
    expect(requested(before).filter((operation) => operation === 'GetCertificate')).toHaveLength(1);
  });

  it('that is not valid now signs nothing, and nothing is asked', async () => {
    const chain = CertificateChain.parse(simulator.certificates.citizens[ACTIVE] ?? '');
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2090-01-01') });
    const { error, person } = await sign([item('x')], {}, { chain });
    vi.useRealTimers();
    expect(error?.code).toBe('chain-expired');
    expect(person.questions).toEqual([]);
  });

  it('of somebody else: the signature is refused', async () => {
    const other = Object.entries(simulator.certificates.citizens).find(([phone]) => phone !== ACTIVE)?.[1] ?? '';
    const { error, signed } = await sign([item('x')], {}, { chain: CertificateChain.parse(other) });
    expect(error?.code).toBe('signature-invalid');
    expect(signed).toEqual([]);
  });
});

describe('secrets', () => {
  it('are wiped, whatever the end', async () => {
    const runs = [
      await sign([item('x')], { pin: ['9999', '1234'], otp: ['wrong', 'sms'] }),
      await sign([item('x')], { pin: ['12'] }),
      await sign([item('x')], { otp: ['12345'] }),
    ];
    simulator.addFault({ operation: 'Sign', occurrence: '*', kind: 'reset' });
    runs.push(await sign([item('x')]));
    for (const { person } of runs) {
      expect(person.secrets.length).toBeGreaterThan(0);
      for (const secret of person.secrets) expect([...secret].every((byte) => byte === 0)).toBe(true);
    }
  });

  it('that come too late are wiped', async () => {
    const person = new ScriptedPerson(simulator);
    const late = Buffer.from('1234');
    let answer = (_: Uint8Array): void => undefined;
    person.pin = () => new Promise((resolve) => (answer = resolve));
    const signer = new CmdSigner({ service, phone: ACTIVE, promptTimeoutMs: 50 });
    await expect(collect(signer, [item('x')], person)).rejects.toMatchObject({ code: 'prompt-timeout' });
    answer(late);
    await vi.waitFor(() => expect([...late]).toEqual([0, 0, 0, 0]));
  });

  it('do not stay in the SOAP library, which keeps the last request', async () => {
    const invoke = vi.spyOn(Client.prototype as unknown as Record<'_invoke', () => void>, '_invoke');
    await sign([item('x')]);
    const clients = new Set(invoke.mock.contexts);
    invoke.mockRestore();
    expect(clients.size).toBe(1);
    for (const client of clients) {
      expect(client).toMatchObject({ lastRequest: undefined, lastMessage: undefined, lastResponse: undefined });
    }
  });
});

it('uses one connection for a whole dialogue', async () => {
  const own = await startService();
  await collect(new CmdSigner({ service: own.service, phone: ACTIVE }), items(201), new ScriptedPerson(own.simulator));
  expect(own.simulator.connections).toBe(1);
  await own.close();
});
