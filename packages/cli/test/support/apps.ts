import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, onTestFinished } from 'vitest';
import { CMD_LIBRARY, LIBRARY, needNative } from './native.js';
import { makeHome, type RunResult, runCli, type TestHome } from './run-cli.js';

/** A place in the output of `smartcmd apps … --json`. */
export interface PlaceShown {
  readonly application: string;
  readonly path?: string;
  readonly profile?: string;
  readonly outcome: string;
  readonly steps: readonly string[];
  readonly notes: readonly string[];
  readonly problem?: string;
  readonly remedy?: string;
}

/** What `smartcmd apps register` and `unregister` came to. */
export interface ChangeShown extends RunResult {
  readonly results: readonly PlaceShown[];
  readonly ok: boolean;
}

/** A home with the module installed, and whatever applications a test puts there. */
export class AppsBench {
  home!: TestHome;
  readonly #template = mkdtempSync(join(tmpdir(), 'smartcmd-nss-'));

  /** @param names below the home */
  place(...names: string[]): string {
    return join(this.home.dir, ...names);
  }

  /** The library that is installed: that of the CMD alone, as an older smartcmd did. */
  get library(): string {
    return this.place('.local', 'lib', 'smartcmd', 'libsmartcmd-cmd.so');
  }

  /** That which offers the Citizen Card, too, once it is installed. */
  get wholeLibrary(): string {
    return join(dirname(this.library), 'libsmartcmd.so');
  }

  /** Installs that one, too. */
  installWhole(): void {
    copyFileSync(LIBRARY, this.wholeLibrary);
  }

  begin(): void {
    this.home = makeHome();
    mkdirSync(dirname(this.library), { recursive: true });
    mkdirSync(this.place('config'), { mode: 0o700 });
    copyFileSync(CMD_LIBRARY, this.library);
  }

  end(): void {
    rmSync(this.#template, { recursive: true, force: true });
  }

  /** Adds variables to the environment. */
  set(variables: Readonly<Record<string, string>>): void {
    this.home = { ...this.home, env: { ...this.home.env, ...variables } };
  }

  /** Writes a file of the home, with its directories, which are the person's own. */
  write(file: string, content: string): string {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  }

  /** Makes an NSS database without a password. */
  database(directory: string): string {
    if (readdirSync(this.#template).length === 0) {
      execFileSync('certutil', ['-N', '-d', `sql:${this.#template}`, '--empty-password'], { stdio: 'pipe' });
    }
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    cpSync(this.#template, directory, { recursive: true });
    return directory;
  }

  /** Makes one with a password. */
  databaseWithPassword(directory: string): string {
    const password = this.write(this.place('password'), 'a long password\n');
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    execFileSync('certutil', ['-N', '-d', `sql:${directory}`, '-f', password], { stdio: 'pipe' });
    return directory;
  }

  /**
   * Makes profiles of Firefox or Thunderbird, each with a database; the first is the default.
   *
   * @param root the directory of profiles.ini, below the home
   * @param names of the profiles, which are those of their directories
   * @returns the directories
   */
  profiles(root: readonly string[], ...names: string[]): string[] {
    const sections = names.map((name, index) =>
      [
        `[Profile${index}]`,
        `Name=${name}`,
        'IsRelative=1',
        `Path=${name}`,
        ...(index === 0 ? ['Default=1'] : []),
        '',
      ].join('\n'),
    );
    this.write(this.place(...root, 'profiles.ini'), sections.join('\n'));
    return names.map((name) => this.database(this.place(...root, name)));
  }

  run(...args: string[]): Promise<RunResult> {
    return runCli(['apps', ...args], { env: this.home.env });
  }

  /** `smartcmd apps register` or `unregister` with --json. */
  async change(...args: string[]): Promise<ChangeShown> {
    const result = await this.run(...args, '--json');
    if (result.stdout === '') throw new Error(`exit code ${result.code}: ${result.stderr}`);
    return { ...result, ...(JSON.parse(result.stdout) as Pick<ChangeShown, 'results' | 'ok'>) };
  }

  /** Everything in the home that is not smartcmd's own: names, permissions and contents. */
  snapshot(): Record<string, string> {
    const found: Record<string, string> = {};
    const own = /^(config\/smartcmd|data|cache|state|\.local\/lib)(\/|$)/;
    for (const name of readdirSync(this.home.dir, { recursive: true, encoding: 'utf8' })) {
      if (own.test(name)) continue;
      const stat = lstatSync(this.place(name));
      const content = stat.isFile()
        ? createHash('sha256')
            .update(readFileSync(this.place(name)))
            .digest('hex')
        : stat.isSymbolicLink()
          ? readlinkSync(this.place(name))
          : '';
      found[name] = `${(stat.mode & 0o777).toString(8)} ${content}`;
    }
    return found;
  }

  /** What a database lists as modules: name and library. */
  modules(directory: string): string[] {
    const text = readFileSync(join(directory, 'pkcs11.txt'), 'utf8');
    return [...text.matchAll(/^library=(.+)\nname=(.*)$/gm)].map(([, library, name]) => `${name}: ${library}`);
  }

  /** Starts a program of that name, which does nothing, until the end of the test. */
  async start(name: string): Promise<number> {
    const program = this.place('bin', name);
    mkdirSync(dirname(program), { recursive: true });
    copyFileSync('/bin/sleep', program);
    return this.#untilTheEnd(program, ['3600']);
  }

  /** Starts a program of that name, which ends, by another, which never asks for its exit code, until the end of the test. */
  async leaveEnded(name: string): Promise<void> {
    const program = this.place('bin', name);
    mkdirSync(dirname(program), { recursive: true });
    copyFileSync('/bin/true', program);
    const script = `import os, sys
os.waitid(os.P_PID, os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), os.WEXITED | os.WNOWAIT)
print('ready', flush=True)
sys.stdin.read()`;
    await this.#untilTheEnd('python3', ['-c', script, program], true);
  }

  /** Starts a program that has files open, the first with a lock of fcntl, until the end of the test. */
  async hold(...files: string[]): Promise<number> {
    const script = `import fcntl, sys
files = [open(name, 'a') for name in sys.argv[1:]]
fcntl.lockf(files[0], fcntl.LOCK_EX)
print('ready', flush=True)
sys.stdin.read()`;
    return this.#untilTheEnd('python3', ['-c', script, ...files], true);
  }

  async #untilTheEnd(program: string, args: string[], speaks = false): Promise<number> {
    const child = spawn(program, args, { env: { ...this.home.env }, stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    await once(child, 'spawn');
    if (speaks) await once(child.stdout, 'data');
    return child.pid ?? 0;
  }
}

/** A bench for all tests of a file, a new home for each; skips them without NSS's tools. */
export function useApps(...programs: string[]): AppsBench {
  const bench = new AppsBench();
  beforeEach(({ skip }) => {
    needNative(skip, 'modutil', 'certutil', ...programs);
    bench.begin();
  });
  afterEach(() => bench.home?.remove());
  afterAll(() => bench.end());
  return bench;
}
