import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CertificateChain } from '@smartcmd/cmd-client';
import { compileToken, readToken, type TokenSource } from '@smartcmd/p11-module';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Found, type Report, useDoctor } from './support/doctor.js';
import { LIBRARY, runProgram } from './support/native.js';
import { needPkcs11js } from './support/pkcs11js.js';
import { changeProfile, storeFiles, writePrivate } from './support/profile-files.js';
import { CLI, runCli } from './support/run-cli.js';
import { type Fault, writeStandIn } from './support/stand-in-module.js';

// The doctor and the PKCS#11 module: each thing that can be wrong is made wrong, and looked for by the real executable.
const bench = useDoctor();
beforeEach(({ skip }) => needPkcs11js(skip, 'gcc'));

const token = (): string => storeFiles(bench.home).token();
const installed = (name = 'libsmartcmd.so'): string => join(bench.home.dir, '.local', 'lib', 'smartcmd', name);
const install = (...args: string[]) => runCli(['module', 'install', ...args], { env: bench.home.env });
const look = (id: string) => bench.examine(id, '--offline');

/** Compiles the profile's token anew. */
function recompile(agent: (present: readonly string[]) => readonly string[], more: Partial<TokenSource> = {}): void {
  const chain = CertificateChain.parse(readFileSync(storeFiles(bench.home).certificate(), 'utf8'));
  const present = readToken(readFileSync(token())).agent;
  writeFileSync(token(), compileToken({ profile: 'default', chain, agent: agent(present), ...more }));
}

/** A program of the test's home. */
function program(name: string, text: string, mode = 0o755): string {
  const file = join(bench.home.dir, name);
  writeFileSync(file, text, { mode });
  chmodSync(file, mode);
  return file;
}

describe('where everything is right', () => {
  it('the form for programs is this, once the module is installed', async () => {
    await install();
    bench.set({ SMARTCMD_ASKPASS: '/bin/true' });
    const { code, report } = await look('module');
    const ids = ['module-files', 'module', 'token', 'agent', 'module-token', 'module-prompts', 'applications'];
    const found = report.checks.filter(({ id }) => ids.includes(id));
    const detail = ({ detail: text, ...rest }: Found) => ({ ...rest, detail: text.replaceAll(bench.home.dir, 'HOME') });
    expect(found.map(detail)).toEqual([
      {
        id: 'module-files',
        status: 'ok',
        title: 'PKCS#11 module',
        detail: 'HOME/.local/lib/smartcmd/libsmartcmd.so',
      },
      { id: 'module', status: 'ok', title: 'Loading the module', detail: 'SmartCMD 0.1, Cryptoki 3.0, slots: 1' },
      { id: 'token', status: 'ok', title: 'Token file', detail: '"CMD Maria da Conceição Simões", 5 objects' },
      {
        id: 'agent',
        status: 'ok',
        title: 'Signing agent',
        detail: `HOME/.local/lib/smartcmd/agent.cjs answers, on Node ${process.version}`,
      },
      {
        id: 'module-token',
        status: 'ok',
        title: 'What applications see',
        detail:
          '"CMD Maria da Conceição Simões": certificates: 3, keys: 2, mechanisms: 7; the certificate is that of the profile',
      },
      {
        id: 'module-prompts',
        status: 'ok',
        title: 'Questions from applications',
        detail: 'answered by /bin/true (SMARTCMD_ASKPASS), in applications that have the variable too',
      },
      {
        id: 'applications',
        status: 'skipped',
        title: 'Applications',
        detail: 'the module is registered in none',
        remedy: 'See: smartcmd apps list',
      },
    ]);
    expect(code).toBe(0);
  });

  it('nothing is signed, and nobody is asked', async () => {
    const asked = join(bench.home.dir, 'asked');
    bench.set({ SMARTCMD_ASKPASS: program('askpass', `#!/bin/sh\ntouch '${asked}'\nexit 1\n`) });
    const before = bench.service.smsCount();
    expect((await bench.doctor()).code).toBe(0);
    expect(bench.service.smsCount()).toBe(before);
    expect(existsSync(asked)).toBe(false);
  });

  it('is said in Portuguese too', async () => {
    bench.set({ LANG: 'pt_PT.UTF-8' });
    const { check } = await look('agent');
    expect(check).toMatchObject({ title: 'Agente de assinatura', detail: expect.stringContaining('responde') });
  });
});

describe('the files of the module', () => {
  it('that were built are enough', async () => {
    const { check } = await look('module-files');
    expect(check).toMatchObject({ status: 'ok', detail: expect.stringContaining(LIBRARY) });
  });

  it.each([
    ['library', 'libsmartcmd.so'],
    ['agent', 'agent.cjs'],
  ])('that were installed have another %s than this smartcmd: a warning', async (_, name) => {
    await install();
    appendFileSync(installed(name), '\n');
    const { code, check } = await look('module-files');
    expect(check).toMatchObject({ status: 'warning', remedy: 'Run: smartcmd module install' });
    expect(code).toBe(0);
  });

  it('lack the agent', async () => {
    await install();
    rmSync(installed('agent.cjs'));
    const { code, check, report } = await look('module-files');
    expect(check).toMatchObject({ status: 'error', remedy: 'Run: smartcmd module install' });
    expect(check.detail).toContain(installed('agent.cjs'));
    expect(report.checks.find(({ id }) => id === 'module')).toMatchObject({ status: 'skipped' });
    expect(code).toBe(3);
  });

  it('are gone from the place where they were installed', async () => {
    const prefix = join(bench.home.dir, 'my programs');
    await install('--prefix', prefix);
    rmSync(prefix, { recursive: true });
    const { code, check } = await look('module-files');
    expect(check).toMatchObject({ status: 'error', remedy: `Run: smartcmd module install --prefix '${prefix}'` });
    expect(code).toBe(3);
  });

  it('can be changed by others: a warning', async () => {
    await install();
    chmodSync(installed(), 0o775);
    const { code, check } = await look('module-files');
    expect(check).toMatchObject({ status: 'warning', remedy: `Run: chmod go-w ${installed()}` });
    expect(code).toBe(0);
  });
});

describe('the token', () => {
  it.each([
    ['is missing', () => rmSync(token()), 'is missing', 'certificate refresh'],
    ['is garbage', () => writeFileSync(token(), 'garbage'), 'it is not a token file', 'certificate refresh'],
    [
      'is cut short',
      () => writeFileSync(token(), readFileSync(token()).subarray(0, 200)),
      'cannot be used',
      'certificate refresh',
    ],
    ['can be written by others', () => chmodSync(token(), 0o666), 'can be changed by other users', 'chmod go-w'],
    [
      'is a link',
      () => {
        renameSync(token(), `${token()}.real`);
        symlinkSync(`${token()}.real`, token());
      },
      'symbolic link',
      'certificate refresh',
    ],
    [
      'is of another certificate',
      () => {
        const file = storeFiles(bench.home).token();
        const before = readFileSync(file);
        bench.setChain({});
        writeFileSync(file, before);
      },
      'another certificate',
      'certificate refresh',
    ],
  ])('%s', async (_, spoil, sentence, remedy) => {
    spoil();
    const { code, check, report } = await look('token');
    expect(check.status).toBe('error');
    expect(check.detail).toContain(sentence);
    expect(check.remedy).toContain(remedy);
    expect(code).toBe(3);
    for (const id of ['agent', 'module-token'])
      expect(report.checks.find((other) => other.id === id)).toMatchObject({
        status: 'skipped',
        detail: 'not looked at, because of: Token file',
      });
  });

  it('is not what this smartcmd would make: a warning, and everything else is looked at', async () => {
    recompile((present) => present, { mechanisms: ['CKM_SHA256_RSA_PKCS', 'CKM_RSA_PKCS'] });
    const { code, check, report } = await look('token');
    expect(check).toMatchObject({ status: 'warning', remedy: expect.stringContaining('certificate refresh') });
    expect(report.checks.find(({ id }) => id === 'module-token')?.detail).toContain('mechanisms: 2');
    expect(code).toBe(0);
  });
});

describe('the agent', () => {
  const CJS = 'const c = new (require("node:net").Socket)({ fd: 3 });';
  it.each([
    ['is missing', () => ['/nonexistent/agent.cjs'], undefined, 'the agent that the token names is missing'],
    ['has no Node', () => [], '/nonexistent/node', 'the Node that the token names is missing'],
    ['has a Node that cannot be run', () => [], () => program('node', '', 0o644), 'cannot be run'],
    ['has something else for a Node', () => [], '/bin/true', 'is no Node'],
    ['has an old Node', () => [], () => program('node', '#!/bin/sh\necho v18.19.0\n'), '20.17 is the least'],
    ['has a Node that does not start', () => [], () => program('node', '#!/nonexistent\n'), 'cannot be started'],
    ['breaks', () => [program('a.cjs', 'throw new TypeError("no");')], undefined, 'before it answers: TypeError: no'],
    [
      'says something else',
      () => [program('a.cjs', `${CJS} c.write("HTTP/1.1 200 OK\\r\\n");`)],
      undefined,
      'protocol',
    ],
    [
      'speaks another version',
      () => [
        program(
          'a.cjs',
          `${CJS} c.write(Buffer.from("0c00000008000000000000003000000000000000" + "00000000", "hex"));`,
        ),
      ],
      undefined,
      'does not understand this one',
    ],
  ])('%s', async (_, args, node, sentence) => {
    recompile(([real = '', agent = '', certificate = '']) => {
      const [script = agent] = args();
      return [(typeof node === 'function' ? node() : node) ?? real, script, certificate];
    });
    const { code, check } = await look('agent');
    expect(check.detail).toContain(sentence);
    expect(check).toMatchObject({ status: 'error', remedy: expect.stringContaining('certificate refresh') });
    expect(code).toBe(3);
  });

  it('does not answer: it is ended', { timeout: 60_000 }, async () => {
    const pid = join(bench.home.dir, 'pid');
    const script = program(
      'a.cjs',
      `require("node:fs").writeFileSync(${JSON.stringify(pid)}, String(process.pid)); setInterval(() => {}, 1000);`,
    );
    recompile(([node = '', , certificate = '']) => [node, script, certificate]);
    const { check } = await look('agent');
    expect(check).toMatchObject({ status: 'error', detail: expect.stringContaining('does not answer in time') });
    expect(() => process.kill(Number(readFileSync(pid, 'utf8')), 0)).toThrow('ESRCH');
  });

  it('can be changed by others: a warning', async () => {
    const script = join(bench.home.dir, 'agent.cjs');
    recompile(([node = '', agent = '', certificate = '']) => {
      copyFileSync(agent, script);
      chmodSync(script, 0o666);
      return [node, script, certificate];
    });
    const { code, check } = await look('agent');
    expect(check).toMatchObject({ status: 'warning', remedy: `Run: chmod go-w ${script}` });
    expect(code).toBe(0);
  });

  it('runs on a Node that is not the one of the command line', async () => {
    const node = join(bench.home.dir, 'node');
    symlinkSync(process.execPath, node);
    recompile(([, ...rest]) => [node, ...rest]);
    expect((await look('agent')).check).toMatchObject({ status: 'ok' });
  });
});

describe('a library in the place of the module', () => {
  const put = async (fault: Fault): Promise<void> => {
    await install();
    writeStandIn(fault, installed());
  };

  it.each<[Fault, string]>([
    ['is no PKCS#11 module', 'fails in dlopen'],
    ['crashes in C_Initialize', 'down in C_Initialize (SIGABRT)'],
    ['hangs in C_Initialize', 'does not come back from C_Initialize'],
    ['ends the process in C_Initialize', 'down in C_Initialize (exit code 0)'],
    ['refuses C_Initialize', 'fails in C_Initialize: CKR_HOST_MEMORY'],
    ['is of somebody else', 'another PKCS#11 module: Chave Movel Digital of Somebody'],
  ])('%s', { timeout: 60_000 }, async (fault, sentence) => {
    await put(fault);
    const { code, check, report } = await look('module');
    expect(check.detail).toContain(`${installed()} `);
    expect(check.detail).toContain(sentence);
    expect(check).toMatchObject({ status: 'error', remedy: expect.stringContaining('smartcmd module install') });
    // What does not depend on it is looked at all the same.
    expect(report.checks.find(({ id }) => id === 'agent')?.status).toBe('ok');
    expect(code).toBe(3);
  });

  it.each<[Fault, string]>([
    ['writes to stdout and has no slot', 'no slot with the token of the profile "default"'],
    ['lacks a mechanism', 'lacks CKM_RSA_PKCS (certificates: 3, keys: 2, mechanisms: 6)'],
    ['lacks an object', 'lacks CKO_PRIVATE_KEY (certificates: 3, keys: 1, mechanisms: 7)'],
    ['shows other certificates', 'shows another certificate'],
  ])('%s', async (fault, sentence) => {
    await put(fault);
    const { code, check, report } = await look('module-token');
    expect(report.checks.find(({ id }) => id === 'module')?.status).toBe('ok');
    expect(check.detail).toContain(sentence);
    expect(check).toMatchObject({ status: 'error', remedy: expect.any(String) });
    expect(code).toBe(3);
  });

  it('is no library at all', async () => {
    await install();
    writeFileSync(installed(), 'text');
    expect((await look('module')).check).toMatchObject({ status: 'error', detail: expect.stringContaining('dlopen') });
  });
});

describe('a smartcmd on its own', () => {
  let copy: string;
  // As npm would have left it, where pkcs11js could not be compiled and nothing was built.
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'smartcmd-copy-'));
    const root = dirname(dirname(CLI));
    for (const name of ['bin', 'bundle', 'wsdl', 'package.json', 'oclif.manifest.json'])
      cpSync(join(root, name), join(copy, 'cli', name), { recursive: true });
    const modules = join(copy, 'cli', 'node_modules');
    mkdirSync(modules);
    for (const name of readdirSync(join(root, 'node_modules')))
      if (name !== 'pkcs11js') symlinkSync(join(root, 'node_modules', name), join(modules, name));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  async function report(): Promise<Map<string, Found>> {
    const executable = join(copy, 'cli', 'bin', 'run.js');
    const { code, output } = await runProgram(
      process.execPath,
      [executable, 'doctor', '--json', '--offline'],
      bench.home.env,
    );
    const found = JSON.parse(output) as Report;
    expect([code, found.ok]).toEqual([0, true]);
    return new Map(found.checks.map((check) => [check.id, check]));
  }

  it('has no module: said, with what to do, and no failure', async () => {
    const found = await report();
    expect(found.get('module-files')).toMatchObject({ status: 'skipped', remedy: expect.stringContaining('gcc') });
    expect(found.get('module')).toMatchObject({ status: 'skipped', detail: expect.stringContaining('PKCS#11 module') });
    expect(found.get('token')).toMatchObject({ status: 'ok' });
  });

  it('has no pkcs11js: the module is not loaded, with what to do, and no failure', async () => {
    await install();
    const found = await report();
    expect(found.get('module')).toMatchObject({ status: 'skipped', remedy: expect.stringContaining('g++') });
    expect(found.get('module')?.detail).toContain("'pkcs11js'");
    expect(found.get('module-token')).toMatchObject({ status: 'skipped' });
    expect(found.get('agent')).toMatchObject({ status: 'ok' });
  });
});

describe('questions from applications', () => {
  const bin = (...names: string[]): string => {
    const directory = join(bench.home.dir, 'bin');
    mkdirSync(directory);
    for (const name of names) program(join('bin', name), '#!/bin/sh\n');
    return directory;
  };

  it.each([
    ['are asked by zenity', () => ({ PATH: bin('zenity'), DISPLAY: ':0' }), 'ok', 'in dialogs by zenity'],
    ['are asked by kdialog', () => ({ PATH: bin('kdialog', 'pinentry'), DISPLAY: ':0' }), 'ok', 'dialogs by kdialog'],
    ['are asked by pinentry', () => ({ PATH: bin('pinentry-qt'), DISPLAY: ':0' }), 'ok', 'in dialogs by pinentry'],
    ['have no dialogs', () => ({ PATH: bin(), WAYLAND_DISPLAY: 'wayland-0' }), 'warning', 'neither zenity nor kdialog'],
    ['reach nobody', () => ({}), 'warning', 'can ask nobody'],
  ])('%s', async (_, variables, status, sentence) => {
    bench.set(variables());
    const { code, check } = await look('module-prompts');
    expect(check).toMatchObject({ status, detail: expect.stringContaining(sentence) });
    expect(check.remedy !== undefined).toBe(status === 'warning');
    expect(code).toBe(0);
  });

  it.each([
    ['pinentry', 'ok', 'in dialogs by pinentry, as the profile says'],
    ['zenity', 'warning', 'the profile says zenity, which is not installed: asked in dialogs by kdialog'],
    ['terminal', 'ok', 'on the terminal of the application alone'],
  ])('are asked as the profile says: %s', async (prompts, status, sentence) => {
    bench.set({ PATH: bin('kdialog', 'pinentry'), DISPLAY: ':0' });
    changeProfile(bench.home, (profile) => Object.assign(profile, { prompts }));
    expect((await look('module-prompts')).check).toMatchObject({ status, detail: expect.stringContaining(sentence) });
  });
});

it('a profile without certificate: what depends on it is left out', async () => {
  writePrivate(storeFiles(bench.home).certificate(), '');
  changeProfile(bench.home, () => undefined);
  const { report } = await look('token');
  const skipped = report.checks.filter(({ status }) => status === 'skipped').map(({ id }) => id);
  expect(skipped).toEqual(expect.arrayContaining(['token', 'agent', 'module-token']));
  expect(report.checks.find(({ id }) => id === 'module')?.status).toBe('ok');
});
