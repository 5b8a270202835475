import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Report, useDoctor } from './support/doctor.js';
import { needNative, runProgram } from './support/native.js';
import { writePrivate } from './support/profile-files.js';
import { CLI, runCli } from './support/run-cli.js';

// The doctor and the applications in which the module is registered: looked at by the programs that load it as they do.
const bench = useDoctor();
const ENGINE = '/usr/lib/x86_64-linux-gnu/engines-3/pkcs11.so';
/** p11-kit does not read the home of root, who becomes somebody else in a user namespace. */
const AS_USER = process.getuid?.() === 0 ? ['unshare', '--map-user=1000', '--map-group=1000'] : ['env'];

const place = (...names: string[]): string => join(bench.home.dir, ...names);
const library = (): string => place('.local', 'lib', 'smartcmd', 'libsmartcmd.so');
const register = (...names: string[]) => runCli(['apps', 'register', ...names], { env: bench.home.env });
const look = () => bench.examine('applications', '--offline');

describe('applications', () => {
  beforeEach(({ skip }) => needNative(skip, 'p11-kit', 'modutil', 'keytool', 'openssl', 'ssh-keygen', ENGINE));

  it('can load the module from where it is registered', { timeout: 60_000 }, async ({ skip }) => {
    const asUser = (...args: string[]) => runProgram(AS_USER[0] ?? '', [...AS_USER.slice(1), ...args], bench.home.env);
    if ((await asUser('true')).code !== 0) return skip('root may not make a user namespace here');
    expect((await register('p11-kit', 'nss', 'java', 'openssl')).code).toBe(0);
    writePrivate(place('.ssh', 'config'), `Host example\n  PKCS11Provider ${library()}\n`);
    const { output } = await asUser(process.execPath, CLI, 'doctor', '--json', '--offline');
    const { checks } = JSON.parse(output) as Report;
    // There is no provider beside the engine in Debian 12.
    expect(checks.find(({ id }) => id === 'applications')).toMatchObject({
      status: 'ok',
      detail: expect.stringMatching(
        /^p11-kit, NSS \(Chromium, Chrome, Evolution\),(?: LibreOffice,)? Okular \(poppler\), Java, OpenSSL \(engine\), OpenSSH can load the module/,
      ),
    });
  });

  it('find it in the database that poppler takes by itself, also beside an empty profile', async ({ skip }) => {
    needNative(skip, 'pdfsig');
    expect((await register('okular')).code).toBe(0);
    const listed = () => runProgram('pdfsig', ['-list-nicks'], bench.home.env);
    expect((await listed()).output).toContain('CMD Maria da Conceição Simões:Signature Certificate');
    mkdirSync(place('.mozilla', 'firefox', 'x.default'), { recursive: true });
    expect((await listed()).output).toContain('CMD Maria da Conceição Simões:Signature Certificate');
    execFileSync('certutil', ['-N', '-d', `sql:${place('.mozilla', 'firefox', 'x.default')}`, '--empty-password']);
    expect((await listed()).output).not.toContain('Signature Certificate');
    expect((await register('okular')).code).toBe(0);
    expect((await listed()).output).toContain('CMD Maria da Conceição Simões:Signature Certificate');
  });

  it('that cannot load it are an error, with what their program says', async () => {
    await register('nss');
    writeFileSync(place('.pki', 'nssdb', 'cert9.db'), 'no database');
    const { code, check } = await look();
    expect(check.status).toBe('error');
    expect(check.detail).toMatch(
      /cannot be loaded by NSS \(Chromium, Chrome, Evolution\),(?: LibreOffice,)? Okular \(poppler\) \(modutil: .*SEC_ERROR_BAD_DATABASE/,
    );
    expect(check.remedy).toContain('smartcmd module install');
    expect(code).toBe(3);
  });

  it('in which another path is registered are a warning', async () => {
    await register('java');
    const configuration = place('config', 'smartcmd', 'applications', 'java.cfg');
    writeFileSync(configuration, readFileSync(configuration, 'utf8').replace(library(), '/gone/libsmartcmd.so'));
    const { check } = await look();
    expect(check).toMatchObject({ status: 'warning', detail: expect.stringMatching(/registered in Java$/) });
    expect(check.remedy).toContain('smartcmd apps register java');
  });
});
