import type { SimulatorOptions } from '@smartcmd/cmd-simulator';
import { hunt } from './hunt.js';
import { waitFor } from './processes.js';
import { ACCOUNT, type TestService } from './simulator.js';

// Secrets that are found by no chance in what is searched.
export const PIN = '48151623';
const PASSWORD = 'correct-horse-battery-staple';
const USER = 'the-application';

/** A service whose account and application have these secrets. */
export const SECRETIVE: SimulatorOptions = {
  accounts: [{ ...ACCOUNT, name: ACCOUNT.holder, pin: PIN, state: 'active' }],
  username: USER,
  password: PASSWORD,
};

/** How long a service takes that is slow: the client has sent its request, and waits. */
const SLOW_MS = 1500;

/** Has the service be slow with signatures, so that there is time to look. */
export function slowDown({ simulator }: TestService): void {
  simulator.clearFaults();
  for (const operation of ['Sign', 'ValidateOtp'])
    simulator.addFault({ operation, occurrence: '*', kind: 'delay', value: SLOW_MS });
}

/** What nobody but the agent and the command line has to know. */
export const credentialsOf = ({ simulator }: TestService): Record<string, string> => ({
  'the password': PASSWORD,
  'the header with the password': `${USER}:${PASSWORD}`,
  'the application id': simulator.ready.applicationId,
});

/** Does something while a process stands still, in the middle of what it did. */
export function stopped<T>(pid: number, work: () => T): T {
  process.kill(pid, 'SIGSTOP');
  try {
    return work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

/** The requests so far that carried a PIN or a code. */
export const requestsSoFar = ({ simulator }: TestService): number =>
  simulator.requests.filter(({ operation }) => /Sign|ValidateOtp/.test(operation ?? '')).length;

/** Waits until there were so many; the last one may still be without its answer. */
export async function requested(service: TestService, count: number): Promise<void> {
  await waitFor('a request', () => requestsSoFar(service) >= count || undefined, 60_000);
}

/** The code that was just sent; another if a process has its digits already, by chance. */
export async function freshCode(
  service: TestService,
  pid: number,
  resend: () => void | Promise<void>,
): Promise<string> {
  for (;;) {
    const otp = service.lastOtp();
    if (hunt(pid, { otp }).length === 0) return otp;
    await resend();
  }
}
