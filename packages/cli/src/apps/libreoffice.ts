import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environment } from '../environment.js';
import { libreOfficeTexts } from '../messages/apps-programs.js';
import { configHome } from '../store/paths.js';
import { localise } from '../text.js';
import type { Application, FoundApplication } from './application.js';
import { textOf } from './file-target.js';
import { isAnyInPath, sandboxNotes } from './installed.js';
import { databaseTarget, defaultProfileTargets } from './mozilla.js';
import { settingTarget } from './setting-target.js';
import { sharedDatabase, sharedTarget } from './shared-nss.js';
import type { Target } from './target.js';

const NAME = 'LibreOffice';
const PROGRAMS = ['soffice.bin', 'oosplash'];

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
`;
const ITEM =
  /[ \t]*<item oor:path="\/org\.openoffice\.Office\.Common\/Security\/Scripting"><prop oor:name="CertDir"[^>]*>(?:<value>([^<]*)<\/value>)?<\/prop><\/item>\n?/;

const settings = (): string => join(configHome(), 'libreoffice', '4', 'user', 'registrymodifications.xcu');

/**
 * LibreOffice has no database of its own. It takes the first of: that of MOZILLA_CERTIFICATE_FOLDER; that of its setting
 * (Tools, Options, Security, Certificate); the default profile of Thunderbird, then of Firefox. Where there is none of them,
 * we make the shared database, and have the setting name it.
 */
export const libreOffice: Application = {
  id: 'libreoffice',
  name: NAME,
  find: () => ({
    installed: isAnyInPath('soffice', 'libreoffice', 'lowriter') || existsSync(join(configHome(), 'libreoffice')),
    sandboxes: sandboxNotes(NAME, { snap: 'libreoffice', flatpak: 'org.libreoffice.LibreOffice' }),
    ...choice(),
  }),
};

function choice(): Pick<FoundApplication, 'targets' | 'notes'> {
  const taken = (targets: readonly Target[], why: keyof typeof libreOfficeTexts) => ({
    targets,
    notes: [localise(libreOfficeTexts[why], { directory: targets[0]?.path ?? '' })],
  });
  const variable = environment('MOZILLA_CERTIFICATE_FOLDER')?.replace(/^(sql|dbm):/, '');
  if (variable !== undefined) return taken([databaseTarget(resolve(variable), NAME, PROGRAMS)], 'variable');
  const set = settingIn(textOf(settings()) ?? '');
  const setting = settingTarget({
    file: settings(),
    database: sharedDatabase(),
    programs: PROGRAMS,
    read: settingIn,
    write: withSetting,
  });
  if (set === sharedDatabase()) return taken([sharedTarget(NAME, PROGRAMS), setting], 'setting');
  if (set !== undefined && existsSync(set)) return taken([databaseTarget(set, NAME, PROGRAMS)], 'setting');
  const profiles = defaultProfileTargets(['thunderbird', 'firefox'], PROGRAMS);
  if (profiles.length > 0) return taken(profiles, 'profile');
  return taken([sharedTarget(NAME, PROGRAMS), setting], 'none');
}

function settingIn(text: string): string | undefined {
  const value = ITEM.exec(text)?.[1];
  return value ? unescaped(value) : undefined;
}

function withSetting(text: string, database: string | undefined): string {
  const rest = (text || `${HEAD}</oor:items>\n`).replace(ITEM, '');
  if (database === undefined) return rest;
  const prop = `<prop oor:name="CertDir" oor:op="fuse"><value>${escaped(database)}</value></prop>`;
  const item = `<item oor:path="/org.openoffice.Office.Common/Security/Scripting">${prop}</item>\n`;
  const end = rest.lastIndexOf('</oor:items>');
  return end < 0 ? `${rest}${item}` : `${rest.slice(0, end)}${item}${rest.slice(end)}`;
}

const escaped = (value: string): string => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const unescaped = (value: string): string =>
  value
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
