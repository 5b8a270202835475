import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type PlaceShown, useApps } from './support/apps.js';
import { runProgram } from './support/native.js';
import { CLI } from './support/run-cli.js';

// What "smartcmd apps register" must leave alone, and what it says then.
const bench = useApps('python3');
const FIREFOX = ['.mozilla', 'firefox'];

/** What was said of each profile, without the home. */
function saidOf(results: readonly PlaceShown[]): Record<string, string> {
  return Object.fromEntries(
    results.map(({ application, profile, outcome, problem }) => [
      profile ?? application,
      `${outcome}${problem ? `: ${problem.replaceAll(bench.home.dir, '~')}` : ''}`,
    ]),
  );
}

it('a profile that is in use, or that somebody else could have made; the others are registered all the same', async () => {
  const names = ['locked', 'linked', 'elsewhere', 'stale', 'open', 'symbolic', 'shared', 'old', 'new', 'fine'];
  const directories = bench.profiles(FIREFOX, ...names);
  const place = (name: string, ...file: string[]): string => join(directories[names.indexOf(name)] ?? '', ...file);
  const holder = await bench.hold(place('locked', '.parentlock'), place('open', 'cert9.db'));
  const firefox = await bench.start('firefox');
  symlinkSync(`127.0.1.1:+${firefox}`, place('linked', 'lock'));
  symlinkSync('192.0.2.1:+1', place('elsewhere', 'lock'));
  // A process of that number runs, but it is no Firefox: it crashed, and the number was given to another.
  symlinkSync(`127.0.1.1:+${holder}`, place('stale', 'lock'));
  renameSync(place('symbolic', 'pkcs11.txt'), place('symbolic', 'elsewhere.txt'));
  symlinkSync('elsewhere.txt', place('symbolic', 'pkcs11.txt'));
  chmodSync(place('shared'), 0o777);
  for (const directory of [place('old'), place('new')])
    for (const file of readdirSync(directory)) rmSync(join(directory, file));
  execFileSync('certutil', ['-N', '-d', `dbm:${place('old')}`, '--empty-password'], { stdio: 'pipe' });
  const before = bench.snapshot();

  const { code, ok, results } = await bench.change('register', 'firefox');
  const nothing = 'nothing was changed.';
  const at = '~/.mozilla/firefox';
  expect(saidOf(results)).toEqual({
    locked: `failed: ${at}/locked is in use by python3 (process ${holder}); ${nothing}`,
    linked: `failed: ${at}/linked is in use by firefox (process ${firefox}); ${nothing}`,
    elsewhere: `failed: ${at}/elsewhere is in use on another computer, or was when its program crashed; ${nothing}`,
    stale: 'registered',
    open: `failed: ${at}/open is in use by python3 (process ${holder}); ${nothing}`,
    symbolic: `failed: ${at}/symbolic/pkcs11.txt is a symbolic link, which would be replaced by a file; ${nothing}`,
    shared: `failed: ${at}/shared can be changed by other users of this machine and is not used.`,
    old: `failed: ${at}/old has a database of the old form (cert8.db), which today’s applications do not read; ${nothing}`,
    new: `failed: ${at}/new has no database of certificates yet; ${nothing}`,
    fine: 'registered',
  });
  for (const { outcome, remedy } of results) if (outcome === 'failed') expect(remedy).toMatch(/\S/);
  expect([code, ok]).toEqual([3, false]);
  const changed = Object.entries(bench.snapshot()).filter(([name, content]) => before[name] !== content);
  expect(changed.map(([name]) => name)).toEqual([
    '.mozilla/firefox/fine/pkcs11.txt',
    '.mozilla/firefox/stale/pkcs11.txt',
  ]);
});

it('what a running program uses, a link, and an application that was never started', async () => {
  const [chromium, office] = [await bench.start('chromium'), await bench.start('soffice.bin')];
  bench.write(bench.place('config', 'libreoffice', '4', 'user', 'registrymodifications.xcu'), '');
  mkdirSync(bench.place('config', 'pkcs11', 'modules'), { recursive: true, mode: 0o700 });
  symlinkSync('/nowhere', bench.place('config', 'pkcs11', 'modules', 'smartcmd.module'));
  bench.write(bench.place('.thunderbird', 'profiles.ini'), '[General]\nStartWithLastProfile=1\n');
  bench.write(bench.place('bin', 'thunderbird'), '');
  chmodSync(bench.place('bin', 'thunderbird'), 0o755);
  mkdirSync(bench.place('snap', 'firefox'), { recursive: true });
  mkdirSync(bench.place('.var', 'app', 'org.mozilla.firefox'), { recursive: true });
  bench.set({ PATH: `${bench.place('bin')}:${bench.home.env['PATH']}` });
  const before = bench.snapshot();
  const { code, results } = await bench.change('register', 'p11-kit', 'nss', 'firefox', 'thunderbird', 'libreoffice');
  expect(code).toBe(3);
  const nothing = 'nothing was changed.';
  expect(results.map((result) => Object.values(saidOf([result])).join())).toEqual([
    `failed: ~/config/pkcs11/modules/smartcmd.module is a symbolic link, which would be replaced by a file; ${nothing}`,
    `failed: ~/.pki/nssdb is in use by chromium (process ${chromium}); ${nothing}`,
    'failed: Firefox is installed as a snap, which can load no module from your home. Use the package of your distribution.',
    'failed: Thunderbird has no profile yet.',
    `failed: ~/.pki/nssdb is in use by chromium (process ${chromium}); ${nothing}`,
    `failed: ~/config/libreoffice/4/user/registrymodifications.xcu is in use by soffice.bin (process ${office}); ${nothing}`,
  ]);
  expect(bench.snapshot()).toEqual(before);
  const { stdout } = await bench.run('list', 'firefox');
  expect(stdout).toMatch(
    /^– Firefox: not installed\n {4}Firefox is installed as a snap.*\n {4}Firefox is installed as a Flatpak/,
  );
});

it('not what a program used that has ended, though nobody has asked for its exit code yet', async () => {
  await bench.leaveEnded('chromium');
  const { code, results } = await bench.change('register', 'nss');
  expect(saidOf(results)).toEqual({ nss: 'registered' });
  expect(code).toBe(0);
});

it('what belongs to somebody else', async ({ skip }) => {
  if (process.getuid?.() !== 0) return skip('only root can give files away');
  const [profile = ''] = bench.profiles(FIREFOX, 'one');
  chownSync(profile, 12_345, 12_345);
  const { results } = await bench.change('register', 'firefox');
  expect(saidOf(results)).toEqual({ one: 'failed: ~/.mozilla/firefox/one belongs to another user and is not used.' });
  expect(bench.modules(profile)).toEqual([]);
});

it('a home in which nothing can be written', async ({ skip }) => {
  const asUser = process.getuid?.() === 0 ? ['unshare', '--map-user=1000', '--map-group=1000'] : ['env'];
  if ((await runProgram(asUser[0] ?? '', [...asUser.slice(1), 'true'], bench.home.env)).code !== 0)
    return skip('root may not make a user namespace here');
  const [profile = ''] = bench.profiles(FIREFOX, 'one');
  chmodSync(profile, 0o500);
  const args = [process.execPath, CLI, 'apps', 'register', 'firefox'];
  const { code, output } = await runProgram(asUser[0] ?? '', [...asUser.slice(1), ...args], bench.home.env);
  chmodSync(profile, 0o700);
  expect(output).toContain(`${profile} cannot be written: `);
  expect(code).toBe(3);
  expect(bench.modules(profile)).toEqual([]);
});

it('a database, when the tools that change it are missing', async () => {
  bench.profiles(FIREFOX, 'one');
  bench.set({ PATH: bench.place('bin'), LC_ALL: 'pt_PT.UTF-8' });
  const { code, results } = await bench.change('register', 'firefox');
  expect(code).toBe(3);
  expect(results[0]?.problem).toBe(
    'O programa modutil, que altera bases de dados NSS, não está instalado; nada foi alterado.',
  );
  expect(results[0]?.remedy).toContain('libnss3-tools');
});

it.each([
  [['register', 'fierfox'], 'There is no application "fierfox".', 'p11-kit, nss, firefox'],
  [['register'], 'No application is named.', 'smartcmd apps register firefox'],
  [['unregister', '--all', 'nss'], 'Applications are named, and --all is given, too.', '--all'],
])('a command line that is wrong: %j', async (args, sentence, remedy) => {
  const { code, stderr } = await bench.run(...args);
  expect(stderr).toContain(sentence);
  expect(stderr).toContain(remedy);
  expect(code).toBe(2);
});

it('a path that a configuration cannot hold', async () => {
  const prefix = bench.place('a "quoted" place');
  const config = { version: 1, moduleDirectory: join(prefix, 'lib', 'smartcmd'), profiles: {} };
  bench.write(bench.place('config', 'smartcmd', 'config.json'), JSON.stringify(config));
  bench.write(join(prefix, 'lib', 'smartcmd', 'libsmartcmd-cmd.so'), '');
  const { code, stderr } = await bench.run('register', 'java');
  expect(stderr).toContain('has a character that configurations of applications cannot hold');
  expect(code).toBe(3);
});

it('records of an older registration that were damaged', async () => {
  bench.write(bench.place('data', 'smartcmd', 'registrations', 'registrations.json'), '{"version": 1}');
  writeFileSync(bench.library, '');
  const { code, results } = await bench.change('register', 'java');
  expect(code).toBe(3);
  expect(results[0]?.problem).toContain('registrations.json');
});

it('records and copies of what was there before, where others could put theirs', async () => {
  bench.write(
    bench.place('data', 'smartcmd', 'registrations', 'registrations.json'),
    '{"version": 1, "registrations": {}}',
  );
  chmodSync(bench.place('data', 'smartcmd', 'registrations'), 0o777);
  writeFileSync(bench.library, '');
  const { code, results } = await bench.change('unregister', 'java');
  expect(code).toBe(3);
  expect(results[0]?.problem).toContain('registrations can be changed by other users');
});
