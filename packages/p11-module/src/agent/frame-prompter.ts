import {
  type Language,
  type Localised,
  type OtpRequest,
  type PhoneRequest,
  type PinRequest,
  type Prompter,
  SmartCmdError,
  type Step,
} from '@smartcmd/cmd-client';
import type { AnswerFrame, AskFrame, FrameFromAgent } from '../frames/frame.js';
import { AgentError, wrongPin } from './failure.js';
import { agentTexts, questionNames, questionTexts, say, stepTexts } from './messages.js';
import { otpQuestion, phoneQuestion, pinQuestion, ranOutQuestion, type Signing } from './questions.js';

/** Seconds after which the native half closes a question by itself: as long as the client waits for an answer. */
const QUESTION_SECONDS = 300;
/** How long the native half may take to close a question. */
const CLOSING_MS = 10_000;

/** What a prompter needs to know of its operation. */
export interface FramePrompterOptions {
  readonly operation: number;
  /** The application's name, as it can be shown. */
  readonly program: string;
  readonly language: Language;
  readonly send: (frame: FrameFromAgent) => void;
  /** The native half does not close a question: it cannot be relied on any more. */
  readonly giveUp: () => void;
}

type Question = Pick<AskFrame, 'kind' | 'title' | 'text'> & Partial<AskFrame>;
type How = AnswerFrame['how'];
interface Answer {
  readonly how: How;
  readonly bytes: Uint8Array;
}

/** What is done in place of an answer that does not come. */
interface Otherwise {
  readonly whenNobody?: (() => Error) | undefined;
  readonly whenClosed?: (() => Promise<Uint8Array | 'resend' | undefined>) | undefined;
}

const CLOSED: Answer = { how: 'closed', bytes: new Uint8Array() };

/** The person in front of the application, asked through the native half, one question at a time. */
export class FramePrompter implements Prompter {
  readonly #options: FramePrompterOptions;
  /** Ends the open question. */
  #take: ((answer: Answer) => void) | undefined;
  /** Settles when no question is open any more. */
  #open: Promise<unknown> = Promise.resolve();
  #abandoned = false;
  #holder: string | undefined;

  constructor(options: FramePrompterOptions) {
    this.#options = options;
  }

  /**
   * Says from now on in whose name it is signed.
   *
   * @param holder of the certificate, as it names them
   */
  signsAs(holder: string): void {
    this.#holder = holder;
  }

  async phone({ reason, signal }: PhoneRequest): Promise<string | undefined> {
    const { program, language } = this.#options;
    const text = phoneQuestion({ reason }, program, language);
    const title = questionTexts.titleCertificate[language];
    const answer = await this.#ask({ kind: 'phone', title, text, secret: false, again: reason !== 'first' }, signal);
    return answer instanceof Uint8Array ? Buffer.from(answer).toString('utf8') : undefined;
  }

  async pin(request: PinRequest): Promise<Uint8Array | undefined> {
    const { language } = this.#options;
    const title = this.#title(questionTexts.titlePin, request.documents);
    const text = pinQuestion(request, this.#signing, language);
    const documentName = request.documents[0]?.name ?? '';
    const wrong = request.reason === 'refused' || request.reason === 'malformed' ? request.reason : undefined;
    const question = { kind: 'pin', title, text, documentName, again: wrong !== undefined } as const;
    const whenNobody = wrong && (() => wrongPin(wrong));
    const answer = await this.#ask(question, request.signal, { whenNobody });
    return answer === 'resend' ? undefined : answer;
  }

  async otp(request: OtpRequest): Promise<Uint8Array | 'resend' | undefined> {
    const { language } = this.#options;
    const { processId, documentName = '', canResend, signal } = request;
    const resendLabel = canResend ? questionTexts.sendAgain[language] : '';
    const title = this.#title(questionTexts.titleOtp, request.documents);
    const text = otpQuestion(request, this.#signing, language);
    // The native half shows what is left of it, where it can, and closes the question with it.
    const seconds = Math.min(
      Math.max(1, Math.ceil((request.expiresAt.getTime() - Date.now()) / 1000)),
      QUESTION_SECONDS,
    );
    const question = { kind: 'otp', title, text, processId, documentName, canResend, resendLabel, seconds } as const;
    return this.#ask(question, signal, { whenClosed: canResend ? () => this.#ranOut(request) : undefined });
  }

  /** The code ran out before it was entered: nobody types it any more, but another can be sent. */
  async #ranOut(request: OtpRequest): Promise<Uint8Array | 'resend' | undefined> {
    const { language } = this.#options;
    const { processId, documentName = '', signal } = request;
    const resendLabel = questionTexts.sendAgain[language];
    const title = questionTexts.titleRanOut[language];
    const text = ranOutQuestion(request, language);
    const shown = { title, text, processId, documentName, resendLabel, canResend: true } as const;
    const answer = await this.#ask({ kind: 'confirm', ...shown, secret: false }, signal);
    if (!(answer instanceof Uint8Array)) return answer;
    return isYes(answer) ? 'resend' : undefined;
  }

  /** What a question is titled, unless nothing is signed. */
  #title(title: Localised, documents: readonly unknown[]): string {
    return (documents.length === 0 ? questionTexts.titleCertificate : title)[this.#options.language];
  }

  get #signing(): Signing {
    return { program: this.#options.program, holder: this.#holder };
  }

  /** An application that signs was told to; what it signs is said by the question for the PIN. */
  async confirm(): Promise<boolean> {
    return true;
  }

  announce(step: Step): void {
    this.#tell(stepTexts[step.kind]);
  }

  /**
   * The native half's answer.
   *
   * @returns whether there was a question; if not, the answer is wiped
   */
  answer({ how, bytes }: Answer): boolean {
    const take = this.#take;
    if (take) take({ how, bytes });
    else bytes.fill(0);
    return take !== undefined;
  }

  /** Resolves when no question is open. */
  async settled(): Promise<void> {
    await this.#open;
  }

  /** The native half is gone: no question is answered any more. */
  abandon(): void {
    this.#abandoned = true;
    this.#take?.(CLOSED);
  }

  #tell(text: Localised): void {
    const { operation, language, send } = this.#options;
    send({ type: 'tell', operation, kind: 'progress', text: say(text, language) });
  }

  async #ask(
    question: Question,
    signal: AbortSignal,
    { whenNobody = nobodyToAsk, whenClosed }: Otherwise = {},
  ): Promise<Uint8Array | 'resend' | undefined> {
    // One that was closed has its answer still to come.
    await this.#open;
    if (signal.aborted || this.#abandoned) return undefined;
    const { how, bytes } = await this.#exchange(question, signal);
    if (how !== 'answered' || signal.aborted) bytes.fill(0);
    // Whoever asked does not listen any more.
    if (signal.aborted) return undefined;
    if (how === 'nobody') throw whenNobody();
    if (how === 'closed' && whenClosed && !this.#abandoned) return whenClosed();
    return this.#meaning(question, how, bytes);
  }

  async #exchange(question: Question, signal: AbortSignal): Promise<Answer> {
    const { operation, send, giveUp } = this.#options;
    const answered = new Promise<Answer>((resolve) => {
      this.#take = resolve;
    });
    this.#open = answered;
    let closing: NodeJS.Timeout | undefined;
    const close = (): void => {
      send({ type: 'close', operation });
      closing = setTimeout(giveUp, CLOSING_MS);
    };
    signal.addEventListener('abort', close, { once: true });
    send({
      type: 'ask',
      operation,
      secret: true,
      canResend: false,
      again: false,
      seconds: QUESTION_SECONDS,
      processId: '',
      documentName: '',
      resendLabel: '',
      ...question,
    });
    const answer = await answered;
    this.#take = undefined;
    clearTimeout(closing);
    signal.removeEventListener('abort', close);
    return answer;
  }

  #meaning(
    { kind, seconds = QUESTION_SECONDS }: Question,
    how: Exclude<How, 'nobody'>,
    bytes: Uint8Array,
  ): Uint8Array | 'resend' | undefined {
    switch (how) {
      case 'answered':
        return bytes;
      case 'resend':
        return 'resend';
      case 'cancelled':
        return undefined;
      case 'closed':
        throw new SmartCmdError('prompt-timeout', {
          what: kind === 'confirm' ? undefined : questionNames[kind],
          seconds,
        });
    }
  }
}

function isYes(answer: Uint8Array): boolean {
  return ['y', 'yes', 's', 'sim'].includes(Buffer.from(answer).toString('utf8').trim().toLowerCase());
}

const nobodyToAsk = (): AgentError =>
  new AgentError('CKR_DEVICE_ERROR', { sentence: agentTexts.nobody, remedy: agentTexts.nobodyRemedy });
