import type { DialogDriver } from './dialog-driver.js';
import type { TestService } from './simulator.js';

/** A signature that does not come about, from the first question to the last. */
export interface FailingSignature {
  readonly why: string;
  /** Codes that are sent for it all the same. */
  readonly codes: number;
  /** Lets it fail, and does then what the person does. */
  fail(person: DialogDriver, service: TestService): Promise<void>;
}

/** How each application's signature is let fail, which it has to survive. */
export const FAILING_SIGNATURES: readonly FailingSignature[] = [
  {
    why: 'cancelled at the PIN',
    codes: 0,
    fail: async (person) => void (await person.cancelPin()),
  },
  {
    why: 'cancelled at the code',
    codes: 1,
    fail: async (person) => {
      await person.givePin();
      await person.cancelCode();
    },
  },
  {
    why: 'the service is down',
    codes: 0,
    fail: async (person, { simulator }) => {
      simulator.addFault('*:*:refuse');
      try {
        await simulator.closeIdleConnections();
        await person.givePin();
        await person.closeFailure(/^No connection to /);
      } finally {
        simulator.clearFaults();
      }
    },
  },
];
