import type {
  AskReason,
  DocumentToSign,
  Language,
  Localised,
  OtpRequest,
  PhoneRequest,
  PinRequest,
} from '@smartcmd/cmd-client';
import { say, questionTexts as texts } from './messages.js';

type Lines = readonly (readonly [Localised, Readonly<Record<string, string | number>>?] | undefined | false)[];

function asText(language: Language, lines: Lines): string {
  return lines.flatMap((line) => (line ? [say(line[0], language, line[1])] : [])).join('\n');
}

/** The question for the phone number. */
export function phoneQuestion({ reason }: Pick<PhoneRequest, 'reason'>, language: Language): string {
  return asText(language, [reason === 'malformed' && [texts.phoneMalformed], [texts.phone]]);
}

const PIN_REASONS: Partial<Record<AskReason, Localised>> = {
  malformed: texts.pinMalformed,
  refused: texts.pinRefused,
  restarted: texts.pinRestarted,
};

/**
 * The question for the PIN: what is to be signed, since no other question comes before it; after a refusal, a warning of
 * the lock.
 */
export function pinQuestion(
  { reason, attemptsLeft, documents }: Pick<PinRequest, 'reason' | 'attemptsLeft' | 'documents'>,
  program: string,
  language: Language,
): string {
  const why = PIN_REASONS[reason];
  return asText(language, [
    why && [why],
    reason !== 'first' && [texts.attempts, { left: attemptsLeft }],
    ...documentLines(documents, program),
    [texts.smsFollows],
    [texts.pin],
  ]);
}

function documentLines([document]: readonly DocumentToSign[], program: string): Lines {
  if (!document) return [[texts.certificateOnly]];
  const { name, hash, digest } = document;
  return [
    program === '' ? [texts.toSignUnnamed, { name }] : [texts.toSign, { program, name }],
    [texts.digest, { hash, digest }],
  ];
}

const OTP_REASONS: Partial<Record<AskReason, Localised>> = {
  malformed: texts.otpMalformed,
  refused: texts.otpRefused,
  restarted: texts.otpRestarted,
  resent: texts.otpResent,
};

/** The question for the OTP: what the SMS must name (AMA's guideline 18), what entering the code does, and until when. */
export function otpQuestion(
  request: Pick<OtpRequest, 'reason' | 'attemptsLeft' | 'documents' | 'documentName' | 'expiresAt' | 'phoneApproval'>,
  language: Language,
): string {
  const { reason, attemptsLeft, documents, documentName, expiresAt, phoneApproval } = request;
  const why = OTP_REASONS[reason];
  return asText(language, [
    why && [why],
    documentName !== undefined && [texts.smsNames, { name: documentName }],
    [documents.length === 0 ? texts.certificateOnly : texts.otpSigns],
    [texts.otpExpires, { time: timeOf(expiresAt) }],
    [texts.attempts, { left: attemptsLeft }],
    phoneApproval && [texts.otpPhone],
    [texts.otp],
  ]);
}

const two = (number: number): string => String(number).padStart(2, '0');
const timeOf = (date: Date): string => [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
