import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makePrivateDirectory, writePrivateFile } from './files.js';
import { StateLock } from './state-lock.js';

/** What other programs read to find a running simulator. */
export interface ReadyFile {
  readonly url: string;
  readonly legacyUrl: string;
  /** absolute path of a PEM file */
  readonly tlsCa: string;
  /** absolute path of a PEM file */
  readonly encryptionCertificate: string;
  readonly applicationId: string;
  readonly username: string;
  readonly password: string;
  readonly accounts: readonly { readonly phone: string; readonly pin: string }[];
}

/** The directory in which a simulator leaves its traces. */
export class StateDirectory {
  readonly path: string;
  readonly #temporary: boolean;
  readonly #lock: StateLock;
  #ready: string | undefined;

  private constructor(path: string, temporary: boolean, lock: StateLock) {
    this.path = path;
    this.#lock = lock;
    this.#temporary = temporary;
  }

  /**
   * Makes the directory ready for a new run: no ready.json, an empty outbox.
   *
   * @param path undefined for a temporary directory
   * @throws StateDirectoryInUseError when another simulator runs with it
   */
  static async open(path: string | undefined): Promise<StateDirectory> {
    const directory = path === undefined ? await mkdtemp(join(tmpdir(), 'cmd-simulator-')) : resolve(path);
    await makePrivateDirectory(directory);
    const lock = await StateLock.take(join(directory, 'simulator.lock'), directory);
    const state = new StateDirectory(directory, path === undefined, lock);
    try {
      await rm(state.#readyPath, { force: true });
      // Replaced and not truncated, so that its mode is ours whatever was there.
      await writePrivateFile(state.outboxPath, '');
    } catch (error) {
      await state.close();
      throw error;
    }
    return state;
  }

  get outboxPath(): string {
    return join(this.path, 'outbox.jsonl');
  }

  get #readyPath(): string {
    return join(this.path, 'ready.json');
  }

  async announce(ready: ReadyFile): Promise<void> {
    this.#ready = `${JSON.stringify(ready, undefined, 2)}\n`;
    await writePrivateFile(this.#readyPath, this.#ready);
  }

  /** Removes ready.json and the lock, unless they are another's by now, and the directory when it is temporary. */
  async close(): Promise<void> {
    const found = await readFile(this.#readyPath, 'utf8').catch(() => undefined);
    if (found !== undefined && found === this.#ready) await rm(this.#readyPath, { force: true });
    await this.#lock.release();
    if (this.#temporary) await rm(this.path, { recursive: true, force: true });
  }
}
