import type { Simulator } from '@smartcmd/cmd-simulator';
import type { ConfirmRequest, OtpRequest, PhoneRequest, PinRequest, Prompter, Step } from '../../src/index.js';

type Answer = string | undefined;

/** What the person answers, question by question; when a list is used up its last entry is given again. */
export interface Answers {
  phone?: Answer[];
  pin?: Answer[];
  /** `sms` stands for the code of the newest SMS, `wrong` for another code. */
  otp?: (Answer | 'sms' | 'wrong' | 'resend')[];
  confirm?: boolean;
}

/** A person who answers as told, with a record of all that was asked and announced. */
export class ScriptedPerson implements Prompter {
  readonly asked: (
    | ({ question: 'phone' } & PhoneRequest)
    | ({ question: 'pin' } & PinRequest)
    | ({ question: 'otp' } & OtpRequest)
    | ({ question: 'confirm' } & ConfirmRequest)
  )[] = [];
  readonly steps: Step[] = [];
  /** The bytes that were handed over as secrets; all zero once the flow has wiped them. */
  readonly secrets: Uint8Array[] = [];
  readonly #simulator: Simulator;
  readonly #answers: Answers;

  constructor(simulator: Simulator, answers: Answers = {}) {
    this.#simulator = simulator;
    this.#answers = answers;
  }

  /** The questions, in short. */
  get questions(): string[] {
    return this.asked.map((entry) => ('reason' in entry ? `${entry.question}:${entry.reason}` : entry.question));
  }

  async phone(request: PhoneRequest): Promise<string | undefined> {
    this.asked.push({ question: 'phone', ...request });
    return next(this.#answers.phone ?? ['912345678']);
  }

  async pin(request: PinRequest): Promise<Uint8Array | undefined> {
    this.asked.push({ question: 'pin', ...request });
    return this.#secret(next(this.#answers.pin ?? [this.#simulator.accounts[0]?.pin]));
  }

  async otp(request: OtpRequest): Promise<Uint8Array | 'resend' | undefined> {
    this.asked.push({ question: 'otp', ...request });
    const answer = next(this.#answers.otp ?? ['sms']);
    if (answer === 'resend') return 'resend';
    const sent = this.#simulator.outbox.filter(({ processId }) => processId === request.processId).at(-1)?.otp ?? '';
    if (answer === 'sms') return this.#secret(sent);
    if (answer === 'wrong') return this.#secret(sent === '000000' ? '000001' : '000000');
    return this.#secret(answer);
  }

  async confirm(request: ConfirmRequest): Promise<boolean> {
    this.asked.push({ question: 'confirm', ...request });
    return this.#answers.confirm ?? true;
  }

  announce(step: Step): void {
    this.steps.push(step);
  }

  #secret(text: Answer): Uint8Array | undefined {
    if (text === undefined) return undefined;
    const bytes = Buffer.from(text, 'utf8');
    this.secrets.push(bytes);
    return bytes;
  }
}

function next<T>(list: T[]): T | undefined {
  return list.length > 1 ? list.shift() : list[0];
}
