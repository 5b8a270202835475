import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame } from '../../src/frames/encode.js';
import { type Frame, FrameError, HEADER_SIZE, PAYLOAD_LIMIT } from '../../src/frames/frame.js';
import { FrameDecoder, type FrameOf, type Sender } from '../../src/frames/frame-decoder.js';
import { GOLDEN_FRAMES, goldenLines } from './golden-frames.js';

/** Frames from pieces of the given sizes (the rest in one), the parts of each `data` frame joined again. */
function decode(sender: Sender, bytes: Uint8Array, sizes: readonly number[] = []): Frame[] {
  const decoder = new FrameDecoder(sender);
  const frames: Frame[] = [];
  const take = (frame: FrameOf<Sender>): void => {
    frames.push('bytes' in frame ? { ...frame, bytes: Buffer.from(frame.bytes) } : frame);
  };
  let offset = 0;
  for (const size of [...sizes, bytes.length]) {
    decoder.push(Uint8Array.from(bytes.subarray(offset, offset + size)), take);
    offset += size;
  }
  expect(decoder.idle).toBe(true);
  return frames;
}

const joined = (frames: readonly Frame[]): Buffer =>
  Buffer.concat(frames.map((frame) => (frame.type === 'data' ? frame.bytes : Buffer.of())));

describe('golden vectors', () => {
  const lines = goldenLines('frames.txt');

  it('are all known here', () => {
    expect(lines.map(({ name }) => name).sort()).toEqual(Object.keys(GOLDEN_FRAMES).sort());
  });

  it.each(lines)('$name is written', ({ name, bytes }) => {
    expect(encodeFrame(GOLDEN_FRAMES[name] as Frame).toString('hex')).toBe(bytes.toString('hex'));
  });

  it.each(lines)('$name is read, whole and byte by byte', ({ name, sender, bytes }) => {
    const expected = GOLDEN_FRAMES[name] as Frame;
    expect(decode(sender, bytes)).toEqual([expected]);
    const slowly = decode(
      sender,
      bytes,
      Array.from(bytes, () => 1),
    );
    if (expected.type === 'data') expect(joined(slowly)).toEqual(expected.bytes);
    else expect(slowly).toEqual([expected]);
  });

  it.each(goldenLines('refused-frames.txt'))('$name from $sender is refused', ({ sender, bytes }) => {
    expect(() => new FrameDecoder(sender).push(bytes, () => undefined)).toThrow(FrameError);
  });
});

describe('any frame', () => {
  const operation = fc.integer({ min: 1, max: 0xffffffff });
  const text = fc.string({ unit: 'binary', maxLength: 40 }).map((value) => value.replaceAll('\0', ''));
  const u16 = fc.nat(0xffff);
  const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((value) => Buffer.from(value));
  const fromNative = fc.oneof(
    fc.record({
      type: fc.constant('hello' as const),
      operation: fc.constant(0 as const),
      lowest: u16,
      highest: u16,
      program: text,
      profile: text,
      locale: text,
    }),
    fc.record({ type: fc.constant('begin' as const), operation, mechanism: fc.maxSafeNat() }),
    fc.record({ type: fc.constantFrom('sign' as const, 'cancel' as const), operation }),
    fc.record({
      type: fc.constant('answer' as const),
      operation,
      how: fc.constant('answered' as const),
      bytes: bytes(1024),
    }),
  );
  const fromAgent = fc.oneof(
    fc.record({ type: fc.constant('signature' as const), operation, bytes: bytes(600) }),
    fc.record({
      type: fc.constant('failed' as const),
      operation,
      rv: fc.maxSafeNat(),
      sentence: text,
      remedy: text,
    }),
    fc.record({
      type: fc.constant('ask' as const),
      operation,
      kind: fc.constantFrom('phone' as const, 'pin' as const, 'otp' as const, 'confirm' as const),
      secret: fc.boolean(),
      canResend: fc.boolean(),
      again: fc.boolean(),
      seconds: u16,
      title: text,
      text,
      processId: text,
      documentName: text,
      resendLabel: text,
    }),
  );
  const pieces = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 30 });

  it.each([
    ['native', fromNative],
    ['agent', fromAgent],
  ] as const)('from %s is read as it was written, in whatever pieces it comes', (sender, arbitrary) => {
    fc.assert(
      fc.property(fc.array(arbitrary as fc.Arbitrary<Frame>, { maxLength: 5 }), pieces, (frames, sizes) => {
        expect(decode(sender, Buffer.concat(frames.map(encodeFrame)), sizes)).toEqual(frames);
      }),
    );
  });

  it('of data is handed on in parts that make it up', () => {
    fc.assert(
      fc.property(fc.array(bytes(300), { maxLength: 5 }), pieces, (messages, sizes) => {
        const stream = Buffer.concat(messages.map((part) => encodeFrame({ type: 'data', operation: 1, bytes: part })));
        expect(joined(decode('native', stream, sizes))).toEqual(Buffer.concat(messages));
      }),
    );
  });
});

describe('any bytes', () => {
  it.each(['native', 'agent'] as const)('from %s are frames or a FrameError', (sender) => {
    const header = fc
      .tuple(fc.nat(80), fc.nat(20), fc.nat(2))
      .map(([length, type, operation]) => Buffer.of(length, 0, 0, 0, type, 0, 0, 0, operation, 0, 0, 0));
    const likely = fc
      .array(fc.tuple(header, fc.uint8Array({ maxLength: 80 })), { maxLength: 4 })
      .map((parts) => Buffer.concat(parts.flat()));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), likely), (bytes) => {
        try {
          new FrameDecoder(sender).push(bytes, () => undefined);
        } catch (error) {
          expect(error).toBeInstanceOf(FrameError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('bounds', () => {
  it('the longest payload passes, a byte more is refused before it is there', () => {
    const longest = encodeFrame({ type: 'data', operation: 1, bytes: Buffer.alloc(PAYLOAD_LIMIT) });
    expect(joined(decode('native', longest))).toHaveLength(PAYLOAD_LIMIT);
    expect(() => encodeFrame({ type: 'data', operation: 1, bytes: Buffer.alloc(PAYLOAD_LIMIT + 1) })).toThrow(
      FrameError,
    );
    longest.writeUInt32LE(PAYLOAD_LIMIT + 1, 0);
    const header = longest.subarray(0, HEADER_SIZE);
    expect(() => new FrameDecoder('native').push(header, () => undefined)).toThrow(FrameError);
  });

  it('a text for a person is cut between characters', () => {
    const frame = encodeFrame({ type: 'tell', operation: 1, kind: 'progress', text: `a${'ç'.repeat(3000)}` });
    expect(decode('agent', frame)).toEqual([
      { type: 'tell', operation: 1, kind: 'progress', text: `a${'ç'.repeat(2047)}` },
    ]);
  });
});

describe('an answer', () => {
  it('is wiped in the piece in which it came', () => {
    const piece = encodeFrame({ type: 'answer', operation: 1, how: 'answered', bytes: Buffer.from('123456') });
    const answers: Buffer[] = [];
    new FrameDecoder('native').push(piece, (frame) => {
      if (frame.type === 'answer') answers.push(Buffer.from(frame.bytes));
    });
    expect(answers).toEqual([Buffer.from('123456')]);
    expect(piece.subarray(HEADER_SIZE).every((byte) => byte === 0)).toBe(true);
  });
});
