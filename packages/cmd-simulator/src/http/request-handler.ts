import type { IncomingMessage } from 'node:http';
import { alteredOutcome, missingElement } from '../faults/altered-outcome.js';
import type { Fault } from '../faults/fault.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import {
  type HttpAnswer,
  replacedAnswer,
  replacedOutcome,
  unauthorized,
  xmlAnswer,
} from '../faults/replaced-answer.js';
import type { SignatureService } from '../service/signature-service.js';
import { codeOf, type Outcome, renderFault, renderOutcome } from '../soap/answer.js';
import { type OperationName, operationOfAction, type ServiceName, serviceAt, wireName } from '../soap/contract.js';
import { readRequest } from '../soap/request.js';
import { SoapFault } from '../soap/soap-fault.js';
import { deliver } from './deliver.js';
import type { Handler } from './listener.js';
import type { RequestLog } from './request-log.js';

/** What the HTTP side needs. */
export interface HandlerSetup {
  readonly service: SignatureService;
  readonly plan: FaultPlan;
  readonly log: RequestLog;
  /** for basic authentication, as they are now */
  readonly credentials: () => { readonly username: string; readonly password: string };
  /** 'https://127.0.0.1:1234' */
  readonly origin: () => string;
  /** what the fault `wrong-chain` gives in place of the certificates */
  readonly wrongChain: string;
  /** aborted when the simulator closes */
  readonly signal: AbortSignal;
}

interface Answered {
  readonly answer: HttpAnswer;
  readonly code: string | null;
}

const MAX_BODY = 4 * 1024 * 1024;

/**
 * Answers the requests of both services: path, method, action, credentials and media type first, then the body.
 */
export function createHandler(setup: HandlerSetup): Handler {
  return async (request, response, connection) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const service = serviceAt(path);
    const action = request.headers['soapaction'];
    const operation =
      service === undefined || request.method !== 'POST' || typeof action !== 'string'
        ? undefined
        : operationOfAction(service, action);
    const faults = service === undefined || operation === undefined ? [] : setup.plan.forRequest(service, operation);
    const log = (httpStatus: number | null, code: string | null): void =>
      setup.log.add({
        operation: service === undefined || operation === undefined ? null : wireName(service, operation),
        service: service ?? null,
        path,
        httpStatus,
        code,
        connection: connection.id,
        faults: faults.map(({ kind }) => kind),
      });

    if (faults.some(({ kind }) => kind === 'refuse')) {
      log(null, null);
      connection.reset();
      return;
    }
    try {
      const { answer, code } = await answerRequest(setup, request, service, operation, faults);
      log(answer.status, code);
      await deliver(answer, faults, response, connection, setup.signal);
    } catch {
      // The client has gone in the middle of its request, or the simulator closes: there is nobody to answer.
      response.destroy();
    }
  };
}

async function answerRequest(
  setup: HandlerSetup,
  request: IncomingMessage,
  service: ServiceName | undefined,
  operation: OperationName | undefined,
  faults: readonly Fault[],
): Promise<Answered> {
  const body = await readBody(request);
  if (service === undefined) return plain(404);
  if (request.method !== 'POST') return plain(405, { Allow: 'POST' });
  if (!isAuthorized(request, setup.credentials())) return { answer: unauthorized(), code: null };
  if (!isXml(request.headers['content-type'])) return plain(415);
  if (body === undefined) return plain(413, { Connection: 'close' });
  if (operation === undefined) {
    const fault = new SoapFault('ActionNotSupported', 'The SOAPAction is not one of this service.');
    return { answer: xmlAnswer(500, renderFault(fault)), code: null };
  }
  for (const fault of faults) {
    const answer = replacedAnswer(fault, service, operation, setup.origin());
    if (answer !== undefined) return { answer, code: null };
  }
  return serve(setup, service, operation, faults, body);
}

function serve(
  setup: HandlerSetup,
  service: ServiceName,
  operation: OperationName,
  faults: readonly Fault[],
  body: Buffer,
): Answered {
  try {
    let outcome: Outcome | undefined;
    for (const fault of faults) outcome ??= replacedOutcome(fault, operation);
    outcome ??= setup.service.handle(service, readRequest(service, operation, body));
    for (const { kind } of faults) outcome = alteredOutcome(kind, outcome, setup.wrongChain);
    const leaveOut = faults.some(({ kind }) => kind === 'missing-element')
      ? missingElement(service, operation, outcome)
      : undefined;
    return { answer: xmlAnswer(200, renderOutcome(service, operation, outcome, leaveOut)), code: codeOf(outcome) };
  } catch (error) {
    const fault =
      error instanceof SoapFault ? error : new SoapFault('InternalServiceFault', `Simulator failure: ${String(error)}`);
    return { answer: xmlAnswer(500, renderFault(fault)), code: null };
  }
}

function plain(status: number, headers: Record<string, string> = {}): Answered {
  return { answer: { status, headers, body: Buffer.alloc(0) }, code: null };
}

function isAuthorized(
  request: IncomingMessage,
  { username, password }: ReturnType<HandlerSetup['credentials']>,
): boolean {
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return request.headers.authorization === expected;
}

function isXml(contentType: string | undefined): boolean {
  return /^text\/xml\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '');
}

/** The whole body, or undefined when it is too large; it is then read to its end but not kept. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= MAX_BODY ? Buffer.concat(chunks) : undefined;
}
