import { constants, createHash, publicEncrypt } from 'node:crypto';
import { Agent, type RequestOptions, request } from 'node:https';
import type { Simulator } from '../../src/index.js';

export const OPERATIONS_NS = 'http://Ama.Authentication.Service/';
export const STRUCTURES_NS = 'http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature';
export const INSTANCE_NS = 'http://www.w3.org/2001/XMLSchema-instance';
const SHA256_PREFIX = Buffer.from('3031300d060960864801650304020105000420', 'hex');

export type Service = 'scmd' | 'ccmovel';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface PostOptions {
  service?: Service;
  path?: string;
  method?: string;
  /** the whole SOAPAction header */
  action?: string | null;
  contentType?: string;
  authorization?: string | null;
  agent?: Agent;
  ca?: string;
}

export function digestInfo(text: string): Buffer {
  return Buffer.concat([SHA256_PREFIX, createHash('sha256').update(text).digest()]);
}

export function soap(inner: string): string {
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${inner}</soap:Body></soap:Envelope>`;
}

/** Sends bytes and resolves with whatever came, rejecting when the connection or the answer breaks. */
export function post(simulator: Simulator, body: string, options: PostOptions = {}): Promise<Answer> {
  const service = options.service ?? 'scmd';
  const url = new URL(service === 'scmd' ? simulator.url : simulator.legacyUrl);
  const { username, password } = simulator.ready;
  const authorization =
    options.authorization === undefined
      ? `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
      : options.authorization;
  const headers: Record<string, string> = { 'Content-Type': options.contentType ?? 'text/xml; charset=utf-8' };
  if (authorization !== null) headers['Authorization'] = authorization;
  if (typeof options.action === 'string') headers['SOAPAction'] = options.action;
  const settings: RequestOptions = {
    host: url.hostname,
    port: url.port,
    path: options.path ?? url.pathname,
    method: options.method ?? 'POST',
    headers,
    ca: options.ca ?? simulator.certificates.tlsCa,
    agent: options.agent ?? new Agent({ keepAlive: false, maxCachedSessions: 0 }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(settings, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export function action(service: Service, operation: string): string {
  return `"${OPERATIONS_NS}${service === 'scmd' ? 'SCMDService' : 'CCMovelSignature'}/${operation}"`;
}

/** Calls an operation whose parameters are given as XML. */
export function call(simulator: Simulator, operation: string, parameters: string, options: PostOptions = {}) {
  const service = options.service ?? 'scmd';
  const body = soap(`<${operation} xmlns="${OPERATIONS_NS}">${parameters}</${operation}>`);
  return post(simulator, body, { action: action(service, operation), ...options });
}

/** Values as a client of one service writes them. */
export class Values {
  readonly simulator: Simulator;
  readonly service: Service;

  constructor(simulator: Simulator, service: Service = 'scmd') {
    this.simulator = simulator;
    this.service = service;
  }

  get application(): string {
    return Buffer.from(this.simulator.ready.applicationId).toString('base64');
  }

  /** A secret field: encrypted for SCMD, plain for CCMovel. */
  secret(text: string): string {
    if (this.service === 'ccmovel') return text;
    const key = { key: this.simulator.certificates.encryption, padding: constants.RSA_PKCS1_PADDING };
    return publicEncrypt(key, Buffer.from(text)).toString('base64');
  }

  operation(neutral: 'Sign' | 'MultipleSign'): string {
    return (this.service === 'scmd' ? 'SCMD' : 'CCMovel') + neutral;
  }

  sign(fields: { phone?: string; pin?: string; docName?: string | null; hash?: Buffer; biometric?: boolean } = {}) {
    const { phone = '+351 912345678', pin = '1234', docName = 'contrato.pdf', hash = digestInfo('one') } = fields;
    const name = docName === null ? '' : `<d:DocName>${docName}</d:DocName>`;
    const biometric = fields.biometric ? '<d:IsBiometricValidationEnable>true</d:IsBiometricValidationEnable>' : '';
    return call(
      this.simulator,
      this.operation('Sign'),
      `<request xmlns:d="${STRUCTURES_NS}"><d:ApplicationId>${this.application}</d:ApplicationId>${name}` +
        `<d:Hash>${hash.toString('base64')}</d:Hash>${biometric}<d:Pin>${this.secret(pin)}</d:Pin>` +
        `<d:UserId>${this.secret(phone)}</d:UserId></request>`,
      { service: this.service },
    );
  }

  multipleSign(
    documents: readonly { hash?: Buffer; name: string; id: string }[],
    { phone = '+351 912345678', pin = '1234', biometric = false } = {},
  ) {
    const extra = biometric ? '<d:IsBiometricValidationEnable>false</d:IsBiometricValidationEnable>' : '';
    const list = documents.map(
      ({ hash, name, id }) =>
        `<d:HashStructure><d:Hash>${(hash ?? digestInfo(name)).toString('base64')}</d:Hash>` +
        `<d:Name>${name}</d:Name><d:id>${id}</d:id></d:HashStructure>`,
    );
    return call(
      this.simulator,
      this.operation('MultipleSign'),
      `<request xmlns:d="${STRUCTURES_NS}"><d:ApplicationId>${this.application}</d:ApplicationId>${extra}` +
        `<d:Pin>${this.secret(pin)}</d:Pin><d:UserId>${this.secret(phone)}</d:UserId></request>` +
        `<documents xmlns:d="${STRUCTURES_NS}">${list.join('')}</documents>`,
      { service: this.service },
    );
  }

  getCertificate(phone = '+351 912345678', agent?: Agent) {
    return call(
      this.simulator,
      'GetCertificate',
      `<applicationId>${this.application}</applicationId><userId>${this.secret(phone)}</userId>`,
      { service: this.service, ...(agent === undefined ? {} : { agent }) },
    );
  }

  getCertificateWithPin(phone = '+351 912345678', pin = '1234') {
    const element = this.service === 'ccmovel' ? 'signaturePin' : 'pin';
    return call(
      this.simulator,
      'GetCertificateWithPin',
      `<applicationId>${this.application}</applicationId><userId>${this.secret(phone)}</userId>` +
        `<${element}>${this.secret(pin)}</${element}>`,
      { service: this.service },
    );
  }

  forceSms(processId: string, phone = '+351 912345678') {
    return call(
      this.simulator,
      'ForceSMS',
      `<processId>${processId}</processId><citizenId>${this.secret(phone)}</citizenId>` +
        `<applicationId>${this.application}</applicationId>`,
      { service: this.service },
    );
  }

  validateOtp(processId: string, otp: string, biometric = false) {
    return call(
      this.simulator,
      'ValidateOtp',
      `<code>${this.secret(otp)}</code><processId>${processId}</processId>` +
        `<applicationId>${this.application}</applicationId>${biometric ? '<isBiometric>false</isBiometric>' : ''}`,
      { service: this.service },
    );
  }

  poll(processId: string) {
    return call(
      this.simulator,
      'SignDocumentPooling',
      `<applicationId>${this.application}</applicationId><processId>${processId}</processId>`,
      { service: this.service },
    );
  }
}

/** Text of the first element of a name, undefined when absent, null when nil. */
export function field(answer: Answer, name: string): string | null | undefined {
  if (new RegExp(`<(?:\\w+:)?${name} i:nil="true"`).test(answer.body)) return null;
  const text = new RegExp(`<(?:\\w+:)?${name}(?: [^>]*)?>([^<]*)<`).exec(answer.body)?.[1];
  return text?.replaceAll('&#xD;', '\r').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}

export function code(answer: Answer): string | null | undefined {
  return field(answer, 'Code');
}

export function processOf(answer: Answer): string {
  const id = field(answer, 'ProcessId');
  if (typeof id !== 'string') throw new Error(`no process in: ${answer.body}`);
  return id;
}
