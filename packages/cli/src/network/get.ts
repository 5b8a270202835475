import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type TLSSocket, connect as tlsConnect } from 'node:tls';
import { SmartCmdError } from '@smartcmd/cmd-client';
import { connectionProblem } from './connection-problem.js';
import { proxyFor } from './proxy.js';

/** How far a request may go. */
export interface GetOptions {
  /** PEM of the only TLS authorities that are trusted; absent: those of Node. */
  readonly tlsAnchors?: string | undefined;
  /** For everything, from the name to the last byte. */
  readonly timeoutMs: number;
  /** What is being asked for, for messages. */
  readonly operation: string;
  readonly signal: AbortSignal;
}

/** An answer, and the connection that it came over. */
export interface GetAnswer {
  readonly status: number;
  readonly date: string | undefined;
  readonly body: string;
  /** Such as `TLSv1.3`; absent without TLS. */
  readonly tlsProtocol: string | undefined;
  /** When the server's TLS certificate expires. */
  readonly tlsNotAfter: Date | undefined;
}

/** Beyond this nothing interests us. */
const BODY_LIMIT = 256 * 1024;

/**
 * One GET over a connection of its own, through the proxy of the environment if there is one. Redirects are not
 * followed.
 *
 * @throws SmartCmdError of the `network-`, `tls-` and `proxy-` kinds, `interrupted`
 */
export async function get(address: string, options: GetOptions): Promise<GetAnswer> {
  const url = new URL(address);
  const { timeoutMs, operation, signal } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const ending = AbortSignal.any([signal, timeout]);
  const proxy = proxyFor(url);
  try {
    const connection = proxy && (await tunnel(proxy, url, options.tlsAnchors, ending));
    return await answerOf(url, connection, options.tlsAnchors, ending);
  } catch (error) {
    if (signal.aborted) throw new SmartCmdError('interrupted');
    if (timeout.aborted)
      throw new SmartCmdError('network-timeout', { host: url.host, operation, seconds: timeoutMs / 1000 });
    throw connectionProblem(error, url.host, proxy?.host);
  }
}

function answerOf(
  url: URL,
  connection: TLSSocket | undefined,
  ca: string | undefined,
  signal: AbortSignal,
): Promise<GetAnswer> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      signal,
      agent: false,
      headers: { Connection: 'close', 'Accept-Encoding': 'identity' },
      ...(connection && { createConnection: () => connection }),
    };
    const received = (answer: IncomingMessage): void => {
      const socket = answer.socket as Partial<TLSSocket>;
      const tlsProtocol = socket.getProtocol?.() ?? undefined;
      const validTo = socket.getPeerCertificate?.().valid_to;
      const tlsNotAfter = validTo ? new Date(validTo) : undefined;
      textOf(answer).then((body) => {
        resolve({ status: answer.statusCode ?? 0, date: answer.headers.date, body, tlsProtocol, tlsNotAfter });
      }, reject);
    };
    const outgoing =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...options, ...(ca && { ca }) }, received)
        : httpRequest(url, options, received);
    outgoing.on('error', reject).end();
  });
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** TLS with the server inside a connection that the proxy makes (RFC 9110 §9.3.6). */
function tunnel(proxy: URL, { hostname, port }: URL, ca: string | undefined, signal: AbortSignal): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const authority = `${hostname}:${port || 443}`;
    const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
    const headers = {
      Host: authority,
      ...(proxy.username && { 'Proxy-Authorization': `Basic ${Buffer.from(login).toString('base64')}` }),
    };
    const request = proxy.protocol === 'https:' ? httpsRequest : httpRequest;
    const { hostname: host, port: proxyPort } = proxy;
    const options: RequestOptions = {
      host,
      port: proxyPort,
      method: 'CONNECT',
      path: authority,
      headers,
      agent: false,
      signal,
    };
    request(options)
      .on('connect', (answer, socket) => {
        if (answer.statusCode !== 200) {
          socket.destroy();
          reject(new SmartCmdError('proxy-failed', { proxy: proxy.host, reason: `HTTP ${answer.statusCode}` }));
          return;
        }
        const secured = tlsConnect({ socket, servername: hostname, ...(ca && { ca }) }, () => resolve(secured));
        secured.on('error', reject);
      })
      .on('error', reject)
      .end();
  });
}
