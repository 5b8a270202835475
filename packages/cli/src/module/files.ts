import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.js';
import type { Config } from '../store/config-file.js';
import { storePaths } from '../store/paths.js';

/** The files of the PKCS#11 module; they need not exist. */
export interface ModuleFiles {
  /** What applications load: the CMD beside the Citizen Card. */
  readonly library: string;
  /** The same for the CMD alone. */
  readonly cmdOnly: string;
  /** What either starts to sign. */
  readonly agent: string;
  /** What either starts to fetch a certificate that a profile does not have yet. */
  readonly enroller: string;
}

/** As the repository's build makes them: the library is there only if there was a compiler. */
export const BUILT: ModuleFiles = {
  library: join(packageRoot, '..', 'cc-wrapper', 'native', 'build', 'libsmartcmd.so'),
  cmdOnly: join(packageRoot, '..', 'p11-module', 'native', 'build', 'libsmartcmd-cmd.so'),
  agent: join(packageRoot, 'bundle', 'agent.cjs'),
  enroller: join(packageRoot, 'bundle', 'enrol.cjs'),
};

/**
 * @param directory where the module is, or is to be, installed
 */
export function filesIn(directory: string): ModuleFiles {
  return {
    library: join(directory, 'libsmartcmd.so'),
    cmdOnly: join(directory, 'libsmartcmd-cmd.so'),
    agent: join(directory, 'agent.cjs'),
    enroller: join(directory, 'enrol.cjs'),
  };
}

/**
 * @param config says where the module was installed, if not in the usual place
 * @param which the one that offers the card too, unless told
 * @returns the library that applications are to load: the installed one, else the built one; undefined when there is none
 */
export function presentLibrary(config: Config, which: 'library' | 'cmdOnly' = 'library'): string | undefined {
  return candidates(config)
    .map((files) => files[which])
    .find(existsSync);
}

/**
 * @param config says where the module was installed, if not in the usual place
 * @returns the agent that token files are to name: the installed one, whose path stays, else that of this very program
 */
export function presentAgent(config: Config): string {
  return firstThere(config, 'agent');
}

/**
 * @param config says where the module was installed, if not in the usual place
 * @returns what token files are to name that wait for a certificate, as {@link presentAgent}
 */
export function presentEnroller(config: Config): string {
  return firstThere(config, 'enroller');
}

function firstThere(config: Config, which: 'agent' | 'enroller'): string {
  const installed = candidates(config).map((files) => files[which]);
  return installed.find(existsSync) ?? BUILT[which];
}

function candidates({ moduleDirectory }: Config): ModuleFiles[] {
  const own = moduleDirectory === undefined ? [] : [filesIn(moduleDirectory)];
  return [...own, filesIn(storePaths().libraryDirectory), BUILT];
}
