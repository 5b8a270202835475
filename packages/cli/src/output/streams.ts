let quiet = false;
let verbose = false;
let beforeWriting: (() => void) | undefined;

/** Decides what reaches stderr from now on. */
export function setVerbosity(choice: { readonly quiet: boolean; readonly verbose: boolean }): void {
  ({ quiet, verbose } = choice);
}

/** What has to leave the screen before a line is written: the spinner. */
export function setBeforeWriting(action: () => void): void {
  beforeWriting = action;
}

/** Whether --quiet was given. */
export const isQuiet = (): boolean => quiet;

/** Whether --verbose was given. */
export const isVerbose = (): boolean => verbose;

/** A line for the person on stderr, unless --quiet. */
export function note(text: string): void {
  if (!quiet) write(text);
}

/** A line about how the work goes on stderr, with --verbose: milliseconds since the start, and the text. */
export function detail(text: string): void {
  if (verbose) write(`[${String(Math.round(performance.now())).padStart(6)} ms] ${text}`);
}

function write(text: string): void {
  beforeWriting?.();
  process.stderr.write(`${text}\n`);
}
