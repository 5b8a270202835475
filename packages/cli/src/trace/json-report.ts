import type { TracedCall } from '@smartcmd/cc-wrapper';
import type { TraceReport } from './report.js';

/** What a document says beside the calls. */
export interface JsonReportOptions {
  /** Absolute path of the library that was watched. */
  readonly module: string;
  /** The program, without its arguments: a PIN may be among them. */
  readonly program: string;
  /** Whether the calls are left out. */
  readonly summaryOnly: boolean;
}

/** One JSON document (the repository's docs/trace.md has its members), with a call on each line. */
export function jsonReport({ module, program, summaryOnly }: JsonReportOptions): TraceReport {
  let calls = 0;
  const member = (name: string, value: unknown): string => `"${name}": ${JSON.stringify(value)}`;
  return {
    begin: () => {
      const head = `{\n${[member('version', 1), member('module', module), member('program', program)].join(',\n')},\n`;
      return summaryOnly ? head : `${head}"calls": [`;
    },
    call: (call) => (summaryOnly ? '' : `${calls++ === 0 ? '' : ','}\n${JSON.stringify(jsonCall(call))}`),
    end: (summary, { exitCode, signal }) => {
      const rest = [member('summary', summary), member('exitCode', exitCode), member('signal', signal)];
      return `${summaryOnly ? '' : '\n],\n'}${rest.join(',\n')}\n}\n`;
    },
  };
}

function jsonCall({ function: name, process, thread, started, truncated, ...rest }: TracedCall): object {
  const { microseconds, arguments: given, result } = rest;
  const time = timeText(started);
  return {
    ...{ function: name, process, thread, time, microseconds, arguments: given, result },
    ...(truncated && { truncated }),
  };
}

/** In UTC, to the microsecond. */
function timeText(microseconds: number): string {
  const seconds = new Date(Math.floor(microseconds / 1000)).toISOString().slice(0, -4);
  return `${seconds}${String(microseconds % 1_000_000).padStart(6, '0')}Z`;
}
