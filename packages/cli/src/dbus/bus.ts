import { connect, type Socket } from 'node:net';
import type { SocketPath } from './address.js';
import { type Call, callMessage, lengthOfMessage, type Message, readMessage } from './message.js';
import { ProtocolError, type Value } from './value.js';

/** An answer of the bus, or of whom was called, that says no. */
export class BusError extends Error {
  override readonly name = 'BusError';
  /** The error's name, such as `org.freedesktop.DBus.Error.ServiceUnknown`. */
  readonly errorName: string;

  constructor(errorName: string, message: string) {
    super(message);
    this.errorName = errorName;
  }
}

/** Nothing came in time. */
export class BusTimeout extends Error {
  override readonly name = 'BusTimeout';
}

/** How long is waited, and what ends all waiting. */
export interface Waiting {
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** The bus itself, as one that is called. */
const BUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
const LINE_LIMIT = 4096;

interface Waiter {
  readonly take: (message: Message) => boolean;
  readonly fail: (error: unknown) => void;
}

/** A connection to a message bus. */
export class Bus {
  readonly #socket: Socket;
  readonly #waiters = new Set<Waiter>();
  #received = Buffer.alloc(0);
  #isGreeted = false;
  #serial = 0;
  #end: unknown;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (piece: Buffer) => this.#receive(piece));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new ProtocolError('the connection was closed')));
  }

  /**
   * Connects, proves who we are (the system tells the bus our user), and says hello.
   *
   * @param path where the bus listens
   * @param waiting for all of it
   * @throws the system's error, BusTimeout, ProtocolError, the signal's reason
   */
  static async open(path: SocketPath, waiting: Waiting): Promise<Bus> {
    waiting.signal?.throwIfAborted();
    const bus = new Bus(connect({ path }));
    try {
      const user = Buffer.from(String(process.geteuid?.())).toString('hex');
      bus.#socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
      await bus.call({ ...BUS, member: 'Hello' }, waiting);
      return bus;
    } catch (error) {
      bus.close();
      throw error;
    }
  }

  /**
   * Calls a method.
   *
   * @returns what it answers
   * @throws BusError when the answer is an error; BusTimeout, ProtocolError, the system's error, the signal's reason
   */
  async call(call: Call, waiting: Waiting): Promise<readonly Value[]> {
    const serial = ++this.#serial;
    const bytes = callMessage(call, serial);
    const answer = this.#wait((message) => message.replyTo === serial && isAnswer(message), waiting);
    this.#send(bytes);
    const { type, errorName = '?', values } = await answer;
    if (type === 'return') return values;
    throw new BusError(errorName, typeof values[0] === 'string' ? values[0] : '');
  }

  /**
   * Has a kind of signal delivered to us from now on.
   *
   * @param rule a match rule of the specification
   */
  async subscribe(rule: string, waiting: Waiting): Promise<void> {
    await this.call({ ...BUS, member: 'AddMatch', signature: 's', values: [rule] }, waiting);
  }

  /**
   * @param wanted chooses one
   * @returns the first such signal that comes from now on
   */
  async signal(wanted: (message: Message) => boolean, waiting: Waiting): Promise<Message> {
    return this.#wait((message) => message.type === 'signal' && wanted(message), waiting);
  }

  /**
   * @param name of a service
   * @returns whether somebody has it now, or the bus would start somebody
   */
  async knows(name: string, waiting: Waiting): Promise<boolean> {
    const [isOwned] = await this.call({ ...BUS, member: 'NameHasOwner', signature: 's', values: [name] }, waiting);
    if (isOwned === true) return true;
    const [startable] = await this.call({ ...BUS, member: 'ListActivatableNames' }, waiting);
    return Array.isArray(startable) && startable.includes(name);
  }

  /** Ends the connection; what is still waited for fails. */
  close(): void {
    this.#fail(new ProtocolError('the connection was closed'));
    this.#socket.destroy();
  }

  #wait(take: (message: Message) => boolean, { limitMs, signal }: Waiting): Promise<Message> {
    return new Promise((resolve, reject) => {
      const done = (settle: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        this.#waiters.delete(waiter);
        settle();
      };
      const waiter: Waiter = {
        take: (message) => {
          const isIt = take(message);
          if (isIt) done(() => resolve(message));
          return isIt;
        },
        fail: (error) => done(() => reject(error)),
      };
      const onAbort = (): void => waiter.fail(signal?.reason);
      const timer = setTimeout(() => waiter.fail(new BusTimeout()), limitMs);
      this.#waiters.add(waiter);
      signal?.addEventListener('abort', onAbort, { once: true });
      if (signal?.aborted) onAbort();
      else if (this.#end !== undefined) waiter.fail(this.#end);
    });
  }

  /** What is called before the bus has greeted us goes out right after its greeting. */
  readonly #delayed: Buffer[] = [];

  #send(message: Buffer): void {
    if (this.#isGreeted) this.#socket.write(message);
    else this.#delayed.push(message);
  }

  #receive(piece: Buffer): void {
    try {
      this.#received = Buffer.concat([this.#received, piece]);
      if (!this.#isGreeted && !this.#takeGreeting()) return;
      for (let length = lengthOfMessage(this.#received); length !== undefined; ) {
        if (length > this.#received.length) return;
        const message = readMessage(this.#received.subarray(0, length));
        this.#received = this.#received.subarray(length);
        for (const waiter of [...this.#waiters]) if (waiter.take(message)) break;
        length = lengthOfMessage(this.#received);
      }
    } catch (error) {
      this.#fail(error);
      this.#socket.destroy();
    }
  }

  #takeGreeting(): boolean {
    const end = this.#received.indexOf('\r\n');
    if (end < 0 && this.#received.length <= LINE_LIMIT) return false;
    const line = this.#received.toString('latin1', 0, Math.max(end, 0));
    if (!line.startsWith('OK ')) throw new ProtocolError('the bus does not let us in');
    this.#received = this.#received.subarray(end + 2);
    this.#isGreeted = true;
    this.#socket.write('BEGIN\r\n');
    for (const message of this.#delayed) this.#socket.write(message);
    return true;
  }

  #fail(error: unknown): void {
    this.#end ??= error;
    for (const waiter of [...this.#waiters]) waiter.fail(error);
  }
}

function isAnswer({ type }: Message): boolean {
  return type === 'return' || type === 'error';
}
