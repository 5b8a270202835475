import { isObject, type Value, type ValueObject } from './value.js';

/** A call that began. */
export interface BeginEvent {
  readonly kind: 'begin';
  /** Together with the process unique: of calls that are under way. */
  readonly number: number;
  readonly function: string;
  readonly process: number;
  readonly thread: number;
  /** Microseconds since 1970. */
  readonly started: number;
}

/** A call that returned. */
export interface EndEvent extends Omit<BeginEvent, 'kind'> {
  readonly kind: 'end';
  /** By name; numbers as they are, not decoded. */
  readonly arguments: ValueObject;
  /** Whether there was no room for some of the arguments. */
  readonly truncated: boolean;
  /** CK_RV. */
  readonly result: number;
  readonly nanoseconds: number;
}

/** The library that is to be watched cannot be loaded, or is none. */
interface FailedEvent {
  readonly kind: 'failed';
  /** What dlopen() says, or we. */
  readonly reason: string;
}

/** A line of what the trace library writes. */
export type TraceEvent = BeginEvent | EndEvent | FailedEvent;

/**
 * @param line of the file that the trace library writes
 * @returns undefined for a line that is none of its own, or only a part: the process was killed while it wrote
 */
export function parseEvent(line: string): TraceEvent | undefined {
  const value = parsed(line);
  if (!isObject(value)) return undefined;
  const { function: name, process, thread, started, failed } = value;
  if (typeof failed === 'string') return { kind: 'failed', reason: failed };
  if (typeof name !== 'string' || !isNumber(process) || !isNumber(thread) || !isNumber(started)) return undefined;
  const call = { function: name, process, thread, started };
  const { begin, end, arguments: given, truncated, result, nanoseconds } = value;
  if (isNumber(begin)) return { kind: 'begin', number: begin, ...call };
  if (!isNumber(end) || !isObject(given) || !isNumber(result) || !isNumber(nanoseconds)) return undefined;
  return { kind: 'end', number: end, ...call, arguments: given, truncated: truncated === true, result, nanoseconds };
}

const isNumber = (value: Value | undefined): value is number => typeof value === 'number';

function parsed(line: string): Value | undefined {
  try {
    return JSON.parse(line) as Value;
  } catch {
    return undefined;
  }
}
