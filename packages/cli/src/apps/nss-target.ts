import { join } from 'node:path';
import type { Localised } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { makePrivateDirectory } from '../files/directories.js';
import { appsTexts as texts } from '../messages/apps.js';
import { localise } from '../text.js';
import { holderOf, profileLock, type RunningProgram, runningOf } from './in-use.js';
import {
  addModule,
  assertNssTools,
  deleteModule,
  formOf,
  hasPassword,
  makeDatabase,
  modulesOf,
  NSS_FILES,
  NSS_NAME,
} from './nss-database.js';
import { assertOwnDirectory, assertReplaceable } from './safety.js';
import type { Target } from './target.js';

/** An NSS database, and who uses it. */
export interface NssDatabase {
  readonly directory: string;
  /** The application's name, for messages. */
  readonly application: string;
  readonly profile?: string | undefined;
  /** Programs that must not run in this home, by the names of their files. */
  readonly programs?: readonly string[];
  /** Programs that may hold the Mozilla profile that this is. */
  readonly profilePrograms?: readonly string[];
  /** Whether we make it when it is not there; otherwise the application does, when it first starts. */
  readonly make?: boolean;
}

/** The Citizen Card's own library, under the names that it had. */
const CARD_LIBRARY = /libpteid/;

/**
 * @param database which one
 * @returns a place that is the list of modules of that database
 */
export function nssTarget(database: NssDatabase): Target {
  const { directory, profile } = database;
  const files = NSS_FILES.map((name) => join(directory, name));
  const modules = (): ReturnType<typeof modulesOf> => modulesOf(directory);
  return {
    path: directory,
    profile,
    // In a database that exists, only the list of modules changes; keys need not lie about as copies.
    get files() {
      return formOf(directory) === undefined ? files : [join(directory, 'pkcs11.txt')];
    },
    stateOf: (library) => {
      // By whatever name: somebody may have added it by hand.
      if (modules().some((module) => module.library === library)) return 'registered';
      return modules().some(({ name }) => name === NSS_NAME) ? 'other' : 'absent';
    },
    assertChangeable: () => assertChangeable(database, files),
    add: (library) => {
      if (formOf(directory) === undefined) {
        makePrivateDirectory(directory);
        makeDatabase(directory);
      }
      if (modules().some(({ name }) => name === NSS_NAME)) deleteModule(directory, NSS_NAME);
      addModule(directory, library);
      return [
        ...(hasPassword(directory) ? [texts.databasePassword] : []),
        ...(modules().some((module) => CARD_LIBRARY.test(module.library)) ? [texts.cardTwice] : []),
      ];
    },
    remove: (library) => {
      for (const { name } of modules().filter((module) => module.name === NSS_NAME || module.library === library))
        deleteModule(directory, name);
    },
    steps: (library) => stepsOf(directory, library),
    loadCheck: (library) => ({
      program: 'modutil',
      args: [
        '-dbdir',
        `sql:${directory}`,
        '-list',
        modules().find((each) => each.library === library)?.name ?? NSS_NAME,
      ],
      needsToken: false,
      shows: (output) => /^Manufacturer: SmartCMD/m.test(output),
    }),
  };
}

function stepsOf(directory: string, library: string): Localised[] {
  const made = formOf(directory) === undefined;
  const others = modulesOf(directory).filter(({ name }) => name === NSS_NAME);
  return [
    ...(made ? [localise(texts.stepMakeDatabase, { directory })] : []),
    ...others.map((other) => localise(texts.stepDelete, { directory, library: other.library })),
    localise(texts.stepAdd, { directory, library }),
  ];
}

function assertChangeable(database: NssDatabase, files: readonly string[]): void {
  const { directory, application, programs = [], profilePrograms, make } = database;
  assertOwnDirectory(directory);
  if (formOf(directory) === 'dbm') {
    throw new CliError('configuration', localise(texts.oldDatabase, { directory }), texts.oldDatabaseRemedy);
  }
  if (formOf(directory) === undefined && make !== true) {
    const values = { directory, application };
    throw new CliError('configuration', localise(texts.noDatabase, values), localise(texts.noDatabaseRemedy, values));
  }
  for (const file of files) assertReplaceable(file);
  assertNssTools();
  const lock = profilePrograms && profileLock(directory, profilePrograms);
  if (lock?.by === 'elsewhere') {
    const values = { directory, link: join(directory, 'lock') };
    throw new CliError('configuration', localise(texts.lockedElsewhere, values), localise(texts.lockedRemedy, values));
  }
  const user = lock?.program ?? holderOf(files) ?? runningOf(programs);
  if (user) throw inUse(directory, user);
}

/**
 * @param path what a program uses
 * @param user which program
 */
export function inUse(path: string, { name, pid }: RunningProgram): CliError {
  const values = { path, name, pid };
  return new CliError('configuration', localise(texts.inUse, values), localise(texts.inUseRemedy, values));
}
