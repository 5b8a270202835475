import { userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { CliError } from '../cli-error.js';
import { environment, type VariableName } from '../environment.js';
import { storeTexts } from '../messages/store.js';

/** Where everything is kept. */
export interface StorePaths {
  /** Profiles, without secrets. */
  readonly config: string;
  /** Secrets of the profiles. */
  readonly credentials: string;
  /** The directory of the two. */
  readonly configDirectory: string;
  /** One file per profile. */
  readonly certificatesDirectory: string;
  /** One file per profile, which the PKCS#11 module reads. */
  readonly tokensDirectory: string;
  /** Says to the PKCS#11 module which others stand behind it. */
  readonly modulesFile: string;
  /** Where the PKCS#11 module and its agent are installed, unless told otherwise: the same across upgrades. */
  readonly libraryDirectory: string;
  /** Configurations that we write for applications which have no place of their own for them. */
  readonly applicationsDirectory: string;
  /** What was registered in which application, and what was there before. */
  readonly registrationsDirectory: string;
  /** Where the simulator keeps its keys, and says how it is reached, unless told otherwise. */
  readonly simulatorState: string;
  /** The journals of runs that are not finished. */
  readonly batchesDirectory: string;
}

/** The places of the XDG Base Directory Specification, which has variables that are not absolute paths ignored. */
export function storePaths(): StorePaths {
  const configDirectory = join(configHome(), 'smartcmd');
  const stateDirectory = join(baseDirectory('XDG_STATE_HOME', '.local', 'state'), 'smartcmd');
  const dataDirectory = join(baseDirectory('XDG_DATA_HOME', '.local', 'share'), 'smartcmd');
  return {
    configDirectory,
    config: join(configDirectory, 'config.json'),
    credentials: join(configDirectory, 'credentials.json'),
    certificatesDirectory: join(dataDirectory, 'certificates'),
    tokensDirectory: join(dataDirectory, 'tokens'),
    modulesFile: join(dataDirectory, 'modules'),
    libraryDirectory: join(homeDirectory(), '.local', 'lib', 'smartcmd'),
    applicationsDirectory: join(configDirectory, 'applications'),
    registrationsDirectory: join(dataDirectory, 'registrations'),
    simulatorState: join(stateDirectory, 'simulator'),
    batchesDirectory: join(stateDirectory, 'batches'),
  };
}

/**
 * @param profile name of a profile, already checked
 * @returns the file of its certificates
 */
export function certificateFile(profile: string): string {
  return join(storePaths().certificatesDirectory, `${profile}.pem`);
}

/**
 * @param profile name of a profile, already checked
 * @returns the file of its PKCS#11 token
 */
export function tokenFile(profile: string): string {
  return join(storePaths().tokensDirectory, `${profile}.token`);
}

/** Where applications keep their settings, by the same specification. */
export function configHome(): string {
  return baseDirectory('XDG_CONFIG_HOME', '.config');
}

function baseDirectory(variable: VariableName, ...inHome: string[]): string {
  const value = environment(variable);
  if (value && isAbsolute(value)) return value;
  return join(homeDirectory(), ...inHome);
}

/**
 * The person's home directory.
 *
 * @throws CliError `configuration` when the system knows of none, as for a user of a container
 */
export function homeDirectory(): string {
  const home = environment('HOME');
  if (home && isAbsolute(home)) return home;
  try {
    return userInfo().homedir;
  } catch {
    throw new CliError('configuration', storeTexts.noHome, storeTexts.noHomeRemedy);
  }
}
