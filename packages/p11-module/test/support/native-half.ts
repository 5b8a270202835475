import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect as dial, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeFrame } from '../../src/frames/encode.js';
import {
  type AnswerHow,
  type AskFrame,
  type Frame,
  type FrameFromAgent,
  type FrameToAgent,
  PAYLOAD_LIMIT,
} from '../../src/frames/frame.js';
import { FrameDecoder } from '../../src/frames/frame-decoder.js';

/** Two ends of a connection through a UNIX socket, as the native half and the agent have one. */
export async function socketPair(): Promise<[Socket, Socket]> {
  const directory = mkdtempSync(join(tmpdir(), 'smartcmd-agent-'));
  const server = createServer();
  try {
    await new Promise<void>((resolve) => server.listen(join(directory, 'socket'), resolve));
    const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
    const one = dial(join(directory, 'socket'));
    const other = await accepted;
    return [one, other];
  } finally {
    server.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What a question is answered with: `undefined` is no answer, for a question that will be closed. */
export type Reply = string | Exclude<AnswerHow, 'answered'> | undefined;
const HOWS: readonly string[] = ['cancelled', 'resend', 'nobody', 'closed'];

/** How an operation ended. */
export type Ending = Extract<FrameFromAgent, { type: 'signature' | 'failed' }>;

/** The native half of the module as the protocol describes it, whose person answers by a script. */
export class NativeHalf {
  /** All frames that came. */
  readonly received: FrameFromAgent[] = [];
  /** Answers each question. */
  person: (question: AskFrame) => Reply | Promise<Reply> = () => 'cancelled';
  readonly ended: Promise<void>;
  readonly #socket: Socket;
  readonly #decoder = new FrameDecoder('agent');
  #unanswered: AskFrame | undefined;
  #waiting: { wants: (frame: FrameFromAgent) => boolean; resolve: (frame: FrameFromAgent) => void }[] = [];
  #operation = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.ended = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.on('data', (piece) => this.#decoder.push(piece, (frame) => this.#take(frame)));
  }

  get questions(): AskFrame[] {
    return this.received.filter((frame) => frame.type === 'ask');
  }

  /** What the person was told. */
  get told(): string[] {
    return this.received.flatMap((frame) => (frame.type === 'tell' ? [frame.text] : []));
  }

  send(...frames: FrameToAgent[]): void {
    this.#socket.write(Buffer.concat(frames.map((frame) => encodeFrame(frame as Frame))));
  }

  sendBytes(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  hello(changes: Partial<Extract<FrameToAgent, { type: 'hello' }>> = {}): void {
    const program = 'LibreOffice';
    const versions = { lowest: 1, highest: 1 };
    this.send({ type: 'hello', operation: 0, ...versions, program, profile: 'default', locale: 'C', ...changes });
  }

  /** The next frame that fits, from now on. */
  next(wants: (frame: FrameFromAgent) => boolean): Promise<FrameFromAgent> {
    return new Promise((resolve) => this.#waiting.push({ wants, resolve }));
  }

  /** Starts an operation and sends its message, in parts when there are several. */
  begin(mechanism: number, ...parts: readonly Uint8Array[]): number {
    const operation = ++this.#operation;
    this.send({ type: 'begin', operation, mechanism });
    for (const part of parts) {
      for (let offset = 0; offset < part.length; offset += PAYLOAD_LIMIT) {
        this.send({ type: 'data', operation, bytes: part.subarray(offset, offset + PAYLOAD_LIMIT) });
      }
    }
    return operation;
  }

  /** A whole operation. */
  sign(mechanism: number, ...parts: readonly Uint8Array[]): Promise<Ending> {
    return this.finish(this.begin(mechanism, ...parts));
  }

  finish(operation: number): Promise<Ending> {
    const ending = this.next(({ type, operation: number }) => number === operation && /^(sig|fail)/.test(type));
    this.send({ type: 'sign', operation });
    return ending as Promise<Ending>;
  }

  cancel(operation: number): void {
    this.send({ type: 'cancel', operation });
  }

  /** The application ends. */
  close(): void {
    this.#socket.destroy();
  }

  #take(frame: FrameFromAgent): void {
    this.received.push(frame);
    const waiting = this.#waiting.find(({ wants }) => wants(frame));
    this.#waiting = this.#waiting.filter((other) => other !== waiting);
    waiting?.resolve(frame);
    if (frame.type === 'ask') void this.#ask(frame);
    if (frame.type === 'close') this.#answer('closed');
  }

  async #ask(question: AskFrame): Promise<void> {
    if (this.#unanswered) throw new Error('two questions at a time');
    this.#unanswered = question;
    const reply = await this.person(question);
    // It may have been closed meanwhile.
    if (reply !== undefined && this.#unanswered === question) this.#answer(reply);
  }

  #answer(reply: string): void {
    const question = this.#unanswered;
    if (!question) return;
    this.#unanswered = undefined;
    const how = HOWS.includes(reply) ? (reply as AnswerHow) : 'answered';
    const bytes = how === 'answered' ? Buffer.from(reply, 'utf8') : Buffer.of();
    this.send({ type: 'answer', operation: question.operation, how, bytes });
  }
}
