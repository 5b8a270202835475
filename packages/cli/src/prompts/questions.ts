import type {
  ConfirmRequest,
  DocumentToSign,
  Language,
  Localised,
  OtpRequest,
  PhoneRequest,
  PinRequest,
} from '@smartcmd/cmd-client';
import { DOCUMENTS_LISTED } from '../limits.js';
import { promptTexts as texts } from '../messages/prompts.js';
import { say, type TextValues } from '../text.js';

/** The lines of a question; the last one is that on which the person answers. */
type Lines = readonly (readonly [Localised, TextValues?] | undefined)[];

const asText = (language: Language, lines: Lines): string =>
  lines
    .filter((line) => line !== undefined)
    .map(([text, values]) => say(text, language, values))
    .join('\n');

/** The question for the phone number. */
export function phoneQuestion({ reason }: Pick<PhoneRequest, 'reason'>, language: Language): string {
  const why = { first: undefined, malformed: texts.phoneMalformed, refused: texts.phoneRefused }[reason];
  return asText(language, [why && [why], [texts.phone]]);
}

/** The question for the PIN; after a refusal it warns of the lock. */
export function pinQuestion({ reason, attemptsLeft, request }: PinRequest, language: Language): string {
  const why: Partial<Record<typeof reason, Localised>> = {
    malformed: texts.pinMalformed,
    refused: texts.pinRefused,
    restarted: texts.pinRestarted,
  };
  const text = why[reason];
  return asText(language, [
    text && [text, { left: attemptsLeft }],
    request.of > 1 ? [texts.pinOfRequest, request] : [texts.pin],
  ]);
}

/** The question for the OTP: what the SMS must name, what entering the code does, and until when. */
export function otpQuestion(request: OtpRequest, language: Language): string {
  const { reason, attemptsLeft, documentName, documents, expiresAt, canResend, phoneApproval } = request;
  const why: Partial<Record<typeof reason, Localised>> = {
    malformed: texts.otpMalformed,
    refused: texts.otpRefused,
    restarted: texts.otpRestarted,
    resent: texts.otpResent,
  };
  const text = why[reason];
  const others = documents.length - 1;
  return asText(language, [
    text && [text],
    documentName === undefined ? undefined : [texts.smsQuotes, { name: documentName }],
    others > 0 ? [texts.otherDocuments, { count: others }] : undefined,
    [documents.length === 0 ? texts.otpCertificate : texts.otpSigns],
    [texts.otpExpires, { time: timeOf(expiresAt) }],
    [texts.otpAttempts, { left: attemptsLeft }],
    canResend ? [texts.otpResend] : undefined,
    phoneApproval ? [texts.otpPhone] : undefined,
    [texts.otp],
  ]);
}

/** The question whether to sign: what, with how many codes, and what it means. */
export function confirmQuestion({ documents, requests }: ConfirmRequest, language: Language): string {
  return `${documentList(documents, requests, language)}\n${say(texts.otpSigns, language)}\n${say(texts.confirm, language)}`;
}

/** What is about to be signed, a line each, and how many codes it takes. */
export function documentList(documents: readonly DocumentToSign[], requests: number, language: Language): string {
  const count = documents.length;
  const listed = count > DOCUMENTS_LISTED ? documents.slice(0, DOCUMENTS_LISTED) : documents;
  return asText(language, [
    count === 1 ? [texts.toSignOne] : [texts.toSign, { count }],
    ...listed.map(({ name, hash, digest }) => [texts.document, { name, hash, digest }] as const),
    count > listed.length ? [texts.more, { count: count - listed.length }] : undefined,
    requests === 1 ? [texts.codesOne] : [texts.codes, { count: requests }],
  ]);
}

const two = (number: number): string => String(number).padStart(2, '0');
const timeOf = (date: Date): string => [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
