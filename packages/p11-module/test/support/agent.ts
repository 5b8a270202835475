import type { Simulator } from '@smartcmd/cmd-simulator';
import { onTestFinished } from 'vitest';
import { type AgentOptions, runAgent } from '../../src/agent/agent.js';
import type { AskFrame } from '../../src/frames/frame.js';
import { NativeHalf, type Reply, socketPair } from './native-half.js';
import { ACTIVE, signerAt } from './service.js';

/** An agent at work, and its native half, whose person knows PIN and code. Both end with the test. */
export async function startAgent(
  simulator: Simulator,
  changes: Partial<AgentOptions> = {},
): Promise<{ native: NativeHalf; agent: Promise<void> }> {
  const [near, far] = await socketPair();
  const native = new NativeHalf(near);
  native.person = honestPerson(simulator);
  const agent = runAgent({ connection: far, signerFor: () => signerAt(simulator), ...changes });
  const done = agent.catch(() => undefined);
  onTestFinished(() => {
    native.close();
    return done;
  });
  return { native, agent };
}

/** The PIN of the person who can sign. */
export function pinAt(simulator: Simulator): string {
  return simulator.accounts.find(({ phone }) => phone === ACTIVE)?.pin ?? '';
}

/** The code of the newest SMS of a question's process. */
function codeFor(simulator: Simulator, { processId }: AskFrame): string {
  return simulator.outbox.filter((sms) => sms.processId === processId).at(-1)?.otp ?? '';
}

/** Gives the PIN and the code of the SMS. */
export function honestPerson(simulator: Simulator): (question: AskFrame) => Reply {
  return (question) => (question.kind === 'pin' ? pinAt(simulator) : codeFor(simulator, question));
}

/** Gives the replies one after the other; `sms` is the code of the newest SMS. */
export function scriptedPerson(simulator: Simulator, ...replies: Reply[]): (question: AskFrame) => Reply {
  return (question) => {
    const reply = replies.shift();
    return reply === 'sms' ? codeFor(simulator, question) : reply;
  };
}
