import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { CertificateChain } from '@smartcmd/cmd-client';
import { readToken } from '@smartcmd/p11-module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeProfile, copyHome, storeFiles } from './support/profile-files.js';
import { type RunResult, runCli, type TestHome } from './support/run-cli.js';
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

const run = (...args: string[]): Promise<RunResult> => runCli(args, { env: home.env });
const showIn = (language: string): Promise<RunResult> =>
  runCli(['token', 'show'], { env: { ...home.env, LC_ALL: language } });
const token = () => readToken(readFileSync(storeFiles(home).token()));
const leaf = () => CertificateChain.parse(readFileSync(storeFiles(home).certificate(), 'utf8')).leaf;
const holdsLeaf = (): boolean =>
  token().objects.some((object) => object.some(({ value }) => Buffer.from(value ?? '').equals(leaf().raw)));
const fingerprint = (): string => leaf().fingerprint256.replaceAll(':', '').toLowerCase();

describe('the token file', () => {
  it('is what setup writes: private, with the certificate of the profile and the agent that signs with it', () => {
    expect(statSync(storeFiles(home).token()).mode & 0o777).toBe(0o600);
    expect(token()).toMatchObject({ profile: 'default', label: expect.stringContaining('CMD Maria') });
    expect(holdsLeaf()).toBe(true);
    const [node, agent, ...rest] = token().agent;
    expect(node).toBe(process.execPath);
    expect(agent).toMatch(/\/bundle\/agent\.cjs$/);
    expect(existsSync(agent ?? '')).toBe(true);
    expect(rest).toEqual([fingerprint()]);
  });

  it('is told of by setup', async () => {
    const { stderr } = await run(
      'setup',
      '--environment',
      'simulator',
      '--simulator-state',
      service.stateDir,
      '-p',
      'x',
      '--non-interactive',
    );
    expect(stderr).toContain(storeFiles(home).token('x'));
  });

  it('is made again by certificate refresh', async () => {
    rmSync(storeFiles(home).token());
    expect((await run('certificate', 'refresh')).code).toBe(0);
    expect(holdsLeaf()).toBe(true);
  });

  it('goes with its profile', async () => {
    expect((await run('profile', 'remove', 'default', '--yes')).code).toBe(0);
    expect(existsSync(storeFiles(home).token())).toBe(false);
  });

  it('stays as it was when something else cannot be written', async () => {
    const before = readFileSync(storeFiles(home).token());
    changeProfile(home, (_, config) => {
      config['version'] = 99;
    });
    expect((await run('certificate', 'refresh')).code).toBe(3);
    expect(readFileSync(storeFiles(home).token())).toEqual(before);
  });
});

describe('token show', () => {
  it.each([
    ['en_GB.UTF-8', 'Label: CMD ', 'Agent: '],
    ['pt_PT.UTF-8', 'Etiqueta: CMD ', 'Agente: '],
  ])('describes it in %s', async (language, ...texts) => {
    const { code, stdout } = await showIn(language);
    expect(code).toBe(0);
    for (const text of [...texts, 'CKO_PRIVATE_KEY', 'CKM_SHA256_RSA_PKCS', ACCOUNT.holder])
      expect(stdout).toContain(text);
  });

  it.each([
    ['en_GB.UTF-8', 'The token file of the profile "default" is missing'],
    ['pt_PT.UTF-8', 'Falta o ficheiro de token do perfil "default"'],
  ])('says in %s that it is missing, and what to do', async (language, sentence) => {
    rmSync(storeFiles(home).token());
    const { code, stdout, stderr } = await showIn(language);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('smartcmd certificate refresh --profile default');
  });

  it.each([
    ['en_GB.UTF-8', 'cannot be used: it is not a token file.'],
    ['pt_PT.UTF-8', 'não pode ser usado: não é um ficheiro de token.'],
  ])('says in %s that it is broken, and what to do', async (language, sentence) => {
    writeFileSync(storeFiles(home).token(), 'x'.repeat(640));
    const { code, stderr } = await showIn(language);
    expect(code).toBe(3);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('smartcmd certificate refresh --profile default');
  });

  it('does not believe one that others may write, as the module does not', async () => {
    chmodSync(storeFiles(home).token(), 0o666);
    const { code, stderr } = await run('token', 'show');
    expect(code).toBe(3);
    expect(stderr).toContain('chmod go-w');
  });

  it('does not follow a symbolic link, as the module does not', async () => {
    const file = storeFiles(home).token();
    renameSync(file, `${file}.real`);
    symlinkSync(`${file}.real`, file);
    const { code, stderr } = await showIn('pt_PT.UTF-8');
    expect([code, stderr]).toEqual([3, expect.stringContaining(`${file} é uma ligação simbólica`)]);
    expect(stderr).toContain(`rm ${file} && smartcmd certificate refresh`);
    rmSync(file);
    await run('certificate', 'refresh');
    expect((await showIn('en_GB.UTF-8')).code).toBe(0);
  });

  it('refuses a profile that does not exist', async () => {
    expect((await run('token', 'show', '--profile', 'nobody')).code).toBe(3);
  });
});
