import type { Localised } from '@smartcmd/cmd-client';

/** How the module stands in a place. */
export type TargetState =
  /** It is named there. */
  | 'registered'
  /** Another file is named there under our name: the module was elsewhere before, or somebody changed it. */
  | 'other'
  | 'absent';

/** How to find out whether an application can load the module from a place: by the program that loads it in the same way. */
export interface LoadCheck {
  /** A name to look for in PATH. */
  readonly program: string;
  readonly args: readonly string[];
  /** More variables for it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it fails without a token in the module. */
  readonly needsToken: boolean;
  /** Looks for the module in what the program printed. */
  readonly shows: (output: string) => boolean;
}

/**
 * One place that names the module to an application: an NSS database, a file, a setting. What changes it is synchronous,
 * so that no signal can end the command in the middle.
 */
export interface Target {
  /** The database's directory, or the file: the name of the place in our records. */
  readonly path: string;
  /** Which of an application's profiles it is, where it has several. */
  readonly profile?: string | undefined;
  /** The files that registering may make or change, to be kept as they were. */
  readonly files: readonly string[];
  /** Whether it stays when somebody else than we has made it. */
  readonly keptWithoutRecord?: boolean;
  /**
   * Reads only.
   *
   * @param library path of the module
   * @throws CliError `configuration` when it cannot be read
   */
  stateOf(library: string): TargetState;
  /**
   * Whether nothing stands in the files but what `add` has put there; absent: they are shared with others.
   *
   * @param library path of the module
   */
  isAllOurs?(library: string): boolean;
  /** @throws CliError `configuration` when it must not be changed: in use, unsafe, too old, or a tool is missing */
  assertChangeable(): void;
  /**
   * Names the module, in place of what stands there under our name.
   *
   * @param library path of the module
   * @returns what the person should know
   * @throws CliError `configuration`; whoever calls it puts the files back as they were
   */
  add(library: string): readonly Localised[];
  /** Takes the module out and leaves the rest, where the files have been changed by others since. */
  remove(library: string): void;
  /** What `add` would do, for --dry-run. */
  steps(library: string): readonly Localised[];
  /**
   * @param library path of the module, which is named here
   * @returns how to find out whether it can be loaded; undefined: not on this machine
   */
  loadCheck(library: string): LoadCheck | undefined;
}
