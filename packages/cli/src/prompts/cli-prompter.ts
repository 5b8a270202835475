import {
  type ConfirmRequest,
  type Language,
  type Localised,
  type OtpRequest,
  type PhoneRequest,
  type PinRequest,
  type Prompter,
  SmartCmdError,
  type Step,
} from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { promptTexts } from '../messages/prompts.js';
import { detail } from '../output/streams.js';
import { clearProgress } from '../progress.js';
import { type AskpassQuestion, askProgram, assertStartable } from './askpass.js';
import { forbidCoreDumps } from './core-dumps.js';
import type { Echo } from './line-editor.js';
import { confirmQuestion, otpQuestion, phoneQuestion, pinQuestion } from './questions.js';
import { announceStep } from './steps.js';
import { askOnTerminal, hasTerminal } from './terminal.js';

/** How the person is reached. */
export interface PrompterOptions {
  /** A program that answers in place of the terminal. */
  readonly askpass?: string | undefined;
  /** Whether the terminal may be used. */
  readonly interactive: boolean;
  /** Sign without asking whether to. */
  readonly yes: boolean;
  readonly language: Language;
}

/**
 * Checks, before anything is sent, that PIN and code can be asked for.
 *
 * @throws CliError `usage` without terminal and askpass program, `configuration` when that program cannot be started
 */
export function assertCanAsk({ askpass, interactive }: PrompterOptions): void {
  if (askpass !== undefined) assertStartable(askpass);
  else if (!interactive || !hasTerminal()) throw cannotAsk();
}

/** The person at the terminal, or the program that answers in their place. */
export function createPrompter(options: PrompterOptions): Prompter {
  const { language } = options;
  return {
    phone: async (request: PhoneRequest) => {
      const text = phoneQuestion(request, language);
      return (await ask(options, { kind: 'phone', text, signal: request.signal }, 'plain'))?.toString('utf8');
    },
    pin: (request: PinRequest) => askPin(options, request),
    otp: (request: OtpRequest) => askOtp(options, request),
    confirm: async (request: ConfirmRequest) => {
      if (options.yes) return true;
      const text = confirmQuestion(request, language);
      const documentName = request.documents[0]?.name;
      const answer = await ask(options, { kind: 'confirm', text, documentName, signal: request.signal }, 'plain');
      return answer !== undefined && isYes(answer, options.askpass !== undefined);
    },
    announce: (step: Step) => announceStep(step, language),
  };
}

async function askPin(options: PrompterOptions, request: PinRequest): Promise<Uint8Array | undefined> {
  if (options.askpass !== undefined) assertNotAnswered(request);
  const documentName = request.documents[0]?.name;
  const question = { kind: 'pin', documentName, signal: request.signal } as const;
  return untilWellFormed(options, request, PIN, (asked) =>
    ask(options, { ...question, text: pinQuestion(asked, options.language) }, 'masked'),
  );
}

/** A program that was asked for the PIN would give the same one again, and a PIN refused three times locks the account. */
function assertNotAnswered({ reason }: PinRequest): void {
  if (reason !== 'refused' && reason !== 'malformed') return;
  const error = new SmartCmdError(`pin-${reason}`);
  const inBoth = (say: (language: Language) => string): Localised => ({ en: say('en'), pt: say('pt') });
  // Not the error itself: to the flow that would be one more refusal, after which it asks again.
  throw new CliError(
    'refused',
    inBoth((language) => error.sentence(language)),
    inBoth((language) => error.remedy(language)),
  );
}

async function askOtp(options: PrompterOptions, request: OtpRequest): Promise<Uint8Array | 'resend' | undefined> {
  const { processId, documentName, signal } = request;
  const question = { kind: 'otp', processId, documentName, signal } as const;
  const answer = await untilWellFormed(options, request, request.canResend ? OTP_OR_RESEND : OTP, (asked) =>
    ask(options, { ...question, text: otpQuestion(asked, options.language) }, 'masked'),
  );
  if (answer === undefined || !request.canResend || !matches(answer, RESEND)) return answer;
  answer.fill(0);
  return 'resend';
}

/** Bytes that an answer may have, and how many; a pattern over bytes, since a secret never becomes a string. */
interface Form {
  readonly lengths: readonly [number, number];
  readonly allowed: (byte: number) => boolean;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isR = (byte: number): boolean => (byte | 0x20) === 0x72;
const PIN: readonly Form[] = [{ lengths: [4, 8], allowed: isDigit }];
const OTP: readonly Form[] = [{ lengths: [6, 6], allowed: isDigit }];
const RESEND: readonly Form[] = [{ lengths: [1, 1], allowed: isR }];
const OTP_OR_RESEND = [...OTP, ...RESEND];

const matches = (answer: Uint8Array, forms: readonly Form[]): boolean =>
  forms.some(
    ({ lengths: [min, max], allowed }) => answer.length >= min && answer.length <= max && answer.every(allowed),
  );

/**
 * A slip of a person at the terminal costs no attempt: the question comes again. A program's answer goes on as it is,
 * since one that answers nonsense would be asked for ever.
 */
async function untilWellFormed<T extends PinRequest>(
  options: PrompterOptions,
  request: T,
  forms: readonly Form[],
  askOnce: (request: T) => Promise<Buffer | undefined>,
): Promise<Buffer | undefined> {
  let asked = request;
  for (;;) {
    const answer = await askOnce(asked);
    if (answer === undefined || options.askpass !== undefined || matches(answer, forms)) return answer;
    answer.fill(0);
    asked = { ...request, reason: 'malformed' };
  }
}

async function ask(options: PrompterOptions, question: AskpassQuestion, echo: Echo): Promise<Buffer | undefined> {
  clearProgress();
  detail(`asking for: ${question.kind}`);
  const answering = options.askpass ? askProgram(options.askpass, question) : askPerson(options, question, echo);
  const [answer] = await Promise.all([answering, echo === 'masked' && forbidCoreDumps()]);
  detail(`${answer === undefined ? 'no answer' : 'answered'}: ${question.kind}`);
  return answer;
}

async function askPerson(options: PrompterOptions, question: AskpassQuestion, echo: Echo): Promise<Buffer | undefined> {
  if (!options.interactive || !hasTerminal()) throw cannotAsk();
  return askOnTerminal(question.text, echo, question.signal);
}

/** At the terminal Enter alone means no; a program that ends well without a word means yes, as ssh's does. */
function isYes(answer: Buffer, byProgram: boolean): boolean {
  const word = answer.toString('utf8').trim().toLowerCase();
  return word === '' ? byProgram : ['y', 'yes', 's', 'sim', 'ok'].includes(word);
}

const cannotAsk = (): CliError => new CliError('usage', promptTexts.cannotAsk, promptTexts.cannotAskRemedy);
