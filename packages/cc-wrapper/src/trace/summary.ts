import type { TracedCall } from './calls.js';
import { isObject } from './value.js';

/** The calls of one function. */
export interface FunctionSummary {
  readonly function: string;
  readonly calls: number;
  /** Calls that returned anything but CKR_OK. */
  readonly errors: number;
  /** Of all calls together, and of the longest. */
  readonly microseconds: number;
  readonly longest: number;
}

/** How often a function returned something else than CKR_OK. */
export interface ErrorSummary {
  readonly function: string;
  readonly result: string;
  readonly calls: number;
}

/** What there is to count in a trace. */
export interface TraceSummary {
  readonly calls: number;
  readonly errors: number;
  /** Calls that did not return. */
  readonly unfinished: number;
  /** Signatures that were made: a call that only asks for their length makes none. */
  readonly signatures: number;
  /** In the library; calls of several threads at once count each. */
  readonly microseconds: number;
  /** By total time, longest first. */
  readonly functions: readonly FunctionSummary[];
  /** In the order in which they came first. */
  readonly results: readonly ErrorSummary[];
}

const SIGNING = new Set(['C_Sign', 'C_SignFinal', 'C_SignRecover', 'C_SignMessage', 'C_SignMessageNext']);

/** Counts calls. */
export class SummaryCounter {
  readonly #functions = new Map<string, { calls: number; errors: number; microseconds: number; longest: number }>();
  readonly #results = new Map<string, { function: string; result: string; calls: number }>();
  #unfinished = 0;
  #signatures = 0;

  add(call: TracedCall): void {
    const { function: name, result, microseconds } = call;
    const counted = this.#functions.get(name) ?? { calls: 0, errors: 0, microseconds: 0, longest: 0 };
    this.#functions.set(name, counted);
    counted.calls++;
    counted.microseconds += microseconds ?? 0;
    counted.longest = Math.max(counted.longest, microseconds ?? 0);
    if (result === null) this.#unfinished++;
    else if (result !== 'CKR_OK') {
      counted.errors++;
      const key = `${name} ${result}`;
      const same = this.#results.get(key) ?? { function: name, result, calls: 0 };
      this.#results.set(key, { ...same, calls: same.calls + 1 });
    }
    if (isSignature(call)) this.#signatures++;
  }

  /** Of all that was added so far. */
  summary(): TraceSummary {
    const functions = [...this.#functions].map(([name, counted]) => ({ function: name, ...rounded(counted) }));
    const sum = (of: 'calls' | 'errors' | 'microseconds'): number =>
      functions.reduce((total, each) => total + each[of], 0);
    return {
      calls: sum('calls'),
      errors: sum('errors'),
      unfinished: this.#unfinished,
      signatures: this.#signatures,
      microseconds: toNanoseconds(sum('microseconds')),
      functions: functions.toSorted((one, other) => other.microseconds - one.microseconds),
      results: [...this.#results.values()],
    };
  }
}

function isSignature({ function: name, result, arguments: given }: TracedCall): boolean {
  const signature = given['pSignature'];
  return SIGNING.has(name) && result === 'CKR_OK' && isObject(signature) && signature['null'] !== true;
}

const rounded = <T extends { microseconds: number; longest: number }>(counted: T): T => ({
  ...counted,
  microseconds: toNanoseconds(counted.microseconds),
  longest: toNanoseconds(counted.longest),
});

/** Sums of decimal fractions have digits that mean nothing. */
const toNanoseconds = (microseconds: number): number => Math.round(microseconds * 1000) / 1000;
