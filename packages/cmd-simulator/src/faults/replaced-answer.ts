import { envelope, type Outcome, plainStatus, renderFault } from '../soap/answer.js';
import { NAMESPACE, type OperationName, type ServiceName, wireName } from '../soap/contract.js';
import { SoapFault } from '../soap/soap-fault.js';
import { type Fault, numberOf } from './fault.js';

/** An HTTP answer. `chunks` in place of `body` for what is too large to keep. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly chunks?: () => Generator<Buffer>;
}

const XML = { 'Content-Type': 'text/xml; charset=utf-8' } as const;
const HTML = { 'Content-Type': 'text/html' } as const;

/** An answer in XML. */
export function xmlAnswer(status: number, xml: string): HttpAnswer {
  return { status, headers: XML, body: Buffer.from(xml) };
}

/** The answer to wrong application credentials. */
export function unauthorized(): HttpAnswer {
  return { status: 401, headers: { 'WWW-Authenticate': 'Basic realm=""' }, body: Buffer.alloc(0) };
}

const STACK_TRACE = [
  '   at Ama.Authentication.Service.Simulated.SignatureProvider.Execute(Byte[] applicationId)',
  '   at System.ServiceModel.Dispatcher.SyncMethodInvoker.Invoke(Object instance, Object[] inputs, Object[]& outputs)',
  '   at System.ServiceModel.Dispatcher.DispatchOperationRuntime.InvokeBegin(MessageRpc& rpc)',
].join('\r\n');

const GATEWAY_PAGE =
  '<!DOCTYPE html><html><head><title>Service Unavailable</title><meta charset="utf-8"></head>' +
  '<body><h1>Service Unavailable</h1><p>The gateway could not reach the application.<br></body></html>';

/**
 * The HTTP answer that a fault gives in place of the service, or undefined when it is another kind of fault.
 *
 * @param origin 'https://127.0.0.1:1234', for the default redirect
 */
export function replacedAnswer(fault: Fault, service: ServiceName, operation: OperationName, origin: string) {
  const response = `${wireName(service, operation)}Response`;
  const open = `<${response} xmlns="${NAMESPACE.operations}">`;
  switch (fault.kind) {
    case 'empty-200':
      return xmlAnswer(200, '');
    case 'status-204':
      return { status: 204, headers: {}, body: Buffer.alloc(0) };
    case 'redirect-307': {
      const location = String(fault.value ?? '') || `${origin}/redirected`;
      return { status: 307, headers: { Location: location }, body: Buffer.alloc(0) };
    }
    case 'status-401':
      return unauthorized();
    case 'html-500':
      return { status: 500, headers: HTML, body: Buffer.from(GATEWAY_PAGE) };
    case 'html-200':
      return { status: 200, headers: HTML, body: Buffer.from(GATEWAY_PAGE) };
    case 'json-500': {
      const headers = { 'Content-Type': 'application/json' };
      return { status: 500, headers, body: Buffer.from('{"Message":"An error has occurred."}') };
    }
    case 'fault-500': {
      const why = 'Object reference not set to an instance of an object.';
      return xmlAnswer(500, renderFault(new SoapFault('InternalServiceFault', why), STACK_TRACE));
    }
    case 'malformed-xml':
      return xmlAnswer(200, envelope(`${open}<Unclosed></${response}>`));
    case 'doctype':
      return xmlAnswer(200, entityBomb(envelope(`${open}&j;</${response}>`)));
    case 'huge':
      return hugeAnswer(numberOf(fault), envelope(`${open}<!--|--></${response}>`));
    default:
      return undefined;
  }
}

/** Nine levels of ten references: a parser that expands them asks for gigabytes. */
function entityBomb(document: string): string {
  const names = [...'abcdefghij'];
  const entities = names.map((name, level) => {
    const previous = names[level - 1];
    return `<!ENTITY ${name} "${previous === undefined ? 'simulator' : `&${previous};`.repeat(10)}">`;
  });
  return `<?xml version="1.0"?><!DOCTYPE bomb [${entities.join('')}]>${document}`;
}

function hugeAnswer(bytes: number, document: string): HttpAnswer {
  const [start = '', end = ''] = document.split('|');
  const piece = Buffer.alloc(64 * 1024, 'A');
  function* chunks(): Generator<Buffer> {
    yield Buffer.from(start);
    for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
    yield Buffer.from(end);
  }
  return { status: 200, headers: XML, body: Buffer.alloc(0), chunks };
}

/**
 * The outcome that a fault gives in place of the service's, or undefined when it is another kind of fault.
 */
export function replacedOutcome(fault: Fault, operation: OperationName): Outcome | undefined {
  const kind = outcomeKind(operation);
  if (fault.kind === 'nil-result') {
    if (kind === 'certificate') return { kind, pem: null };
    return kind === 'status' ? { kind, status: null } : { kind, response: null, signer: null };
  }
  if (fault.kind !== 'code' && fault.kind !== 'unknown-code') return undefined;
  const status = plainStatus(fault.kind === 'code' ? String(fault.value) : '742', 'Forced by the simulator');
  return kind === 'status'
    ? { kind, status }
    : {
        kind: 'response',
        response: { signedHashes: null, signature: null, status, certificate: null },
        signer: null,
      };
}

function outcomeKind(operation: OperationName): Outcome['kind'] {
  if (operation === 'GetCertificate') return 'certificate';
  return operation === 'ValidateOtp' || operation === 'SignDocumentPooling' ? 'response' : 'status';
}
