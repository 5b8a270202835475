import { setTimeout } from 'node:timers/promises';
import { CliError } from '../cli-error.js';
import { writeFileAtomic } from '../files/atomic-write.js';
import { fileError } from '../files/file-error.js';
import { codeOf } from '../files/staged-file.js';
import { TRACE_POLL_MS } from '../limits.js';
import { errorTexts } from '../messages/errors.js';
import { traceTexts as texts } from '../messages/trace.js';
import { writeToStdout } from '../output/stdout.js';
import { systemReason } from '../system-error.js';
import { localise } from '../text.js';
import type { EventsFile, EventsReader } from './events-file.js';
import type { TraceReport } from './report.js';
import type { ProgramEnd } from './request.js';
import { WatchedCalls } from './watched-calls.js';

/** A program that runs, and what is known of its calls in the end. */
export interface Watching {
  readonly events: EventsFile;
  readonly running: Promise<ProgramEnd>;
  /** A new report, which has nothing yet. */
  readonly makeReport: () => TraceReport;
}

/** What came of it. */
export interface Watched {
  readonly end: ProgramEnd;
  readonly calls: WatchedCalls;
}

/** Enough for one write. */
const PIECE = 1 << 16;

/**
 * Prints the report as the calls come.
 *
 * @throws CliError when not all of it could be printed; the program has ended then
 */
export async function watchOnStdout({ events, running, makeReport }: Watching): Promise<Watched> {
  const calls = new WatchedCalls(makeReport());
  const reader = events.reader();
  const { print, assertPrinted } = printer();
  try {
    let end: ProgramEnd | undefined;
    let begun = false;
    while (end === undefined) {
      end = await Promise.race([running, setTimeout(TRACE_POLL_MS, undefined, { ref: false })]);
      if (!begun) await print(calls.begin());
      begun = true;
      for (const piece of piecesOf(reader, calls)) await print(piece);
    }
    await print(calls.end(end));
    assertPrinted();
    return { end, calls };
  } finally {
    reader.close();
  }
}

/**
 * Writes the report once the program has ended: a file appears whole or not at all.
 *
 * @param file to write
 * @param overwrite whether it may replace another
 * @throws CliError when it exists or cannot be written
 */
export async function watchIntoFile(
  { events, running, makeReport }: Watching,
  file: string,
  overwrite: boolean,
): Promise<Watched> {
  const end = await running;
  let calls = new WatchedCalls(makeReport());
  function* report(): Generator<string> {
    calls = new WatchedCalls(makeReport());
    const reader = events.reader();
    try {
      yield calls.begin();
      yield* piecesOf(reader, calls);
      yield calls.end(end);
    } finally {
      reader.close();
    }
  }
  try {
    writeFileAtomic(file, report, { overwrite });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw fileError(error, file, 'write');
    throw new CliError('usage', localise(texts.outputExists, { file }), texts.outputExistsRemedy);
  }
  return { end, calls };
}

function* piecesOf(reader: EventsReader, calls: WatchedCalls): Generator<string> {
  let piece = '';
  for (const line of reader.lines()) {
    piece += calls.line(line);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** Writes to stdout for as long as it takes something: when it does not any more, the program goes on without being told of. */
function printer(): { print: (text: string) => Promise<void>; assertPrinted: () => void } {
  let failure: NodeJS.ErrnoException | undefined;
  return {
    print: async (text) => {
      if (failure || text === '') return;
      await writeToStdout(text).catch((error: NodeJS.ErrnoException) => {
        failure = error;
      });
    },
    assertPrinted: () => {
      // A reader that has seen enough is no failure.
      if (!failure || failure.code === 'EPIPE') return;
      const sentence = localise(errorTexts.stdoutFailed, { reason: systemReason(failure) });
      throw new CliError('configuration', sentence, errorTexts.stdoutFailedRemedy);
    },
  };
}
