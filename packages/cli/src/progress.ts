import type { Ora } from 'ora';
import { environment } from './environment.js';
import { isQuiet, isVerbose, note, setBeforeWriting } from './output/streams.js';

let spinner: Ora | undefined;

/**
 * Gets a spinner ready if one can be shown: on a terminal, without --quiet or --verbose. Elsewhere progress is told in
 * lines.
 */
export async function prepareProgress(): Promise<void> {
  if (spinner || isQuiet() || isVerbose() || !canSpin()) return;
  const { default: ora } = await import('ora');
  // The terminal's input and cursor are none of the spinner's business: prompts own them.
  spinner = ora({ stream: process.stderr, discardStdin: false, hideCursor: false });
  setBeforeWriting(clearProgress);
}

/** A terminal of unknown size says 0 columns, and ora then draws for ever. */
function canSpin(): boolean {
  return process.stderr.isTTY && process.stderr.columns > 0 && environment('TERM') !== 'dumb';
}

/** Says what goes on now: beside the spinner, or as a line. */
export function showProgress(text: string): void {
  if (spinner) spinner.start(text);
  else note(text);
}

/** Says how far something has come; only a spinner shows it, lines would be too many. */
export function updateProgress(text: string): void {
  spinner?.start(text);
}

/** Takes the spinner away, so that something else can be written. */
export function clearProgress(): void {
  if (spinner?.isSpinning) spinner.stop();
}
