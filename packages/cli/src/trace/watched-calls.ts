import { CallsUnderWay, parseEvent, SummaryCounter, type TracedCall, type TraceSummary } from '@smartcmd/cc-wrapper';
import type { TraceReport } from './report.js';
import type { ProgramEnd } from './request.js';

/** Makes a report of the lines that the trace library writes; each function gives what there is to add to it. */
export class WatchedCalls {
  readonly #report: TraceReport;
  readonly #underWay = new CallsUnderWay();
  readonly #counter = new SummaryCounter();
  /** Why the library could not be watched, where that is so. */
  failure: string | undefined;

  constructor(report: TraceReport) {
    this.#report = report;
  }

  begin(): string {
    return this.#report.begin();
  }

  /** A line of the file. */
  line(line: string): string {
    const event = parseEvent(line);
    switch (event?.kind) {
      case 'begin':
        return this.#tell(this.#underWay.begin(event));
      case 'end':
        return this.#tell(this.#underWay.end(event));
      case 'failed':
        this.failure ??= event.reason;
    }
    return '';
  }

  /** The program has ended, and all lines were given: what did not return by now never will. */
  end(end: ProgramEnd): string {
    const lost = this.#underWay.rest().map((call) => this.#tell(call));
    return `${lost.join('')}${this.#report.end(this.summary(), end)}`;
  }

  /** Of the calls so far. */
  summary(): TraceSummary {
    return this.#counter.summary();
  }

  #tell(call: TracedCall | undefined): string {
    if (!call) return '';
    this.#counter.add(call);
    return this.#report.call(call);
  }
}
