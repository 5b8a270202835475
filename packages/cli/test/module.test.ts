import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readToken } from '@smartcmd/p11-module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CMD_LIBRARY, LIBRARY, needNative, runProgram } from './support/native.js';
import { copyHome, storeFiles, writePrivate } from './support/profile-files.js';
import { CLI, type RunResult, runCli, type TestHome } from './support/run-cli.js';
import { startService, type TestService } from './support/simulator.js';

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

const run = (...args: string[]): Promise<RunResult> => runCli(['module', ...args], { env: home.env });
const agentOf = (profile = 'default'): string | undefined =>
  readToken(readFileSync(storeFiles(home).token(profile))).agent[1];
const usual = (): string => join(home.dir, '.local', 'lib', 'smartcmd');
const mode = (file: string): string => (statSync(file).mode & 0o777).toString(8);

describe('where the module is neither installed nor built', () => {
  let copy: string;
  let executable: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'smartcmd-copy-'));
    const root = dirname(dirname(CLI));
    for (const name of ['bin', 'bundle', 'wsdl', 'package.json', 'oclif.manifest.json'])
      cpSync(join(root, name), join(copy, 'cli', name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'cli', 'node_modules'));
    executable = join(copy, 'cli', 'bin', 'run.js');
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it.each([
    ['path', 'en_GB.UTF-8', 'neither installed nor built'],
    ['path', 'pt_PT.UTF-8', 'não está instalado nem compilado'],
    ['install', 'en_GB.UTF-8', 'is not built'],
    ['install', 'pt_PT.UTF-8', 'não está compilado'],
  ])('module %s says so in %s, with what to do', async (command, language, sentence) => {
    const env = { ...home.env, LC_ALL: language };
    const { code, output } = await runProgram(process.execPath, [executable, 'module', command], env);
    expect(output).toContain(sentence);
    expect(output).toContain('libc6-dev');
    expect(code).toBe(3);
    expect(existsSync(usual())).toBe(false);
  });
});

describe('the module that was built', () => {
  beforeEach(({ skip }) => needNative(skip));

  it.each([
    [[], LIBRARY],
    [['--cmd-only'], CMD_LIBRARY],
  ])('is what "module path" prints, and nothing else: %j', async (more, library) => {
    expect(await run('path', ...more)).toMatchObject({ code: 0, stdout: `${library}\n`, stderr: '' });
  });

  it('is installed with its agent, which all tokens then name', async () => {
    const { code, stdout, stderr } = await run('install');
    expect(code).toBe(0);
    expect(stdout).toBe(`${join(usual(), 'libsmartcmd.so')}\n`);
    expect(stderr).toContain('Next:');
    for (const library of [LIBRARY, CMD_LIBRARY])
      expect(readFileSync(join(usual(), basename(library))).equals(readFileSync(library)), library).toBe(true);
    expect(mode(join(usual(), 'libsmartcmd.so'))).toBe('755');
    expect((await run('path', '--cmd-only')).stdout).toBe(`${join(usual(), 'libsmartcmd-cmd.so')}\n`);
    expect(mode(join(usual(), 'agent.cjs'))).toBe('644');
    for (const directory of ['.local', '.local/lib', '.local/lib/smartcmd'])
      expect(mode(join(home.dir, directory))).toBe('755');
    expect(agentOf()).toBe(join(usual(), 'agent.cjs'));
    expect((await run('path')).stdout).toBe(stdout);
  });

  it('is named by the profiles that come later, too', async () => {
    await run('install');
    const setup = ['setup', '--environment', 'simulator', '--simulator-state', service.stateDir, '--non-interactive'];
    expect((await runCli([...setup, '--profile', 'later'], { env: home.env })).code).toBe(0);
    expect(agentOf('later')).toBe(join(usual(), 'agent.cjs'));
  });

  it('is installed elsewhere with --prefix, and that place is remembered', async () => {
    const { code, stdout } = await runCli(['module', 'install', '--prefix', 'opt/x y'], {
      env: home.env,
      cwd: join(home.dir, 'work'),
    });
    const directory = join(home.dir, 'work', 'opt', 'x y', 'lib', 'smartcmd');
    expect([code, stdout]).toEqual([0, `${join(directory, 'libsmartcmd.so')}\n`]);
    expect(agentOf()).toBe(join(directory, 'agent.cjs'));
    expect((await run('path')).stdout).toBe(stdout);
    expect((await runCli(['certificate', 'refresh'], { env: home.env })).code).toBe(0);
    expect(agentOf()).toBe(join(directory, 'agent.cjs'));

    // The usual place again: nothing is to be remembered any more.
    await run('install');
    expect(agentOf()).toBe(join(usual(), 'agent.cjs'));
    expect(readFileSync(storeFiles(home).config, 'utf8')).not.toContain('moduleDirectory');
  });

  it('is installed over an older one, by new files in place of the old', async () => {
    await run('install');
    const before = statSync(join(usual(), 'libsmartcmd.so')).ino;
    expect((await run('install')).code).toBe(0);
    expect(statSync(join(usual(), 'libsmartcmd.so')).ino).not.toBe(before);
  });

  it('leaves the token of a profile without certificates, and says so in the language of the person', async () => {
    writePrivate(storeFiles(home).certificate(), '');
    const before = readFileSync(storeFiles(home).token());
    const { code, stderr } = await runCli(['module', 'install'], { env: { ...home.env, LC_ALL: 'pt_PT.UTF-8' } });
    expect(code).toBe(0);
    expect(stderr).toContain('O token do perfil "default" ficou como estava');
    expect(readFileSync(storeFiles(home).token())).toEqual(before);
  });

  it('can be installed before there is a profile', async () => {
    rmSync(storeFiles(home).directory, { recursive: true });
    const { code, stderr } = await run('install');
    expect(code).toBe(0);
    expect(stderr).toContain('smartcmd setup');
    expect(existsSync(storeFiles(home).config)).toBe(false);
  });

  it('is not installed where that cannot be written, and the tokens stay', async () => {
    const before = agentOf();
    writePrivate(join(home.dir, 'file'), '');
    const { code, stderr } = await run('install', '--prefix', join(home.dir, 'file'));
    expect(code).toBe(3);
    expect(stderr).toContain(join(home.dir, 'file'));
    expect(agentOf()).toBe(before);
  });

  it('learns from "module install" what stands behind it, and keeps that', async () => {
    const file = join(home.dir, 'data', 'smartcmd', 'modules');
    expect(existsSync(file)).toBe(false);
    const { code, stderr } = await run('install', '--card', LIBRARY, '--also', CMD_LIBRARY, '--also', LIBRARY);
    expect([code, stderr]).toEqual([0, expect.stringContaining('Next:')]);
    const lines = `SmartCMD modules 1\ncard ${LIBRARY}\nmodule ${CMD_LIBRARY}\nmodule ${LIBRARY}\n`;
    expect(readFileSync(file, 'utf8')).toBe(lines);
    expect(mode(file)).toBe('600');
    await run('install');
    expect(readFileSync(file, 'utf8')).toBe(lines);
    await run('install', '--card', 'none', '--also', 'none');
    expect(readFileSync(file, 'utf8')).toBe('SmartCMD modules 1\ncard none\n');
    const config = JSON.parse(readFileSync(storeFiles(home).config, 'utf8'));
    expect([config.cardModule, config.modules]).toEqual(['none', undefined]);
  });

  it.each([
    ['--card', 'en_GB.UTF-8', 'There is no PKCS#11 library'],
    ['--also', 'pt_PT.UTF-8', 'Não existe a biblioteca PKCS#11'],
  ])('is not installed when the library of %s is not there (%s)', async (flag, language, sentence) => {
    const env = { ...home.env, LC_ALL: language };
    const { code, stderr } = await runCli(['module', 'install', flag, '/nonexistent.so'], { env });
    expect([code, stderr]).toEqual([3, expect.stringContaining(sentence)]);
    expect(existsSync(usual())).toBe(false);
  });

  it('is not installed where the system makes no directories, which is said at once', async () => {
    const { code, stderr } = await run('install', '--prefix', '/proc/nowhere');
    expect(code).toBe(3);
    expect(stderr).toContain('/proc/nowhere');
  });

  it.each(['--prefix', '--card', '--also'])('is not installed with an empty %s, which nobody means', async (option) => {
    const { code, stderr } = await runCli(['module', 'install', option, ''], { env: home.env, cwd: home.dir });
    expect(code).toBe(2);
    expect(stderr).toContain(`The option ${option} needs a value.`);
    expect(existsSync(join(home.dir, 'lib'))).toBe(false);
    // Where an empty library once made all that was set up unusable.
    expect((await run('path')).code).toBe(0);
  });

  it('takes no directory for a library that is to stand beside it', async () => {
    const { code, stderr } = await run('install', '--also', home.dir);
    expect(stderr).toContain(`There is no PKCS#11 library ${home.dir}.`);
    expect(code).toBe(3);
  });

  it('is public whatever the umask', async () => {
    const { code } = await runProgram(
      'sh',
      ['-c', `umask 077; exec '${process.execPath}' '${CLI}' module install --prefix '${join(home.dir, 'open')}'`],
      home.env,
    );
    expect(code).toBe(0);
    for (const directory of ['open', 'open/lib', 'open/lib/smartcmd'])
      expect(mode(join(home.dir, directory))).toBe('755');
  });
});
