import {
  ANSWER_HOW,
  FRAME_TYPE,
  type Frame,
  FrameError,
  HEADER_SIZE,
  PAYLOAD_LIMIT,
  QUESTION_KIND,
  TELL_KIND,
} from './frame.js';
import { encodeText } from './text.js';

/**
 * Writes a frame (docs/agent-protocol.md). Texts that are too long are shortened; they are for people.
 *
 * @param frame what to say
 * @returns header and payload
 * @throws FrameError when the payload is too long or a number does not fit
 */
export function encodeFrame(frame: Frame): Buffer {
  const payload = payloadOf(frame);
  if (payload.length > PAYLOAD_LIMIT) throw new FrameError(`a ${frame.type} frame of ${payload.length} bytes`);
  const bytes = Buffer.alloc(HEADER_SIZE + payload.length);
  bytes.writeUInt32LE(payload.length, 0);
  bytes.writeUInt8(FRAME_TYPE[frame.type], 4);
  bytes.writeUInt32LE(frame.operation, 8);
  bytes.set(payload, HEADER_SIZE);
  return bytes;
}

function payloadOf(frame: Frame): Uint8Array {
  switch (frame.type) {
    case 'hello':
      return Buffer.concat([
        u16(frame.lowest),
        u16(frame.highest),
        ...[frame.program, frame.profile, frame.locale].map(string),
      ]);
    case 'welcome':
      return u16(frame.version);
    case 'begin':
      return u64(frame.mechanism);
    case 'data':
    case 'signature':
      return frame.bytes;
    case 'sign':
    case 'cancel':
    case 'enrol':
    case 'enrolled':
    case 'close':
      return new Uint8Array();
    case 'failed':
      return Buffer.concat([u64(frame.rv), string(frame.sentence), string(frame.remedy)]);
    case 'ask':
      return Buffer.concat([
        u8(QUESTION_KIND[frame.kind]),
        u8((frame.secret ? 1 : 0) | (frame.canResend ? 2 : 0) | (frame.again ? 4 : 0)),
        u16(frame.seconds),
        ...[frame.title, frame.text, frame.processId, frame.documentName, frame.resendLabel].map(string),
      ]);
    case 'answer':
      return Buffer.concat([u8(ANSWER_HOW[frame.how]), frame.bytes]);
    case 'tell':
      return Buffer.concat([u8(TELL_KIND[frame.kind]), string(frame.text)]);
  }
}

const u8 = (value: number): Buffer => Buffer.of(value);

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function string(text: string): Buffer {
  const bytes = encodeText(text);
  return Buffer.concat([u16(bytes.length), bytes]);
}
