import { expect, it } from 'vitest';
import type { Operation } from '../src/flow/operation.js';
import { withPhoneApproval } from '../src/flow/phone-approval.js';
import type { SignResponse } from '../src/service/answers.js';

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
