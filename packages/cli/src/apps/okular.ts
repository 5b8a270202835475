import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { shellQuote } from '../files/shell-quote.js';
import { okularTexts, appProgramTexts as texts } from '../messages/apps-programs.js';
import { configHome, homeDirectory } from '../store/paths.js';
import { localise } from '../text.js';
import type { Application, FoundApplication } from './application.js';
import { textOf } from './file-target.js';
import { isAnyInPath, sandboxNotes } from './installed.js';
import { databaseTarget } from './mozilla.js';
import { sectionsOf } from './mozilla-profiles.js';
import { settingTarget } from './setting-target.js';
import { sharedDatabase, sharedTarget } from './shared-nss.js';
import type { Target } from './target.js';

const NAME = 'Okular';
const PROGRAMS = ['okular', 'pdfsig'];
/** The database of the whole machine, which poppler takes where there is no profile of Firefox. */
const SYSTEM_DATABASE = '/etc/pki/nssdb';
const GROUP = 'Signatures';

const settings = (): string => join(configHome(), 'okular-generator-popplerrc');

/**
 * Okular signs through poppler, which takes: the database of Okular's setting; else a directory of ~/.mozilla/firefox with
 * "default" in its name (the first in the order of the disk, since 2024 that which was last written); else that of the whole
 * machine; and where that cannot be opened, the shared one. We name the module in each that it may come to be.
 */
export const okular: Application = {
  id: 'okular',
  name: `${NAME} (poppler)`,
  find: () => ({
    installed: isAnyInPath('okular', 'pdfsig'),
    sandboxes: sandboxNotes(NAME, { snap: 'okular', flatpak: 'org.kde.okular' }),
    ...choice(),
  }),
  usage: () => {
    const database = choice().targets[0]?.path ?? sharedDatabase();
    return [{ purpose: texts.usePdfsig, text: `pdfsig -nssdir sql:${shellQuote(database)} -list-nicks` }];
  },
};

function choice(): Required<Pick<FoundApplication, 'targets' | 'notes'>> {
  const taken = (targets: readonly Target[], why: keyof typeof okularTexts) => ({
    targets,
    notes: [localise(okularTexts[why], { directory: targets[0]?.path ?? '' })],
  });
  const setting = settingTarget({
    file: settings(),
    database: sharedDatabase(),
    programs: PROGRAMS,
    read: settingIn,
    write: withSetting,
  });
  const set = settingIn(textOf(settings()) ?? '');
  if (set === sharedDatabase()) return taken([sharedTarget(NAME, PROGRAMS), setting], 'setting');
  if (set !== undefined) return taken([databaseTarget(set, NAME, PROGRAMS)], 'setting');
  const profiles = firefoxDirectories();
  const whole = profiles.filter((directory) => existsSync(join(directory, 'cert9.db')));
  const targets = whole.map((directory) => databaseTarget(directory, NAME, PROGRAMS));
  if (whole.length > 0) {
    const fallsBack = whole.length < profiles.length;
    return taken([...targets, ...(fallsBack ? [sharedTarget(NAME, PROGRAMS)] : [])], 'profile');
  }
  if (existsSync(SYSTEM_DATABASE)) return taken([sharedTarget(NAME, PROGRAMS), setting], 'system');
  return taken([sharedTarget(NAME, PROGRAMS)], 'none');
}

function firefoxDirectories(): string[] {
  const root = join(homeDirectory(), '.mozilla', 'firefox');
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name.includes('default'))
      .map(({ name }) => join(root, name));
  } catch {
    return [];
  }
}

function settingIn(text: string): string | undefined {
  const values = sectionsOf(text).find(({ name }) => name === GROUP)?.values;
  // KDE's mark of a value with variables.
  const expanded = values?.get('DBCertificatePath[$e]')?.replace(/\$(HOME\b|\{HOME\})/g, homeDirectory());
  const value = values?.get('DBCertificatePath') ?? expanded ?? '';
  if (values?.get('UseDefaultCertDB') !== 'false' || value === '') return undefined;
  if (!value.startsWith('file:')) return value;
  try {
    return fileURLToPath(value).replace(/(?<=.)\/$/, '');
  } catch {
    return undefined;
  }
}

function withSetting(text: string, database: string | undefined): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const at = lines.findIndex((line) => line.trim() === `[${GROUP}]`);
  const next = lines.findIndex((line, index) => index > at && line.trim().startsWith('['));
  const end = next < 0 ? lines.length : next;
  const group = at < 0 ? [] : lines.slice(at + 1, end);
  const kept = group.filter((line) => !/^\s*(DBCertificatePath|UseDefaultCertDB)(\[\$e\])?\s*=/.test(line));
  const ours =
    database === undefined ? [] : [`DBCertificatePath=${pathToFileURL(database).href}`, 'UseDefaultCertDB=false'];
  const before = at < 0 ? lines : lines.slice(0, at);
  const heading = at < 0 && before.length > 0 ? ['', `[${GROUP}]`] : [`[${GROUP}]`];
  return `${[...before, ...heading, ...ours, ...kept, ...(at < 0 ? [] : lines.slice(end))].join('\n')}\n`;
}
