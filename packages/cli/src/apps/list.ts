import type { Localised } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import type { Application, ApplicationId } from './application.js';
import type { Target, TargetState } from './target.js';

/** One place of an application. */
export interface ListedPlace {
  readonly path: string;
  readonly profile?: string | undefined;
  /** `unreadable`: see the problem. */
  readonly state: TargetState | 'unreadable';
  readonly problem?: Localised | undefined;
}

/** An application as it stands. */
export interface ListedApplication {
  readonly id: ApplicationId;
  readonly name: string;
  readonly installed: boolean;
  readonly places: readonly ListedPlace[];
  readonly notes: readonly Localised[];
}

/**
 * Looks at an application, and changes nothing.
 *
 * @param application which
 * @param library path of the module
 */
export function listed(application: Application, library: string): ListedApplication {
  const { id, name } = application;
  try {
    const { installed, targets, notes = [], sandboxes = [], problem } = application.find();
    const byHand = application.namedIn?.(library);
    const places = [
      ...targets.map((target) => placeOf(target, library)),
      ...(byHand === undefined ? [] : [{ path: byHand, state: 'registered' as const }]),
    ];
    const about = installed ? [...notes, ...(problem ? [problem.sentence] : [])] : [];
    return { id, name, installed, places, notes: [...about, ...sandboxes] };
  } catch (error) {
    return { id, name, installed: true, places: [], notes: [sentenceOf(error)] };
  }
}

function placeOf({ path, profile, stateOf }: Target, library: string): ListedPlace {
  try {
    return { path, profile, state: stateOf(library) };
  } catch (error) {
    return { path, profile, state: 'unreadable', problem: sentenceOf(error) };
  }
}

function sentenceOf(error: unknown): Localised {
  if (!(error instanceof CliError)) throw error;
  return error.sentence;
}
