import type { Language } from '@smartcmd/cmd-client';
import type { ExitCode } from '../exit-codes.js';
import { checkedProfileName } from '../store/profile-name.js';
import type { Examination } from './check.js';
import { type Examined, examine } from './examine.js';
import { exitCodeOfFindings, jsonOf, linesOf, summaryOf } from './report.js';

/** What the person asked for. */
export interface DoctorFlags {
  readonly profile?: string | undefined;
  readonly json: boolean;
  readonly offline: boolean;
}

/** Who is told, and what is known of ourselves. */
export interface DoctorContext {
  readonly language: Language;
  readonly signal: AbortSignal;
  /** The version of smartcmd. */
  readonly version: string;
  readonly print: (line: string) => void;
}

/**
 * Runs all checks and prints what they found.
 *
 * @returns the exit code
 * @throws CliError `usage` for a name that no profile can have
 */
export async function diagnose(flags: DoctorFlags, context: DoctorContext): Promise<ExitCode> {
  const { language, signal, version, print } = context;
  const wantedProfile = flags.profile === undefined ? undefined : checkedProfileName(flags.profile);
  const examination: Examination = { wantedProfile, version, signal };
  const findings: Examined[] = [];
  for await (const finding of examine(examination, flags.offline)) {
    findings.push(finding);
    if (!flags.json) for (const line of linesOf(finding, language)) print(line);
  }
  print(
    flags.json ? jsonOf(findings, examination.name ?? wantedProfile, language) : `\n${summaryOf(findings, language)}`,
  );
  return exitCodeOfFindings(findings);
}
