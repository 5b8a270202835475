import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { FAULT_KINDS, type FaultKind, type OperationName, type Simulator } from '@smartcmd/cmd-simulator';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildDigestInfo, CmdService, CmdSigner, type ErrorCode, type SignItem, SmartCmdError } from '../src/index.js';
import { ScriptedPerson } from './support/prompter.js';
import { ACTIVE, connectionTo, startService } from './support/service.js';

/** Short, so that slow answers are given up in a test's time. */
const TIMEOUTS = { connectTimeoutMs: 2_000, answerTimeoutMs: 400 };

type Expectation = ErrorCode | 'works';

/** What each fault ends in: everywhere, or by operation where that differs. */
const MATRIX: Record<FaultKind, Partial<Record<OperationName | 'else', Expectation>>> = {
  delay: { else: 'network-timeout' },
  // The connection is taken and lost before the answer; a call that only reads is tried again, and lost again.
  refuse: { else: 'network-lost' },
  reset: { else: 'network-lost' },
  truncate: { else: 'answer-malformed' },
  drip: { else: 'network-timeout' },
  'empty-200': { else: 'answer-unexpected' },
  'status-204': { else: 'answer-unexpected' },
  'redirect-307': { else: 'answer-unexpected' },
  'status-401': { else: 'application-refused' },
  'html-500': { else: 'answer-unexpected' },
  'html-200': { else: 'answer-unexpected' },
  'json-500': { else: 'answer-unexpected' },
  'fault-500': { else: 'service-error' },
  'malformed-xml': { else: 'answer-malformed' },
  doctype: { else: 'answer-unexpected' },
  huge: { else: 'answer-too-large' },
  'nil-result': { else: 'answer-malformed', GetCertificate: 'account-without-signature' },
  'missing-element': { else: 'answer-malformed', GetCertificate: 'account-without-signature' },
  'unknown-code': { else: 'service-error', GetCertificate: 'works' },
  code: { else: 'parameter-refused', GetCertificate: 'works' },
  'wrong-signature': { else: 'works', ValidateOtp: 'signature-invalid' },
  'short-signature': { else: 'works', ValidateOtp: 'signature-invalid' },
  'swapped-ids': { else: 'works', ValidateOtp: 'signature-invalid' },
  'duplicate-id': { else: 'works', ValidateOtp: 'answer-mismatch' },
  'pem-garbage': { else: 'works', GetCertificate: 'chain-invalid' },
  'wrong-chain': { else: 'works', GetCertificate: 'chain-invalid' },
  'tls-expired': { else: 'tls-expired' },
  'tls-wrong-host': { else: 'tls-wrong-host' },
  'tls-unknown-ca': { else: 'tls-untrusted' },
};

const VALUES: Partial<Record<FaultKind, number>> = { delay: 3_000, drip: 100, code: 805 };

let simulator: Simulator;
let close: () => Promise<void>;

/** Long, so that no port number or date holds it by chance. */
const PIN = '86420975';

beforeAll(async () => {
  const account = { phone: ACTIVE, pin: PIN, name: 'Maria da Conceição Simões', state: 'active' } as const;
  ({ simulator, close } = await startService({ accounts: [account] }));
});
afterAll(() => close());
afterEach(() => simulator.clearFaults());

const documents: SignItem[] = ['first', 'second', 'third'].map((text) => ({
  digestInfo: buildDigestInfo('sha256', createHash('sha256').update(text).digest()),
  documentName: text,
}));

/** A whole dialogue. Returns what it ended in, and everything that must not be in the error. */
async function dialogue(service: CmdService): Promise<{ end: Expectation; error?: SmartCmdError; secrets: string[] }> {
  const person = new ScriptedPerson(simulator);
  const secrets = (): string[] => [
    PIN,
    simulator.ready.password,
    Buffer.from(`${simulator.ready.username}:${simulator.ready.password}`).toString('base64'),
    simulator.outbox.at(-1)?.otp ?? PIN,
  ];
  try {
    const signer = new CmdSigner({ service, phone: ACTIVE });
    for await (const signed of signer.sign(documents, { prompter: person })) expect(signed).toHaveLength(3);
    return { end: 'works', secrets: secrets() };
  } catch (error) {
    if (!(error instanceof SmartCmdError)) throw error;
    return { end: error.code, error, secrets: secrets() };
  }
}

const OPERATIONS: OperationName[] = ['GetCertificate', 'MultipleSign', 'ValidateOtp'];
const onConnections = (kind: FaultKind): boolean => kind.startsWith('tls-');
const cases = FAULT_KINDS.flatMap((kind) =>
  onConnections(kind)
    ? [{ kind, operation: '*' as const }]
    : OPERATIONS.filter((operation) => applies(kind, operation)).map((operation) => ({ kind, operation })),
);

function applies(kind: FaultKind, operation: OperationName): boolean {
  const expected = MATRIX[kind][operation] ?? MATRIX[kind].else;
  return expected !== 'works';
}

it('has an expectation for every fault that the simulator knows', () => {
  expect(Object.keys(MATRIX).sort()).toEqual([...FAULT_KINDS].sort());
  for (const kind of FAULT_KINDS)
    expect(
      cases.some((entry) => entry.kind === kind),
      kind,
    ).toBe(true);
});

describe.each(['scmd', 'ccmovel'] as const)('with %s', (dialect) => {
  describe.each(cases)('$kind at $operation', ({ kind, operation }) => {
    it('ends in the right error, without a secret, and the next dialogue works', async () => {
      const service = new CmdService(connectionTo(simulator, { ...TIMEOUTS, dialect }));
      const value = VALUES[kind];
      simulator.addFault({ operation, occurrence: '*', kind, ...(value === undefined ? {} : { value }) });
      const { end, error, secrets } = await dialogue(service);
      const expected = operation === '*' ? MATRIX[kind].else : (MATRIX[kind][operation] ?? MATRIX[kind].else);
      expect(end).toBe(expected);
      const everything = [
        inspect(error, { depth: 9, showHidden: true, getters: true }),
        JSON.stringify(error),
        error?.sentence('pt'),
        error?.remedy('en'),
      ].join('\n');
      for (const secret of secrets) expect(everything).not.toContain(secret);
      expect(everything).not.toMatch(/StackTrace|System\.|at Ama\./);

      simulator.clearFaults();
      const again = await dialogue(service);
      expect(again.end).toBe('works');
      service.close();
    });
  });
});

describe('retries', () => {
  it('help a call that changes nothing over a passing fault', async () => {
    const service = new CmdService(connectionTo(simulator));
    simulator.addFault({ operation: 'GetCertificate', occurrence: 1, kind: 'reset' });
    expect((await dialogue(service)).end).toBe('works');
    service.close();
  });

  it('never repeat a call that may have arrived', async () => {
    const service = new CmdService(connectionTo(simulator));
    for (const operation of ['MultipleSign', 'ValidateOtp']) {
      simulator.addFault({ operation, occurrence: 1, kind: 'reset' });
      const before = simulator.requests.length;
      expect((await dialogue(service)).end).toBe('network-lost');
      const seen = simulator.requests.slice(before).filter((request) => request.operation?.endsWith(operation));
      expect(seen).toHaveLength(1);
      simulator.clearFaults();
    }
    service.close();
  });

  it('repeat a call that never left', async () => {
    const service = new CmdService(connectionTo(simulator));
    await service.getCertificate(ACTIVE);
    service.close();
    // Only the first connection after this is refused: the request behind it was never sent.
    simulator.addFault({ operation: '*', occurrence: 1, kind: 'refuse' });
    const { processId } = await service.sign(ACTIVE, Buffer.from(PIN), documents[0]?.digestInfo ?? Buffer.of(), 'x');
    expect(processId).not.toBe('');
    service.close();
  });

  it('of a redirect: nobody follows it', async () => {
    const service = new CmdService(connectionTo(simulator));
    simulator.addFault({ operation: 'MultipleSign', occurrence: 1, kind: 'redirect-307' });
    expect((await dialogue(service)).end).toBe('answer-unexpected');
    expect(simulator.requests.some(({ path }) => path.includes('redirected'))).toBe(false);
    service.close();
  });
});
