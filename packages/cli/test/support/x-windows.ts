import { connect, type Socket } from 'node:net';
import { endianness } from 'node:os';

/** What is asked of an X server (X Window System Protocol, 7 June 2022, "Requests"). */
const GET_WINDOW_ATTRIBUTES = 3;
const QUERY_TREE = 15;
const INTERN_ATOM = 16;
const GET_PROPERTY = 20;
/** Names of properties that every server knows. */
const WM_NAME = 39;
const WM_CLASS = 67;
const VIEWABLE = 2;
const HEADER = 32;
/** No name is longer, in units of four bytes. */
const LONGEST = 256;

/** A window on the screen. */
export interface VisibleWindow {
  readonly id: number;
  /** Its name in UTF-8 where it has one, else in Latin-1; empty without. */
  readonly name: string;
  /** Of its program: instance and class. */
  readonly classes: readonly string[];
  /** Of the process that it says it belongs to; 0 without. */
  readonly pid: number;
}

interface Waiting {
  readonly resolve: (reply: Buffer | undefined) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A connection to a display, by which tests look at its windows: many times, and so without a process for each look.
 */
export class XWindows {
  readonly #socket: Socket;
  readonly #waiting: Waiting[] = [];
  #received = Buffer.alloc(0);
  #root = 0;
  #utf8Name = 0;
  #pid = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** @param display its name, `:5` for example, of a server on this machine that lets its user in */
  static async connect(display: string): Promise<XWindows> {
    const socket = connect(`/tmp/.X11-unix/X${display.slice(1)}`);
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    const windows = new XWindows(socket);
    await windows.#greet();
    windows.#utf8Name = await windows.#atom('_NET_WM_NAME');
    windows.#pid = await windows.#atom('_NET_WM_PID');
    return windows;
  }

  /** All that can be seen, those below others among them, and those of a window manager. */
  async visible(): Promise<VisibleWindow[]> {
    const found = await this.#below(this.#root);
    return Promise.all(
      found.map(async (id) => {
        const [name, latin1, classes, pid] = await Promise.all([
          this.#property(id, this.#utf8Name),
          this.#property(id, WM_NAME),
          this.#property(id, WM_CLASS),
          this.#property(id, this.#pid),
        ]);
        return {
          id,
          name: name.length > 0 ? name.toString('utf8') : latin1.toString('latin1'),
          classes: classes.toString('latin1').split('\0').filter(Boolean),
          pid: pid.length < 4 ? 0 : pid.readUInt32LE(),
        };
      }),
    );
  }

  /** Whether a property of the root window is there, as window managers set them. */
  async announced(property: string): Promise<boolean> {
    return (await this.#property(this.#root, await this.#atom(property))).length > 0;
  }

  close(): void {
    this.#socket.destroy();
  }

  async #below(window: number): Promise<number[]> {
    const tree = await this.#ask(QUERY_TREE, 0, u32(window));
    // It is gone already.
    if (!tree) return [];
    const children = Array.from({ length: tree.readUInt16LE(16) }, (_, index) => tree.readUInt32LE(HEADER + 4 * index));
    const seen = await Promise.all(
      children.map(async (child) => {
        const attributes = await this.#ask(GET_WINDOW_ATTRIBUTES, 0, u32(child));
        return attributes?.[26] === VIEWABLE ? [child, ...(await this.#below(child))] : [];
      }),
    );
    return seen.flat();
  }

  async #property(window: number, property: number): Promise<Buffer> {
    const reply = await this.#ask(GET_PROPERTY, 0, u32(window, property, 0, 0, LONGEST));
    if (!reply) return Buffer.alloc(0);
    return reply.subarray(HEADER, HEADER + reply.readUInt32LE(16) * ((reply[1] ?? 0) / 8));
  }

  async #atom(name: string): Promise<number> {
    const text = Buffer.from(name.padEnd(Math.ceil(name.length / 4) * 4, '\0'), 'latin1');
    const length = Buffer.alloc(4);
    length.writeUInt16LE(name.length);
    return (await this.#ask(INTERN_ATOM, 0, Buffer.concat([length, text])))?.readUInt32LE(8) ?? 0;
  }

  /** Sends a request; its reply comes in its turn, nothing when the server says that it was an error. */
  #ask(opcode: number, detail: number, body: Buffer): Promise<Buffer | undefined> {
    const header = Buffer.from([opcode, detail, 0, 0]);
    header.writeUInt16LE(1 + body.length / 4, 2);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#socket.write(Buffer.concat([header, body]));
    });
  }

  /** Says in which order bytes come, and which protocol this is; learns of the screen's root window. */
  async #greet(): Promise<void> {
    if (endianness() !== 'LE') throw new Error('the replies of X are read in the order of this machine: LE alone');
    const socket = this.#socket;
    socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const greeting = await new Promise<Buffer>((resolve, reject) => {
      const take = (piece: Buffer): void => {
        this.#received = Buffer.concat([this.#received, piece]);
        const length = this.#received.length < 8 ? undefined : 8 + 4 * this.#received.readUInt16LE(6);
        if (length === undefined || this.#received.length < length) return;
        socket.off('data', take);
        resolve(this.#received);
      };
      socket.on('data', take).once('error', reject);
    });
    if (greeting[0] !== 1) throw new Error('the X server lets nobody in');
    this.#received = Buffer.alloc(0);
    const vendor = Math.ceil(greeting.readUInt16LE(24) / 4) * 4;
    this.#root = greeting.readUInt32LE(40 + vendor + 8 * (greeting[29] ?? 0));
    socket.on('data', (piece: Buffer) => this.#take(piece));
    socket.on('close', () => this.#lost());
    socket.on('error', () => this.#lost());
  }

  #take(piece: Buffer): void {
    this.#received = Buffer.concat([this.#received, piece]);
    while (this.#received.length >= HEADER) {
      const kind = this.#received[0] ?? 0;
      const length = kind === 1 ? HEADER + 4 * this.#received.readUInt32LE(4) : HEADER;
      if (this.#received.length < length) return;
      const message = this.#received.subarray(0, length);
      this.#received = this.#received.subarray(length);
      // No event was asked for, but some come to everybody.
      if (kind < 2) this.#waiting.shift()?.resolve(kind === 1 ? message : undefined);
    }
  }

  #lost(): void {
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the X server has ended'));
  }
}

/** Numbers of four bytes each. */
function u32(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32LE(number, 4 * index);
  return bytes;
}
