import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { writeFileAtomic } from '../files/atomic-write.js';
import { makePrivateDirectory } from '../files/directories.js';
import { withFile } from '../files/file-error.js';
import { appsTexts as texts } from '../messages/apps.js';
import { storePaths } from '../store/paths.js';
import { checked, readVersionedJson, versionedJsonText } from '../store/versioned-json.js';
import { APPLICATION_IDS, type ApplicationId } from './application.js';

const BACKUP = /^[\da-f]{32}$/;

/** A file before and after registering; sums are SHA-256 in hex. */
const KeptFile = z.object({
  path: z.string().check(z.startsWith('/')),
  /** Name of the copy of what was there; null: there was no such file. */
  backup: z.nullable(z.string().check(z.regex(BACKUP))),
  mode: z.int().check(z.minimum(0), z.maximum(0o777)),
  /** Sum of what we left there; null: no such file, or nobody knows yet, since we have only begun. */
  after: z.nullable(z.string().check(z.regex(/^[\da-f]{64}$/))),
});

const Record = z.object({
  /** Who asked for it: several applications may take the same database. */
  applications: z.array(z.enum(APPLICATION_IDS)),
  library: z.string(),
  files: z.array(KeptFile),
  /** Directories that were made, the innermost first. */
  directories: z.array(z.string().check(z.startsWith('/'))),
});

const Records = z.looseObject({ registrations: z.record(z.string(), Record) });

/** A file before and after registering. */
export type KeptFile = z.output<typeof KeptFile>;

/** What was done in one place, so that it can be undone. */
export type RegistrationRecord = z.output<typeof Record>;

/** All records, by the path of the place. */
export type RegistrationRecords = ReadonlyMap<string, RegistrationRecord>;

const file = (): string => join(storePaths().registrationsDirectory, 'registrations.json');

/**
 * @param name of a copy of what was there before
 * @returns its path
 */
export function backupFile(name: string): string {
  return join(storePaths().registrationsDirectory, name);
}

/**
 * @param records as they are
 * @returns the names of copies that no record knows
 * @throws CliError `configuration`
 */
export function unknownBackups(records: RegistrationRecords): string[] {
  const directory = storePaths().registrationsDirectory;
  if (!existsSync(directory)) return [];
  const known = new Set([...records.values()].flatMap(({ files }) => files.map(({ backup }) => backup)));
  return withFile(directory, 'read', () => readdirSync(directory)).filter(
    (name) => BACKUP.test(name) && !known.has(name),
  );
}

/**
 * @returns what was registered
 * @throws CliError `configuration`
 */
export function readRecords(): RegistrationRecords {
  const value = readVersionedJson(file(), false);
  if (value === undefined) return new Map();
  const { registrations } = checked(
    Records,
    value,
    { file: file(), path: [] },
    { registrations: texts.expectedRecords },
  );
  return new Map(Object.entries(registrations));
}

/**
 * @param records what is registered from now on
 * @throws CliError `configuration`
 */
export function writeRecords(records: RegistrationRecords): void {
  makePrivateDirectory(storePaths().registrationsDirectory);
  const text = versionedJsonText({ registrations: Object.fromEntries(records) });
  withFile(file(), 'write', () => writeFileAtomic(file(), text, { overwrite: true, mode: 0o600 }));
}

/**
 * @param records as they are
 * @param path of the place
 * @param record what is known of it from now on; undefined: nothing
 */
export function withRecord(
  records: RegistrationRecords,
  path: string,
  record: RegistrationRecord | undefined,
): RegistrationRecords {
  const changed = new Map(records);
  if (record === undefined) changed.delete(path);
  else changed.set(path, record);
  return changed;
}

/**
 * @param record of a place
 * @param application who asks for it, too
 * @returns the record that says so
 */
export function askedBy(record: RegistrationRecord, application: ApplicationId): RegistrationRecord {
  const applications = APPLICATION_IDS.filter((id) => id === application || record.applications.includes(id));
  return { ...record, applications };
}
