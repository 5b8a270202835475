import { createHash } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import type { Operation } from '../src/flow/operation.js';
import { withPhoneApproval } from '../src/flow/phone-approval.js';
import { buildDigestInfo, CmdSigner } from '../src/index.js';
import type { SignResponse } from '../src/service/answers.js';
import { ScriptedPerson } from './support/prompter.js';
import { ACTIVE, startService } from './support/service.js';

const response = { Status: { Code: '200' } } as SignResponse;

/** An operation whose polls end when the test says so. */
function operationWithPolls(): { operation: Operation; polled: Promise<void>; approve: () => void; steps: string[] } {
  const steps: string[] = [];
  let approve = (): void => undefined;
  let begun = (): void => undefined;
  const polled = new Promise<void>((resolve) => (begun = resolve));
  const answer = new Promise<SignResponse>((resolve) => (approve = () => resolve(response)));
  const operation = {
    service: {
      signDocumentPooling: () => {
        begun();
        return answer;
      },
    },
    person: { announce: ({ kind }: { kind: string }) => steps.push(kind) },
    phoneApproval: true,
  } as unknown as Operation;
  return { operation, polled, approve: () => approve(), steps };
}

it('an approval that comes while the OTP is being typed is not lost, and the OTP is wiped', async () => {
  const { operation, polled, approve, steps } = operationWithPolls();
  const otp = Buffer.from('123456');
  const outcome = withPhoneApproval(operation, 'p', async () => {
    await polled;
    setImmediate(approve);
    return otp;
  });
  expect(await outcome).toEqual({ response });
  expect([...otp]).toEqual([0, 0, 0, 0, 0, 0]);
  expect(steps).toEqual(['approved-on-phone']);
});

it('a cancelled prompt ends it, approved or not', async () => {
  const { operation } = operationWithPolls();
  await expect(
    withPhoneApproval(operation, 'p', async () => {
      throw new Error('cancelled');
    }),
  ).rejects.toThrow('cancelled');
});

/** A poll that ends only when it is given up. */
function operationWithHangingPoll(): { operation: Operation; polled: Promise<AbortSignal> } {
  let begun = (_: AbortSignal): void => undefined;
  const polled = new Promise<AbortSignal>((resolve) => (begun = resolve));
  const operation = {
    service: {
      signDocumentPooling: (_: string, { signal }: { signal: AbortSignal }) => {
        begun(signal);
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('given up'))));
      },
    },
    person: { announce: () => undefined },
    phoneApproval: true,
  } as unknown as Operation;
  return { operation, polled };
}

it('a poll that hangs does not keep a typed OTP', async () => {
  const { operation, polled } = operationWithHangingPoll();
  const otp = Buffer.from('123456');
  const outcome = withPhoneApproval(operation, 'p', async () => {
    await polled;
    return otp;
  });
  expect(await outcome).toEqual({ answer: otp });
  expect((await polled).aborted).toBe(true);
});

it('a poll that hangs is given up when the prompt is cancelled', async () => {
  const { operation, polled } = operationWithHangingPoll();
  const outcome = withPhoneApproval(operation, 'p', async () => {
    await polled;
    throw new Error('cancelled');
  });
  await expect(outcome).rejects.toThrow('cancelled');
  expect((await polled).aborted).toBe(true);
});

it('a cancelled prompt says nothing of what was approved in the last second', async () => {
  const { simulator, service, close } = await startService();
  const signer = new CmdSigner({ service, phone: ACTIVE, phoneApproval: true });
  const digestInfo = buildDigestInfo('sha256', createHash('sha256').update('approved').digest());
  const error = await signer
    .sign([{ digestInfo }], { prompter: new ScriptedPerson(simulator, { otp: [undefined] }) })
    .next()
    .catch((thrown: unknown) => thrown);
  expect((error as { sentence(language: 'en'): string }).sentence('en')).toBe(
    'Cancelled; nothing more was signed, unless you have approved it on the phone.',
  );
  await close();
});

it('an approved signature that is lost on its way closes the prompt, and the person is told', async () => {
  const { simulator, service, close } = await startService();
  const person = new ScriptedPerson(simulator);
  // Approves as soon as a poll has found the process waiting, and never types the code.
  person.otp = async ({ processId, signal }) => {
    const polls = () => simulator.requests.filter(({ operation }) => operation === 'SignDocumentPooling').length;
    await vi.waitFor(() => expect(polls()).toBe(1), { timeout: 10_000 });
    simulator.addFault('SignDocumentPooling:1:reset');
    simulator.approve(processId);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return undefined;
  };
  const digestInfo = buildDigestInfo('sha256', createHash('sha256').update('approved').digest());
  const signer = new CmdSigner({ service, phone: ACTIVE, phoneApproval: true });
  const error = await signer
    .sign([{ digestInfo }], { prompter: person })
    .next()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'network-lost' });
  expect((error as { remedy(language: 'en'): string }).remedy('en')).toMatch(
    /^The service may have made the signature, /,
  );
  await close();
});
