import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appsTexts as texts } from '../messages/apps.js';
import { configHome, homeDirectory } from '../store/paths.js';
import { localise } from '../text.js';
import type { Application } from './application.js';
import { isAnyInPath, type Sandboxes, sandboxNotes } from './installed.js';
import { type MozillaProfile, profilesIn } from './mozilla-profiles.js';
import { nssTarget } from './nss-target.js';
import type { Target } from './target.js';

/** One of Mozilla's applications, each of whose profiles has an NSS database. */
interface MozillaProduct {
  readonly id: 'firefox' | 'thunderbird';
  readonly name: string;
  /** Directories that may have a profiles.ini. */
  readonly roots: () => readonly string[];
  /** Names under which distributions have it. */
  readonly commands: readonly string[];
  /** Names of its processes. */
  readonly programs: readonly string[];
  readonly sandboxes: Sandboxes;
}

const FIREFOX: MozillaProduct = {
  id: 'firefox',
  name: 'Firefox',
  // Since version 147 a new profile lies below the settings of the XDG Base Directory Specification.
  roots: () => [join(homeDirectory(), '.mozilla', 'firefox'), join(configHome(), 'mozilla', 'firefox')],
  commands: ['firefox', 'firefox-esr'],
  programs: ['firefox', 'firefox-bin', 'firefox-esr', 'GeckoMain'],
  sandboxes: { snap: 'firefox', flatpak: 'org.mozilla.firefox' },
};

const THUNDERBIRD: MozillaProduct = {
  id: 'thunderbird',
  name: 'Thunderbird',
  roots: () => [join(homeDirectory(), '.thunderbird')],
  commands: ['thunderbird'],
  programs: ['thunderbird', 'thunderbird-bin', 'GeckoMain'],
  sandboxes: { snap: 'thunderbird', flatpak: 'org.mozilla.Thunderbird' },
};

/** The browser, each of whose profiles has a database. */
export const firefox = mozillaApplication(FIREFOX);

/** The mail program, likewise. */
export const thunderbird = mozillaApplication(THUNDERBIRD);

function mozillaApplication(product: MozillaProduct): Application {
  const { id, name, roots, commands, sandboxes } = product;
  return {
    id,
    name,
    find: () => {
      const boxed = sandboxNotes(name, sandboxes);
      const profiles = profilesOf(product);
      // A command may only lead to the package in the sandbox, as Ubuntu's does: the profiles tell more.
      const installed = profiles.length > 0 || (boxed.length === 0 && isAnyInPath(...commands));
      const started = roots().some((root) => existsSync(join(root, 'profiles.ini')));
      const values = { application: name };
      const problem = { sentence: localise(texts.noProfile, values), remedy: localise(texts.noProfileRemedy, values) };
      return {
        installed,
        sandboxes: boxed,
        targets: profiles.map((profile) => profileTarget(product, profile)),
        problem: started && profiles.length > 0 ? undefined : problem,
      };
    },
  };
}

function profilesOf({ roots }: MozillaProduct): MozillaProfile[] {
  return roots()
    .flatMap(profilesIn)
    .filter(({ directory }) => existsSync(directory));
}

function profileTarget(product: MozillaProduct, profile: MozillaProfile, programs: readonly string[] = []): Target {
  const { name: application, programs: profilePrograms } = product;
  const { directory, name } = profile;
  return nssTarget({ directory, application, profile: name, programs, profilePrograms });
}

/**
 * The databases of the profiles that other programs take when they look for one: the default ones of the first product that has any.
 *
 * @param order which product first
 * @param programs those programs: they must not run meanwhile
 */
export function defaultProfileTargets(
  order: readonly ('firefox' | 'thunderbird')[],
  programs: readonly string[],
): Target[] {
  for (const id of order) {
    const product = id === 'firefox' ? FIREFOX : THUNDERBIRD;
    const profiles = profilesOf(product).filter((profile) => profile.default);
    if (profiles.length > 0) return profiles.map((profile) => profileTarget(product, profile, programs));
  }
  return [];
}

/**
 * A database that may be that of a Mozilla profile.
 *
 * @param directory of the database
 * @param application the application's name, for messages
 * @param programs that use it: they must not run meanwhile
 */
export function databaseTarget(directory: string, application: string, programs: readonly string[]): Target {
  const mozilla = [...FIREFOX.programs, ...THUNDERBIRD.programs];
  return nssTarget({ directory, application, programs, profilePrograms: mozilla });
}
