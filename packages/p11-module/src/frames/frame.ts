// What the two halves of the module say to each other; docs/agent-protocol.md is the contract.

/** The protocol's version, lowest and highest that this half understands. */
export const PROTOCOL_VERSION = 1;

/** Bytes of a header, of a payload at most, of a string at most, of an answer at most. */
export const HEADER_SIZE = 12;
export const PAYLOAD_LIMIT = 65_536;
export const STRING_LIMIT = 4_096;
export const ANSWER_LIMIT = 1_024;

/** The type byte of each frame. */
export const FRAME_TYPE = {
  hello: 1,
  welcome: 2,
  begin: 3,
  data: 4,
  sign: 5,
  cancel: 6,
  signature: 7,
  failed: 8,
  enrol: 9,
  enrolled: 10,
  ask: 16,
  answer: 17,
  close: 18,
  tell: 19,
} as const;

/** What is asked for. */
export const QUESTION_KIND = { phone: 1, pin: 2, otp: 3, confirm: 4 } as const;
type QuestionKind = keyof typeof QUESTION_KIND;

/** How a question ended. */
export const ANSWER_HOW = { answered: 0, cancelled: 1, resend: 2, nobody: 3, closed: 4 } as const;
export type AnswerHow = keyof typeof ANSWER_HOW;

/** What a sentence for the person is. */
export const TELL_KIND = { progress: 1, error: 2 } as const;
type TellKind = keyof typeof TELL_KIND;

/** Opens the connection. */
export interface HelloFrame {
  readonly type: 'hello';
  readonly operation: 0;
  readonly lowest: number;
  readonly highest: number;
  /** The application's name. */
  readonly program: string;
  readonly profile: string;
  /** The locale that decides the language. */
  readonly locale: string;
}

/** Starts an operation. */
interface BeginFrame {
  readonly type: 'begin';
  readonly operation: number;
  /** CK_MECHANISM_TYPE; one too large for a number becomes `Infinity`, which no mechanism is. */
  readonly mechanism: number;
}

/** A part of the message. */
interface DataFrame {
  readonly type: 'data';
  readonly operation: number;
  readonly bytes: Uint8Array;
}

/** The message is complete; or the operation is given up. */
interface SignFrame {
  readonly type: 'sign' | 'cancel';
  readonly operation: number;
}

/** The certificate is to be fetched: an operation by itself. */
interface EnrolFrame {
  readonly type: 'enrol';
  readonly operation: number;
}

/** How a question ended. */
export interface AnswerFrame {
  readonly type: 'answer';
  readonly operation: number;
  readonly how: AnswerHow;
  /** Who receives it wipes it. */
  readonly bytes: Uint8Array;
}

/** A frame from the native half. */
export type FrameToAgent = HelloFrame | BeginFrame | DataFrame | SignFrame | EnrolFrame | AnswerFrame;

/** Answers `hello`. */
interface WelcomeFrame {
  readonly type: 'welcome';
  readonly operation: 0;
  readonly version: number;
}

/** Ends an operation well. */
interface SignatureFrame {
  readonly type: 'signature';
  readonly operation: number;
  readonly bytes: Uint8Array;
}

/** Ends an enrolment well: the token file has the certificate. */
interface EnrolledFrame {
  readonly type: 'enrolled';
  readonly operation: number;
}

/** Ends an operation, or with the operation 0 the connection. */
interface FailedFrame {
  readonly type: 'failed';
  readonly operation: number;
  /** CK_RV. */
  readonly rv: number;
  readonly sentence: string;
  readonly remedy: string;
}

/** A question to the person. */
export interface AskFrame {
  readonly type: 'ask';
  readonly operation: number;
  readonly kind: QuestionKind;
  readonly secret: boolean;
  readonly canResend: boolean;
  /** The answer before was wrong: no program is to give it again. */
  readonly again: boolean;
  /** Until the question closes by itself. */
  readonly seconds: number;
  readonly title: string;
  readonly text: string;
  readonly processId: string;
  readonly documentName: string;
  readonly resendLabel: string;
}

/** The question is not needed any more. */
interface CloseFrame {
  readonly type: 'close';
  readonly operation: number;
}

/** Something that the person is told. */
interface TellFrame {
  readonly type: 'tell';
  readonly operation: number;
  readonly kind: TellKind;
  readonly text: string;
}

/** A frame from the agent. */
export type FrameFromAgent =
  | WelcomeFrame
  | SignatureFrame
  | EnrolledFrame
  | FailedFrame
  | AskFrame
  | CloseFrame
  | TellFrame;

export type Frame = FrameToAgent | FrameFromAgent;

/** Bytes that are not the protocol: whoever receives them closes the connection. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}
