import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { useApps } from './support/apps.js';
import { runProgram } from './support/native.js';

// What "smartcmd apps" does in profiles like those that the applications make; NSS's own tools make and change them.
const SOFTHSM = '/usr/lib/softhsm/libsofthsm2.so';
const bench = useApps(SOFTHSM);
const FIREFOX = ['.mozilla', 'firefox'];
const outcomes = ({ results }: { readonly results: readonly { application: string; outcome: string }[] }): string[] =>
  results.map(({ application, outcome }) => `${application} ${outcome}`);

it('registers in every place, once; and unregistering leaves everything as it was', async () => {
  const [first = '', second = ''] = bench.profiles(FIREFOX, 'one.default', 'two');
  const [mail = ''] = bench.profiles(['.thunderbird'], 'mail.default');
  bench.databaseWithPassword(mail);
  bench.write(bench.place('config', 'pkcs11', 'modules', 'smartcmd.module'), 'module: /somewhere/else.so\n');
  const before = bench.snapshot();
  const all = ['p11-kit', 'nss', 'firefox', 'thunderbird'];

  const planned = await bench.change('register', ...all, '--dry-run');
  expect(planned.results.map(({ problem }) => problem).filter(Boolean)).toEqual([]);
  expect(planned.code).toBe(0);
  expect(new Set(planned.results.map(({ outcome }) => outcome))).toEqual(new Set(['would-register']));
  expect(planned.results[1]?.steps.join()).toContain(`make an NSS database in ${bench.place('.pki', 'nssdb')}`);
  expect(bench.snapshot()).toEqual(before);

  const done = await bench.change('register', ...all);
  expect(done.code).toBe(0);
  expect(outcomes(done)).toEqual([
    'p11-kit registered',
    'nss registered',
    'firefox registered',
    'firefox registered',
    'thunderbird registered',
  ]);
  for (const directory of [first, second, mail, bench.place('.pki', 'nssdb')])
    expect(bench.modules(directory)).toEqual([`SmartCMD: ${bench.library}`]);
  expect(done.results.filter(({ notes }) => notes.join().includes('has a password'))).toHaveLength(1);
  expect(done.results.at(-1)?.notes.join()).toContain('has a password');
  const listed = await runProgram('modutil', ['-dbdir', `sql:${first}`, '-list', 'SmartCMD'], bench.home.env);
  expect(listed.output).toContain('Manufacturer: SmartCMD');
  expect(readFileSync(bench.place('config', 'pkcs11', 'modules', 'smartcmd.module'), 'utf8')).toContain(
    `\nmodule: ${bench.library}\n`,
  );

  const registered = bench.snapshot();
  const again = await bench.change('register', ...all);
  expect(new Set(again.results.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
  expect(bench.snapshot()).toEqual(registered);

  const undone = await bench.change('unregister', '--all');
  expect(undone.code).toBe(0);
  expect(outcomes(undone)).toContain('firefox unregistered');
  expect(bench.snapshot()).toEqual(before);
});

it('leaves what others have changed since, and takes out only the module', async () => {
  const [profile = ''] = bench.profiles(FIREFOX, 'one.default');
  const add = (name: string, library: string): Buffer =>
    execFileSync('modutil', ['-dbdir', `sql:${profile}`, '-add', name, '-libfile', library, '-force'], {
      stdio: 'pipe',
    });
  const card = bench.place('libpteidpkcs11.so');
  copyFileSync(SOFTHSM, card);
  add('Card', card);
  const { results } = await bench.change('register', 'firefox');
  expect(results).toMatchObject([{ notes: [expect.stringContaining('its readers may appear twice')] }]);
  add('Other', SOFTHSM);
  const { code } = await bench.change('unregister', 'firefox');
  expect(code).toBe(0);
  expect(bench.modules(profile)).toEqual([`Card: ${card}`, `Other: ${SOFTHSM}`]);
});

it('keeps a database registered for as long as one of its applications wants it', async () => {
  const [profile = ''] = bench.profiles(FIREFOX, 'one.default');
  bench.write(bench.place('config', 'libreoffice', '4', 'user', 'registrymodifications.xcu'), '');
  const before = bench.snapshot();
  const { results } = await bench.change('register', 'firefox', 'libreoffice');
  expect(results.map(({ application, path, outcome }) => [application, path, outcome])).toEqual([
    ['firefox', profile, 'registered'],
    ['libreoffice', profile, 'unchanged'],
  ]);
  const kept = await bench.change('unregister', 'firefox');
  expect(kept.results).toMatchObject([{ outcome: 'kept', notes: [expect.stringContaining('libreoffice')] }]);
  expect(bench.modules(profile)).toEqual([`SmartCMD: ${bench.library}`]);
  // It is not the one that LibreOffice takes any more, but it was when it was registered.
  bench.set({ MOZILLA_CERTIFICATE_FOLDER: bench.place('none') });
  await bench.change('unregister', 'libreoffice');
  expect(bench.snapshot()).toEqual(before);
});

it('prefers the module in front of the Citizen Card once it is installed, and still restores what was there first', async () => {
  const [profile = ''] = bench.profiles(FIREFOX, 'one.default');
  const before = bench.snapshot();
  await bench.change('register', 'firefox', 'java');
  const both = bench.wholeLibrary;
  bench.installWhole();
  const list = await bench.run('list', 'firefox');
  expect(list.stdout).toContain(`! Firefox (one.default): registered with another path; register it again, ${profile}`);
  const { results } = await bench.change('register', 'firefox', 'java');
  expect(results.map(({ outcome }) => outcome)).toEqual(['registered', 'registered']);
  expect(bench.modules(profile)).toEqual([`SmartCMD: ${both}`]);
  expect(readFileSync(bench.place('config', 'smartcmd', 'applications', 'java.cfg'), 'utf8')).toContain(
    `library = "${both}"\nslot = 1129137152\n`,
  );
  await bench.change('unregister', 'firefox', 'java');
  expect(bench.snapshot()).toEqual(before);
  expect(existsSync(bench.place('config', 'smartcmd', 'applications', 'java.cfg'))).toBe(false);
});

it('puts a database back when the module cannot be loaded, says why, and ends with 3', async () => {
  const [profile = ''] = bench.profiles(FIREFOX, 'one.default');
  writeFileSync(bench.library, 'no library');
  const before = bench.snapshot();
  const { code, stdout, stderr } = await bench.run('register', 'nss', 'firefox');
  expect(code).toBe(3);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^✗ Firefox \(one\.default\): modutil could not change .*: ERROR: .*file too short/m);
  expect(stderr).toContain(profile);
  expect(stderr).toContain('Nothing was changed.');
  // Nor is there the shared database, which was made before.
  expect(bench.snapshot()).toEqual(before);
});

it('tells LibreOffice of the shared database when it would find none, and takes that back', async () => {
  const settings = bench.place('config', 'libreoffice', '4', 'user', 'registrymodifications.xcu');
  const item = (name: string): string =>
    `<item oor:path="/org.openoffice.Office.Common/${name}"><prop oor:name="X" oor:op="fuse"><value>1</value></prop></item>\n`;
  const end = '</oor:items>';
  bench.write(settings, `<?xml version="1.0"?>\n<oor:items>${item('Save')}${end}`);
  const { results } = await bench.change('register', 'libreoffice');
  expect(results.map(({ outcome, path }) => [outcome, path])).toEqual([
    ['registered', bench.place('.pki', 'nssdb')],
    ['registered', settings],
  ]);
  const written = readFileSync(settings, 'utf8');
  expect(written).toContain(
    `<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="CertDir" oor:op="fuse"><value>${bench.place('.pki', 'nssdb')}</value></prop></item>\n${end}`,
  );
  expect(statSync(settings).mode & 0o777).toBe(0o600);

  // As LibreOffice does whenever it ends.
  writeFileSync(settings, written.replace(end, `${item('View')}${end}`));
  await bench.change('unregister', 'libreoffice');
  expect(readFileSync(settings, 'utf8')).toBe(`<?xml version="1.0"?>\n<oor:items>${item('Save')}${item('View')}${end}`);
  expect(existsSync(bench.place('.pki'))).toBe(false);
});

it('installs the module first, and prints what has to be typed, in the language of the person', async () => {
  rmSync(bench.place('.local'), { recursive: true });
  bench.set({ LC_ALL: 'pt_PT.UTF-8' });
  const { code, stdout, stderr } = await bench.run('register', 'java', 'openssh');
  expect(code).toBe(0);
  expect(stderr).toContain(`O módulo PKCS#11 foi instalado: ${bench.wholeLibrary}`);
  expect(existsSync(bench.wholeLibrary)).toBe(true);
  const java = bench.place('config', 'smartcmd', 'applications', 'java.cfg');
  expect(stdout).toContain(`✓ Java: registado, ${java}\n`);
  expect(stdout).toContain(`-addprovider SunPKCS11 -providerArg ${java}\n`);
  expect(stdout).toContain(`○ OpenSSH: nada é escrito para isto\n`);
  expect(stdout).toContain(`      Host SERVER\n        PKCS11Provider ${bench.wholeLibrary}\n`);
});
