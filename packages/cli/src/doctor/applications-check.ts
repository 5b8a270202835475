import type { Language, Localised } from '@smartcmd/cmd-client';
import { allApplications } from '../apps/applications.js';
import { libraryToBe } from '../apps/library.js';
import type { LoadCheck } from '../apps/target.js';
import { CliError } from '../cli-error.js';
import { EXIT } from '../exit-codes.js';
import { DOCTOR_PROGRAM_MS } from '../limits.js';
import { doctorApplicationTexts as texts } from '../messages/doctor-applications.js';
import { isInPath } from '../path-programs.js';
import { localise, type TextValues } from '../text.js';
import type { Check, Finding } from './check.js';
import { withProgram } from './with-program.js';

/** What is quoted of a program's last line, in characters. */
const REASON_LENGTH = 200;

/** Whether each application in which the module is registered can load it, in the way in which that application does. */
export const applicationsCheck: Check = {
  id: 'applications',
  title: texts.applications,
  needs: ['module-files'],
  network: false,
  run: async ({ signal, token }) => {
    const { library } = libraryToBe();
    const places = allApplications().flatMap((application) => placesOf(application, library));
    // Several applications may take the same database, which is looked at once.
    const looks = new Map<string, Promise<Outcome>>();
    const outcomes = places.map(async (place): Promise<Look> => {
      const look = looks.get(place.path) ?? lookAt(place, token !== undefined, signal);
      looks.set(place.path, look);
      return { id: place.id, title: place.title, ...(await look) };
    });
    return judge(await Promise.all(outcomes));
  },
};

interface Place {
  readonly path: string;
  /** On the command line. */
  readonly id: string;
  /** For a person. */
  readonly title: string;
  readonly check: LoadCheck | undefined;
  /** Whether another path is named there. */
  readonly other: boolean;
}

interface Outcome {
  readonly outcome: 'fine' | 'failed' | 'not-tried' | 'other';
  readonly reason?: Localised;
}

type Look = Pick<Place, 'id' | 'title'> & Outcome;

function placesOf(application: ReturnType<typeof allApplications>[number], library: string): Place[] {
  const { id, name } = application;
  const ofFile = application.namedIn?.(library);
  const byHand: Place[] =
    ofFile === undefined
      ? []
      : [{ id, title: name, path: ofFile, check: application.fileCheck?.(library), other: false }];
  const targets = targetsOf(application).flatMap((target): Place[] => {
    const title = target.profile === undefined ? name : `${name} (${target.profile})`;
    const state = target.stateOf(library);
    if (state === 'absent' || target.keptWithoutRecord) return [];
    return [{ id, title, path: target.path, check: target.loadCheck(library), other: state === 'other' }];
  });
  return [...byHand, ...targets];
}

/** One that cannot be looked at is no concern of the others. */
function targetsOf(application: ReturnType<typeof allApplications>[number]) {
  try {
    const { installed, targets } = application.find();
    return installed ? targets : [];
  } catch (error) {
    if (error instanceof CliError) return [];
    throw error;
  }
}

async function lookAt({ check, other }: Place, hasToken: boolean, signal: AbortSignal): Promise<Outcome> {
  if (other) return { outcome: 'other' };
  if (!check || !isInPath(check.program) || (check.needsToken && !hasToken)) return { outcome: 'not-tried' };
  const { program, args, env } = check;
  const written = { stdout: '', stderr: '' };
  const ending = await withProgram({ program, args, env, signal }, async (_, ended, output) => {
    const result = await ended;
    Object.assign(written, output);
    return result;
  });
  if (ending === 'late') return failed(texts.late, { program, seconds: DOCTOR_PROGRAM_MS / 1000 });
  if (ending.code === 0 && check.shows(written.stdout)) return { outcome: 'fine' };
  if (ending.code === 0) return failed(texts.notShown, { program });
  const said = `${written.stdout}\n${written.stderr}`.split('\n').findLast((line) => line.trim() !== '');
  const reason = said?.trim().slice(0, REASON_LENGTH) ?? ending.signal ?? `exit code ${ending.code}`;
  return failed(texts.said, { program, reason });
}

function failed(text: Localised, values: TextValues): Outcome {
  return { outcome: 'failed', reason: localise(text, values) };
}

function judge(looks: readonly Look[]): Finding {
  const of = (outcome: Look['outcome']): Look[] => looks.filter((look) => look.outcome === outcome);
  const titles = (some: readonly Look[]): string => [...new Set(some.map(({ title }) => title))].join(', ');
  const again = (some: readonly Look[]): Localised =>
    localise(texts.registerRemedy, { applications: [...new Set(some.map(({ id }) => id))].join(' ') });
  const failures = of('failed');
  if (failures.length > 0) {
    const inWords = (language: Language): string =>
      [...new Set(failures.map(({ reason }) => reason?.[language]))]
        .map((text) => `${titles(failures.filter(({ reason }) => reason?.[language] === text))} (${text})`)
        .join('; ');
    const detail = localise(texts.failed, { reasons: { en: inWords('en'), pt: inWords('pt') } });
    return { status: 'error', detail, remedy: texts.failedRemedy, exit: EXIT.configuration };
  }
  const others = of('other');
  if (others.length > 0) {
    return {
      status: 'warning',
      detail: localise(texts.other, { applications: titles(others) }),
      remedy: again(others),
    };
  }
  const [fine, open] = [titles(of('fine')), titles(of('not-tried'))];
  if (fine === '' && open === '') return { status: 'skipped', detail: texts.none, remedy: texts.noneRemedy };
  if (fine === '') return { status: 'skipped', detail: localise(texts.notTried, { open }) };
  return { status: 'ok', detail: localise(open === '' ? texts.fine : texts.fineAndOpen, { fine, open }) };
}
