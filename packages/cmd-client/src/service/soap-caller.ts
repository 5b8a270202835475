import type { Client, IHttpClient } from 'soap';
import { SmartCmdError } from '../errors.js';
import type { Answer, HttpsTransport } from '../https/transport.js';

/** One call of an operation. */
export interface Call {
  /** The operation's name in the WSDL. */
  readonly operation: string;
  /** Its parameters, in the order of the contract. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal | undefined;
}

type SoapMethod = (
  parameters: unknown,
  callback: (error: unknown, result: unknown) => void,
  options: { call: Call },
) => void;

/** SOAP 1.1 over our own transport: node-soap writes and reads the XML, and sees neither socket nor credentials. */
export class SoapCaller {
  readonly #url: string;
  readonly #wsdlFile: string;
  readonly #transport: HttpsTransport;
  readonly #headers: Readonly<Record<string, string>>;
  #client: Promise<Client> | undefined;

  /**
   * @param url address of the service
   * @param wsdlFile file name in this package's `wsdl` folder
   * @param transport sends the requests
   * @param headers added to each request
   */
  constructor(url: string, wsdlFile: string, transport: HttpsTransport, headers: Readonly<Record<string, string>>) {
    this.#url = url;
    this.#wsdlFile = wsdlFile;
    this.#transport = transport;
    this.#headers = headers;
  }

  /**
   * Calls an operation.
   *
   * @returns the content of `<operation>Result`: a string or an object; `null` when it is nil or absent
   * @throws SmartCmdError of the transport, or `application-refused`, `service-error`, `answer-unexpected`,
   *   `answer-malformed`. Never an error of the SOAP library: those hold request and credentials.
   */
  async call(call: Call): Promise<unknown> {
    const client = await this.prepare();
    const method = client[call.operation] as SoapMethod;
    const result = await new Promise<unknown>((resolve, reject) => {
      // The library throws from inside its callback's stack; whatever comes second is dropped by the promise.
      method(
        literal(call.parameters),
        (error, value) => {
          forget(client);
          if (!error) resolve(value);
          else
            reject(
              error instanceof SmartCmdError ? error : malformed(call.operation, 'it is not the XML of an answer'),
            );
        },
        { call },
      );
    });
    return resultOf(call.operation, result);
  }

  /** Loads what a call needs; the library takes longer than a person should wait for a first question. */
  prepare(): Promise<Client> {
    this.#client ??= this.#createClient().catch((error: unknown) => {
      // Want of descriptors or memory, say, may be over at the next call.
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }

  async #createClient(): Promise<Client> {
    const { createSoapClient } = await import('./soap-client.js');
    return createSoapClient(this.#url, this.#wsdlFile, this.#httpClient());
  }

  #httpClient(): IHttpClient {
    const request = (
      url: string,
      body: string,
      callback: (error: unknown, response?: unknown, body?: string) => void,
      headers: Record<string, string>,
      options: { call: Call },
    ): void => {
      const { operation, signal } = options.call;
      this.#transport
        .send({ url, body, operation, signal, headers: { ...headers, ...this.#headers } })
        .then((answer) => {
          const problem = problemOf(answer, operation, url);
          if (problem) callback(problem);
          else callback(null, { status: answer.status, headers: {} }, answer.body);
        })
        .catch((error: unknown) => callback(error));
    };
    return { request } as unknown as IHttpClient;
  }
}

/** The library keeps the last request and answer on the client; they hold secrets. */
function forget(client: Client): void {
  Object.assign(client, { lastRequest: undefined, lastMessage: undefined, lastResponse: undefined });
}

/**
 * What WCF never writes, and node-soap handles badly: CDATA (its search for an XML declaration in it takes quadratic
 * time), comments and declarations, and SOAP-encoded references (an id of `__proto__` changes every object).
 */
const MARKUP_OF_NO_SERVICE = /<!|<[^<>]*\s(?:id|href)\s*=/;

/** What is wrong with an HTTP answer, before anything of it is parsed. */
function problemOf({ status, headers, body }: Answer, operation: string, url: string): SmartCmdError | undefined {
  const host = new URL(url).host;
  if (status === 401 || status === 403) return new SmartCmdError('application-refused', { httpStatus: status });
  const isEnvelope = /^\ufeff?\s*(<\?xml[^<>]*\?>\s*)?<([\w.-]+:)?Envelope[\s>]/.test(body);
  // A fault's text and stack trace are for the service's operators; nobody here can do anything with them.
  if (isEnvelope && /<([\w.-]+:)?Fault[\s>]/.test(body)) {
    return new SmartCmdError('service-error', { operation, httpStatus: status });
  }
  if (isEnvelope && MARKUP_OF_NO_SERVICE.test(body)) {
    return malformed(operation, 'it holds XML that the service never sends');
  }
  if (status === 200 && isEnvelope) return undefined;
  const found =
    body.trim() === ''
      ? { en: 'nothing', pt: 'nada' }
      : /^\s*(<!doctype html|<html)/i.test(body)
        ? { en: 'a web page', pt: 'uma página web' }
        : {
            en: String(headers['content-type'] ?? 'other data').slice(0, 40),
            pt: String(headers['content-type'] ?? 'outros dados').slice(0, 40),
          };
  return new SmartCmdError('answer-unexpected', { host, operation, httpStatus: status, found });
}

function resultOf(operation: string, response: unknown): unknown {
  if (response === undefined) throw malformed(operation, `there is no ${operation}Response in it`);
  if (response === null) return null;
  if (typeof response !== 'object') throw malformed(operation, `${operation}Response is empty`);
  return (response as Record<string, unknown>)[`${operation}Result`] ?? null;
}

function malformed(operation: string, problem: string): SmartCmdError {
  return new SmartCmdError('answer-malformed', { operation, problem });
}

/**
 * The parameters, with each text sent as it is: node-soap takes one that looks like a CDATA section for ready-made XML,
 * and a document name may look like anything.
 */
function literal(value: unknown): unknown {
  if (typeof value === 'string') {
    return /^<!\[CDATA\[.*\]\]>$/s.test(value) ? `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : value;
  }
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, literal(inner)]));
}
