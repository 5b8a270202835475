import { secretBuffer } from '@smartcmd/cmd-client';
import { decodePayload, frameNamed } from './decode.js';
import { type Frame, FrameError, HEADER_SIZE, PAYLOAD_LIMIT } from './frame.js';

/** What comes from one side. */
const FRAMES_OF = {
  native: ['hello', 'begin', 'data', 'sign', 'cancel', 'enrol', 'answer'],
  agent: ['welcome', 'signature', 'enrolled', 'failed', 'ask', 'close', 'tell'],
} as const satisfies Record<string, readonly Frame['type'][]>;

/** Whose frames are read. */
export type Sender = keyof typeof FRAMES_OF;
/** The frames of one side. */
export type FrameOf<S extends Sender> = Extract<Frame, { readonly type: (typeof FRAMES_OF)[S][number] }>;

interface Header {
  readonly type: Frame['type'];
  readonly operation: number;
  readonly length: number;
}

/**
 * Reads frames from a stream that comes in pieces of any size. It never holds more than one frame, whatever it is
 * given, and leaves no copy of an answer: what it has read is wiped, in the piece and in its own memory.
 *
 * A `data` frame is handed on in parts as they come, each as a `data` frame, since a message may be of gigabytes.
 */
export class FrameDecoder<S extends Sender> {
  readonly #types: readonly Frame['type'][];
  readonly #headerBytes = Buffer.alloc(HEADER_SIZE);
  #headerFill = 0;
  #header: Header | undefined;
  #payload = secretBuffer(0);
  #payloadFill = 0;

  /** @param sender whose frames these are; those of the other side are refused */
  constructor(sender: S) {
    this.#types = FRAMES_OF[sender];
  }

  /**
   * @param piece the next bytes
   * @param take called with each frame; the bytes of a `data` frame are a view on `piece`, valid during the call
   * @throws FrameError for what is not the protocol; the decoder is of no use afterwards
   */
  push(piece: Uint8Array, take: (frame: FrameOf<S>) => void): void {
    for (let offset = 0; offset < piece.length || this.#isComplete(); ) {
      offset += this.#header ? this.#readPayload(piece, offset, take) : this.#readHeader(piece, offset);
    }
  }

  /** Whether the stream may end here: not within a frame. */
  get idle(): boolean {
    return this.#headerFill === 0 && this.#header === undefined;
  }

  /** A frame without payload has nothing to wait for. */
  #isComplete(): boolean {
    return this.#header?.length === 0;
  }

  #readHeader(piece: Uint8Array, offset: number): number {
    const count = Math.min(HEADER_SIZE - this.#headerFill, piece.length - offset);
    this.#headerBytes.set(piece.subarray(offset, offset + count), this.#headerFill);
    this.#headerFill += count;
    if (this.#headerFill < HEADER_SIZE) return count;
    this.#headerFill = 0;
    this.#header = this.#checkedHeader();
    this.#payload = secretBuffer(this.#header.type === 'data' ? 0 : this.#header.length);
    this.#payloadFill = 0;
    return count;
  }

  #checkedHeader(): Header {
    const bytes = this.#headerBytes;
    const length = bytes.readUInt32LE(0);
    const type = frameNamed(bytes.readUInt8(4));
    if (length > PAYLOAD_LIMIT) throw new FrameError(`a frame of ${length} bytes`);
    if (type === undefined || !this.#types.includes(type)) throw new FrameError(`the type ${bytes.readUInt8(4)}`);
    if (bytes.readUIntLE(5, 3) !== 0) throw new FrameError('a header whose reserved bytes are not zero');
    return { type, length, operation: bytes.readUInt32LE(8) };
  }

  #readPayload(piece: Uint8Array, offset: number, take: (frame: FrameOf<S>) => void): number {
    const { type, operation, length } = this.#header as Header;
    const part = piece.subarray(offset, offset + length - this.#payloadFill);
    this.#payloadFill += part.length;
    const whole = this.#payloadFill === length;
    if (whole) this.#header = undefined;
    if (type === 'data') {
      if (operation === 0) throw new FrameError('no operation');
      take({ type, operation, bytes: part } as FrameOf<S>);
      return part.length;
    }
    this.#payload.set(part, this.#payloadFill - part.length);
    if (type === 'answer') part.fill(0);
    if (whole) take(this.#decoded(type, operation));
    return part.length;
  }

  #decoded(type: Frame['type'], operation: number): FrameOf<S> {
    try {
      return decodePayload(type, operation, this.#payload) as FrameOf<S>;
    } finally {
      this.#payload.fill(0);
    }
  }
}
