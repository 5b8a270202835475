import type { Break, Direction, Line, Place } from '../../../../../test/support/tcp-proxy.js';
import type { Failing } from './expected.js';
import type { Failure } from './failures.js';

/** The time-outs of the profile: of TCP, four times of which are that of TLS, and of an answer. */
export const TIMEOUTS = { connectTimeoutMs: 2_000, answerTimeoutMs: 4_000 } as const;
const HANDSHAKE_SECONDS = 8;
const ANSWER_SECONDS = 4;

/** A line that breaks while the signature is asked for, or while the code is given. */
export interface BrokenLine extends Failing {
  readonly name: string;
  readonly step: 'sign' | 'code';
  readonly end: Failure;
  readonly line: Line;
  /** Whether it breaks in a new connection. */
  readonly anew: boolean;
  /** SMSs that were sent all the same. */
  readonly codes: number;
  readonly seconds: number;
}

const DIRECTIONS: readonly Direction[] = ['to-service', 'to-client'];
const PLACES: readonly Place[] = ['handshake', 'headers', 'middle', 'last byte'];
const WAYS: readonly Break[] = ['reset', 'end', 'silence'];

/** Each way to break, at each telling place, in both directions, at both requests of a signature. */
export const BROKEN_LINES: readonly BrokenLine[] = (['sign', 'code'] as const).flatMap((step) =>
  DIRECTIONS.flatMap((direction) =>
    PLACES.flatMap((place) => WAYS.map((how) => brokenLine(step, { direction, place, how }))),
  ),
);

function brokenLine(step: 'sign' | 'code', breaks: NonNullable<Line['breaks']>): BrokenLine {
  const { direction, place, how } = breaks;
  const inHandshake = place === 'handshake';
  const unsent = step === 'sign' ? 'none' : 'unsigned';
  const unknown = step === 'sign' ? 'sms' : 'signed';
  const lost = inHandshake ? 'network-refused' : 'network-lost';
  // The service has answered only what breaks on its way back.
  const isAnswered = direction === 'to-client' && !inHandshake;
  return {
    name: `${how} ${direction} in ${place} at ${step}`,
    step,
    line: { breaks },
    end: how === 'silence' ? 'network-timeout' : lost,
    aftermath: inHandshake ? unsent : unknown,
    anew: inHandshake,
    codes: step === 'code' || isAnswered ? 1 : 0,
    seconds: inHandshake ? HANDSHAKE_SECONDS : ANSWER_SECONDS,
  };
}

/** Lines that are slow, and over which a signature comes all the same. */
export const SLOW_LINES: readonly { readonly name: string; readonly line: Line }[] = [
  { name: 'of 5 s latency', line: { latencyMs: 5_000 } },
  { name: 'of 1 KiB/s', line: { bytesPerSecond: 1024 } },
];
