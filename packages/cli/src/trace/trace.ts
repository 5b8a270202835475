import { accessSync, constants, existsSync } from 'node:fs';
import { constants as osConstants } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Language } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { withFile } from '../files/file-error.js';
import { traceTexts as texts } from '../messages/trace.js';
import { note } from '../output/streams.js';
import { localise, say } from '../text.js';
import { EventsFile } from './events-file.js';
import { jsonReport } from './json-report.js';
import { commandThrough, PLACEHOLDER, traceLibrary, watchedLibrary } from './libraries.js';
import type { TraceReport } from './report.js';
import type { ProgramEnd, TraceRequest } from './request.js';
import { runProgram } from './run-program.js';
import { callsReport, summaryReport, totals } from './text-report.js';
import { type Watched, watchIntoFile, watchOnStdout } from './watch.js';

/** Of the libraries and the program, what is told. */
interface Watching {
  /** The library that is watched. */
  readonly module: string;
  /** The one in front of it. */
  readonly library: string;
  readonly program: string;
  readonly language: Language;
}

/**
 * Runs a program and reports what it calls in a PKCS#11 library.
 *
 * @param request what the person asked for
 * @param context language, and what ends it before the program has started
 * @returns the exit code of the program; 128 and the number of the signal that ended it
 * @throws CliError when the program cannot be started, the library not be watched, or the calls not be written
 */
export async function traceProgram(
  request: TraceRequest,
  { language, signal }: { readonly language: Language; readonly signal: AbortSignal },
): Promise<number> {
  const { output, force } = request;
  if (request.command.length === 0) throw new CliError('usage', texts.noDashes, texts.noDashesRemedy);
  const library = traceLibrary();
  const module = watchedLibrary(request.module);
  const command = commandThrough(request.command, library, request.module);
  const about = { module, library, program: command[0] ?? '', language };
  if (output !== undefined) assertUsable(output, force);
  signal.throwIfAborted();
  const events = new EventsFile();
  try {
    const environment = {
      SMARTCMD_TRACE_TARGET: module,
      SMARTCMD_TRACE_FILE: events.path,
      SMARTCMD_TRACE_MODULE: library,
    };
    const running = runProgram({ command, environment, stdoutTaken: output === undefined });
    const watching = { events, running, makeReport: () => reportFor(request, about) };
    const watched = await (output === undefined ? watchOnStdout(watching) : watchIntoFile(watching, output, force));
    return conclude(watched, request, about);
  } finally {
    events.remove();
  }
}

function reportFor({ json, summary, output }: TraceRequest, { module, program, language }: Watching): TraceReport {
  if (json) return jsonReport({ module, program, summaryOnly: summary });
  return (summary ? summaryReport : callsReport)({ language, toStdout: output === undefined });
}

function conclude({ end, calls }: Watched, request: TraceRequest, about: Watching): number {
  const { module, library, program, language } = about;
  if (calls.failure !== undefined) {
    const sentence = localise(texts.notLoaded, { file: module, reason: calls.failure });
    throw new CliError('configuration', sentence, texts.notLoadedRemedy);
  }
  const summary = calls.summary();
  if (summary.calls === 0) {
    note(say(texts.noCalls, language, { program }));
    note(say(texts.noCallsRemedy, language, { library, placeholder: PLACEHOLDER }));
  } else if (!request.summary) note(totals(summary, language));
  if (request.output !== undefined) note(say(texts.written, language, { file: request.output }));
  return exitCodeOf(end);
}

/** As a shell gives it. */
const exitCodeOf = ({ exitCode, signal }: ProgramEnd): number =>
  exitCode ?? 128 + (signal === null ? 0 : osConstants.signals[signal]);

/** Before a program runs whose calls could not be written then. */
function assertUsable(file: string, overwrite: boolean): void {
  if (!overwrite && existsSync(file)) {
    throw new CliError('usage', localise(texts.outputExists, { file }), texts.outputExistsRemedy);
  }
  withFile(file, 'write', () => accessSync(dirname(resolve(file)), constants.W_OK | constants.X_OK));
}
