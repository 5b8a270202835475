import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import type { Pki, TlsVariant } from '../pki/pki.js';
import { TLS_VARIANTS } from '../pki/pki.js';

/** One TCP connection. */
export interface Connection {
  /** from 1, in the order of their arrival */
  readonly id: number;
  /** Ends it with RST. */
  readonly reset: () => void;
}

/** Answers one request. */
export type Handler = (request: IncomingMessage, response: ServerResponse, connection: Connection) => Promise<void>;

interface Tracked extends Connection {
  readonly socket: Socket;
  busy: boolean;
}

// IIS keeps a connection for two minutes. Node's five seconds would race with a client that pauses for an OTP.
const KEEP_ALIVE_MS = 120_000;

/**
 * Accepts TCP connections on 127.0.0.1 and decides for each, before TLS begins, with which certificate it is served.
 * The TCP server is ours and hands its sockets to one HTTPS server for each certificate, because the certificate has
 * to differ from connection to connection, and a session of one must not be resumed with another.
 */
export class Listener {
  readonly #tcp: Server;
  readonly #https: ReadonlyMap<TlsVariant, HttpsServer>;
  // All clients are on the loopback address, so their port names the connection.
  readonly #connections = new Map<number, Tracked>();
  #accepted = 0;

  /**
   * @param identities the certificates to choose from
   * @param choose called once for each connection
   */
  constructor(identities: Pki['tls'], choose: () => TlsVariant | 'refuse', handler: Handler) {
    this.#https = new Map(TLS_VARIANTS.map((variant) => [variant, this.#httpsServer(identities[variant], handler)]));
    this.#tcp = createServer({ noDelay: true }, (socket) => this.#accept(socket, choose()));
  }

  /** Number of connections accepted since the start, those refused by a fault included. */
  get accepted(): number {
    return this.#accepted;
  }

  /**
   * @param port 0 for any free one
   * @returns the port
   */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#tcp.once('error', reject);
      this.#tcp.listen(port, '127.0.0.1', () => resolve());
    });
    const address = this.#tcp.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return address.port;
  }

  /**
   * Ends the connections on which no request is being answered.
   *
   * @returns when the clients have ended them too, so that their next request makes a new one
   */
  async closeIdle(): Promise<void> {
    const idle = [...this.#connections.values()].filter(({ busy }) => !busy);
    await Promise.all(idle.map(({ socket }) => endGracefully(socket)));
  }

  /** Ends everything at once. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#tcp.close(() => resolve()));
    for (const { socket } of this.#connections.values()) socket.destroy();
    for (const server of this.#https.values()) server.close();
    await closed;
  }

  #accept(socket: Socket, choice: TlsVariant | 'refuse'): void {
    this.#accepted += 1;
    socket.on('error', () => socket.destroy());
    if (choice === 'refuse') {
      socket.resetAndDestroy();
      return;
    }
    const port = socket.remotePort;
    if (port === undefined) return;
    this.#connections.set(port, { id: this.#accepted, socket, busy: false, reset: () => socket.resetAndDestroy() });
    socket.on('close', () => this.#connections.delete(port));
    this.#https.get(choice)?.emit('connection', socket);
  }

  #httpsServer(identity: Pki['tls']['right'], handler: Handler): HttpsServer {
    const key = identity.privateKey.export({ type: 'pkcs8', format: 'pem' });
    const server = createHttpsServer({ key, cert: identity.certificate, keepAliveTimeout: KEEP_ALIVE_MS });
    server.on('tlsClientError', (_error, socket) => socket.destroy());
    server.on('request', (request, response) => {
      const connection = this.#connections.get(request.socket.remotePort ?? -1);
      if (connection === undefined) {
        request.socket.destroy();
        return;
      }
      connection.busy = true;
      response.on('close', () => {
        connection.busy = false;
      });
      void handler(request, response, connection);
    });
    return server;
  }
}

const GRACE_MS = 1000;

/** Sends FIN and waits for the client's, but not for ever: a client need not answer. */
function endGracefully(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => socket.destroy(), GRACE_MS);
    socket.once('close', () => {
      clearTimeout(impatience);
      resolve();
    });
    socket.end();
  });
}
