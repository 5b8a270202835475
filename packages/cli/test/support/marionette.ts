import { existsSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { waitFor } from './processes.js';

/** An application takes its time to start beside others. */
const PATIENCE_MS = 90_000;

/** JSON, as Marionette takes and gives it. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

interface Waiting {
  readonly resolve: (result: Json) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Marionette, by which Firefox and Thunderbird are driven from within: messages of JSON, each with its length before it,
 * over a port of 127.0.0.1 (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #received = Buffer.alloc(0);
  #count = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (piece) => this.#take(piece));
    socket.on('close', () => this.#lost());
    socket.on('error', () => this.#lost());
  }

  /**
   * Waits until an application that was started with `--marionette` listens, and begins a session.
   *
   * @param profile its directory, in which it writes the port that it has chosen; there must be none of an earlier start
   */
  static async connect(profile: string): Promise<Marionette> {
    const file = join(profile, 'MarionetteActivePort');
    const port = await waitFor(
      'the port of Marionette',
      () => (existsSync(file) ? Number(readFileSync(file, 'utf8')) || undefined : undefined),
      PATIENCE_MS,
    );
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    const marionette = new Marionette(socket);
    await marionette.send('WebDriver:NewSession', { timeouts: { script: PATIENCE_MS, pageLoad: PATIENCE_MS } });
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    return marionette;
  }

  /** Sends a command, and waits for its result. */
  send(command: string, parameters: Json = {}): Promise<Json> {
    this.#count += 1;
    const message = Buffer.from(JSON.stringify([0, this.#count, command, parameters]));
    const answer = new Promise<Json>((resolve, reject) => this.#waiting.set(this.#count, { resolve, reject }));
    this.#socket.write(Buffer.concat([Buffer.from(`${message.length}:`), message]));
    return answer;
  }

  /**
   * Runs JavaScript with the application's own rights.
   *
   * @param script the body of an asynchronous function of `args`
   * @param args of it
   * @returns what it returns
   */
  async run(script: string, ...args: readonly Json[]): Promise<unknown> {
    const body = `const done = arguments[arguments.length - 1];
const args = [...arguments].slice(0, -1);
(async () => {${script}})().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const answer = (await this.send('WebDriver:ExecuteAsyncScript', { script: body, args })) as {
      readonly value: { readonly value?: unknown; readonly error?: string };
    };
    if (answer.value.error !== undefined) throw new Error(answer.value.error);
    return answer.value.value;
  }

  #take(piece: Buffer): void {
    this.#received = Buffer.concat([this.#received, piece]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      const end = colon + 1 + Number(this.#received.toString('latin1', 0, Math.max(colon, 0)));
      if (colon < 0 || this.#received.length < end) return;
      const message = JSON.parse(this.#received.toString('utf8', colon + 1, end)) as unknown;
      this.#received = this.#received.subarray(end);
      // The first message is no answer: it says who speaks.
      if (Array.isArray(message)) this.#answered(message as [number, number, { message: string } | null, Json]);
    }
  }

  #answered([, number, error, result]: [number, number, { message: string } | null, Json]): void {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  #lost(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('the application has ended'));
    this.#waiting.clear();
  }
}
