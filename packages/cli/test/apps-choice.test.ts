import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Application } from '../src/apps/application.js';
import { libreOffice } from '../src/apps/libreoffice.js';
import { firefox } from '../src/apps/mozilla.js';
import { okular } from '../src/apps/okular.js';
import { p11Kit } from '../src/apps/p11-kit.js';

// Which database an application takes that has none of its own, by the rules of its own source.
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'smartcmd-choice-'));
  vi.stubEnv('HOME', home);
  vi.stubEnv('XDG_CONFIG_HOME', join(home, '.config'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

const place = (...names: string[]): string => join(home, ...names);
const write = (content: string, ...names: string[]): void => {
  mkdirSync(dirname(place(...names)), { recursive: true });
  writeFileSync(place(...names), content);
};
const database = (...names: string[]): void => write('', ...names, 'cert9.db');
const taken = ({ find }: Application): string[] => find().targets.map(({ path }) => path.replace(`${home}/`, ''));

const XCU = ['.config', 'libreoffice', '4', 'user', 'registrymodifications.xcu'];
const OKULAR = ['.config', 'okular-generator-popplerrc'];
const setCertDir = (path: string): void =>
  write(
    `<oor:items><item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="CertDir" oor:op="fuse"><value>${path}</value></prop></item></oor:items>`,
    ...XCU,
  );

describe('Firefox', () => {
  it('has the profiles of its profiles.ini, in the old place and the new, by relative and absolute path', () => {
    database('.mozilla', 'firefox', 'one');
    database('elsewhere', 'two');
    database('.config', 'mozilla', 'firefox', 'three');
    write(
      `[Profile1]\nName=Two\nIsRelative=0\nPath=${place('elsewhere', 'two')}\n\n[Profile0]\r\nName=One\r\nIsRelative=1\r\nPath=one\r\n[Profile2]\nName=Gone\nIsRelative=1\nPath=gone\n`,
      '.mozilla',
      'firefox',
      'profiles.ini',
    );
    write('[Profile0]\nName=Three\nIsRelative=1\nPath=three\n', '.config', 'mozilla', 'firefox', 'profiles.ini');
    expect(taken(firefox)).toEqual(['elsewhere/two', '.mozilla/firefox/one', '.config/mozilla/firefox/three']);
    expect(firefox.find().targets.map(({ profile }) => profile)).toEqual(['Two', 'One', 'Three']);
  });
});

it('p11-kit has the module already where another file names it: it would show the token twice', () => {
  const [target] = p11Kit.find().targets;
  expect(target?.stateOf('/lib/cmd.so')).toBe('absent');
  write('# mine\nmodule : /lib/cmd.so\npriority: 5\n', '.config', 'pkcs11', 'modules', 'mine.module');
  expect(target?.stateOf('/lib/cmd.so')).toBe('registered');
  expect(target?.stateOf('/lib/other.so')).toBe('absent');
});

describe('LibreOffice', () => {
  beforeEach(() => {
    database('.mozilla', 'firefox', 'ff');
    write('[Profile0]\nName=f\nIsRelative=1\nPath=ff\nDefault=1\n', '.mozilla', 'firefox', 'profiles.ini');
  });

  it('takes what MOZILLA_CERTIFICATE_FOLDER names, first of all', () => {
    vi.stubEnv('MOZILLA_CERTIFICATE_FOLDER', `sql:${place('given')}`);
    setCertDir(home);
    expect(taken(libreOffice)).toEqual(['given']);
  });

  it('takes the database of its setting, if that is there', () => {
    mkdirSync(place('R&D'));
    setCertDir(place('R&amp;D'));
    expect(taken(libreOffice)).toEqual(['R&D']);
    setCertDir(place('gone'));
    expect(taken(libreOffice)).toEqual(['.mozilla/firefox/ff']);
  });

  it('takes the default profile of Thunderbird before that of Firefox, by either mark', () => {
    expect(taken(libreOffice)).toEqual(['.mozilla/firefox/ff']);
    for (const name of ['a', 'b', 'c']) database('.thunderbird', name);
    const profiles = ['a', 'b', 'c'].map(
      (name, index) => `[Profile${index}]\nName=${name}\nIsRelative=1\nPath=${name}\n`,
    );
    write(`${profiles.join('')}Default=1\n[InstallFDC34C9F024745EB]\nDefault=b\n`, '.thunderbird', 'profiles.ini');
    expect(taken(libreOffice)).toEqual(['.thunderbird/b', '.thunderbird/c']);
  });

  it('is told of the shared one where there is none, which stays one of its places', () => {
    rmSync(place('.mozilla'), { recursive: true });
    const both = ['.pki/nssdb', XCU.join('/')];
    expect(taken(libreOffice)).toEqual(both);
    mkdirSync(place('.pki', 'nssdb'), { recursive: true });
    setCertDir(place('.pki', 'nssdb'));
    expect(taken(libreOffice)).toEqual(both);
  });
});

describe('Okular', () => {
  it('takes the database of its setting', () => {
    write(`[Signatures]\nDBCertificatePath=file://${home}/my%20db/\nUseDefaultCertDB=false\n`, ...OKULAR);
    expect(taken(okular)).toEqual(['my db']);
    write(`[Signatures]\nDBCertificatePath=file://${home}/my%20db/\nUseDefaultCertDB=true\n`, ...OKULAR);
    expect(taken(okular)[0]).toBe('.pki/nssdb');
  });

  it('has its setting changed, and nothing else of its file', () => {
    const setting = `DBCertificatePath=file://${home}/.pki/nssdb\nUseDefaultCertDB=false\n`;
    const without = '[General]\nA=1\n\n[Signatures]\nCheckOCSPServers=true\n\n[Other]\nB=2\n';
    const withIt = without.replace('[Signatures]\n', `[Signatures]\n${setting}`);
    write(withIt, ...OKULAR);
    const [, target] = okular.find().targets;
    expect(target?.stateOf('')).toBe('registered');
    target?.remove('');
    expect(readFileSync(place(...OKULAR), 'utf8')).toBe(without);
    expect(target?.stateOf('')).toBe('absent');
    target?.add('');
    expect(readFileSync(place(...OKULAR), 'utf8')).toBe(withIt);
    rmSync(place(...OKULAR));
    target?.add('');
    expect(readFileSync(place(...OKULAR), 'utf8')).toBe(`[Signatures]\n${setting}`);
  });

  it('takes any profile of Firefox with "default" in its name, and the shared database if it meets an empty one', () => {
    database('.mozilla', 'firefox', 'x.default-release');
    database('.mozilla', 'firefox', 'other');
    expect(taken(okular)).toEqual(['.mozilla/firefox/x.default-release']);
    mkdirSync(place('.mozilla', 'firefox', 'x.default'));
    expect(taken(okular)).toEqual(['.mozilla/firefox/x.default-release', '.pki/nssdb']);
  });
});
