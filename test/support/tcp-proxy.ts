import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Which way bytes go. */
export type Direction = 'to-service' | 'to-client';

/** Where in the bytes of one direction a line breaks: in the handshake, or in the first message after it. */
export type Place = 'handshake' | 'headers' | 'middle' | 'last byte';

/** How a line breaks: with RST, with FIN as if all were said, or without a word. */
export type Break = 'reset' | 'end' | 'silence';

/** What the line does to connections; without all of it they are passed on as they are. */
export interface Line {
  /** Milliseconds that each byte takes, in each direction. */
  readonly latencyMs?: number;
  /** In each direction. */
  readonly bytesPerSecond?: number;
  readonly breaks?: { readonly direction: Direction; readonly place: Place; readonly how: Break };
}

/** A TCP proxy before a service on this machine: a line that is slow, or breaks at a given place. */
export class TcpProxy {
  readonly #server: Server;
  readonly #target: number;
  readonly #connections = new Set<Passage>();
  #line: Line = {};
  /** Connections since the start. */
  accepted = 0;

  private constructor(target: number) {
    this.#target = target;
    this.#server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
      this.accepted += 1;
      const passage = new Passage(client, this.#target, () => this.#line);
      this.#connections.add(passage);
      client.once('close', () => this.#connections.delete(passage));
    });
  }

  /** @param target port of the service on 127.0.0.1 */
  static async start(target: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
    return address.port;
  }

  /** What happens from now on, to connections that stand as well. */
  set line(line: Line) {
    this.#line = line;
    for (const connection of this.#connections) connection.beginAnew();
  }

  /** Ends all connections as a service does that keeps none, and waits until the clients have noticed. */
  async hangUp(): Promise<void> {
    await Promise.all([...this.#connections].map((connection) => connection.hangUp()));
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const connection of this.#connections) connection.destroy();
    await closed;
  }
}

/** The smallest message; everything of a handshake that is encrypted is shorter, but for the service's certificates. */
const MESSAGE_BYTES = 400;

/** One connection. */
class Passage {
  readonly #client: Socket;
  readonly #service: Socket;
  readonly #line: () => Line;
  readonly #records: Readonly<Record<Direction, Records>> = {
    'to-service': new Records(),
    'to-client': new Records(),
  };
  /** The client has sent its first message. */
  #requested = false;
  #silent = false;

  constructor(client: Socket, target: number, line: () => Line) {
    this.#client = client;
    this.#line = line;
    this.#service = connect({ port: target, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    for (const socket of [client, this.#service]) socket.on('error', () => this.destroy());
    void this.#pass(client, this.#service, 'to-service');
    void this.#pass(this.#service, client, 'to-client');
  }

  /** The next message is the one that a line breaks in. */
  beginAnew(): void {
    this.#requested = false;
  }

  async hangUp(): Promise<void> {
    const closed = new Promise((resolve) => this.#client.once('close', resolve));
    this.#client.end();
    this.#service.end();
    await closed;
  }

  destroy(): void {
    this.#client.destroy();
    this.#service.destroy();
  }

  async #pass(from: Socket, to: Socket, direction: Direction): Promise<void> {
    const due: Promise<void>[] = [Promise.resolve()];
    from.on('data', (piece: Buffer) => {
      const { latencyMs = 0 } = this.#line();
      const arrival = sleep(latencyMs, undefined, { ref: false });
      due.push((due.at(-1) ?? Promise.resolve()).then(() => arrival).then(() => this.#forward(piece, to, direction)));
    });
    from.on('end', () => {
      void due.at(-1)?.then(() => this.#silent || to.end());
    });
    from.on('close', () => {
      if (from === this.#client) this.#service.destroy();
    });
  }

  async #forward(piece: Buffer, to: Socket, direction: Direction): Promise<void> {
    if (this.#silent || to.destroyed) return;
    const { bytesPerSecond } = this.#line();
    if (bytesPerSecond === undefined) {
      this.#write(piece, to, direction);
      return;
    }
    const step = Math.ceil(bytesPerSecond / 10);
    for (let at = 0; at < piece.length; at += step) {
      await sleep(100, undefined, { ref: false });
      this.#write(piece.subarray(at, at + step), to, direction);
    }
  }

  #write(piece: Buffer, to: Socket, direction: Direction): void {
    if (this.#silent || to.destroyed) return;
    const broken = this.#breakIn(piece, direction);
    if (broken === undefined) {
      to.write(piece);
      return;
    }
    // What comes before the break arrives, whatever comes after it.
    if (broken > 0) to.write(piece.subarray(0, broken), () => this.#breakNow());
    else this.#breakNow();
  }

  #breakNow(): void {
    const { how } = this.#line().breaks ?? {};
    if (how === 'reset') {
      this.#client.resetAndDestroy();
      this.#service.end();
    } else if (how === 'end') {
      this.#silent = true;
      this.#client.end();
      this.#service.end();
    } else {
      this.#silent = true;
    }
  }

  /** How much of a piece passes before the line breaks; undefined when it does not break in it. */
  #breakIn(piece: Buffer, direction: Direction): number | undefined {
    const { breaks } = this.#line();
    const records = this.#records[direction];
    const begins = records.passed;
    for (const record of records.read(piece)) {
      const isMessage = record.type === APPLICATION_DATA && record.length > MESSAGE_BYTES;
      const counts = isMessage && (direction === 'to-service' || this.#requested);
      if (direction === 'to-service' && isMessage) this.#requested = true;
      if (breaks?.direction !== direction) continue;
      const inHandshake = breaks.place === 'handshake' && record.start === 0;
      if (!inHandshake && (!counts || breaks.place === 'handshake')) continue;
      return Math.max(0, record.start + placeIn(record.length, breaks.place) - begins);
    }
    return undefined;
  }
}

function placeIn(length: number, place: Place): number {
  switch (place) {
    case 'handshake':
      return 40;
    case 'headers':
      return 60;
    case 'middle':
      return Math.floor(length / 2);
    case 'last byte':
      return length - 1;
  }
}

const APPLICATION_DATA = 23;
const HEADER_BYTES = 5;

/** A record of TLS (RFC 8446 §5.1) that begins: its place in the stream, and its length with the header. */
interface TlsRecord {
  readonly start: number;
  readonly type: number;
  readonly length: number;
}

/** The records in the bytes of one direction. */
class Records {
  passed = 0;
  #next = 0;
  #header: number[] = [];

  /** @returns the records whose header is complete with this piece */
  read(piece: Buffer): TlsRecord[] {
    const found: TlsRecord[] = [];
    for (const byte of piece) {
      if (this.passed >= this.#next) this.#header.push(byte);
      this.passed += 1;
      if (this.#header.length < HEADER_BYTES) continue;
      const [type = 0, , , high = 0, low = 0] = this.#header;
      const length = HEADER_BYTES + high * 256 + low;
      found.push({ start: this.#next, type, length });
      this.#next += length;
      this.#header = [];
    }
    return found;
  }
}
