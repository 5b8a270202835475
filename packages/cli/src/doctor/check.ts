import type { CertificateChain, Localised } from '@smartcmd/cmd-client';
import type { Token } from '@smartcmd/p11-module';
import type { ExitCode } from '../exit-codes.js';
import type { Config, StoredProfile } from '../store/config-file.js';
import type { Credentials } from '../store/credentials-file.js';
import type { ProbeReport, SlotReport } from './probe-report.js';

/** How a check ended. */
export type Status = 'ok' | 'warning' | 'error' | 'skipped';

/** What a check found. */
export interface Finding {
  readonly status: Status;
  readonly detail: Localised;
  readonly remedy?: Localised | undefined;
  /** Whether checks that need this one make no sense now, although it is only a warning. */
  readonly stops?: boolean | undefined;
  /** The exit code of the doctor, if this is the first error. */
  readonly exit?: ExitCode | undefined;
}

/** What the checks are told, and what they have found out for those after them. */
export interface Examination {
  /** The profile as the person typed it. */
  readonly wantedProfile: string | undefined;
  /** The version of smartcmd. */
  readonly version: string;
  readonly signal: AbortSignal;
  /** The profile that is examined. */
  name?: string;
  config?: Config;
  stored?: StoredProfile;
  /** Its credentials, where they can be had without asking anybody. */
  credentials?: Credentials;
  chain?: CertificateChain;
  /** The PKCS#11 module that applications are to load, what it showed, and the profile's token. */
  library?: string;
  probed?: ProbeReport;
  token?: Token;
  /** The same of a profile whose certificate is still to be fetched. */
  enrollingToken?: Token;
  /** What the Citizen Card's library showed of its slots, and whether somebody named it: it may only lie in a usual place. */
  card?: { readonly slots: readonly SlotReport[]; readonly isWanted: boolean };
  /** The service's clock, and ours at the same moment. */
  clocks?: { readonly theirs: Date | undefined; readonly ours: Date };
}

/** One thing to look at. */
export interface Check {
  /** Stable: part of the form of --json. */
  readonly id: CheckId;
  readonly title: Localised;
  /** Checks without whose success this one makes no sense. */
  readonly needs: readonly CheckId[];
  /** Whether it goes over the network: not with --offline. */
  readonly network: boolean;
  /** Looks; what it throws is an error that was found. */
  run(examination: Examination): Finding | Promise<Finding>;
}

/** The name of a check. Stable. In the order in which they run. */
export type CheckId =
  | 'node'
  | 'files'
  | 'profile'
  | 'credentials-place'
  | 'encryption-certificate'
  | 'chain'
  | 'name-resolution'
  | 'tls'
  | 'credentials'
  | 'clock'
  | 'prompts'
  | 'module-files'
  | 'module'
  | 'token'
  | 'agent'
  | 'module-token'
  | 'module-prompts'
  | 'card-library'
  | 'card-service'
  | 'card-reader'
  | 'card'
  | 'applications'
  | 'version';

/** How long before something expires it is worth a warning. */
export const SOON_DAYS = 60;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days from now. */
export function daysUntil(date: Date): number {
  return Math.floor((date.getTime() - Date.now()) / DAY_MS);
}

/** The day as people write it in a file, such as 2029-03-23. */
export function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** What a check needs from one before it, which succeeded. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('a check ran before one that it needs');
  return value;
}
