import type { Language } from '@smartcmd/cmd-client';
import type { Enrolment } from '@smartcmd/p11-module';
import { CliError } from '../cli-error.js';
import { profileTexts as texts } from '../messages/profile.js';
import { printable } from '../printable.js';
import { type Config, readConfig, storedProfile } from '../store/config-file.js';
import { enrolmentOf, settingsOf, storedChain } from '../store/profile.js';
import { FIRST_PROFILE } from '../store/profile-name.js';
import { say } from '../text.js';

/** The version of the form of --json; see the command's help. */
const JSON_VERSION = 1;

/** A profile in a list; what is absent is not known, and `problem` says why. */
export interface ListedProfile {
  readonly name: string;
  readonly default: boolean;
  readonly environment?: string;
  readonly endpoint?: string;
  readonly service?: string;
  readonly phone?: string;
  readonly holder?: string;
  readonly notAfter?: Date;
  /** Of a profile whose certificate has not been fetched. */
  readonly enrolment?: Enrolment;
  readonly problem?: string;
}

/**
 * @param language of the problems
 * @returns every profile, also those that cannot be used
 * @throws CliError when config.json cannot be read or believed at all
 */
export function listProfiles(language: Language): ListedProfile[] {
  const config = readConfig();
  const chosen = config.defaultProfile ?? FIRST_PROFILE;
  return [...config.profiles.keys()].map((name) => ({
    name,
    default: name === chosen,
    ...factsOf(config, name, language),
  }));
}

function factsOf(config: Config, name: string, language: Language): Partial<ListedProfile> {
  let known: Partial<ListedProfile> = {};
  try {
    const stored = storedProfile(config, name);
    const { environment, endpoint, service, phone } = stored;
    known = { environment, endpoint, service, ...(phone !== undefined && { phone }) };
    settingsOf(config, name);
    const enrolment = enrolmentOf(stored);
    if (enrolment !== undefined) return { ...known, enrolment };
    const { holder, notAfter } = storedChain(config, name);
    return { ...known, holder, notAfter };
  } catch (error) {
    if (error instanceof CliError) return { ...known, problem: error.sentence[language] };
    throw error;
  }
}

/** The documented form for programs. */
export function profilesAsJson(profiles: readonly ListedProfile[]): string {
  const defaultProfile = profiles.find((profile) => profile.default)?.name ?? null;
  return JSON.stringify({ version: JSON_VERSION, defaultProfile, profiles }, null, 2);
}

const ENROLMENTS = { 'on-first-use': texts.onFirstUse, dismissed: texts.dismissed } as const;

/** Lines for a person. */
export function profilesAsLines(profiles: readonly ListedProfile[], language: Language): string[] {
  const rows = profiles.map(({ name, environment = '?', phone = '?' }) => [name, environment, phone]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return profiles.map((profile, index) => {
    const cells = rows[index]?.map((cell, column) => cell.padEnd(widths[column] ?? 0)) ?? [];
    return `${profile.default ? '*' : ' '} ${printable([...cells, lastCell(profile, language)].join('  '))}`;
  });
}

function lastCell({ problem, enrolment, holder = '?', notAfter }: ListedProfile, language: Language): string {
  if (enrolment !== undefined) return say(ENROLMENTS[enrolment], language);
  if (problem !== undefined) return say(texts.unusable, language, { problem });
  return `${holder}, ${say(texts.until, language, { notAfter: notAfter?.toISOString().slice(0, 10) ?? '?' })}`;
}
