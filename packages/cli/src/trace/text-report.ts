import type { FunctionSummary, TraceSummary } from '@smartcmd/cc-wrapper';
import type { Language } from '@smartcmd/cmd-client';
import { traceTexts as texts } from '../messages/trace.js';
import { styled } from '../output/colour.js';
import { printable } from '../printable.js';
import { say } from '../text.js';
import type { TraceReport } from './report.js';
import { argumentsText } from './value-text.js';

const TIME_WIDTH = 10;

/** How a report for a person is made. */
export interface TextReportOptions {
  readonly language: Language;
  /** Whether it goes to stdout, which may be a terminal. */
  readonly toStdout: boolean;
}

/** A line for each call: how many microseconds it took, its thread when there are several, the call, and what it returned. */
export function callsReport({ language, toStdout }: TextReportOptions): TraceReport {
  const emphasised = (style: 'red' | 'dim', text: string): string =>
    toStdout ? styled(style, text, process.stdout) : text;
  let only: number | undefined;
  let several = false;
  return {
    begin: () => '',
    call: ({ function: name, thread, microseconds, arguments: given, truncated, result }) => {
      only ??= thread;
      several ||= thread !== only;
      const time = (microseconds === null ? '…' : microseconds.toFixed(1)).padStart(TIME_WIDTH);
      const more = truncated ? `, … ${say(texts.truncated, language)}` : '';
      const said = result ?? say(texts.unfinished, language);
      const call = printable(`${several ? `[${thread}] ` : ''}${name}(${argumentsText(given)}${more})`);
      const outcome = result === null ? said : `= ${said}`;
      return `${emphasised('dim', `${time} µs`)}  ${call} ${result === 'CKR_OK' ? outcome : emphasised('red', outcome)}\n`;
    },
    end: () => '',
  };
}

/** Tables of what there is to count. */
export function summaryReport({ language }: TextReportOptions): TraceReport {
  return {
    begin: () => '',
    call: () => '',
    end: (summary) => `${tables(summary, language)}${totals(summary, language)}\n`,
  };
}

/** @returns what all calls come to, in a line or two */
export function totals(summary: TraceSummary, language: Language): string {
  const milliseconds = (summary.microseconds / 1000).toFixed(1);
  const { calls, errors, signatures, unfinished } = summary;
  const line = say(texts.totals, language, { calls, errors, signatures, milliseconds });
  return unfinished === 0 ? line : `${line}\n${say(texts.unfinishedCount, language, { count: unfinished })}`;
}

function tables({ functions, results }: TraceSummary, language: Language): string {
  if (functions.length === 0) return '';
  const words = (...names: (keyof typeof texts)[]): string[] => names.map((name) => say(texts[name], language));
  const numbers = ({ function: name, calls, errors, microseconds, longest }: FunctionSummary): string[] => [
    printable(name),
    ...[calls, errors].map(String),
    ...[microseconds, longest].map((time) => time.toFixed(1)),
  ];
  const counted = table([words('function', 'calls', 'errors', 'total', 'longest'), ...functions.map(numbers)], 1);
  const failed = results.map(({ function: name, result, calls }) => [printable(name), result, String(calls)]);
  return failed.length === 0
    ? `${counted}\n`
    : `${counted}\n${table([words('function', 'result', 'calls'), ...failed], 2)}\n`;
}

/** Columns as wide as they have to be; from the given one on they are numbers, which stand on the right. */
function table(rows: readonly (readonly string[])[], numbersFrom: number): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const cell = (text: string, column: number): string =>
    column < numbersFrom ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => `${row.map(cell).join('  ').trimEnd()}\n`).join('');
}
