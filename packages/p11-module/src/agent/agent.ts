import type { Duplex } from 'node:stream';
import { type Language, languageOf, type RemoteSigner } from '@smartcmd/cmd-client';
import { DEFAULT_MECHANISMS, type SigningMechanism } from '../cryptoki/signing-mechanisms.js';
import { encodeFrame } from '../frames/encode.js';
import {
  type AnswerFrame,
  FrameError,
  type FrameFromAgent,
  type FrameToAgent,
  type HelloFrame,
  PROTOCOL_VERSION,
} from '../frames/frame.js';
import { FrameDecoder } from '../frames/frame-decoder.js';
import { socketOn } from './descriptor-socket.js';
import { type Enrol, EnrolmentOperation } from './enrolment-operation.js';
import { AgentError, failureOf } from './failure.js';
import type { FramePrompterOptions } from './frame-prompter.js';
import { agentTexts } from './messages.js';
import { programName } from './program-name.js';
import { RememberedSignatures } from './remembered-signatures.js';
import { SigningOperation } from './signing-operation.js';

/** What the agent is made of. */
export interface AgentOptions {
  /** The connection to the native half: the number of a descriptor, or a stream in both directions. The agent ends it. */
  readonly connection: Duplex | number;
  /** Fetches the certificate of a profile that has none; absent: `ENROL` is an error, as it is of an agent that signs. */
  readonly enrol?: Enrol | undefined;
  /**
   * Loads the signer of a profile; absent: `BEGIN` is an error, as it is of an agent that only enrols. Called for each
   * signature, so that a profile that was changed or mended works without starting the application again. `previous` is what it gave last, absent after a failure: it gives that again, with its
   * open connection, as long as the profile is the same. `signal` is aborted when the application gives the signature up. An `AgentError` that it throws reaches the application and the
   * person as it is.
   */
  readonly signerFor?:
    | ((
        profile: string,
        previous: RemoteSigner | undefined,
        signal: AbortSignal,
      ) => RemoteSigner | Promise<RemoteSigner>)
    | undefined;
  /** SHA-256 of the leaf that the token file has, lower-case hex: no other key signs. Absent: any leaf is right. */
  readonly certificate?: string | undefined;
  /** The mechanisms of the profile, as its token lists them; all but that of MD5 when absent. */
  readonly mechanisms?: readonly SigningMechanism[] | undefined;
  /** How long a signature is remembered, in milliseconds; 0 for not at all, 2 minutes when absent. */
  readonly rememberMs?: number | undefined;
  /** A clock in milliseconds that never goes back; for tests. */
  readonly now?: (() => number) | undefined;
}

const REMEMBER_MS = 2 * 60_000;
/** Operations that may be open at once. */
const OPERATION_LIMIT = 64;

/**
 * Serves one application as its signing agent (docs/agent-protocol.md), until the connection ends.
 *
 * @param options what to serve it with
 * @returns when the connection has ended and nothing goes on any more
 * @throws FrameError when the other side does not keep to the protocol; the connection is closed then
 */
export async function runAgent(options: AgentOptions): Promise<void> {
  await new Agent(options).run();
}

interface Session {
  readonly program: string;
  readonly profile: string;
  readonly language: Language;
}

class Agent {
  readonly #options: AgentOptions;
  readonly #decoder = new FrameDecoder('native');
  readonly #remembered: RememberedSignatures;
  readonly #stopped: Promise<void>;
  readonly #connection: Duplex;
  #stop: () => void = () => undefined;
  #isStopped = false;
  #error: FrameError | undefined;
  #session: Session | undefined;
  readonly #open = new Map<number, SigningOperation>();
  /** The one between `SIGN`, or `ENROL`, and its end. */
  #current: SigningOperation | EnrolmentOperation | undefined;
  #lastOperation = 0;
  #signing: Promise<void> = Promise.resolve();
  #signer: RemoteSigner | undefined;

  constructor(options: AgentOptions) {
    this.#options = options;
    this.#remembered = new RememberedSignatures(
      options.rememberMs ?? REMEMBER_MS,
      options.now ?? (() => performance.now()),
    );
    this.#stopped = new Promise((resolve) => {
      this.#stop = resolve;
    });
    this.#connection = this.#connect(options.connection);
  }

  async run(): Promise<void> {
    const end = (): void => this.#end();
    const connection = this.#connection;
    // An application that dies resets the connection: that is its end, and no error of ours.
    connection.on('end', end).on('close', end).on('error', end);
    await this.#stopped;
    await this.#signing;
    this.#signer?.close();
    connection.destroy();
    if (this.#error) throw this.#error;
  }

  #connect(connection: Duplex | number): Duplex {
    const take = (piece: Uint8Array): void => this.#receive(piece);
    return typeof connection === 'number' ? socketOn(connection, take) : connection.on('data', take);
  }

  #receive(piece: Uint8Array): void {
    if (this.#isStopped) {
      piece.fill(0);
      return;
    }
    try {
      this.#decoder.push(piece, (frame) => this.#take(frame));
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      this.#end(error);
    }
  }

  /** The connection is over: whatever goes on ends. */
  #end(error?: FrameError): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#error = error;
    this.#current?.cancel();
    this.#current?.prompter.abandon();
    this.#stop();
  }

  #take(frame: FrameToAgent): void {
    // What came with the frame that ended the connection is not answered, and its secrets are wiped.
    if (this.#isStopped) {
      if (frame.type === 'answer') frame.bytes.fill(0);
      return;
    }
    if (frame.type === 'hello') this.#hello(frame);
    else if (this.#session) this.#takeInSession(frame, this.#session);
    else throw new FrameError(`${frame.type} before hello`);
  }

  #takeInSession(frame: Exclude<FrameToAgent, HelloFrame>, session: Session): void {
    switch (frame.type) {
      case 'begin':
        this.#begin(frame.operation, frame.mechanism, session);
        break;
      case 'data':
        this.#receiving(frame).update(frame.bytes);
        break;
      case 'sign':
        this.#signing = this.#sign(this.#receiving(frame), session);
        break;
      case 'enrol':
        this.#startEnrolment(frame.operation, session);
        break;
      case 'cancel':
        this.#cancel(frame.operation);
        break;
      case 'answer':
        this.#answer(frame);
        break;
    }
  }

  #hello({ lowest, highest, program, profile, locale }: HelloFrame): void {
    if (this.#session) throw new FrameError('a second hello');
    const language = languageOf({ LC_ALL: locale });
    if (lowest > PROTOCOL_VERSION || highest < PROTOCOL_VERSION) {
      const { versions: sentence, versionsRemedy: remedy } = agentTexts;
      const failure = failureOf(new AgentError('CKR_DEVICE_ERROR', { sentence, remedy }), language);
      this.#isStopped = true;
      // Not destroyed before it is written.
      this.#connection.once('close', this.#stop);
      this.#connection.end(encodeFrame({ type: 'failed', operation: 0, ...failure }), this.#stop);
      return;
    }
    this.#session = { program: programName(program), profile, language };
    this.#send({ type: 'welcome', operation: 0, version: PROTOCOL_VERSION });
  }

  #begin(operation: number, mechanism: number, session: Session): void {
    if (!this.#options.signerFor || this.#open.size === OPERATION_LIMIT) throw new FrameError('begin');
    const offered = this.#options.mechanisms ?? DEFAULT_MECHANISMS;
    this.#open.set(operation, new SigningOperation(this.#prompting(operation, session), mechanism, offered));
  }

  /** A new operation, and how the person is reached in it. */
  #prompting(operation: number, { program, language }: Session): FramePrompterOptions {
    if (this.#current || operation <= this.#lastOperation) throw new FrameError(`start of the operation ${operation}`);
    const send = (frame: FrameFromAgent): void => this.#send(frame);
    const giveUp = (): void => this.#end(new FrameError('a question that is not closed'));
    this.#lastOperation = operation;
    return { operation, program, language, send, giveUp };
  }

  /** @returns the operation of a frame that belongs to its message */
  #receiving({ type, operation }: FrameToAgent): SigningOperation {
    const current = this.#open.get(operation);
    if (!current || this.#current) throw new FrameError(`${type} for the operation ${operation}`);
    return current;
  }

  #cancel(operation: number): void {
    if (operation > this.#lastOperation) throw new FrameError(`cancel of the operation ${operation}`);
    // It may have crossed the answer that ended the operation, which is then not open any more.
    if (this.#current?.number === operation) this.#current.cancel();
    else this.#open.delete(operation);
  }

  #answer(frame: AnswerFrame): void {
    if (this.#current?.number === frame.operation && this.#current.prompter.answer(frame)) return;
    frame.bytes.fill(0);
    throw new FrameError('an answer without a question');
  }

  async #sign(operation: SigningOperation, { profile, language }: Session): Promise<void> {
    const { certificate } = this.#options;
    this.#current = operation;
    let end: FrameFromAgent;
    try {
      const signer = (signal: AbortSignal): Promise<RemoteSigner> => this.#loadSigner(profile, signal);
      end = await operation.sign({ signer, certificate, remembered: this.#remembered });
    } catch (error) {
      this.#signer?.close();
      this.#signer = undefined;
      end = { type: 'failed', operation: operation.number, ...failureOf(error, language) };
    }
    this.#open.delete(operation.number);
    this.#current = undefined;
    this.#send(end);
  }

  #startEnrolment(operation: number, session: Session): void {
    const { enrol } = this.#options;
    if (!enrol) throw new FrameError('enrol');
    const current = new EnrolmentOperation(this.#prompting(operation, session));
    this.#current = current;
    this.#signing = this.#enrol(current, enrol, session);
  }

  async #enrol(current: EnrolmentOperation, enrol: Enrol, { profile, language }: Session): Promise<void> {
    let end: FrameFromAgent;
    try {
      end = await current.run(enrol, profile);
    } catch (error) {
      end = { type: 'failed', operation: current.number, ...failureOf(error, language) };
    }
    this.#current = undefined;
    this.#send(end);
  }

  async #loadSigner(profile: string, signal: AbortSignal): Promise<RemoteSigner> {
    const previous = this.#signer;
    const { signerFor } = this.#options;
    // An operation was begun, which takes one.
    if (!signerFor) throw new FrameError('begin');
    const signer = await signerFor(profile, previous, signal);
    if (previous !== signer) previous?.close();
    this.#signer = signer;
    return signer;
  }

  #send(frame: FrameFromAgent): void {
    if (!this.#isStopped) this.#connection.write(encodeFrame(frame));
  }
}
