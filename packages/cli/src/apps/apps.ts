import { dirname } from 'node:path';
import type { Language } from '@smartcmd/cmd-client';
import { CliError } from '../cli-error.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { appsTexts as texts } from '../messages/apps.js';
import { installModule } from '../module/install.js';
import { note } from '../output/streams.js';
import { localise, say } from '../text.js';
import type { Application } from './application.js';
import { allApplications, applicationsNamed } from './applications.js';
import type { Action } from './change.js';
import { assertNameable, libraryToBe } from './library.js';
import { listed } from './list.js';
import { linesOfFailure, linesOfListed, linesOfResult, linesOfUsage, listAsJson, resultsAsJson } from './report.js';
import { runFor } from './run.js';

/** Who is told, and how. */
export interface AppsContext {
  readonly language: Language;
  readonly json: boolean;
  /** A line of the result. */
  readonly print: (line: string) => void;
}

/**
 * Lists applications, and in which the module is registered.
 *
 * @param names of applications; none: all
 * @throws CliError `usage` for an unknown one
 */
export function listApplications(names: readonly string[], { language, json, print }: AppsContext): void {
  const chosen = names.length === 0 ? allApplications() : applicationsNamed(names);
  const module = libraryToBe();
  const applications = chosen.map((application) => listed(application, module.library));
  if (json) {
    print(listAsJson(module, applications, language));
    return;
  }
  for (const application of applications) for (const line of linesOfListed(application, language)) print(line);
  if (!module.installed) note(say(texts.moduleNotInstalled, language));
}

/** What is to be done. */
export interface ChangeRequest {
  readonly action: Action;
  /** Names of applications. */
  readonly names: readonly string[];
  readonly all: boolean;
  readonly dryRun: boolean;
}

/**
 * Registers the module in applications, or takes it out of them. It is installed first, if it is not.
 *
 * @returns the exit code: that of `configuration` when something could not be done
 * @throws CliError `usage` when no application or an unknown one is named; `configuration` when there is no module
 */
export function changeApplications(request: ChangeRequest, context: AppsContext): ExitCode {
  const { action, all, dryRun } = request;
  const { language, json, print } = context;
  const chosen = chosenIn(request);
  const { library, installed } = libraryToBe();
  assertNameable(library);
  if (action === 'register' && !installed) {
    // Where it was to be before, if it is gone from there.
    const prefix = dirname(dirname(dirname(library)));
    if (dryRun) note(say(texts.wouldInstall, language, { library }));
    else
      installModule(
        { prefix, card: undefined, also: undefined },
        {
          language,
          brief: true,
          print: (path) => note(say(texts.installs, language, { path })),
        },
      );
  }
  const results = chosen.map((application) => {
    const result = runFor(application, { action, dryRun, named: !all, library });
    if (json) return result;
    for (const place of result.places) {
      if (place.outcome === 'failed') {
        for (const line of linesOfFailure(place, language)) process.stderr.write(`${line}\n`);
      } else for (const line of linesOfResult(place, language)) print(line);
    }
    for (const line of linesOfUsage(result.usage, language)) print(line);
    return result;
  });
  if (json) print(resultsAsJson(library, results, language));
  const failed = results.some(({ places }) => places.some(({ outcome }) => outcome === 'failed'));
  return failed ? EXIT.configuration : EXIT.done;
}

function chosenIn({ action, names, all }: ChangeRequest): Application[] {
  if (all && names.length === 0) return allApplications();
  if (!all && names.length > 0) return applicationsNamed(names);
  const remedy = localise(texts.chooseRemedy, { action });
  throw new CliError('usage', all ? texts.chooseOne : texts.chooseNone, remedy);
}
