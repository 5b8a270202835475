import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeHonestAskpass } from './support/askpass.js';
import { DesktopSession, KEYRING } from './support/desktop-session.js';
import { missingAmong, needPrograms } from './support/native.js';
import { waitFor } from './support/processes.js';
import { copyHome, snapshot, storeFiles, writePrivate } from './support/profile-files.js';
import { type RunOptions, type RunResult, runCli, type TestHome } from './support/run-cli.js';
import { startService, type TestService } from './support/simulator.js';

const session = new DesktopSession();
let service: TestService;
let home: TestHome;
let askpass: string;
const files = () => storeFiles(home);
const items = (): string[] => session.items(files().config);

const run = (args: readonly string[], options: Partial<RunOptions> = {}): Promise<RunResult> =>
  runCli(args, { env: { ...home.env, ...session.env }, ...options });
const done = async (args: readonly string[], options: Partial<RunOptions> = {}): Promise<RunResult> => {
  const result = await run(args, options);
  expect(result.code, result.stderr).toBe(0);
  return result;
};
const sign = (options: Partial<RunOptions> = {}): Promise<RunResult> =>
  run(['sign-hash', 'ab'.repeat(32), '--yes', '--askpass', askpass], options);
const move = (place: string): Promise<RunResult> => done(['credentials', 'move', place]);

beforeAll(async () => {
  service = await startService();
  if (missingAmong(KEYRING).length > 0) return;
  await session.startBus();
  await session.startKeyring();
});
afterAll(async () => {
  await session.stop();
  await service.close();
});
beforeEach(({ skip }) => {
  needPrograms(skip, ...KEYRING);
  home = copyHome(service.home);
  askpass = writeHonestAskpass(home.dir, service.stateDir);
});
afterEach(() => home?.remove());

const inFile = (): string => readFileSync(files().credentials, 'utf8');
const profile = () =>
  (JSON.parse(readFileSync(files().config, 'utf8')) as { profiles: { default: Record<string, unknown> } }).profiles
    .default;

describe('credentials in the secret service of the desktop', () => {
  it('are there alone, sign, and come back to a file', async () => {
    const { password } = service.simulator.ready;
    expect((await move('secret-service')).stderr).toContain('"SmartCMD: default"');
    expect(items()).toHaveLength(1);
    expect(Object.values(snapshot(home)).filter((content) => content.includes(password))).toEqual([]);
    expect((await sign()).stderr).not.toContain('Error');
    const shown = await done(['credentials', 'show', '--json']);
    expect(JSON.parse(shown.stdout)).toEqual({
      version: 1,
      profile: 'default',
      place: 'secret-service',
      label: 'SmartCMD: default',
      state: 'present',
    });
    await move('file');
    expect(items()).toEqual([]);
    expect(profile()).not.toHaveProperty('credentialsItem');
    expect(inFile()).toContain(password);
    expect((await sign({ env: home.env })).code).toBe(0);
  });

  it('are refused in one sentence without a session, and nowhere else looked for', async () => {
    const before = inFile();
    await move('secret-service');
    // As it is for a program that cron or a service of the system starts; the developer's own session must not be found.
    const outside = { ...home.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:', LC_ALL: 'pt_PT.UTF-8' };
    const { code, stderr } = await sign({ env: outside });
    expect(stderr).toContain(
      'As credenciais do perfil "default" estão no serviço de segredos do seu ambiente de trabalho, e este programa não tem ligação',
    );
    expect(stderr).toContain('smartcmd credentials move file --profile default');
    expect(code).toBe(3);
    // A copy in the file, from whatever time, is not what the profile means.
    session.forget(files().config);
    writePrivate(files().credentials, before);
    const gone = await sign();
    expect(gone.stderr).toContain('and it does not have them any more.');
    expect(gone.stderr).toContain('smartcmd credentials rotate --profile default');
    expect(gone.code).toBe(3);
  });

  it('that are locked: the doctor and show ask nobody, and a dialog that is dismissed ends the signature', async () => {
    await move('secret-service');
    session.lock();
    try {
      const shown = await done(['credentials', 'show']);
      expect(shown.stdout).toContain('locked');
      const report = await done(['doctor', '--offline', '--json']);
      const { checks } = JSON.parse(report.stdout) as { checks: { id: string; status: string; detail: string }[] };
      expect(checks.find(({ id }) => id === 'credentials-place')).toMatchObject({ status: 'warning' });
      const codes = service.smsCount();
      // There is no display: gnome-keyring has nothing to show its dialog with, which is for it as if the person closed it.
      const { code, stderr } = await sign();
      expect(stderr).toContain('the request to unlock it was dismissed, or could not be shown.');
      expect(code).toBe(6);
      expect(service.smsCount()).toBe(codes);
      expect((await run(['credentials', 'move', 'file'])).code).toBe(6);
      expect(items()).toHaveLength(1);
    } finally {
      await session.stopKeyring();
      await session.startKeyring();
    }
  });

  it('go with the profile, and alone', async () => {
    await move('secret-service');
    await done(['credentials', 'remove', '--yes']);
    expect(items()).toEqual([]);
    const { code, stderr } = await sign();
    expect(stderr).toContain('has no credentials for the profile "default"');
    expect(stderr).toContain('smartcmd credentials rotate --profile default');
    expect(code).toBe(3);

    const { applicationId, username, password } = service.simulator.ready;
    const given = ['--application-id', applicationId, '--username', username, '--password-file', '-'];
    await done(['credentials', 'rotate', ...given, '--credentials-in', 'secret-service'], { input: password });
    expect(items()).toHaveLength(1);
    await done(['profile', 'remove', 'default', '--yes']);
    expect(items()).toEqual([]);
  });

  it('are rotated: the old item goes, and so does what a killed change left behind', async () => {
    await move('secret-service');
    const [old] = items();
    const { changes } = killedAfterItem();
    expect(await changes).toHaveLength(2);
    expect((await sign()).code).toBe(0);
    await done(['credentials', 'rotate', '--username', service.simulator.ready.username]);
    expect(items()).toHaveLength(1);
    expect(items()).not.toContain(old);
    expect((await sign()).code).toBe(0);
  });

  /** A change that ends when its item is there and the profile does not name it yet: the lock of the store is taken, by one that lives. */
  function killedAfterItem(): { changes: Promise<string[]> } {
    const lock = join(files().directory, '.lock');
    writeFileSync(lock, String(process.pid));
    const changes = (async () => {
      let child: ChildProcess | undefined;
      const ended = run(['credentials', 'rotate', '--username', service.simulator.ready.username], {
        onStart: (started) => {
          child = started;
        },
      });
      const found = await waitFor('the new item', () => (items().length === 2 ? items() : undefined));
      child?.kill('SIGKILL');
      await ended;
      rmSync(lock);
      return found;
    })();
    return { changes };
  }
});

describe('setup on a desktop', () => {
  it('keeps the credentials of a new profile in the secret service, on a server in the file, and else where they are', async () => {
    const { url, tlsCa, encryptionCertificate, applicationId, username, password } = service.simulator.ready;
    const setUp = (name: string, env: Record<string, string>, ...more: string[]): Promise<RunResult> =>
      done(
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
        { env: { ...home.env, ...session.env, ...env }, input: password },
      );
    const desktop = { DISPLAY: ':99' };
    expect((await setUp('desk', desktop)).stderr).toContain('"SmartCMD: desk" in the secret service');
    expect(items()).toHaveLength(1);
    await setUp('server', {});
    await setUp('chosen', desktop, '--credentials-in', 'file');
    expect(items()).toHaveLength(1);
    expect(Object.keys((JSON.parse(inFile()) as { profiles: object }).profiles)).toEqual([
      'default',
      'server',
      'chosen',
    ]);
    // Nothing that it needs is given again, and there is no display.
    await done(['setup', '--non-interactive', '--profile', 'desk', '--newer-fields']);
    expect(items()).toHaveLength(1);
    expect((await run(['sign-hash', 'ab'.repeat(32), '--yes', '--askpass', askpass, '--profile', 'desk'])).code).toBe(
      0,
    );
  });
});
