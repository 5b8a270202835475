import type { OperationName } from '../soap/contract.js';

/**
 * Where a fault acts.
 *  - `connection`: on TCP connections, whatever is asked over them later
 *  - `request`: on requests of any operation
 *  - `status`: on operations whose answer has a status (all but GetCertificate)
 *  - `signature`: on operations whose answer has signatures
 *  - `certificate`: on operations whose answer has certificates
 */
export type FaultScope = 'connection' | 'request' | 'status' | 'signature' | 'certificate';

/** What a kind of fault does. */
export interface FaultDescription {
  readonly scope: FaultScope;
  /**
   * `before`: the service does not do its work: no SMS, no PIN count, the process lives on.
   * `after`: the service has done its work, only the answer suffers.
   */
  readonly phase: 'before' | 'after';
  readonly effect: string;
  /** the value after `=`: its meaning, and its default unless it is required */
  readonly value?: { readonly meaning: string; readonly type: 'number' | 'text'; readonly default?: number | string };
}

const MEBIBYTE = 1024 * 1024;

const CATALOG = {
  delay: {
    scope: 'request',
    phase: 'after',
    effect: 'the answer comes late',
    value: { meaning: 'milliseconds', type: 'number', default: 1000 },
  },
  refuse: {
    scope: 'connection',
    phase: 'before',
    effect: 'the connection is reset at accept, before TLS; at a named operation: when the header of its request is in',
  },
  reset: { scope: 'request', phase: 'after', effect: 'half of the body, then the connection is reset' },
  truncate: { scope: 'request', phase: 'after', effect: 'a complete HTTP answer whose XML ends after two thirds' },
  drip: {
    scope: 'request',
    phase: 'after',
    effect: 'the body comes byte by byte',
    value: { meaning: 'milliseconds between bytes', type: 'number', default: 50 },
  },
  'empty-200': { scope: 'request', phase: 'before', effect: 'status 200 without a body' },
  'status-204': { scope: 'request', phase: 'before', effect: 'status 204' },
  'redirect-307': {
    scope: 'request',
    phase: 'before',
    effect: 'status 307; by default to /redirected on the simulator, where `requests` shows who followed',
    value: { meaning: 'Location', type: 'text', default: '' },
  },
  'status-401': { scope: 'request', phase: 'before', effect: 'the application credentials are refused' },
  'html-500': { scope: 'request', phase: 'before', effect: "a gateway's HTML page with status 500" },
  'html-200': { scope: 'request', phase: 'before', effect: "a gateway's HTML page with status 200" },
  'json-500': { scope: 'request', phase: 'before', effect: 'a JSON error with status 500' },
  'fault-500': { scope: 'request', phase: 'before', effect: 'a:InternalServiceFault with a .NET stack trace' },
  'malformed-xml': { scope: 'request', phase: 'before', effect: 'an envelope whose tags do not match' },
  doctype: { scope: 'request', phase: 'before', effect: 'an envelope with a DOCTYPE and nested entities' },
  huge: {
    scope: 'request',
    phase: 'before',
    effect: 'a well-formed envelope of enormous size, chunked',
    value: { meaning: 'bytes', type: 'number', default: 20 * MEBIBYTE },
  },
  'nil-result': { scope: 'request', phase: 'before', effect: 'the result is nil' },
  'missing-element': {
    scope: 'request',
    phase: 'after',
    effect: 'without Code (SignStatus), Status (SignResponse) or the whole result (GetCertificate)',
  },
  'unknown-code': { scope: 'status', phase: 'before', effect: 'the status code 742, which AMA does not list' },
  code: {
    scope: 'status',
    phase: 'before',
    effect: 'a status code of your choice',
    value: { meaning: 'three digits', type: 'number' },
  },
  'wrong-signature': { scope: 'signature', phase: 'after', effect: 'valid signatures by the right key of other data' },
  'short-signature': { scope: 'signature', phase: 'after', effect: 'only the first 256 bytes of each signature' },
  'swapped-ids': { scope: 'signature', phase: 'after', effect: 'the first two of several signatures swap their ids' },
  'duplicate-id': {
    scope: 'signature',
    phase: 'after',
    effect: 'the second of several signatures has the first one’s id',
  },
  'pem-garbage': { scope: 'certificate', phase: 'after', effect: 'a PEM block that holds no certificate' },
  'wrong-chain': {
    scope: 'certificate',
    phase: 'after',
    effect: "another person's leaf, issued by a CA of the right name with another key, before the right CAs",
  },
  'tls-expired': { scope: 'connection', phase: 'before', effect: "the server's certificate has expired" },
  'tls-wrong-host': { scope: 'connection', phase: 'before', effect: "the server's certificate is for another host" },
  'tls-unknown-ca': { scope: 'connection', phase: 'before', effect: 'a CA that is not the given one issued it' },
} as const satisfies Record<string, FaultDescription>;

/** What can be made to go wrong. */
export type FaultKind = keyof typeof CATALOG;

/** Every kind with its description. */
export const FAULT_CATALOG: Readonly<Record<FaultKind, FaultDescription>> = CATALOG;

/** The names of all kinds, for a test that goes through them. */
export const FAULT_KINDS = Object.keys(CATALOG) as readonly FaultKind[];

const SIGNATURE_ANSWERS: readonly OperationName[] = ['ValidateOtp', 'SignDocumentPooling'];
const CERTIFICATE_ANSWERS: readonly OperationName[] = ['GetCertificate', ...SIGNATURE_ANSWERS];

/**
 * Whether a kind can act on the requests of an operation. `refuse` can, the other connection kinds cannot.
 *
 * @param operation by its neutral name
 */
export function actsOn(kind: FaultKind, operation: OperationName): boolean {
  switch (FAULT_CATALOG[kind].scope) {
    case 'connection':
      return kind === 'refuse';
    case 'request':
      return true;
    case 'status':
      return operation !== 'GetCertificate';
    case 'signature':
      return SIGNATURE_ANSWERS.includes(operation);
    case 'certificate':
      return CERTIFICATE_ANSWERS.includes(operation);
  }
}
