import type { TracedCall, TraceSummary } from '@smartcmd/cc-wrapper';
import type { ProgramEnd } from './request.js';

/** A form of what was watched. Each function gives text to append to what was given before. */
export interface TraceReport {
  begin(): string;
  call(call: TracedCall): string;
  end(summary: TraceSummary, end: ProgramEnd): string;
}
