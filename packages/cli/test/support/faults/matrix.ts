import { FAULT_CATALOG, FAULT_KINDS, type FaultKind, type OperationName, parseFault } from '@smartcmd/cmd-simulator';
import type { Aftermath } from './expected.js';
import type { Failure } from './failures.js';

/** What a person does with the service, up to the operation at which a fault acts. */
export type Step =
  /** certificates by GetCertificate */
  | 'certificate'
  /** certificates with PIN and code: GetCertificateWithPin, and the code */
  | 'certificate-pin'
  | 'certificate-code'
  /** a signature: its request, another SMS, the code */
  | 'sign'
  | 'resend'
  | 'code'
  /** the same for two documents */
  | 'sign-two'
  | 'code-two'
  /** the question whether the person approved on the phone, beside that for the code */
  | 'approval';

/** The operation of each step. */
export const OPERATION: Readonly<Record<Step, OperationName>> = {
  certificate: 'GetCertificate',
  'certificate-pin': 'GetCertificateWithPin',
  'certificate-code': 'ValidateOtp',
  sign: 'Sign',
  resend: 'ForceSMS',
  code: 'ValidateOtp',
  'sign-two': 'MultipleSign',
  'code-two': 'ValidateOtp',
  approval: 'SignDocumentPooling',
};

export const STEPS = Object.keys(OPERATION) as readonly Step[];

/** What a step with a fault ends in: one of the failures, or nothing is to be noticed. */
export type End = Failure | 'works';

type Row = Readonly<Partial<Record<Step | 'else', End>>>;

/** The polls are help beside the code: whatever is wrong with them, the code works. */
const beside: Row = { approval: 'works' };
const signatures = (end: Failure): Row => ({ else: 'works', code: end, 'code-two': end, ...beside });
const certificates = (end: Failure): Row => ({ else: 'works', certificate: end, 'certificate-code': end });

/** What each fault ends in, by step where that differs; `else` for all steps that are not named. */
export const MATRIX: Readonly<Record<FaultKind, Row>> = {
  delay: { else: 'network-timeout', ...beside },
  refuse: { else: 'network-lost', ...beside },
  reset: { else: 'network-lost', ...beside },
  truncate: { else: 'answer-malformed-xml', ...beside },
  drip: { else: 'network-timeout', ...beside },
  'empty-200': { else: 'answer-nothing-200', ...beside },
  'status-204': { else: 'answer-nothing-204', ...beside },
  'redirect-307': { else: 'answer-nothing-307', ...beside },
  'status-401': { else: 'application-refused', ...beside },
  'html-500': { else: 'answer-page-500', ...beside },
  'html-200': { else: 'answer-page-200', ...beside },
  'json-500': { else: 'answer-json', ...beside },
  'fault-500': { else: 'service-fault', ...beside },
  'malformed-xml': { else: 'answer-malformed-xml', ...beside },
  doctype: { else: 'answer-doctype', ...beside },
  huge: { else: 'answer-too-large', ...beside },
  'nil-result': { else: 'answer-malformed-result', certificate: 'account-without-signature', ...beside },
  'missing-element': {
    else: 'answer-malformed-code',
    certificate: 'account-without-signature',
    'certificate-code': 'answer-malformed-status',
    code: 'answer-malformed-status',
    'code-two': 'answer-malformed-status',
    ...beside,
  },
  'unknown-code': { else: 'service-code', certificate: 'works', ...beside },
  code: { else: 'parameter-refused', certificate: 'works', ...beside },
  'wrong-signature': signatures('signature-invalid'),
  'short-signature': signatures('signature-invalid'),
  // One signature has nothing to be confused with.
  'swapped-ids': { else: 'works', 'code-two': 'signature-invalid' },
  'duplicate-id': { else: 'works', 'code-two': 'answer-duplicate' },
  'pem-garbage': certificates('chain-garbage'),
  'wrong-chain': certificates('chain-strange'),
  'tls-expired': { else: 'tls-expired', ...beside },
  'tls-wrong-host': { else: 'tls-wrong-host', ...beside },
  'tls-unknown-ca': { else: 'tls-unknown-ca', ...beside },
};

/** Values of the faults that take one and whose default would not do: longer than any time-out of the tests. */
const VALUES: Readonly<Partial<Record<FaultKind, number>>> = { delay: 600_000, drip: 10_000, code: 805 };

/** One fault at one step. */
export interface Case {
  readonly step: Step;
  readonly kind: FaultKind;
  readonly end: End;
  /** For `addFault`. */
  readonly fault: string;
  /** SMSs that are sent all the same. */
  readonly codes: number;
  readonly aftermath: Aftermath;
}

function isPossible(kind: FaultKind, step: Step): boolean {
  // A connection is made at the first step of a dialogue.
  if (kind.startsWith('tls-')) return ['certificate', 'certificate-pin', 'sign', 'sign-two'].includes(step);
  try {
    parseFault(faultOf(kind, step));
    return true;
  } catch {
    // The simulator knows at which operations a fault can act.
    return false;
  }
}

function faultOf(kind: FaultKind, step: Step): string {
  const value = VALUES[kind] === undefined ? '' : `=${VALUES[kind]}`;
  return `${kind.startsWith('tls-') ? '*' : OPERATION[step]}:*:${kind}${value}`;
}

function caseOf(kind: FaultKind, step: Step): Case {
  const row = MATRIX[kind];
  const end = row[step] ?? row.else ?? 'works';
  return {
    step,
    kind,
    end,
    fault: faultOf(kind, step),
    codes: codesOf(kind, step),
    aftermath: aftermathOf(step, end),
  };
}

function codesOf(kind: FaultKind, step: Step): number {
  const isDone = FAULT_CATALOG[kind].phase === 'after';
  if (step === 'certificate') return 0;
  if (step === 'resend') return isDone ? 2 : 1;
  if (['certificate-code', 'code', 'code-two', 'approval'].includes(step)) return 1;
  return isDone ? 1 : 0;
}

/** Refusals, and what was never sent. */
const SURE: readonly End[] = [
  'works',
  'application-refused',
  'service-code',
  'parameter-refused',
  'tls-expired',
  'tls-wrong-host',
  'tls-unknown-ca',
];
/** What came and was thrown away. */
const SEEN: readonly End[] = ['signature-invalid', 'answer-duplicate', 'chain-garbage', 'chain-strange'];

function aftermathOf(step: Step, end: End): Aftermath {
  if (step === 'resend') return end === 'works' ? 'none' : 'sms';
  if (SURE.includes(end) || SEEN.includes(end)) return 'none';
  if (step === 'code' || step === 'code-two') return 'signed';
  return ['sign', 'sign-two', 'certificate-pin'].includes(step) ? 'sms' : 'none';
}

/** Every fault at every step at which it can act. */
export const CASES: readonly Case[] = STEPS.flatMap((step) =>
  FAULT_KINDS.filter((kind) => isPossible(kind, step)).map((kind) => caseOf(kind, step)),
);
