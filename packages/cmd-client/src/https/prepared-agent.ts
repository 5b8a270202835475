import { Agent } from 'node:https';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';

/**
 * How long a connection waits for its first request, in milliseconds: shorter than any server's own limit, so that no request goes
 * out on one that is just being closed.
 */
const WAIT_MS = 15_000;

/** Where a connection goes, and who is believed there. */
export interface Destination {
  readonly host: string;
  readonly port: number;
  /** Certificates (PEM) of the only authorities that are believed; absent: those that Node brings. */
  readonly ca?: string | undefined;
}

/** A connection that waits for its first request. */
interface Prepared {
  readonly socket: TLSSocket;
  /** By the clock of the wall, which goes on while the machine sleeps. */
  readonly until: number;
  readonly end: NodeJS.Timeout;
}

/** Connections that are kept, and one that is made before it is needed: the next request takes it over. */
export class PreparedAgent extends Agent {
  #prepared: Prepared | undefined;
  /** Prepared connections on which TLS stands. */
  readonly #standing = new WeakSet<Duplex>();

  /**
   * Makes a connection, unless there is one, used or not. Nothing is sent on it but what TLS takes; one that fails is forgotten, and the next
   * request then makes its own.
   */
  prepare({ host, port, ca }: Destination): void {
    const connected = Object.keys(this.sockets).length + Object.keys(this.freeSockets).length;
    if (this.#prepared || connected > 0) return;
    const servername = isIP(host) ? '' : host;
    const options = { host, port, servername, rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) };
    const socket = super.createConnection(options) as TLSSocket;
    const forget = (): void => this.#forget(socket);
    socket.once('secureConnect', () => this.#standing.add(socket));
    socket.on('error', forget).once('end', forget).once('close', forget);
    // It is no reason for a process to go on.
    socket.unref();
    this.#prepared = { socket, until: Date.now() + WAIT_MS, end: setTimeout(forget, WAIT_MS).unref() };
  }

  /** Whether a connection was prepared, and TLS stands on it: its request does not hear of that any more. */
  stands(socket: Duplex): boolean {
    return this.#standing.has(socket);
  }

  override createConnection(...made: Parameters<Agent['createConnection']>): Duplex | null | undefined {
    return this.#take() ?? super.createConnection(...made);
  }

  override destroy(): void {
    if (this.#prepared) this.#forget(this.#prepared.socket);
    super.destroy();
  }

  #take(): TLSSocket | undefined {
    const prepared = this.#prepared;
    if (!prepared) return undefined;
    const { socket, until, end } = prepared;
    // A server that gives up waiting may say so before it closes; that is no answer to what is sent now.
    if (socket.destroyed || socket.readableLength > 0 || Date.now() > until) {
      this.#forget(socket);
      return undefined;
    }
    this.#prepared = undefined;
    clearTimeout(end);
    socket.ref();
    return socket;
  }

  #forget(socket: TLSSocket): void {
    if (this.#prepared?.socket !== socket) return;
    clearTimeout(this.#prepared.end);
    this.#prepared = undefined;
    socket.destroy();
  }
}
