import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { needNative } from '../packages/cli/test/support/native.js';
import { smallOdt } from '../packages/cli/test/support/odt.js';
import { emptyPdf } from '../packages/cli/test/support/pdf.js';
import { type Simulator, startSimulator } from '../packages/cmd-simulator/src/index.js';
import { codeBlocks, linkedFiles } from './support/markdown.js';
import { root } from './support/miniature.js';
import { run } from './support/process.js';
import { giveKeys, stateWithKeys } from './support/simulator-keys.js';

const packages = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name));
const readmes = [root, ...packages].map((directory) => join(directory, 'README.md')).filter((file) => existsSync(file));
const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .map((name) => join('docs', name))
  .filter((name) => name.endsWith('.md'));
const translations = pages.filter((name) => name.endsWith('.pt.md'));
const documents = [...readdirSync(root).filter((name) => name.endsWith('.md')), ...pages];

/** What the commands of a page need beside ours: they are skipped without it, but where everything has to be tested. */
const neededFor: Readonly<Record<string, readonly string[]>> = {
  'README.md': ['gcc', 'make'],
  'docs/applications.md': ['gcc', 'certutil', 'modutil'],
  'docs/applications/firefox.md': ['gcc', 'certutil', 'modutil'],
  'docs/applications/java.md': ['gcc', 'keytool', 'jarsigner'],
  'docs/applications/libreoffice.md': ['gcc', 'certutil', 'modutil', 'openssl', 'pdfsig', 'soffice'],
  'docs/applications/okular.md': ['gcc', 'certutil', 'modutil', 'pdfsig', 'okular'],
  'docs/applications/openssh.md': ['gcc', 'ssh-keygen'],
  'docs/applications/openssl.md': ['gcc', 'openssl', '/usr/lib/x86_64-linux-gnu/engines-3/pkcs11.so'],
  'docs/applications/p11-kit.md': ['gcc', 'p11tool', 'pkcs11-tool'],
  'docs/applications/thunderbird.md': ['gcc', 'certutil', 'modutil'],
  'docs/questions.md': ['gcc'],
  'docs/questions.pt.md': ['gcc'],
  'docs/first-use.md': ['gcc', 'pkcs11-tool'],
  'docs/first-use.pt.md': ['gcc', 'pkcs11-tool'],
  'docs/trace.md': ['gcc', 'pkcs11-tool', 'p11tool', 'keytool'],
};

/** The pages whose commands start what only `npm run test:windows` has. */
const ofWindows = ['docs/applications/libreoffice.md', 'docs/applications/okular.md'];
const inWindows = process.env['SMARTCMD_TEST_WINDOWS'] === '1';

/** The applications that whoever reads a page is told to start first: where their profiles are. */
const startedBefore: Readonly<Record<string, string>> = {
  'docs/applications/firefox.md': '.mozilla/firefox',
  'docs/applications/thunderbird.md': '.thunderbird',
};

/** What `npm …` lines do takes minutes and is the business of .ci/run, or of a test of its own. */
const npmElsewhere = ['npm run demo -- --interactive'];

/** Plays AMA's preproduction service for all pages. */
let service: Simulator;
beforeAll(async () => {
  service = await startSimulator({ stateDir: stateWithKeys() });
});
afterAll(() => service.close());

/**
 * A clone as a reader of the documents would have it, with the files and variables that the documents speak of, and an askpass program that
 * knows the PIN.
 */
class Reader {
  readonly #parent = mkdtempSync(join(tmpdir(), 'smartcmd-docs-'));
  readonly directory = join(this.#parent, 'smartcmd');
  readonly #bin = join(this.#parent, 'bin');
  readonly #home = join(this.#parent, 'home');
  /** Where a simulator keeps its state that the documents start. */
  readonly #startedState = join(this.#home, '.local', 'state', 'smartcmd', 'simulator');

  constructor() {
    mkdirSync(this.directory);
    mkdirSync(this.#bin);
    symlinkSync(join(root, 'packages'), join(this.directory, 'packages'));
    const smartcmd = join(root, 'packages', 'cli', 'bin', 'run.js');
    writeFileSync(join(this.#bin, 'smartcmd'), `#!/bin/sh\nexec '${process.execPath}' '${smartcmd}' "$@"\n`);
    chmodSync(join(this.#bin, 'smartcmd'), 0o755);
    giveKeys(this.#startedState);
    this.#file('password.txt', service.ready.password, 0o600);
    this.#file('cmd-encryption.pem', readFileSync(service.ready.encryptionCertificate, 'utf8'));
    this.#file('contract.pdf', emptyPdf());
    this.#file('annex.pdf', Buffer.concat([emptyPdf(), Buffer.from('% annex\n')]));
    this.#file('contract.odt', smallOdt());
    // An archive with nothing in it: the end of the central directory alone.
    this.#file('library.jar', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'));
  }

  remove(): void {
    rmSync(this.#parent, { recursive: true, force: true });
  }

  /** Has started an application of Mozilla's once, which leaves a profile with an NSS database. */
  startedOnce(directory: string): void {
    const profile = join(this.#home, directory, 'profile');
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    writeFileSync(join(dirname(profile), 'profiles.ini'), '[Profile0]\nName=default\nIsRelative=1\nPath=profile\n');
    execFileSync('certutil', ['-N', '-d', `sql:${profile}`, '--empty-password'], { stdio: 'pipe' });
  }

  /** The commands as a shell can run them here: the real service replaced by ours, and waiting servers put behind. */
  script(code: string): string {
    const { ready } = service;
    return code
      .split('\n')
      .filter((line) => !line.startsWith('npm '))
      .join('\n')
      .replaceAll('--environment preproduction', `--endpoint '${ready.url}' --tls-ca '${ready.tlsCa}'`)
      .replace(
        /^smartcmd simulator start\b.*$/m,
        `$& & trap "kill $!" EXIT; until [ -f '${this.#startedState}/ready.json' ]; do sleep 0.1; done`,
      );
  }

  /** What whoever reads a page below docs/ has done before. */
  setup(): string {
    const readme = codeBlocks(join(root, 'README.md')).find(({ code }) =>
      code.startsWith('smartcmd setup --non-interactive'),
    );
    return this.script(readme?.code ?? '');
  }

  async execute(script: string) {
    const states = [service.stateDir, this.#startedState].join(':');
    const env = { ...this.#environment(), SMARTCMD_TEST_STATES: states };
    return run('bash', ['-euo', 'pipefail', '-c', script], { cwd: this.directory, env });
  }

  #file(name: string, content: string | Uint8Array, mode = 0o644): void {
    writeFileSync(join(this.directory, name), content, { mode });
  }

  #environment(): NodeJS.ProcessEnv {
    const home = this.#home;
    return {
      ...process.env,
      PATH: [join(home, '.local', 'bin'), this.#bin, process.env['PATH']].join(delimiter),
      HOME: home,
      // The keyring of the developer is not the reader's.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_DATA_HOME: join(home, '.local', 'share'),
      XDG_STATE_HOME: join(home, '.local', 'state'),
      SMARTCMD_ASKPASS: join(root, 'test', 'support', 'askpass.mjs'),
      APPLICATION_ID: service.ready.applicationId,
      USER_NAME: service.ready.username,
      PHONE: service.ready.accounts[0]?.phone,
    };
  }
}

const shellBlocks = (file: string) => codeBlocks(file).filter(({ language }) => language === 'sh');
const written = pages.filter((page) => !translations.includes(page)).map((page) => join(root, page));
const withCommands = [...readmes, ...written]
  .map((file) => ({ name: relative(root, file), blocks: shellBlocks(file) }))
  .filter(({ blocks }) => blocks.length > 0);

describe.each(withCommands.filter(({ name }) => ofWindows.includes(name) === inWindows))(
  '$name',
  ({ name, blocks }) => {
    let reader: Reader;
    beforeEach(({ skip }) => {
      const needed = neededFor[name];
      if (needed) needNative(skip, ...needed);
      reader = new Reader();
      const profiles = startedBefore[name];
      if (profiles) reader.startedOnce(profiles);
    });
    afterEach(() => reader?.remove());

    it('has commands that work, one after the other', { timeout: 120_000 }, async () => {
      const marked = blocks.map(({ line, code }) => `echo "now at ${name}:${line}" >&2\n${reader.script(code)}`);
      const before = name.startsWith('docs') ? [reader.setup()] : [];
      const { code, stdout, stderr } = await reader.execute([...before, ...marked].join('\n'));
      expect(code, `${stdout}\n${stderr}`).toBe(0);
    });
  },
);

describe.skipIf(inWindows)('the documents', () => {
  it.each(withCommands)('$name names no npm command that is not run elsewhere', ({ blocks }) => {
    const ci = readFileSync(join(root, '.ci', 'run'), 'utf8');
    const tested = [...ci.matchAll(/npm (?:test|run [\w-]+)/g)].map(String);
    const npm = blocks.flatMap(({ code }) => code.split('\n').filter((line) => line.startsWith('npm ')));
    expect([...tested, ...npmElsewhere]).toEqual(expect.arrayContaining(npm));
  });

  it.each([...documents, ...packages.map((directory) => `${relative(root, directory)}/README.md`)])(
    '%s links to files that exist',
    (name) => {
      const file = join(root, name);
      const broken = linkedFiles(file).filter((target) => !existsSync(join(dirname(file), target)));
      expect(broken).toEqual([]);
    },
  );

  it.each(translations)('%s has the commands and the headings of the page in English', (name) => {
    const [ours, original] = [join(root, name), join(root, name.replace(/\.pt\.md$/, '.md'))];
    const commands = (file: string): string[] => shellBlocks(file).map(({ code }) => code);
    expect(commands(ours)).toEqual(commands(original));
    const headings = (file: string): string[] => readFileSync(file, 'utf8').match(/^#+(?= )/gm) ?? [];
    expect(headings(ours)).toEqual(headings(original));
  });

  it('list the exit codes that the command line has', async () => {
    const source = readFileSync(join(root, 'packages', 'cli', 'src', 'exit-codes.ts'), 'utf8');
    const table = /export const EXIT = \{([^}]*)\}/.exec(source)?.[1] ?? '';
    const codes = [...table.matchAll(/: (\d+),/g)].map((match) => match[1]);
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(codes.length).toBeGreaterThan(0);
    expect([...readme.matchAll(/^\| (\d+) \|/gm)].map((match) => match[1])).toEqual(codes);
  });
});
