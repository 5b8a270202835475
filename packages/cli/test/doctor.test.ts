import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Report, useDoctor } from './support/doctor.js';
import { changeProfile, storeFiles, writePrivate } from './support/profile-files.js';
import { makeHome, runCli } from './support/run-cli.js';
import { ACCOUNT } from './support/simulator.js';

const bench = useDoctor();
/** What depends on whether the PKCS#11 module is built; doctor-module.test.ts looks at it. */
const isAboutModule = ({ id }: { id: string }): boolean => /^(module|token|agent|card)\b/.test(id);

describe('doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const { code, stdout } = await bench.doctor();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✓ Node: v/);
    expect(stdout).not.toContain('✗');
    expect(stdout).not.toContain('\u001b');
  });

  it('has a form for programs that stays the same', async () => {
    bench.set({ SMARTCMD_ASKPASS: '/bin/true' });
    bench.latest = { status: 200, body: '{"version":"0.1.0"}' };
    const { code, stdout } = await bench.doctor('--json');
    const report = JSON.parse(stdout) as Report;
    const host = new URL(bench.service.simulator.url).host;
    const { url } = bench.service.simulator;
    expect(url).toContain(host);
    const steady = JSON.parse(
      JSON.stringify(report)
        .replaceAll(host, 'HOST')
        .replaceAll(bench.home.dir, 'HOME')
        .replaceAll(/\d{4}-\d\d-\d\d/g, 'DATE')
        .replaceAll(process.version, 'NODE')
        .replace(/differs by \d+ s/, 'differs by N s'),
    ) as Report;
    expect(code).toBe(0);
    expect({ ...steady, checks: steady.checks.filter((check) => !isAboutModule(check)) }).toEqual({
      version: 1,
      profile: 'default',
      ok: true,
      checks: [
        { id: 'node', status: 'ok', title: 'Node', detail: 'NODE' },
        { id: 'files', status: 'ok', title: 'Files', detail: 'HOME/config/smartcmd, private' },
        { id: 'profile', status: 'ok', title: 'Profile', detail: '"default": simulator, scmd, +351 912345678' },
        {
          id: 'credentials-place',
          status: 'ok',
          title: 'Place of the credentials',
          detail: 'HOME/config/smartcmd/credentials.json, which only you can read',
        },
        {
          id: 'encryption-certificate',
          status: 'ok',
          title: 'Encryption certificate',
          detail: 'CMD.assinatura, RSA 2048, valid until DATE',
        },
        {
          id: 'chain',
          status: 'ok',
          title: 'Your certificate',
          detail: `${ACCOUNT.holder}, RSA 3072, valid until DATE`,
        },
        { id: 'name-resolution', status: 'ok', title: 'Name of the service', detail: '127.0.0.1 is an address itself' },
        { id: 'tls', status: 'ok', title: 'TLS', detail: 'TLSv1.3 with HOST, its certificate valid until DATE' },
        {
          id: 'credentials',
          status: 'ok',
          title: 'Credentials',
          detail: 'accepted; the certificate is the one saved here',
        },
        { id: 'clock', status: 'ok', title: 'Clock', detail: 'differs by N s from that of the service' },
        { id: 'prompts', status: 'ok', title: 'Questions', detail: 'the program /bin/true answers (SMARTCMD_ASKPASS)' },
        {
          id: 'applications',
          status: 'skipped',
          title: 'Applications',
          detail: 'the module is registered in none',
          remedy: 'See: smartcmd apps list',
        },
        { id: 'version', status: 'ok', title: 'Version', detail: '0.1.0 is the newest' },
      ],
    });
  });

  it('speaks Portuguese, with the same ids', async () => {
    bench.set({ LANG: 'pt_PT.UTF-8' });
    const { check } = await bench.examine('clock');
    expect(check).toMatchObject({ id: 'clock', status: 'ok', title: 'Relógio' });
    expect((await bench.doctor('--offline')).stdout).toContain('não verificado com --offline');
  });

  it('says that there is no profile yet', async () => {
    const empty = makeHome();
    const { code, stdout } = await runCli(['doctor', '--offline'], { env: empty.env });
    empty.remove();
    expect(stdout).toContain('✗ Profile: There is no profile yet.');
    expect(stdout).toContain('smartcmd setup');
    expect(stdout).toContain('– Your certificate: not looked at, because of: Profile');
    expect(code).toBe(3);
  });

  it('calls nobody with --offline', async () => {
    const before = bench.service.simulator.connections;
    const { code, report } = await bench.examine('tls', '--offline');
    expect(code).toBe(0);
    const skipped = report.checks.filter((check) => check.status === 'skipped' && !isAboutModule(check));
    expect(skipped.map(({ id }) => id)).toEqual([
      'name-resolution',
      'tls',
      'credentials',
      'clock',
      'applications',
      'version',
    ]);
    expect(bench.service.simulator.connections).toBe(before);
  });

  it('refuses a name that no profile can have', async () => {
    expect((await bench.doctor('--profile', '../x')).code).toBe(2);
  });
});

describe('files', () => {
  it.each([
    ['credentials that others can read', () => chmodSync(storeFiles(bench.home).credentials, 0o644), 'chmod 600'],
    ['config that others can change', () => chmodSync(storeFiles(bench.home).config, 0o666), 'chmod go-w'],
    ['config that is not JSON', () => writePrivate(storeFiles(bench.home).config, '{'), 'smartcmd setup'],
    ['config of a newer version', () => writePrivate(storeFiles(bench.home).config, '{"version":2}'), 'npm install'],
  ])('%s', async (_, spoil, remedy) => {
    spoil();
    const { code, check, report } = await bench.examine('files');
    expect(check.status).toBe('error');
    expect(check.remedy).toContain(remedy);
    expect(code).toBe(3);
    expect(report).toMatchObject({ ok: false, profile: null });
    expect(report.checks.find(({ id }) => id === 'credentials')).toMatchObject({
      status: 'skipped',
      detail: 'not looked at, because of: Files',
    });
  });

  it('warns of a directory that others can look into', async () => {
    chmodSync(storeFiles(bench.home).directory, 0o755);
    const { code, check } = await bench.examine('files', '--offline');
    expect(check).toMatchObject({ status: 'warning', remedy: `Run: chmod 700 ${storeFiles(bench.home).directory}` });
    expect(code).toBe(0);
  });

  it('names the field of a profile that is not complete', async () => {
    changeProfile(bench.home, (profile) => {
      delete profile['endpoint'];
    });
    const { code, check } = await bench.examine('profile', '--offline');
    expect(check.status).toBe('error');
    expect(check.detail).toContain('"profiles.default.endpoint"');
    expect(code).toBe(3);
  });

  it('notices that the credentials are missing', async () => {
    rmSync(storeFiles(bench.home).credentials);
    expect((await bench.examine('credentials-place', '--offline')).check).toMatchObject({ status: 'error' });
  });
});

describe('questions', () => {
  it('can be asked by a program, which must be there', async () => {
    bench.set({ SMARTCMD_ASKPASS: '/nonexistent' });
    const { code, check } = await bench.examine('prompts', '--offline');
    expect(check).toMatchObject({ status: 'error', detail: expect.stringContaining('/nonexistent') });
    expect(code).toBe(3);
  });

  it('cannot be asked without terminal and program', async () => {
    expect((await bench.examine('prompts', '--offline')).check).toMatchObject({ status: 'warning' });
  });

  it('could be asked by zenity', async () => {
    const bin = join(bench.home.dir, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'zenity'), '#!/bin/sh\n', { mode: 0o755 });
    bench.set({ PATH: bin, DISPLAY: ':0' });
    expect((await bench.examine('prompts', '--offline')).check.detail).toContain('in dialogs by zenity');
  });
});

describe('the version', () => {
  it.each([
    [{ status: 200, body: '{"version":"99.0.0"}' }, 'warning', '99.0.0 is out'],
    [{ status: 200, body: '{"version":"0.0.9"}' }, 'ok', 'newer than the published'],
    [{ status: 404, body: 'Not found' }, 'ok', 'not published'],
    [{ status: 500, body: 'Broken' }, 'warning', 'HTTP 500'],
    [{ status: 200, body: '<html>' }, 'warning', 'names no version'],
    [{ status: 200, body: '{"version":"$(reboot)"}' }, 'warning', 'names no version'],
  ])('%j: %s', async (answer, status, sentence) => {
    bench.latest = answer;
    const { code, check } = await bench.examine('version');
    expect(check.status).toBe(status);
    expect(check.detail).toContain(sentence);
    expect(code).toBe(0);
  });

  it.each(['https://no-such-host.invalid', 'not a URL', 'file:///etc/passwd'])(
    'of a registry %j is unknown',
    async (address) => {
      bench.set({ SMARTCMD_REGISTRY: address });
      const { code, check } = await bench.examine('version');
      expect(check.status).toBe('warning');
      expect(check.detail).toContain('could not be found out');
      expect(code).toBe(0);
    },
  );
});
