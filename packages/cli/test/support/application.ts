import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CKR, type CkrName } from '@smartcmd/p11-module';
import { afterAll, onTestFinished } from 'vitest';
import { LIBRARY } from './native.js';

const NATIVE = fileURLToPath(new URL('../../../p11-module/native/', import.meta.url));

/** What a call came to. */
export interface CallResult {
  /** The name of the CK_RV; the number in hexadecimal for one that our signatures cannot end with. */
  readonly rv: CkrName | 'CKR_OK' | `0x${string}`;
  /** What else the application printed. */
  readonly value: string;
}

type Answered = (line: string) => void;

/** A running application that calls the module as it is told: native/test/application.c. */
export class Application {
  readonly #child: ChildProcess;
  /** For the answers to lines that are obeyed in the main thread, and to those that are not, whose answers begin with "& ". */
  readonly #waiting = { '': [] as Answered[], '& ': [] as Answered[] };
  readonly #closed: Promise<void>;
  /** What it wrote to stderr. */
  errors = '';

  /** It ends with the test. */
  constructor(executable: string, library: string, env: Readonly<Record<string, string>>) {
    // A session of its own: no /dev/tty.
    this.#child = spawn(executable, [library], { env: { ...env }, detached: true, stdio: 'pipe' });
    const { stdout, stderr } = this.#child;
    if (stdout) {
      createInterface({ input: stdout }).on('line', (line) => {
        if (line.startsWith('& ')) this.#waiting['& '].shift()?.(line.slice(2));
        else this.#waiting[''].shift()?.(line);
      });
    }
    stderr?.on('data', (chunk: Buffer) => {
      this.errors += chunk.toString();
    });
    this.#closed = new Promise((resolve) => this.#child.once('close', () => resolve()));
    void this.#closed.then(() => {
      for (const answer of Object.values(this.#waiting).flat()) answer('ended');
    });
    onTestFinished(() => this.end());
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** @param line as application.c describes it */
  call(line: string): Promise<CallResult> {
    return this.#call('', line);
  }

  /** The same in a thread of its own, one at a time: meanwhile there can be other calls. */
  callAside(line: string): Promise<CallResult> {
    return this.#call('& ', line);
  }

  async #call(thread: '' | '& ', line: string): Promise<CallResult> {
    const answer = await new Promise<string>((resolve) => {
      this.#waiting[thread].push(resolve);
      this.#child.stdin?.write(`${thread}${line}\n`);
    });
    const [number = '', ...rest] = answer.split(' ');
    return { rv: nameOf(number), value: rest.join(' ') };
  }

  /** The label of each slot, "" for an empty one. */
  async slots(): Promise<string[]> {
    const { value } = await this.call('slots');
    return [...value.matchAll(/\d+=([^;]*);/g)].map(([, label = '']) => label.trim());
  }

  /**
   * Opens a session.
   *
   * @param place of the slot among those that were listed last
   * @returns the session's handle; as a number it could lose digits
   */
  async open(place = 0): Promise<string> {
    return (await this.call(`open ${place}`)).value;
  }

  /** Lets it end as applications do, without C_Finalize. */
  async end(): Promise<void> {
    this.#child.stdin?.end();
    await this.#closed;
  }
}

function nameOf(number: string): CallResult['rv'] {
  if (number === '0x0') return 'CKR_OK';
  const names = Object.keys(CKR) as CkrName[];
  return names.find((name) => CKR[name] === Number(number)) ?? (number as `0x${string}`);
}

/**
 * Compiles the application, once for the tests of a file.
 *
 * @returns starts one, initialised, in an environment; with our module unless another library is told
 */
export function useApplication(): (env: Readonly<Record<string, string>>, library?: string) => Promise<Application> {
  let directory: string | undefined;
  afterAll(() => directory && rmSync(directory, { recursive: true }));
  const compiled = (): string => {
    if (directory) return join(directory, 'application');
    directory = mkdtempSync(join(tmpdir(), 'smartcmd-application-'));
    const executable = join(directory, 'application');
    const headers = createRequire(NATIVE).resolve('pkcs11js/package.json');
    const include = ['-isystem', join(dirname(headers), 'includes', 'pkcs11'), `-I${join(NATIVE, 'src')}`];
    const source = join(NATIVE, 'test', 'application.c');
    execFileSync('gcc', ['-std=c11', '-D_GNU_SOURCE', ...include, source, '-o', executable, '-ldl', '-pthread']);
    return executable;
  };
  return async (env, library = LIBRARY) => {
    const application = new Application(compiled(), library, env);
    await application.call('initialize');
    return application;
  };
}
