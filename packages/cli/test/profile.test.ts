import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeProfile, copyHome, snapshot, storeFiles } from './support/profile-files.js';
import { CLI, makeHome, type RunResult, runCli, type TestHome } from './support/run-cli.js';
import { ACCOUNT, startService, type TestService } from './support/simulator.js';
import { onTerminal } from './support/terminal.js';

let service: TestService;
let home: TestHome;
beforeAll(async () => {
  service = await startService();
  const args = ['setup', '--simulator-state', service.stateDir, '--non-interactive', '--profile', 'work'];
  expect((await runCli(args, { env: service.home.env })).code).toBe(0);
});
afterAll(() => service.close());
beforeEach(() => {
  home = copyHome(service.home);
});
afterEach(() => home.remove());

const run = (...args: string[]): Promise<RunResult> => runCli(['profile', ...args], { env: home.env });

describe('profile list', () => {
  it('marks the default and says who until when', async () => {
    const { code, stdout } = await run('list');
    expect(code).toBe(0);
    const [first, second] = stdout.split('\n');
    expect(first).toMatch(
      new RegExp(`^\\* default +simulator +\\${ACCOUNT.phone} +${ACCOUNT.holder}, until \\d{4}-\\d\\d-\\d\\d$`),
    );
    expect(second).toMatch(/^ {2}work /);
  });

  it('has a form for programs', async () => {
    const { stdout } = await run('list', '--json');
    const list = JSON.parse(stdout) as { profiles: object[] };
    expect(list).toMatchObject({ version: 1, defaultProfile: 'default' });
    expect(list.profiles).toEqual([
      expect.objectContaining({
        name: 'default',
        default: true,
        environment: 'simulator',
        service: 'scmd',
        holder: ACCOUNT.holder,
      }),
      expect.objectContaining({ name: 'work', default: false, phone: ACCOUNT.phone }),
    ]);
  });

  it('shows a profile that cannot be used, and why', async () => {
    changeProfile(home, (profile) => {
      profile['service'] = 'soap';
    });
    const { code, stdout } = await run('list');
    expect(code).toBe(0);
    expect(stdout).toContain('cannot be used: The field "profiles.default.service"');
    expect(stdout).toContain(`${ACCOUNT.holder}, until`);
  });

  it('is empty without profiles', async () => {
    const empty = makeHome();
    const { code, stdout, stderr } = await runCli(['profile', 'list'], { env: empty.env });
    const json = await runCli(['profile', 'list', '--json'], { env: empty.env });
    empty.remove();
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('smartcmd setup');
    expect(JSON.parse(json.stdout)).toEqual({ version: 1, defaultProfile: null, profiles: [] });
  });
});

describe('profile use', () => {
  it('chooses the default', async () => {
    expect((await run('use', 'work')).code).toBe(0);
    expect((await run('list')).stdout).toMatch(/^\* work /m);
  });

  it('refuses a profile that does not exist', async () => {
    const before = snapshot(home);
    const { code, stderr } = await run('use', 'nobody');
    expect(stderr).toContain('There is no profile "nobody"');
    expect(stderr).toContain('default, work');
    expect(code).toBe(3);
    expect(snapshot(home)).toEqual(before);
  });
});

describe('profile remove', () => {
  it('removes profile, credentials and certificate, and says which is the default now', async () => {
    const { code, stderr } = await run('remove', 'default', '--yes');
    expect(code).toBe(0);
    expect(stderr).toContain('The default profile is now "work".');
    expect(existsSync(storeFiles(home).certificate('default'))).toBe(false);
    const left = snapshot(home);
    expect(left['config/smartcmd/credentials.json']).not.toContain('"default"');
    expect((await run('list')).stdout).toMatch(/^\* work /);
  });

  it('does not advise to make one that is not there', async () => {
    const { code, stderr } = await run('remove', 'nope', '--yes');
    expect(stderr).toContain('There is no profile "nope".\nThere are: default, work.\n');
    expect(code).toBe(3);
  });

  it('does not speak of the default when another is removed', async () => {
    const { stderr } = await run('remove', 'work', '--yes');
    expect(stderr).not.toContain('default profile');
  });

  it('says when none is left', async () => {
    await run('remove', 'work', '--yes');
    expect((await run('remove', 'default', '--yes')).stderr).toContain('No profile is left.');
    expect((await run('list', '--json')).stdout).toContain('"profiles": []');
  });

  it('does nothing unasked where it cannot ask', async () => {
    const before = snapshot(home);
    const { code, stderr } = await run('remove', 'work');
    expect(stderr).toContain('--yes');
    expect(code).toBe(2);
    expect(snapshot(home)).toEqual(before);
  });

  it.each([
    ['no', '\r', 6],
    ['Ctrl-C', '\u0003', 130],
  ])('keeps everything after %s', async (_, keys, exitCode) => {
    const before = snapshot(home);
    const session = onTerminal(process.execPath, [CLI, 'profile', 'remove', 'work'], home.env);
    await session.until('Remove the profile "work"');
    session.type(keys);
    expect(await session.exit()).toBe(exitCode);
    expect(snapshot(home)).toEqual(before);
  });

  it('removes after yes', async () => {
    const session = onTerminal(process.execPath, [CLI, 'profile', 'remove', 'work'], home.env);
    await session.until('Yes');
    session.type('\u001b[B');
    session.type('\r');
    expect(await session.exit()).toBe(0);
    expect((await run('list')).stdout).not.toContain('work');
  });
});
