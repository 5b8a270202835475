import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Localised } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { appsTexts as texts } from '../messages/apps.js';
import { localise } from '../text.js';
import type { Application, ApplicationId, FoundApplication, UsageLine } from './application.js';
import { type Action, needOf, registerIn, type TargetChange, unregisterFrom } from './change.js';
import { databaseTarget } from './mozilla.js';
import { readRecords } from './records.js';
import type { Target } from './target.js';

/** What became of one place, or would become of it. */
export interface PlaceResult {
  readonly application: ApplicationId;
  /** The application's name. */
  readonly name: string;
  /** The database or the file; absent where there is none. */
  readonly path?: string | undefined;
  readonly profile?: string | undefined;
  readonly outcome: TargetChange['outcome'] | 'would-register' | 'would-unregister' | 'by-hand' | 'skipped' | 'failed';
  /** What would be done. */
  readonly steps: readonly Localised[];
  readonly notes: readonly Localised[];
  readonly problem?: Localised | undefined;
  readonly remedy?: Localised | undefined;
}

/** What became of an application. */
export interface ApplicationResult {
  readonly places: readonly PlaceResult[];
  readonly usage: readonly UsageLine[];
}

/** How it is done. */
export interface RunOptions {
  readonly action: Action;
  /** Whether everything stays as it is. */
  readonly dryRun: boolean;
  /** Whether the person named the application: it is then wrong that it is not there. */
  readonly named: boolean;
  readonly library: string;
}

/**
 * Registers the module in every place of an application, or takes it out of them. A failure in one place does not keep the
 * others from being done.
 *
 * @param application which
 * @param options what is done, and how
 */
export function runFor(application: Application, options: RunOptions): ApplicationResult {
  const { action, named, library } = options;
  const of = { application: application.id, name: application.name, steps: [] };
  try {
    const found = application.find();
    const { notes = [], sandboxes = [] } = found;
    const usage = action === 'register' ? (application.usage?.(library) ?? []) : [];
    if (!found.installed && action === 'register') {
      if (!named) return { places: [{ ...of, outcome: 'skipped', notes: sandboxes }], usage: [] };
      // Whoever names it may have it where we do not look, unless we see that it is only there in a sandbox.
      if (sandboxes.length > 0 || found.targets.length === 0) {
        const problem = localise(sandboxes[0] ?? texts.notInstalled, { application: application.name });
        return { places: [{ ...of, outcome: 'failed', notes: [], problem }], usage: [] };
      }
    }
    const targets = action === 'unregister' ? [...found.targets, ...formerTargets(application, found)] : found.targets;
    if (targets.length === 0) return { places: [{ ...of, ...withoutPlace(found, options) }], usage };
    const places = targets.map((target, index) => ({
      ...of,
      path: target.path,
      profile: target.profile,
      ...placeResult(
        target,
        application.id,
        options,
        index === 0 && action === 'register' ? [...notes, ...sandboxes] : [],
      ),
    }));
    const idle = !found.installed && !named && places.every(({ outcome }) => outcome === 'unchanged');
    return { places: idle ? [{ ...of, outcome: 'skipped', notes: sandboxes }] : places, usage };
  } catch (error) {
    return { places: [{ ...of, ...failure(error) }], usage: [] };
  }
}

/** Databases that the application took when it was registered, and does not take any more. */
function formerTargets({ id, name }: Application, { targets }: FoundApplication): Target[] {
  const former = [...readRecords()].filter(([path, { applications }]) => {
    return (
      applications.includes(id) &&
      existsSync(join(path, 'pkcs11.txt')) &&
      !targets.some((target) => target.path === path)
    );
  });
  return former.map(([path]) => databaseTarget(path, name, []));
}

function withoutPlace(
  { problem, notes = [] }: FoundApplication,
  { action, named }: RunOptions,
): Pick<PlaceResult, 'outcome' | 'notes' | 'problem' | 'remedy'> {
  if (action === 'unregister') return { outcome: problem ? 'unchanged' : 'by-hand', notes: problem ? [] : notes };
  if (!problem) return { outcome: 'by-hand', notes };
  const { sentence, remedy } = problem;
  return { outcome: named ? 'failed' : 'skipped', notes: [], problem: sentence, remedy };
}

function placeResult(
  target: Target,
  application: ApplicationId,
  { action, dryRun, named, library }: RunOptions,
  notes: readonly Localised[],
): Pick<PlaceResult, 'outcome' | 'steps' | 'notes' | 'problem' | 'remedy'> {
  try {
    if (dryRun) {
      const planned = wouldDo(target, named || action === 'register' ? application : undefined, action, library);
      return { ...planned, notes: [...notes, ...planned.notes] };
    }
    const { outcome, notes: more } =
      action === 'register'
        ? registerIn(target, application, library)
        : unregisterFrom(target, named ? application : undefined, library);
    return { outcome, steps: [], notes: [...notes, ...more] };
  } catch (error) {
    return { steps: [], ...failure(error) };
  }
}

function wouldDo(
  target: Target,
  application: ApplicationId | undefined,
  action: Action,
  library: string,
): Pick<PlaceResult, 'outcome' | 'steps' | 'notes'> {
  const decided = needOf(action, target, application, library);
  if (decided.need === 'none') return { outcome: 'unchanged', steps: [], notes: [] };
  if (decided.need === 'kept') {
    return { outcome: 'kept', steps: [], notes: [localise(texts.keptFor, { applications: decided.applications })] };
  }
  target.assertChangeable();
  const backUp = target.files.some(existsSync) ? [texts.stepBackUp] : [];
  return action === 'register'
    ? { outcome: 'would-register', steps: [...backUp, ...target.steps(library)], notes: [] }
    : { outcome: 'would-unregister', steps: [localise(texts.stepRestore, { path: target.path })], notes: [] };
}

function failure(error: unknown): Pick<PlaceResult, 'outcome' | 'notes' | 'problem' | 'remedy'> {
  if (!(error instanceof CliError)) throw error;
  return { outcome: 'failed', notes: [], problem: error.sentence, remedy: error.remedy };
}
