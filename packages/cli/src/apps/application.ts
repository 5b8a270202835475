import type { Localised } from '@smartcmd/cmd-client';
import type { LoadCheck, Target } from './target.js';

/** The applications that are known, in the order in which they are listed. */
export const APPLICATION_IDS = [
  'p11-kit',
  'nss',
  'firefox',
  'thunderbird',
  'libreoffice',
  'okular',
  'java',
  'openssl',
  'openssh',
] as const;

/** The name of an application on the command line. Stable: part of the form of --json. */
export type ApplicationId = (typeof APPLICATION_IDS)[number];

/** What was found of an application on this machine. */
export interface FoundApplication {
  /** Whether it is there, as a package that can load a module from the home. */
  readonly installed: boolean;
  /** Where the module has to be named; none when there is nothing to name it in. */
  readonly targets: readonly Target[];
  /** Why there is no place, although it is installed. */
  readonly problem?: { readonly sentence: Localised; readonly remedy?: Localised } | undefined;
  /** What the person should know, such as which database it takes. */
  readonly notes?: readonly Localised[] | undefined;
  /** About its packages in a sandbox, which cannot load the module. */
  readonly sandboxes?: readonly Localised[] | undefined;
}

/** An application, or a family of them with the same configuration. */
export interface Application {
  readonly id: ApplicationId;
  /** As people know it. */
  readonly name: string;
  /** Looks for it, and changes nothing. */
  find(): FoundApplication;
  /**
   * Lines to be typed, or put into a configuration, where the module is named at each use.
   *
   * @param library path of the module
   */
  usage?(library: string): readonly UsageLine[];
  /**
   * A file of the person's own that names the module, where they have to write it themselves.
   *
   * @param library path of the module
   */
  namedIn?(library: string): string | undefined;
  /** How to find out whether it can be loaded as that file says. */
  fileCheck?(library: string): LoadCheck;
}

/** What to type, and what for. */
export interface UsageLine {
  readonly purpose: Localised;
  /** One line or several; not translated. */
  readonly text: string;
}
