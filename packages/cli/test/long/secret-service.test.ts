import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DesktopSession } from '../support/desktop-session.js';
import { useKeyring } from '../support/keyring.js';
import { KillingProxy } from '../support/killing-proxy.js';
import type { RunResult } from '../support/run-cli.js';

const bench = useKeyring();
const inFile = (): string => readFileSync(bench.files.credentials, 'utf8');

describe('credentials in the secret service of the desktop', () => {
  it('that are locked: the doctor and show ask nobody, and a dialog that is dismissed ends the signature', async () => {
    await bench.move('secret-service');
    bench.session.lock();
    try {
      const shown = await bench.done(['credentials', 'show']);
      expect(shown.stdout).toContain('locked');
      const report = await bench.done(['doctor', '--offline', '--json']);
      const { checks } = JSON.parse(report.stdout) as { checks: { id: string; status: string; detail: string }[] };
      expect(checks.find(({ id }) => id === 'credentials-place')).toMatchObject({ status: 'warning' });
      const codes = bench.service.smsCount();
      // There is no display: gnome-keyring has nothing to show its dialog with, which is for it as if the person closed it.
      const { code, stderr } = await bench.sign();
      expect(stderr).toContain('the request to unlock it was dismissed, or could not be shown.');
      expect(code).toBe(6);
      expect(bench.service.smsCount()).toBe(codes);
      expect((await bench.run(['credentials', 'move', 'file'])).code).toBe(6);
      expect(bench.items()).toHaveLength(1);
    } finally {
      await bench.session.stopKeyring();
      await bench.session.startKeyring();
    }
  });

  it('go with the profile, and alone', async () => {
    await bench.move('secret-service');
    await bench.done(['credentials', 'remove', '--yes']);
    expect(bench.items()).toEqual([]);
    const { code, stderr } = await bench.sign();
    expect(stderr).toContain('has no credentials for the profile "default"');
    expect(stderr).toContain('smartcmd credentials rotate --profile default');
    expect(code).toBe(3);

    const { applicationId, username, password } = bench.service.simulator.ready;
    const given = ['--application-id', applicationId, '--username', username, '--password-file', '-'];
    await bench.done(['credentials', 'rotate', ...given, '--credentials-in', 'secret-service'], { input: password });
    expect(bench.items()).toHaveLength(1);
    await bench.done(['profile', 'remove', 'default', '--yes']);
    expect(bench.items()).toEqual([]);
  });
});

describe('setup on a desktop', () => {
  it('keeps the credentials of a new profile in the secret service, on a server in the file, and else where they are', async () => {
    const { url, tlsCa, encryptionCertificate, applicationId, username, password } = bench.service.simulator.ready;
    const setUp = (name: string, env: Record<string, string>, ...more: string[]): Promise<RunResult> =>
      bench.done(
        [
          ...[
            'setup',
            '--non-interactive',
            '--profile',
            name,
            '--endpoint',
            url,
            '--tls-ca',
            tlsCa,
            '--phone',
            '912345678',
          ],
          ...['--encryption-certificate', encryptionCertificate, '--application-id', applicationId],
          ...['--username', username, '--password-file', '-', ...more],
        ],
        { env: { ...bench.home.env, ...bench.session.env, ...env }, input: password },
      );
    const desktop = { DISPLAY: ':99' };
    expect((await setUp('desk', desktop)).stderr).toContain('"SmartCMD: desk" in the secret service');
    expect(bench.items()).toHaveLength(1);
    await setUp('server', {});
    await setUp('chosen', desktop, '--credentials-in', 'file');
    expect(bench.items()).toHaveLength(1);
    expect(Object.keys((JSON.parse(inFile()) as { profiles: object }).profiles)).toEqual([
      'default',
      'server',
      'chosen',
    ]);
    // Nothing that it needs is given again, and there is no display.
    await bench.done(['setup', '--non-interactive', '--profile', 'desk', '--newer-fields']);
    expect(bench.items()).toHaveLength(1);
    expect((await bench.sign({}, '--profile', 'desk')).code).toBe(0);
  });
});

it('a secret service that the bus starts, and that never comes, is given up, and nothing changes', async () => {
  const session = new DesktopSession({ starts: '/bin/sleep 30' });
  await session.startBus();
  try {
    const env = { ...bench.home.env, ...session.env };
    const { code, stderr } = await bench.run(['credentials', 'move', 'secret-service'], { env });
    expect(stderr).toContain('cannot be put into the secret service of your desktop: it does not answer.');
    expect(code).toBe(3);
    expect((await bench.sign({ env })).code).toBe(0);
  } finally {
    await session.stop();
  }
});

describe('a change that is killed while it speaks with the secret service', () => {
  const given = (): string[] => ['rotate', '--username', bench.service.simulator.ready.username];
  it.each([
    ['of a rotation', 'secret-service', given],
    ['on the way to a file', 'secret-service', () => ['move', 'file']],
    ['on the way from a file', 'file', () => ['move', 'secret-service']],
  ] as const)('at any message %s loses nothing', async (_, from, change) => {
    let killed = 0;
    for (let count = 1; ; count++) {
      await bench.move(from);
      const proxy = await KillingProxy.before(bench.session.socket, count);
      const { code, signal, stderr } = await bench.run(['credentials', ...change()], {
        env: { ...bench.home.env, ...proxy.env },
        onStart: (child) => proxy.kills(child),
      });
      await proxy.close();
      const shown = await bench.done(['credentials', 'show', '--json']);
      expect(JSON.parse(shown.stdout), `killed at message ${count}`).toMatchObject({ state: 'present' });
      if (signal === undefined) {
        expect(code, stderr).toBe(0);
        break;
      }
      killed++;
    }
    expect(killed).toBeGreaterThan(5);
    await bench.move('secret-service');
    // What the killed ones left behind is gone too.
    expect(bench.items()).toHaveLength(1);
    expect((await bench.sign()).code).toBe(0);
  });
});
