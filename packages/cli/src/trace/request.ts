/** What the person asked for. */
export interface TraceRequest {
  /** Path of the PKCS#11 library to watch, as typed. */
  readonly module: string;
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** One JSON document instead of lines. */
  readonly json: boolean;
  /** File for the calls; absent: stdout. */
  readonly output: string | undefined;
  /** Whether that file may replace another. */
  readonly force: boolean;
  /** Counts instead of calls. */
  readonly summary: boolean;
}

/** How a program ended: one of both is null. */
export interface ProgramEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}
