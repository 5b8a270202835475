import {
  ANSWER_HOW,
  ANSWER_LIMIT,
  type AnswerFrame,
  type AskFrame,
  FRAME_TYPE,
  type Frame,
  FrameError,
  QUESTION_KIND,
  TELL_KIND,
} from './frame.js';
import { PayloadReader } from './payload-reader.js';

type FrameName = Frame['type'];

/** The name of a frame's type byte. */
export function frameNamed(type: number): FrameName | undefined {
  return (Object.keys(FRAME_TYPE) as FrameName[]).find((name) => FRAME_TYPE[name] === type);
}

/**
 * Reads a payload.
 *
 * @param type the frame's type
 * @param operation of the header
 * @param payload the whole payload; the frame holds copies
 * @throws FrameError when it is not as docs/agent-protocol.md says
 */
export function decodePayload(type: FrameName, operation: number, payload: Buffer): Frame {
  const fields = new PayloadReader(payload);
  const frame = readFields(type, operation, fields);
  fields.end();
  return frame;
}

function readFields(type: FrameName, operation: number, fields: PayloadReader): Frame {
  switch (type) {
    case 'hello':
      return {
        type,
        operation: connection(operation),
        lowest: fields.u16(),
        highest: fields.u16(),
        program: fields.string(),
        profile: fields.string(),
        locale: fields.string(),
      };
    case 'welcome':
      return { type, operation: connection(operation), version: fields.u16() };
    case 'begin':
      return { type, operation: running(operation), mechanism: fields.u64() };
    case 'data':
    case 'signature':
      return { type, operation: running(operation), bytes: fields.rest() };
    case 'sign':
    case 'cancel':
    case 'enrol':
    case 'enrolled':
    case 'close':
      return { type, operation: running(operation) };
    case 'failed':
      return { type, operation, rv: fields.u64(), sentence: fields.string(), remedy: fields.string() };
    case 'ask':
      return ask(running(operation), fields);
    case 'answer':
      return answer(running(operation), fields);
    case 'tell':
      return { type, operation: running(operation), kind: fields.oneOf(TELL_KIND), text: fields.string() };
  }
}

function ask(operation: number, fields: PayloadReader): AskFrame {
  const kind = fields.oneOf(QUESTION_KIND);
  const flags = fields.u8();
  if (flags > 7) throw new FrameError(`the flags ${flags}`);
  return {
    type: 'ask',
    operation,
    kind,
    secret: (flags & 1) !== 0,
    canResend: (flags & 2) !== 0,
    again: (flags & 4) !== 0,
    seconds: fields.u16(),
    title: fields.string(),
    text: fields.string(),
    processId: fields.string(),
    documentName: fields.string(),
    resendLabel: fields.string(),
  };
}

function answer(operation: number, fields: PayloadReader): AnswerFrame {
  const how = fields.oneOf(ANSWER_HOW);
  const bytes = fields.rest();
  if (bytes.length > (how === 'answered' ? ANSWER_LIMIT : 0)) {
    bytes.fill(0);
    throw new FrameError('an answer that is too long');
  }
  return { type: 'answer', operation, how, bytes };
}

function connection(operation: number): 0 {
  if (operation !== 0) throw new FrameError(`the operation ${operation} for the connection`);
  return 0;
}

function running(operation: number): number {
  if (operation === 0) throw new FrameError('no operation');
  return operation;
}
