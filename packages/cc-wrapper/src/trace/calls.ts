import { RESULT_NAMES } from '../cryptoki/constant-names.js';
import { nameIn } from '../cryptoki/names.js';
import { decodeArguments } from './decode.js';
import type { BeginEvent, EndEvent } from './event.js';
import type { ValueObject } from './value.js';

/** A call of a program to a PKCS#11 library. */
export interface TracedCall {
  readonly function: string;
  readonly process: number;
  readonly thread: number;
  /** Microseconds since 1970. */
  readonly started: number;
  /** How long it took; null: it did not return, since its process ended meanwhile. */
  readonly microseconds: number | null;
  /** By name, in the words of the standard; none of a call that did not return. */
  readonly arguments: ValueObject;
  /** Whether there was no room for some of them. */
  readonly truncated: boolean;
  /** The name of the CK_RV; null as above. */
  readonly result: string | null;
}

/** Makes calls of what the trace library writes: one event when a call begins, one when it returns. */
export class CallsUnderWay {
  readonly #open = new Map<string, BeginEvent>();

  /** A call that began; gives the one that began under the same number before and did not return, if there is one. */
  begin(event: BeginEvent): TracedCall | undefined {
    const key = keyOf(event);
    const lost = this.#open.get(key);
    this.#open.set(key, event);
    return lost && unfinished(lost);
  }

  /** A call that returned. */
  end(event: EndEvent): TracedCall {
    this.#open.delete(keyOf(event));
    const { function: name, process, thread, started, truncated } = event;
    return {
      function: name,
      process,
      thread,
      started,
      microseconds: event.nanoseconds / 1000,
      arguments: decodeArguments(name, event.arguments),
      truncated,
      result: nameIn(RESULT_NAMES, event.result),
    };
  }

  /** Those that never returned, once there is nobody left who could. */
  rest(): TracedCall[] {
    const lost = [...this.#open.values()].map(unfinished);
    this.#open.clear();
    return lost;
  }
}

const keyOf = ({ process, number }: BeginEvent | EndEvent): string => `${process}:${number}`;

function unfinished({ function: name, process, thread, started }: BeginEvent): TracedCall {
  return {
    function: name,
    process,
    thread,
    started,
    microseconds: null,
    arguments: {},
    truncated: false,
    result: null,
  };
}
