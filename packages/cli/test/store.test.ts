import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { processStamp } from '../src/processes.js';
import { withStoreLock } from '../src/store/lock.js';
import { makeCertificate } from './support/certificate.js';
import { changeProfile, copyHome, snapshot, storeFiles, writePrivate } from './support/profile-files.js';
import { makeHome, type RunResult, runCli, type TestHome } from './support/run-cli.js';
import { ACCOUNT, startService, type TestService } from './support/simulator.js';

let service: TestService;
let home: TestHome;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
beforeEach(() => {
  home = copyHome(service.home);
});
afterEach(() => home.remove());

const show = (env = home.env): Promise<RunResult> => runCli(['certificate', 'show'], { env });
/** What takes the credentials too. */
const sign = (env = home.env): Promise<RunResult> =>
  runCli(['sign-hash', 'ab'.repeat(32), '--askpass', '/bin/false'], { env });
const setUp = (profile: string, env = home.env, ...more: string[]): Promise<RunResult> =>
  runCli(
    [
      'setup',
      '--environment',
      'simulator',
      '--simulator-state',
      service.stateDir,
      '--non-interactive',
      '--profile',
      profile,
      ...more,
    ],
    { env },
  );

describe('what setup writes', () => {
  it('is private', () => {
    const files = storeFiles(home);
    const modes = [files.directory, files.config, files.credentials, files.certificate()].map(
      (file) => statSync(file).mode & 0o777,
    );
    expect(modes.map((mode) => mode.toString(8))).toEqual(['700', '600', '600', '600']);
  });

  it('holds the password in credentials.json only', () => {
    const { password } = service.simulator.ready;
    const holding = Object.entries(snapshot(home)).filter(([, content]) => content.includes(password));
    expect(holding.map(([name]) => name)).toEqual(['config/smartcmd/credentials.json']);
  });

  it('holds the encryption certificate and the TLS authority itself, not their paths', () => {
    const { profiles } = JSON.parse(readFileSync(storeFiles(home).config, 'utf8')) as {
      profiles: { default: { encryptionCertificate: string; tlsAnchors: string } };
    };
    expect(profiles.default.encryptionCertificate).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(profiles.default.tlsAnchors).toMatch(/^-----BEGIN CERTIFICATE-----/);
  });

  it('keeps what it does not know', async () => {
    changeProfile(home, (profile, config) => {
      profile['colour'] = 'green';
      config['later'] = { a: 1 };
    });
    expect((await setUp('default')).code).toBe(0);
    const config = JSON.parse(readFileSync(storeFiles(home).config, 'utf8')) as Record<string, unknown>;
    expect(config).toMatchObject({ later: { a: 1 }, profiles: { default: { colour: 'green' } } });
  });
});

describe('a file that cannot be used', () => {
  const foreign = 'foreign owner: needs root';
  const cases: readonly [
    what: string,
    spoil: (files: ReturnType<typeof storeFiles>) => void,
    sentence: string,
    remedy: string,
  ][] = [
    [
      'config that is not JSON',
      ({ config }) => writePrivate(config, '{\n  "version": 1,\n'),
      'is not JSON: line 3, column 1.',
      'smartcmd setup',
    ],
    [
      'credentials that are not JSON',
      ({ credentials }) => writePrivate(credentials, '{"version":1,"profiles":{"default":{"password":"hunter2}'),
      'is not JSON: line 1, column',
      'smartcmd setup',
    ],
    [
      'config of a newer version',
      ({ config }) => writePrivate(config, '{"version":2,"profiles":{}}'),
      'was made by a newer smartcmd',
      'npm install',
    ],
    [
      'credentials of a newer version',
      ({ credentials }) => writePrivate(credentials, '{"version":99}'),
      'was made by a newer smartcmd',
      'npm install',
    ],
    [
      'config without a version',
      ({ config }) => writePrivate(config, '{"profiles":{}}'),
      'The field "version"',
      'smartcmd setup',
    ],
    ['config that is a list', ({ config }) => writePrivate(config, '[]'), 'The field "version"', 'smartcmd setup'],
    [
      'credentials that others can read',
      ({ credentials }) => chmodSync(credentials, 0o644),
      'can be read by other users',
      'chmod 600 ',
    ],
    [
      'credentials that the group can read',
      ({ credentials }) => chmodSync(credentials, 0o640),
      'can be read by other users',
      'chmod 600 ',
    ],
    [
      'config that others can change',
      ({ config }) => chmodSync(config, 0o666),
      'can be changed by other users',
      'chmod go-w ',
    ],
    [
      'a directory that others can change',
      ({ directory }) => chmodSync(directory, 0o777),
      'can be changed by other users',
      'chmod go-w ',
    ],
    [
      'config that is a directory',
      ({ config }) => {
        rmSync(config);
        mkdirSync(config);
      },
      'it is a directory',
      'Check the name',
    ],
    [
      'config that is a pipe',
      ({ config }) => {
        rmSync(config);
        execFileSync('mkfifo', [config]);
      },
      'it is not a regular file',
      'Check the name',
    ],
    [
      'config that is far too large',
      ({ config }) => writePrivate(config, ' '.repeat(5 * 1024 * 1024)),
      'larger than such a file can be',
      'Check the name',
    ],
    [
      'no credentials',
      ({ credentials }) => rmSync(credentials),
      'has no credentials for the profile "default"',
      'smartcmd credentials rotate --profile default',
    ],
    [
      'a missing certificate',
      ({ certificate }) => rmSync(certificate()),
      'is missing',
      'smartcmd certificate refresh --profile default',
    ],
    [
      'a certificate file with something else',
      ({ certificate }) => writePrivate(certificate(), 'hello'),
      'does not hold the certificate',
      'smartcmd certificate refresh --profile default',
    ],
    [
      'the certificate of somebody else',
      ({ certificate }) => writePrivate(certificate(), makeCertificate({ name: 'Eva' }).pem),
      'is not the one that the profile "default" was set up with',
      'smartcmd certificate refresh --profile default',
    ],
  ];

  it.each(cases)('%s', async (what, spoil, sentence, remedy) => {
    spoil(storeFiles(home));
    const { code, stdout, stderr } = await (what.includes('credentials') ? sign() : show());
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(remedy);
    expect(stderr).not.toContain('hunter2');
    expect(stdout).toBe('');
    expect(code).toBe(3);
  });

  it('belongs to another user', async ({ skip }) => {
    if (process.getuid?.() !== 0) return skip(foreign);
    chownSync(storeFiles(home).config, 12_345, 12_345);
    const { code, stderr } = await show();
    expect(stderr).toContain('belongs to another user and is not used');
    expect(code).toBe(3);
  });

  it('is a symbolic link to a file that others can change', async () => {
    const { config } = storeFiles(home);
    const open = join(home.dir, 'open.json');
    renameSync(config, open);
    chmodSync(open, 0o666);
    symlinkSync(open, config);
    const { code, stderr } = await show();
    expect(stderr).toContain('can be changed by other users');
    expect(code).toBe(3);
  });

  it('speaks Portuguese', async () => {
    chmodSync(storeFiles(home).credentials, 0o644);
    const { stderr } = await sign({ ...home.env, LANG: 'pt_PT.UTF-8' });
    expect(stderr).toContain('pode ser lido por outros utilizadores');
  });
});

describe('a field that is wrong is named', () => {
  it.each([
    ['environment', 'moon'],
    ['endpoint', 'http://example.org/x'],
    ['endpoint', 'https://user:secret@example.org/x'],
    ['service', 'soap'],
    ['phone', '912345678'],
    ['phone', 912345678],
    ['certificate', 'abc'],
    ['certificateWithPin', 'yes'],
    ['newerFields', 1],
    ['connectTimeoutMs', 0],
    ['answerTimeoutMs', '5s'],
  ])('%s: %j', async (field, value) => {
    changeProfile(home, (profile) => {
      profile[field] = value;
    });
    const { code, stderr } = await show();
    expect(stderr).toContain(
      `The field "profiles.default.${field}" of ${storeFiles(home).config} is wrong: it must be `,
    );
    expect(code).toBe(3);
  });

  it('when it is missing', async () => {
    changeProfile(home, (profile) => {
      delete profile['phone'];
    });
    expect((await show()).stderr).toContain('"profiles.default.phone"');
  });

  it('does not make the other profiles useless', async () => {
    expect((await setUp('other')).code).toBe(0);
    changeProfile(home, (profile) => {
      profile['phone'] = 7;
    });
    const { code, stdout } = await runCli(['certificate', 'show', '--profile', 'other'], { env: home.env });
    expect(code).toBe(0);
    expect(stdout).toContain(ACCOUNT.holder);
  });
});

describe('the places of the files', () => {
  it.each(['', 'relative/path'])('XDG_CONFIG_HOME=%j is ignored, as its specification says', async (value) => {
    const env = { ...home.env, XDG_CONFIG_HOME: value, XDG_DATA_HOME: value };
    expect((await setUp('default', env)).code).toBe(0);
    expect(statSync(join(home.dir, '.config', 'smartcmd', 'config.json')).isFile()).toBe(true);
    expect(statSync(join(home.dir, '.local', 'share', 'smartcmd', 'certificates', 'default.pem')).isFile()).toBe(true);
  });

  it('follow a symbolic link, which stays one', async () => {
    const { config } = storeFiles(home);
    const real = join(home.dir, 'real.json');
    renameSync(config, real);
    symlinkSync(real, config);
    expect((await setUp('other')).code).toBe(0);
    expect(JSON.parse(readFileSync(real, 'utf8'))).toHaveProperty('profiles.other');
  });
});

describe('several at once', () => {
  it('set up different profiles, and nothing is lost', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const runs = await Promise.all(names.map((name) => setUp(name)));
    expect(runs.map(({ code }) => code)).toEqual(names.map(() => 0));
    const { profiles } = JSON.parse(readFileSync(storeFiles(home).config, 'utf8')) as { profiles: object };
    expect(new Set(Object.keys(profiles))).toEqual(new Set([...names, 'default']));
    expect(Object.keys(snapshot(home)).filter((name) => /tmp|lock/.test(name))).toEqual([]);
  });

  const lock = (): string => join(storeFiles(home).directory, '.lock');
  /** Left or taken a day ago. */
  const lockedBy = (owner: string): void => {
    writeFileSync(lock(), owner);
    utimesSync(lock(), Date.now() / 1000 - 86_400, Date.now() / 1000 - 86_400);
  };

  it.each([
    // No process can have this id: it is above the limit of the kernel.
    ['of one that was killed', '99999999'],
    ['of one whose number another process has now', `${process.pid}:1`],
    ['that does not say whose it is', ''],
  ])('take over the lock %s', (_, owner) => {
    vi.stubEnv('XDG_CONFIG_HOME', dirname(storeFiles(home).directory));
    lockedBy(owner);
    expect(withStoreLock(() => readFileSync(lock(), 'utf8'))).toBe(processStamp(process.pid));
    vi.unstubAllEnvs();
    expect(Object.keys(snapshot(home)).some((name) => name.includes('.lock'))).toBe(false);
  });

  it('take over the lock of one that was killed and had no time to write its name into it', async () => {
    writeFileSync(lock(), '');
    const { code, stderr } = await runCli(['profile', 'use', 'default'], { env: home.env });
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('Error')]);
    expect(Object.keys(snapshot(home)).some((name) => name.includes('.lock'))).toBe(false);
  });

  it('wait for one that holds the lock, however long it has, and give up with a sentence', async () => {
    lockedBy(processStamp(process.pid) ?? '');
    const { code, stderr } = await setUp('other');
    expect(stderr).toContain('Another smartcmd is changing the profiles');
    expect(code).toBe(3);
    const { profiles } = JSON.parse(readFileSync(storeFiles(home).config, 'utf8')) as { profiles: object };
    expect(Object.keys(profiles)).toEqual(['default']);
  });
});

describe('the name of a profile', () => {
  it.each(['..', '.hidden', 'a/b', 'a b', 'ç', '-x', 'a'.repeat(64)])('cannot be %j', async (name) => {
    const { code, stderr } = await runCli(['certificate', 'show', `--profile=${name}`], { env: home.env });
    expect(stderr).toContain('cannot be the name of a profile');
    expect(code).toBe(2);
  });

  it('cannot be empty', async () => {
    const { code, stderr } = await runCli(['certificate', 'show', '--profile='], { env: home.env });
    expect(stderr).toContain('The option --profile needs a value.');
    expect(code).toBe(2);
  });

  it.each(['constructor', 'toString', 'A.b-c_9', 'a'.repeat(63)])('can be %j', async (name) => {
    const absent = await runCli(['certificate', 'show', '--profile', name], { env: home.env });
    expect(absent.stderr).toContain(`There is no profile "${name}"`);
    expect(absent.code).toBe(3);
    expect((await setUp(name)).code).toBe(0);
    expect((await runCli(['certificate', 'show', '--profile', name], { env: home.env })).code).toBe(0);
  });

  it('is asked for by setup where there is none', async () => {
    const empty = makeHome();
    const { code, stderr } = await runCli(['certificate', 'show'], { env: empty.env });
    empty.remove();
    expect(stderr).toContain('There is no profile yet.');
    expect(stderr).toContain('smartcmd setup');
    expect(code).toBe(3);
  });
});
