import { type Localised, SmartCmdError } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { EXIT, type ExitCode, exitCodeOf, exitCodeOfKind } from '../exit-codes.js';
import { fileError } from '../files/file-error.js';
import { doctorTexts as texts } from '../messages/doctor.js';
import { isSystemError } from '../system-error.js';
import { localise } from '../text.js';
import { agentCheck } from './agent-check.js';
import { applicationsCheck } from './applications-check.js';
import { cardCheck, cardReaderCheck, cardServiceCheck } from './card-checks.js';
import { cardLibraryCheck } from './card-library-check.js';
import { chainCheck, encryptionCertificateCheck } from './certificate-checks.js';
import type { Check, CheckId, Examination, Finding } from './check.js';
import { credentialsPlaceCheck } from './credentials-place-check.js';
import { filesCheck, nodeCheck, profileCheck } from './local-checks.js';
import { moduleCheck, moduleTokenCheck } from './module-check.js';
import { moduleFilesCheck } from './module-files-check.js';
import { modulePromptsCheck } from './module-prompts-check.js';
import { clockCheck, credentialsCheck, nameResolutionCheck, tlsCheck } from './network-checks.js';
import { promptsCheck } from './prompts-check.js';
import { tokenCheck } from './token-check.js';
import { versionCheck } from './version-check.js';

const CHECKS: readonly Check[] = [
  nodeCheck,
  filesCheck,
  profileCheck,
  credentialsPlaceCheck,
  encryptionCertificateCheck,
  chainCheck,
  nameResolutionCheck,
  tlsCheck,
  credentialsCheck,
  clockCheck,
  promptsCheck,
  moduleFilesCheck,
  moduleCheck,
  tokenCheck,
  agentCheck,
  moduleTokenCheck,
  modulePromptsCheck,
  cardLibraryCheck,
  cardServiceCheck,
  cardReaderCheck,
  cardCheck,
  applicationsCheck,
  versionCheck,
];

/** A check and what it found. */
export interface Examined extends Finding {
  readonly id: CheckId;
  readonly title: Localised;
}

/**
 * Runs all checks in order; those that depend on one that failed or stops them, or that need the network when it is not to be used,
 * are skipped.
 *
 * @param examination what the checks are told
 * @param offline whether the network is not to be used
 * @returns one finding after the other, as soon as it is known
 */
export async function* examine(examination: Examination, offline: boolean): AsyncGenerator<Examined, void, void> {
  const unknown = new Map<CheckId, Check>();
  for (const check of CHECKS) {
    const cause = check.needs.map((id) => unknown.get(id)).find((failed) => failed !== undefined);
    const finding = await findingOf(check, examination, offline, cause);
    if (finding.status === 'skipped') unknown.set(check.id, cause ?? check);
    if (finding.status === 'error' || finding.stops) unknown.set(check.id, cause ?? check);
    yield { id: check.id, title: check.title, ...finding };
  }
}

async function findingOf(
  check: Check,
  examination: Examination,
  offline: boolean,
  cause: Check | undefined,
): Promise<Finding> {
  if (check.network && offline) return { status: 'skipped', detail: texts.offline };
  if (cause) return { status: 'skipped', detail: localise(texts.dependsOn, { check: cause.title }) };
  try {
    return await check.run(examination);
  } catch (error) {
    if (examination.signal.aborted) throw error;
    return failure(isSystemError(error) ? fileError(error, error.path ?? check.id, 'read') : error);
  }
}

function failure(error: unknown): Finding {
  if (error instanceof SmartCmdError) {
    const detail = { en: error.sentence('en'), pt: error.sentence('pt') };
    const remedy = { en: error.remedy('en'), pt: error.remedy('pt') };
    return { status: 'error', detail, remedy, exit: atLeastConfiguration(exitCodeOf(error.code)) };
  }
  if (error instanceof CliError) {
    const { sentence: detail, remedy, kind } = error;
    return { status: 'error', detail, remedy, exit: atLeastConfiguration(exitCodeOfKind(kind)) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { status: 'error', detail: localise(texts.unexpected, { message }), exit: EXIT.unexpected };
}

/** What would be a mistake on the command line elsewhere comes out of a file here. */
function atLeastConfiguration(code: ExitCode): ExitCode {
  return code === EXIT.usage ? EXIT.configuration : code;
}
