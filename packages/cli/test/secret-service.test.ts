import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { processStamp } from '../src/processes.js';
import { choosePlace } from '../src/setup/choose-place.js';
import type { SetupFlags } from '../src/setup/flags.js';
import { NO_SESSION, useKeyring } from './support/keyring.js';
import { waitFor } from './support/processes.js';
import { changeProfile, snapshot, writePrivate } from './support/profile-files.js';

// A sample of test/long/secret-service.test.ts, and what that has not.
const bench = useKeyring();
const inFile = (): string => readFileSync(bench.files.credentials, 'utf8');

describe('credentials in the secret service of the desktop', () => {
  it('are there alone, sign, and come back to a file', async () => {
    const { password } = bench.service.simulator.ready;
    expect((await bench.move('secret-service')).stderr).toContain('"SmartCMD: default"');
    expect(bench.items()).toHaveLength(1);
    expect(Object.values(snapshot(bench.home)).filter((content) => content.includes(password))).toEqual([]);
    expect((await bench.sign()).stderr).not.toContain('Error');
    const shown = await bench.done(['credentials', 'show', '--json']);
    expect(JSON.parse(shown.stdout)).toEqual({
      version: 1,
      profile: 'default',
      place: 'secret-service',
      label: 'SmartCMD: default',
      state: 'present',
    });
    await bench.move('file');
    expect(bench.items()).toEqual([]);
    expect(bench.profile()).not.toHaveProperty('credentialsItem');
    expect(inFile()).toContain(password);
    expect((await bench.sign({ env: bench.home.env })).code).toBe(0);
  });

  it('are refused in one sentence without a session, and nowhere else looked for', async () => {
    const before = inFile();
    await bench.move('secret-service');
    // As it is for a program that cron or a service of the system starts; the developer's own session must not be found.
    const outside = { ...bench.home.env, ...NO_SESSION, LC_ALL: 'pt_PT.UTF-8' };
    const { code, stderr } = await bench.sign({ env: outside });
    expect(stderr).toContain(
      'As credenciais do perfil "default" estão no serviço de segredos do seu ambiente de trabalho, e este programa não tem ligação',
    );
    expect(stderr).toContain('smartcmd credentials move file --profile default');
    expect(code).toBe(3);
    // A copy in the file, from whatever time, is not what the profile means.
    bench.session.forget(bench.files.config);
    writePrivate(bench.files.credentials, before);
    const gone = await bench.sign();
    expect(gone.stderr).toContain('and it does not have them any more.');
    expect(gone.stderr).toContain('smartcmd credentials rotate --profile default');
    expect(gone.code).toBe(3);
  });

  it('are rotated: the old item goes, and so does what a killed change left behind', async () => {
    await bench.move('secret-service');
    const [old] = bench.items();
    const { changes } = killedAfterItem(['rotate', '--username', bench.service.simulator.ready.username], 2);
    expect(await changes).toHaveLength(2);
    expect((await bench.sign()).code).toBe(0);
    await bench.done(['credentials', 'rotate', '--username', bench.service.simulator.ready.username]);
    expect(bench.items()).toHaveLength(1);
    expect(bench.items()).not.toContain(old);
    expect((await bench.sign()).code).toBe(0);
  });

  it('go with a profile that is broken', async () => {
    await bench.move('secret-service');
    changeProfile(bench.home, (profile) => {
      profile['phone'] = 'lost';
    });
    await bench.done(['credentials', 'remove', '--yes']);
    expect(bench.items()).toEqual([]);
  });

  it('that a killed move left there go when those in the file are removed', async () => {
    await killedAfterItem(['move', 'secret-service'], 1).changes;
    await bench.done(['credentials', 'remove', '--yes']);
    expect(bench.items()).toEqual([]);
  });

  it('stay when the profile cannot be written', async () => {
    await bench.move('secret-service');
    const lock = join(bench.files.directory, '.lock');
    writeFileSync(lock, processStamp(process.pid) ?? '');
    expect((await bench.run(['credentials', 'remove', '--yes'])).code).toBe(3);
    expect(bench.items()).toHaveLength(1);
  });

  it('are shown, whatever is wrong with the file that does not have them', async () => {
    await bench.move('secret-service');
    writePrivate(bench.files.credentials, '{');
    expect((await bench.done(['credentials', 'show'])).stdout).toContain('as "SmartCMD: default" (unlocked)');
  });

  /** A change that ends when its item is there and the profile does not name it yet: the lock of the store is taken, by one that lives. */
  function killedAfterItem(change: string[], items: number): { changes: Promise<string[]> } {
    const lock = join(bench.files.directory, '.lock');
    writeFileSync(lock, processStamp(process.pid) ?? '');
    const changes = (async () => {
      let child: ChildProcess | undefined;
      const ended = bench.run(['credentials', ...change], {
        onStart: (started) => {
          child = started;
        },
      });
      const found = await waitFor('the new item', () => (bench.items().length === items ? bench.items() : undefined));
      child?.kill('SIGKILL');
      await ended;
      rmSync(lock);
      return found;
    })();
    return { changes };
  }
});

describe('the place of a new profile’s credentials', () => {
  const custom = { environment: 'custom', endpoint: 'https://example.invalid/', service: 'scmd' } as const;
  const choose = (
    variables: { readonly DISPLAY?: string },
    destination: Parameters<typeof choosePlace>[2] = custom,
    flags: Partial<SetupFlags> = {},
  ): Promise<string> => {
    for (const name of ['DISPLAY', 'WAYLAND_DISPLAY'] as const) vi.stubEnv(name, undefined);
    for (const [name, value] of Object.entries({ ...bench.session.env, ...variables })) vi.stubEnv(name, value);
    const given = { 'enrol-on-first-use': false, 'non-interactive': true, ...flags };
    return choosePlace(given, undefined, destination, { mayAsk: false });
  };
  afterEach(() => vi.unstubAllEnvs());

  it('is the secret service where there is a desktop that has one, and a file anywhere else', async () => {
    expect(await choose({ DISPLAY: ':0' })).toBe('secret-service');
    expect(await choose({})).toBe('file');
    expect(await choose({ DISPLAY: ':0', ...NO_SESSION })).toBe('file');
    expect(await choose({ DISPLAY: ':0' }, { ...custom, environment: 'simulator' })).toBe('file');
    expect(await choose({ DISPLAY: ':0' }, custom, { 'credentials-in': 'file' })).toBe('file');
    expect(await choose({}, custom, { 'credentials-in': 'secret-service' })).toBe('secret-service');
  });
});
