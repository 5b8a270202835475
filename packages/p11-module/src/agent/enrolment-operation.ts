import type { Prompter } from '@smartcmd/cmd-client';
import type { FrameFromAgent } from '../frames/frame.js';
import { FramePrompter, type FramePrompterOptions } from './frame-prompter.js';

/** Who is asked, and what ends it: an application that ends, or gives the search up. */
export interface EnrolFlow {
  readonly prompter: Prompter;
  readonly signal: AbortSignal;
}

/**
 * Fetches the certificate of a profile that has none, and writes its token file.
 *
 * @param profile its name
 * @param flow of the application that looks for it
 * @throws SmartCmdError or AgentError, which reaches application and person
 */
export type Enrol = (profile: string, flow: EnrolFlow) => Promise<void>;

/** One enrolment, from `ENROL` to its end. */
export class EnrolmentOperation {
  readonly number: number;
  readonly prompter: FramePrompter;
  readonly #cancelled = new AbortController();

  /** @param prompting how the person is reached; has the operation's number */
  constructor(prompting: FramePrompterOptions) {
    this.number = prompting.operation;
    this.prompter = new FramePrompter(prompting);
  }

  /** Gives it up: questions close, calls to the service end. */
  cancel(): void {
    this.#cancelled.abort();
  }

  /**
   * @returns the frame that ends the operation; no question is open any more
   * @throws as `enrol` does, when no question is open any more
   */
  async run(enrol: Enrol, profile: string): Promise<Extract<FrameFromAgent, { type: 'enrolled' }>> {
    try {
      await enrol(profile, { prompter: this.prompter, signal: this.#cancelled.signal });
      return { type: 'enrolled', operation: this.number };
    } finally {
      await this.prompter.settled();
    }
  }
}
