import { SmartCmdError } from '@smartcmd/cmd-client';
import { expect, it, onTestFinished } from 'vitest';
import { runAgent } from '../../src/agent/agent.js';
import type { Enrol } from '../../src/agent/enrolment-operation.js';
import { AgentError } from '../../src/agent/failure.js';
import { CKR } from '../../src/cryptoki/constants.js';
import { NativeHalf, socketPair } from '../support/native-half.js';

/** An agent that only enrols, and its native half. */
async function startEnrolling(enrol: Enrol): Promise<{ native: NativeHalf; agent: Promise<void> }> {
  const [near, far] = await socketPair();
  const native = new NativeHalf(near);
  const agent = runAgent({ connection: far, enrol });
  const done = agent.catch(() => undefined);
  onTestFinished(() => {
    native.close();
    return done;
  });
  native.hello();
  return { native, agent };
}

const ended = (native: NativeHalf) => native.next(({ operation, type }) => operation === 1 && /ed$/.test(type));

it('an enrolment asks for the phone, says who wants it, and ends with ENROLLED', async () => {
  const phones: (string | undefined)[] = [];
  const { native } = await startEnrolling(async (profile, { prompter, signal }) => {
    phones.push(profile, await prompter.phone({ reason: 'first', signal }));
  });
  native.person = () => '912345678';
  const end = ended(native);
  native.send({ type: 'enrol', operation: 1 });
  expect(await end).toEqual({ type: 'enrolled', operation: 1 });
  expect(phones).toEqual(['default', '912345678']);
  expect(native.questions).toMatchObject([
    { kind: 'phone', secret: false, title: 'Chave Móvel Digital: your certificate' },
  ]);
  expect(native.questions[0]?.text).toMatch(/^LibreOffice looks for the certificate/);
});

it('what it fails with reaches the native half, and another may follow', async () => {
  let attempt = 0;
  const { native } = await startEnrolling(async () => {
    attempt++;
    if (attempt === 1) throw new SmartCmdError('network-refused');
    throw new AgentError('CKR_TOKEN_NOT_PRESENT', { sentence: { en: 'Gone.', pt: '' }, remedy: { en: '', pt: '' } });
  });
  const first = ended(native);
  native.send({ type: 'enrol', operation: 1 });
  expect(await first).toMatchObject({ type: 'failed', rv: CKR.CKR_DEVICE_ERROR });
  const second = native.next(({ operation }) => operation === 2);
  native.send({ type: 'enrol', operation: 2 });
  expect(await second).toMatchObject({ type: 'failed', rv: CKR.CKR_TOKEN_NOT_PRESENT, sentence: 'Gone.' });
});

it.each(['a CANCEL', 'the end of the application'])('%s is no answer of the person', async (what) => {
  let outcome: unknown;
  const { native } = await startEnrolling(async (_, { prompter, signal }) => {
    const answer = await prompter.phone({ reason: 'first', signal });
    outcome = { answer, aborted: signal.aborted };
    throw new SmartCmdError('interrupted');
  });
  native.person = () => undefined;
  const asking = native.next(({ type }) => type === 'ask');
  native.send({ type: 'enrol', operation: 1 });
  await asking;
  const end = what === 'a CANCEL' ? ended(native) : native.ended;
  // As the native half does: first that it is given up, then what became of the question.
  if (what === 'a CANCEL') native.cancel(1);
  else native.close();
  await end;
  await expect.poll(() => outcome).toEqual({ answer: undefined, aborted: true });
});

it.each([
  ['BEGIN', { type: 'begin', operation: 1, mechanism: 1 }],
  ['a second ENROL before the first has ended', { type: 'enrol', operation: 2 }],
  ['an ENROL with an old number', { type: 'enrol', operation: 1 }],
] as const)('%s is against the protocol of an agent that enrols', async (_, frame) => {
  const { native, agent } = await startEnrolling(
    (_, { signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  );
  if (frame.type === 'enrol') native.send({ type: 'enrol', operation: 1 });
  native.send(frame);
  await expect(agent).rejects.toThrow(/begin|start of the operation/);
});

it('ENROL is against the protocol of an agent that signs', async () => {
  const [near, far] = await socketPair();
  const native = new NativeHalf(near);
  onTestFinished(() => native.close());
  const agent = runAgent({ connection: far, signerFor: () => Promise.reject(new Error('not asked for')) });
  native.hello();
  native.send({ type: 'enrol', operation: 1 });
  await expect(agent).rejects.toThrow('enrol');
});
