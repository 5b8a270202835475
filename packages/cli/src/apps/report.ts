import type { Language, Localised } from '@smartcmd/cmd-client';
import { appOutcomeTexts, appStateTexts } from '../messages/apps.js';
import { styled } from '../output/colour.js';
import { printable } from '../printable.js';
import { say } from '../text.js';
import type { UsageLine } from './application.js';
import type { ListedApplication, ListedPlace } from './list.js';
import type { ApplicationResult, PlaceResult } from './run.js';

/** The version of the forms of --json; see the commands' help. */
const JSON_VERSION = 1;

const FINE = ['✓', 'green'] as const;
const LOOK = ['!', 'yellow'] as const;
const WRONG = ['✗', 'red'] as const;
const NOTHING = ['–', 'dim'] as const;
const OPEN = ['○', 'dim'] as const;

type Mark = readonly [mark: string, colour: 'green' | 'yellow' | 'red' | 'dim'];

const STATE_MARKS: Readonly<Record<ListedPlace['state'], Mark>> = {
  registered: FINE,
  other: LOOK,
  unreadable: WRONG,
  absent: OPEN,
};

const OUTCOME_MARKS: Readonly<Record<PlaceResult['outcome'], Mark>> = {
  registered: FINE,
  unregistered: FINE,
  unchanged: FINE,
  kept: LOOK,
  'would-register': OPEN,
  'would-unregister': OPEN,
  'by-hand': OPEN,
  skipped: NOTHING,
  failed: WRONG,
};

/** An application as a person reads it: a line for each place, and what should be known under it. */
export function linesOfListed({ name, installed, places, notes }: ListedApplication, language: Language): string[] {
  const shown = installed ? places : [];
  const lines = shown.map(({ path, profile, state, problem }) => {
    const [text, where] = [say(problem ?? appStateTexts[state], language), whereOf(path)];
    return line(STATE_MARKS[state], titleOf(name, profile), `${text}${where}`);
  });
  if (shown.length === 0) {
    const text = installed ? appStateTexts.none : appStateTexts.notInstalled;
    lines.push(line(installed ? OPEN : NOTHING, name, say(text, language)));
  }
  return [...lines, ...notes.map((note) => indented(note, language))];
}

/** What became of a place, as a person reads it; what went wrong is not among it. */
export function linesOfResult(result: PlaceResult, language: Language): string[] {
  const { name, path, profile, outcome, steps, notes } = result;
  const head = line(
    OUTCOME_MARKS[outcome],
    titleOf(name, profile),
    `${say(appOutcomeTexts[outcome], language)}${whereOf(path)}`,
  );
  return [head, ...[...steps, ...notes].map((text) => indented(text, language))];
}

/** What went wrong in a place, and what to do. */
export function linesOfFailure({ name, profile, problem, remedy }: PlaceResult, language: Language): string[] {
  const head = line(WRONG, titleOf(name, profile), problem ? say(problem, language) : '', process.stderr);
  return [head, ...(remedy ? [indented(remedy, language)] : [])];
}

/** What to type. */
export function linesOfUsage(usage: readonly UsageLine[], language: Language): string[] {
  return usage.flatMap(({ purpose, text }) => [
    indented(purpose, language),
    ...text.split('\n').map((each) => `      ${printable(each)}`),
  ]);
}

/** The documented form of the list. */
export function listAsJson(
  module: { readonly library: string; readonly installed: boolean },
  applications: readonly ListedApplication[],
  language: Language,
): string {
  const shown = applications.map(({ id, name, installed, places, notes }) => ({
    id,
    name,
    installed,
    places: places.map(({ path, profile, state, problem }) => ({ path, profile, state, problem: problem?.[language] })),
    notes: notes.map((note) => note[language]),
  }));
  const { library, installed } = module;
  return JSON.stringify(
    { version: JSON_VERSION, module: library, moduleInstalled: installed, applications: shown },
    null,
    2,
  );
}

/** The documented form of what was done. */
export function resultsAsJson(library: string, results: readonly ApplicationResult[], language: Language): string {
  const ofText = (text: Localised): string => text[language];
  const places = results.flatMap((result) => result.places);
  const shown = places.map(({ application, path, profile, outcome, steps, notes, problem, remedy }) => ({
    application,
    path,
    profile,
    outcome,
    steps: steps.map(ofText),
    notes: notes.map(ofText),
    problem: problem && ofText(problem),
    remedy: remedy && ofText(remedy),
  }));
  const usage = results.flatMap((result) => {
    const application = result.places[0]?.application;
    return result.usage.map(({ purpose, text }) => ({ application, purpose: ofText(purpose), text }));
  });
  const ok = places.every(({ outcome }) => outcome !== 'failed');
  return JSON.stringify({ version: JSON_VERSION, module: library, ok, results: shown, usage }, null, 2);
}

function line([mark, colour]: Mark, title: string, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return `${styled(colour, mark, stream)} ${printable(title)}: ${text}`;
}

function indented(text: Localised, language: Language): string {
  return `    ${say(text, language)}`;
}

function titleOf(name: string, profile: string | undefined): string {
  return profile === undefined ? name : `${name} (${profile})`;
}

function whereOf(path: string | undefined): string {
  return path === undefined ? '' : `, ${printable(path)}`;
}
