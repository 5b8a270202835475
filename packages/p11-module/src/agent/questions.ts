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

/** A line; a blank one, which parts what belongs together; or none. */
type Line = readonly [Localised, Readonly<Record<string, string | number>>?] | '' | undefined | false;
type Lines = readonly Line[];

function asText(language: Language, lines: Lines): string {
  return lines
    .filter((line) => line !== undefined && line !== false)
    .map((line) => (line === '' ? '' : say(line[0], language, line[1])))
    .join('\n');
}

/** Whose signature it is, and who wants it. */
export interface Signing {
  /** The application's name; empty when it has none. */
  readonly program: string;
  /** As the certificate has it, once that is known. */
  readonly holder?: string | undefined;
}

const PHONE_REASONS: Readonly<Record<PhoneRequest['reason'], Localised | undefined>> = {
  first: undefined,
  malformed: texts.phoneMalformed,
  refused: texts.phoneRefused,
};

/** The question for the phone number, which is asked only to fetch the certificate: who wants it, and what happens otherwise. */
export function phoneQuestion({ reason }: Pick<PhoneRequest, 'reason'>, program: string, language: Language): string {
  const why = PHONE_REASONS[reason];
  return asText(language, [
    ...(why ? [[why] as const, '' as const] : []),
    ...wantsCertificate(program),
    '',
    [texts.certificateQuiet],
    '',
    [texts.phone],
  ]);
}

const PIN_REASONS: Partial<Record<AskReason, Localised>> = {
  malformed: texts.pinMalformed,
  refused: texts.pinRefused,
  restarted: texts.pinRestarted,
};

/**
 * The question for the PIN: who wants what signed, in whose name, since no other question comes before it; after a refusal, first
 * a warning of the lock.
 */
export function pinQuestion(
  { reason, attemptsLeft, documents }: Pick<PinRequest, 'reason' | 'attemptsLeft' | 'documents'>,
  signing: Signing,
  language: Language,
): string {
  const why = PIN_REASONS[reason];
  return asText(language, [
    ...again(why, attemptsLeft),
    ...documentLines(documents, signing),
    '',
    [documents.length === 0 ? texts.smsFollowsToo : texts.smsFollows],
    !why && [texts.attempts, { left: attemptsLeft }],
    '',
    [texts.pin],
  ]);
}

function documentLines([document]: readonly DocumentToSign[], { program, holder }: Signing): Lines {
  if (!document) return wantsCertificate(program);
  const { name, hash, digest } = document;
  return [
    asks(program),
    '',
    [texts.document, { name }],
    holder !== undefined && [texts.inTheNameOf, { holder }],
    [texts.digest, { hash: hash.replace(/^sha/, 'SHA-').toUpperCase(), digest }],
  ];
}

/** What is said in place of a document while the certificate is fetched. */
function wantsCertificate(program: string): Lines {
  return [
    program === '' ? [texts.certificateWantedUnnamed] : [texts.certificateWanted, { program }],
    [texts.certificateOnly],
  ];
}

/** What comes first when it is asked again: why, and how often that may happen. */
function again(why: Localised | undefined, left: number): Lines {
  return why ? [[why], [texts.attempts, { left }], ''] : [];
}

const asks = (program: string): Line => (program === '' ? [texts.asksUnnamed] : [texts.asks, { program }]);

const OTP_REASONS: Partial<Record<AskReason, Localised>> = {
  malformed: texts.otpMalformed,
  refused: texts.otpRefused,
  restarted: texts.otpRestarted,
  resent: texts.otpResent,
};

/** The question for the OTP: what the SMS must name (AMA's guideline 18), what entering the code does, and until when. */
export function otpQuestion(
  request: Pick<OtpRequest, 'reason' | 'attemptsLeft' | 'documents' | 'documentName' | 'expiresAt' | 'phoneApproval'>,
  { program, holder }: Signing,
  language: Language,
): string {
  const { reason, attemptsLeft, documents, documentName, expiresAt, phoneApproval } = request;
  const why = OTP_REASONS[reason];
  const signs: Line = holder === undefined ? [texts.otpSigns] : [texts.otpSignsAs, { holder }];
  return asText(language, [
    ...again(why, attemptsLeft),
    ...(documents.length === 0 ? [[texts.certificateOnly] as const] : [asks(program), '' as const]),
    documentName !== undefined && [texts.smsNames, { name: documentName }],
    ...(documents.length === 0 ? [] : ['' as const, signs, [texts.otpLaw] as const]),
    '',
    [texts.otpExpires, { time: timeOf(expiresAt) }],
    !why && [texts.attempts, { left: attemptsLeft }],
    phoneApproval && [texts.otpPhone],
    '',
    [texts.otp],
  ]);
}

/** The question in place of that for the OTP, when the code has run out. */
export function ranOutQuestion({ expiresAt }: Pick<OtpRequest, 'expiresAt'>, language: Language): string {
  return asText(language, [[texts.otpRanOut, { time: timeOf(expiresAt) }], [texts.anotherCode], [texts.ranOut]]);
}

const two = (number: number): string => String(number).padStart(2, '0');
const timeOf = (date: Date): string => [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
