import type { KeyObject } from 'node:crypto';
import { NAMESPACE, type OperationName, type ServiceName, wireName } from './contract.js';
import type { SoapFault } from './soap-fault.js';

/** What most operations answer. */
export interface SignStatus {
  readonly code: string;
  readonly field: string | null;
  readonly fieldValue: string | null;
  readonly message: string | null;
  readonly processId: string | null;
}

/** One signature of several; on the wire it is in the element `Hash`. */
export interface SignedHash {
  readonly signature: Buffer;
  readonly name: string;
  readonly id: string;
}

/** What ValidateOtp and SignDocumentPooling answer. */
export interface SignResponse {
  readonly signedHashes: readonly SignedHash[] | null;
  readonly signature: Buffer | null;
  readonly status: SignStatus;
  readonly certificate: string | null;
}

/** The result of an operation before it is XML; null is a nil result. `signer` is whose key made the signatures. */
export type Outcome =
  | { readonly kind: 'certificate'; readonly pem: string | null }
  | { readonly kind: 'status'; readonly status: SignStatus | null }
  | { readonly kind: 'response'; readonly response: SignResponse | null; readonly signer: KeyObject | null };

type Content = string | null | readonly Element[];
type Element = readonly [name: string, content: Content];

/** A status with nothing but a code, a message and perhaps the process. */
export function plainStatus(code: string, message: string, processId: string | null = null): SignStatus {
  return { code, field: null, fieldValue: null, message, processId };
}

/** The status code that an outcome carries, or null. */
export function codeOf(outcome: Outcome): string | null {
  if (outcome.kind === 'status') return outcome.status?.code ?? null;
  return outcome.kind === 'response' ? (outcome.response?.status.code ?? null) : null;
}

/**
 * Writes an outcome as a WCF service does.
 *
 * @param leaveOut an element of the contract that is to be missing, at whatever depth
 * @returns the SOAP envelope
 */
export function renderOutcome(
  service: ServiceName,
  operation: OperationName,
  outcome: Outcome,
  leaveOut?: string,
): string {
  const name = wireName(service, operation);
  const content = contentOf(outcome);
  const result = `${name}Result`;
  const structures = content !== null && typeof content !== 'string' ? ` xmlns:a="${NAMESPACE.structures}"` : '';
  const instance = ` xmlns:i="${NAMESPACE.instance}"`;
  const inner =
    content === null
      ? `<${result} i:nil="true"${instance}/>`
      : `<${result}${structures}${typeof content === 'string' ? '' : instance}>${renderContent(content, leaveOut)}</${result}>`;
  return envelope(
    `<${name}Response xmlns="${NAMESPACE.operations}">${leaveOut === result ? '' : inner}</${name}Response>`,
  );
}

/**
 * Writes a fault with a WCF exception detail.
 *
 * @param stackTrace goes into the detail when given
 */
export function renderFault(fault: SoapFault, stackTrace?: string): string {
  const namespace =
    fault.faultCode === 'ActionNotSupported'
      ? 'http://schemas.microsoft.com/ws/2005/05/addressing/none'
      : 'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher';
  const detail =
    stackTrace === undefined
      ? ''
      : `<detail><ExceptionDetail xmlns="http://schemas.datacontract.org/2004/07/System.ServiceModel"` +
        ` xmlns:i="${NAMESPACE.instance}"><HelpLink i:nil="true"/><InnerException i:nil="true"/>` +
        `<Message>${escapeXml(fault.message)}</Message><StackTrace>${escapeXml(stackTrace)}</StackTrace>` +
        '<Type>System.InvalidOperationException</Type></ExceptionDetail></detail>';
  return envelope(
    `<s:Fault><faultcode xmlns:a="${namespace}">a:${fault.faultCode}</faultcode>` +
      `<faultstring xml:lang="pt-PT">${escapeXml(fault.message)}</faultstring>${detail}</s:Fault>`,
  );
}

/** Puts a body's content into a SOAP 1.1 envelope. */
export function envelope(body: string): string {
  return `<s:Envelope xmlns:s="${NAMESPACE.envelope}"><s:Body>${body}</s:Body></s:Envelope>`;
}

function contentOf(outcome: Outcome): Content {
  if (outcome.kind === 'certificate') return outcome.pem;
  if (outcome.kind === 'status') return outcome.status === null ? null : statusElements(outcome.status);
  const { response } = outcome;
  if (response === null) return null;
  return [
    ['ArrayOfHashStructure', response.signedHashes?.map(signedHashElement) ?? null],
    ['Signature', response.signature?.toString('base64') ?? null],
    ['Status', statusElements(response.status)],
    ['certificate', response.certificate],
  ];
}

function statusElements(status: SignStatus): readonly Element[] {
  return [
    ['Code', status.code],
    ['Field', status.field],
    ['FieldValue', status.fieldValue],
    ['Message', status.message],
    ['ProcessId', status.processId],
  ];
}

function signedHashElement({ signature, name, id }: SignedHash): Element {
  return [
    'HashStructure',
    [
      ['Hash', signature.toString('base64')],
      ['Name', name],
      ['id', id],
    ],
  ];
}

function renderContent(content: string | readonly Element[], leaveOut: string | undefined): string {
  if (typeof content === 'string') return escapeXml(content);
  return content
    .filter(([name]) => name !== leaveOut)
    .map(([name, inner]) =>
      inner === null ? `<a:${name} i:nil="true"/>` : `<a:${name}>${renderContent(inner, leaveOut)}</a:${name}>`,
    )
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
}
