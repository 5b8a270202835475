import type { IncomingMessage } from 'node:http';
import { type Agent, type RequestOptions, request } from 'node:https';
import { setImmediate } from 'node:timers/promises';
import { createSecureContext, type TLSSocket } from 'node:tls';
import { SmartCmdError } from '../errors.js';
import { connectionError } from './connection-error.js';
import { PreparedAgent } from './prepared-agent.js';
import { type ProxyChoice, proxyOf } from './proxy.js';

/** How to reach a server. */
export interface TransportOptions {
  /** Certificates (PEM) of the only authorities that are believed; absent: those that Node brings. */
  readonly tlsAnchors?: string | undefined;
  /** Milliseconds for name resolution and TCP; four times as much for TLS, which takes several answers on a slow line. */
  readonly connectTimeoutMs: number;
  /** Milliseconds from the connection to the last byte of the answer. */
  readonly answerTimeoutMs: number;
  /** Bytes; a longer answer is given up. */
  readonly answerLimit: number;
  /** Milliseconds after which an idle connection is not used again: a server that just closes it loses a request. */
  readonly idleLimitMs: number;
  readonly proxy: ProxyChoice;
}

/** One request: a POST when it has a body, else a GET. */
export interface Exchange {
  /** An https address. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The operation's name, for messages. */
  readonly operation: string;
  readonly signal?: AbortSignal | undefined;
}

/** An HTTP answer whose body is complete. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<IncomingMessage['headers']>;
  readonly body: string;
  /** The TLS connection that it came over: its protocol, such as `TLSv1.3`, and when the server's certificate expires. */
  readonly tls: { readonly protocol: string; readonly notAfter: Date };
}

/** The connections to a server, perhaps through a proxy. */
export interface Route {
  readonly agent: Agent;
  /** Host and port of the proxy. */
  readonly proxy: string | undefined;
  /** Ends all connections, those that are still being made too. */
  close(): void;
}

/**
 * HTTPS to one server, with everything bounded: time to connect, time to answer, size of the answer. Redirects are answers like any
 * other. Connections are kept alive between the requests of one dialogue.
 */
export class HttpsTransport {
  readonly #options: TransportOptions;
  #route: Route | undefined;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /**
   * Sends one request and reads its whole answer, whatever its status.
   *
   * @throws SmartCmdError of the `network-`, `tls-`, `proxy-` and `answer-too-large` kinds, `interrupted` when the
   *   signal aborts. {@link wasNeverSent} tells whether it can be sent again without harm.
   */
  async send(exchange: Exchange): Promise<Answer> {
    const { url, signal } = exchange;
    if (signal?.aborted) throw new SmartCmdError('interrupted');
    this.#route ??= await this.#createRoute(url);
    await dropEnded(this.#route.agent);
    return new Attempt(exchange, this.#options, this.#route).run();
  }

  /**
   * Makes the connection for the next request, so that it need not wait for that: name, TCP and TLS, of which Node's reading of its
   * authorities takes longest. Nothing is sent. A failure is forgotten: the request connects anew, and says what is wrong.
   *
   * @param url of that request
   */
  async prepare(url: string): Promise<void> {
    this.#route ??= await this.#createRoute(url);
    const { agent } = this.#route;
    const { hostname, port } = new URL(url);
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    if (agent instanceof PreparedAgent) {
      agent.prepare({ host, port: Number(port || 443), ca: this.#options.tlsAnchors });
    } else {
      // Through a proxy only what the request would otherwise have to wait for in this process.
      createSecureContext();
    }
  }

  /** Closes all connections; a request that is under way fails. */
  close(): void {
    this.#route?.close();
    this.#route = undefined;
  }

  async #createRoute(url: string): Promise<Route> {
    const settings = { keepAlive: true, timeout: this.#options.idleLimitMs };
    const proxy = proxyOf(url, this.#options.proxy);
    if (proxy) return (await import('./proxy-route.js')).createProxyRoute(proxy, settings);
    const agent = new PreparedAgent(settings);
    return { agent, proxy: undefined, close: () => agent.destroy() };
  }
}

/** Time for TLS, in times for TCP: its answers are long, and there are up to two of them (RFC 5246 §7.3). */
const HANDSHAKE_CONNECTS = 4;

/**
 * Closes the idle connections that the server has ended. That may only be noticed now, where the process did not run for a while (the
 * machine slept); a request on such a connection fails as one does that may have arrived.
 */
async function dropEnded({ freeSockets }: Agent): Promise<void> {
  // What has arrived is read in the first turn of the event loop, and acted on in the second. A prepared connection forgets itself.
  for (let turn = 0; turn < 2; turn++) await setImmediate();
  const idle = Object.values(freeSockets).flatMap((sockets) => sockets ?? []);
  for (const socket of idle) if (!socket.readable || !socket.writable) socket.destroy();
}

/** Errors after which nothing of the request had left this machine. */
const unsent = new WeakSet<Error>();

/** Errors after which not even a TCP connection had been made. */
const unreached = new WeakSet<Error>();

/** Whether a failed {@link HttpsTransport.send} found nobody who took the connection. */
export function wasNeverReached(error: unknown): boolean {
  return error instanceof Error && unreached.has(error);
}

/** Whether a failed {@link HttpsTransport.send} sent not one byte of the request. */
export function wasNeverSent(error: unknown): boolean {
  return error instanceof Error && unsent.has(error);
}

class Attempt {
  readonly #exchange: Exchange;
  readonly #options: TransportOptions;
  readonly #route: Route;
  /** Somebody has taken the TCP connection: the service, or what stands before it. */
  #reached = false;
  /** TLS with the service itself stands, so that the request may have left. */
  #connected = false;

  constructor(exchange: Exchange, options: TransportOptions, route: Route) {
    this.#exchange = exchange;
    this.#options = options;
    this.#route = route;
  }

  run(): Promise<Answer> {
    const { url, headers, body, signal, operation } = this.#exchange;
    const { connectTimeoutMs, answerTimeoutMs, answerLimit, tlsAnchors } = this.#options;
    const { agent, proxy, close } = this.#route;
    const host = new URL(url).host;
    const place = { host, operation, proxy };
    return new Promise<Answer>((resolve, reject) => {
      if (signal?.aborted) throw new SmartCmdError('interrupted');
      const init: RequestOptions = {
        method: body === undefined ? 'GET' : 'POST',
        agent,
        // Said aloud, because NODE_TLS_REJECT_UNAUTHORIZED would otherwise decide.
        rejectUnauthorized: true,
        ...(tlsAnchors === undefined ? {} : { ca: tlsAnchors }),
        // A server that redirects, compresses or upgrades gets no cooperation.
        headers: {
          ...headers,
          ...(body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }),
          'Accept-Encoding': 'identity',
        },
      };
      let timer: NodeJS.Timeout | undefined;
      const settle = (action: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        action();
      };
      const fail = (error: SmartCmdError): void => {
        if (!this.#reached) unreached.add(error);
        if (!this.#connected) unsent.add(error);
        settle(() => reject(error));
        outgoing.destroy();
        // The request does not know the connection that the proxy has not made yet.
        if (proxy !== undefined && !this.#connected) close();
      };
      const giveUpAfter = (milliseconds: number): void => {
        clearTimeout(timer);
        timer = setTimeout(
          () => fail(new SmartCmdError('network-timeout', { host, operation, seconds: milliseconds / 1000 })),
          milliseconds,
        );
      };
      const onAbort = (): void => fail(new SmartCmdError('interrupted'));
      const onReached = (): void => {
        this.#reached = true;
        giveUpAfter(HANDSHAKE_CONNECTS * connectTimeoutMs);
      };
      const onConnected = (): void => {
        this.#reached = true;
        this.#connected = true;
        giveUpAfter(answerTimeoutMs);
      };

      giveUpAfter(connectTimeoutMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      const outgoing = request(url, init);
      outgoing.on('socket', (socket) => {
        if (outgoing.reusedSocket || (agent instanceof PreparedAgent && agent.stands(socket))) {
          onConnected();
          return;
        }
        if (socket.connecting) socket.once('connect', onReached);
        else onReached();
        socket.once('secureConnect', onConnected);
      });
      outgoing.on('error', (error) => fail(connectionError(error, { ...place, connected: this.#connected })));
      outgoing.on('response', (incoming) => {
        // The proxy's own answer, handed on by its agent as if it were the service's.
        if (!this.#connected) {
          fail(new SmartCmdError('proxy-failed', { proxy, reason: `HTTP ${incoming.statusCode}` }));
          return;
        }
        const tls = tlsOf(incoming.socket as TLSSocket);
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > answerLimit) fail(new SmartCmdError('answer-too-large', { operation, limit: answerLimit }));
          else chunks.push(chunk);
        });
        incoming.on('error', (error) => fail(connectionError(error, { ...place, connected: true })));
        incoming.on('end', () =>
          settle(() =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: Buffer.concat(chunks).toString('utf8'),
              tls,
            }),
          ),
        );
      });
      outgoing.end(body);
    });
  }
}

/** What is known of connections: to take a certificate apart for each of their answers takes longer than to read the answer. */
const known = new WeakMap<TLSSocket, Answer['tls']>();

function tlsOf(socket: TLSSocket): Answer['tls'] {
  const tls = known.get(socket) ?? {
    protocol: socket.getProtocol() ?? 'TLS',
    notAfter: new Date(socket.getPeerCertificate().valid_to),
  };
  known.set(socket, tls);
  return tls;
}
