import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAskpass } from './askpass.js';
import { waitFor } from './processes.js';

/** An askpass program that waits, for each question, until the test answers. */
export interface PatientAskpass {
  readonly path: string;
  /** Waits until something is asked for. */
  asked(kind: 'pin' | 'otp'): Promise<void>;
  /** Answers the question that is open. */
  answer(kind: 'pin' | 'otp', text: string): void;
}

/**
 * @param directory where it lies, and what it and the test tell each other: answers too, which do not stay
 */
export function writePatientAskpass(directory: string): PatientAskpass {
  const place = (name: string): string => join(directory, name);
  const file = (kind: string, what: string): string => place(`${kind}-${what}`);
  const kind = '"$SMARTCMD_ASKPASS_KIND"';
  const path = writeAskpass(
    directory,
    `cd '${directory}'; [ ${kind} = confirm ] && exit 0
: >${kind}-asked; until mv ${kind}-answer ${kind}-given 2>/dev/null; do sleep 0.05; done
cat ${kind}-given; rm ${kind}-given`,
  );
  return {
    path,
    asked: async (kind) => {
      await waitFor(`the question for the ${kind}`, () => existsSync(file(kind, 'asked')) || undefined, 60_000);
    },
    answer: (kind, text) => {
      rmSync(file(kind, 'asked'));
      // It has to be whole when it is there.
      writeFileSync(file(kind, 'written'), `${text}\n`);
      renameSync(file(kind, 'written'), file(kind, 'answer'));
    },
  };
}
