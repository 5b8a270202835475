import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { FAULT_KINDS, type FaultKind, type OperationName, type Simulator } from '@smartcmd/cmd-simulator';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildDigestInfo, CmdService, CmdSigner, type ErrorCode, type SignItem, SmartCmdError } from '../src/index.js';
import { type Answers, ScriptedPerson } from './support/prompter.js';
import { ACTIVE, connectionTo, startService } from './support/service.js';

/** Short, so that slow answers are given up in a test's time; only where that is what is looked at, since a busy machine is slow too. */
const SHORT = { connectTimeoutMs: 2_000, answerTimeoutMs: 400 };

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
  'unknown-code': { else: 'service-error', GetCertificate: 'works', SignDocumentPooling: 'works' },
  code: { else: 'parameter-refused', GetCertificate: 'works', SignDocumentPooling: 'works' },
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

const SMS_MAY_COME = 'If an SMS with a code arrives, ignore it. ';
const MAY_BE_SIGNED =
  'The service may have made the signatures, but they did not arrive. Signing the same documents again is safe: ';

/** A no of the service: nothing of what it was asked for was done. */
const isNo = ({ kind, expected }: Case): boolean =>
  kind === 'code' || kind === 'unknown-code' || expected === 'application-refused';

/** How the remedy begins: with what the service may have done all the same. */
function aftermathOf(one: Case): string {
  switch (one.operation) {
    case 'ForceSMS':
      return SMS_MAY_COME;
    case 'Sign':
    case 'MultipleSign':
    case 'GetCertificateWithPin':
      return isNo(one) ? '' : SMS_MAY_COME;
    case 'ValidateOtp':
      return isNo(one) || one.expected === 'signature-invalid' || one.expected === 'answer-mismatch'
        ? ''
        : MAY_BE_SIGNED;
    default:
      return '';
  }
}

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

/** Everything that must never be in an error. */
const secrets = (): string[] => [
  PIN,
  simulator.ready.password,
  Buffer.from(`${simulator.ready.username}:${simulator.ready.password}`).toString('base64'),
  simulator.outbox.at(-1)?.otp ?? PIN,
];

async function endOf(action: () => Promise<unknown>): Promise<{ end: Expectation; error?: SmartCmdError }> {
  try {
    await action();
    return { end: 'works' };
  } catch (error) {
    if (!(error instanceof SmartCmdError)) throw error;
    return { end: error.code, error };
  }
}

/** A whole dialogue. */
const dialogue = (service: CmdService, list = documents, answers: Answers = {}): ReturnType<typeof endOf> =>
  endOf(async () => {
    const signer = new CmdSigner({ service, phone: ACTIVE });
    const prompter = new ScriptedPerson(simulator, answers);
    for await (const signed of signer.sign(list, { prompter })) expect(signed).toHaveLength(list.length);
  });

/** For each operation, a dialogue that comes by it. */
const DIALOGUES: Record<OperationName, (service: CmdService) => ReturnType<typeof endOf>> = {
  GetCertificate: (service) => dialogue(service),
  MultipleSign: (service) => dialogue(service),
  ValidateOtp: (service) => dialogue(service),
  Sign: (service) => dialogue(service, documents.slice(0, 1)),
  ForceSMS: (service) => dialogue(service, documents, { otp: ['resend', 'sms'] }),
  GetCertificateWithPin: (service) =>
    endOf(() =>
      new CmdSigner({ service, phone: ACTIVE, certificateWithPin: true }).certificateChain({
        prompter: new ScriptedPerson(simulator),
      }),
    ),
  // In a dialogue its failures leave the OTP its way (see sign.test.ts).
  SignDocumentPooling: (service) => endOf(() => service.signDocumentPooling('1')),
};

interface Case {
  readonly kind: FaultKind;
  readonly operation: OperationName | '*';
  readonly expected: Expectation;
}

const cases = FAULT_KINDS.flatMap((kind): Case[] => {
  const { else: otherwise = 'works', ...special } = MATRIX[kind];
  if (kind.startsWith('tls-')) return [{ kind, operation: '*', expected: otherwise }];
  return (Object.keys(DIALOGUES) as OperationName[])
    .map((operation) => ({ kind, operation, expected: special[operation] ?? otherwise }))
    .filter(({ expected }) => expected !== 'works');
});

it('has an expectation for every fault that the simulator knows', () => {
  expect(Object.keys(MATRIX).sort()).toEqual([...FAULT_KINDS].sort());
  expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(FAULT_KINDS));
});

describe.each(['scmd', 'ccmovel'] as const)('with %s', (dialect) => {
  it.each(cases)(
    '$kind at $operation ends in $expected, without a secret, and the next dialogue works',
    async (one) => {
      const { kind, operation, expected } = one;
      const service = new CmdService(
        connectionTo(simulator, { ...(expected === 'network-timeout' ? SHORT : {}), dialect }),
      );
      const value = VALUES[kind];
      simulator.addFault({ operation, occurrence: '*', kind, ...(value === undefined ? {} : { value }) });
      const { end, error } = await DIALOGUES[operation === '*' ? 'GetCertificate' : operation](service);
      expect(end).toBe(expected);
      const [told] = /^(If an SMS.*?\. |The service may .*? safe: )?/.exec(error?.remedy('en') ?? '') ?? [];
      expect(told).toBe(aftermathOf(one));
      const everything = [
        inspect(error, { depth: 9, showHidden: true, getters: true }),
        JSON.stringify(error),
        error?.sentence('pt'),
        error?.remedy('en'),
      ].join('\n');
      for (const secret of secrets()) expect(everything).not.toContain(secret);
      expect(everything).not.toMatch(/StackTrace|System\.|at Ama\./);

      simulator.clearFaults();
      expect((await dialogue(service)).end).toBe('works');
      service.close();
    },
  );
});
