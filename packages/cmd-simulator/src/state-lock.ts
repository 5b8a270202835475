import { readFile, rm, writeFile } from 'node:fs/promises';

/** Another simulator runs with the state directory that one was to start with. */
export class StateDirectoryInUseError extends Error {
  override readonly name = 'StateDirectoryInUseError';
  /** Absolute path of the state directory. */
  readonly directory: string;
  /** The simulator that runs. */
  readonly processId: number;

  constructor(directory: string, processId: number) {
    super(`a simulator is running already (process ${processId}) with the state directory ${directory}`);
    this.directory = directory;
    this.processId = processId;
  }
}

/** A file that says which process uses a state directory: its id, and when that process began. */
export class StateLock {
  readonly #path: string;
  readonly #owner: string;

  private constructor(path: string, owner: string) {
    this.#path = path;
    this.#owner = owner;
  }

  /**
   * Takes the lock, also one that a killed simulator left behind.
   *
   * @param path the file
   * @param directory the state directory, for the error
   * @throws StateDirectoryInUseError
   */
  static async take(path: string, directory: string): Promise<StateLock> {
    const owner = `${process.pid} ${await beginningOf(process.pid)}\n`;
    for (;;) {
      try {
        await writeFile(path, owner, { flag: 'wx', mode: 0o600 });
        return new StateLock(path, owner);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const [, id = '', began = ''] = /^(\d+) (\d*)\n$/.exec(await readFile(path, 'utf8').catch(() => '')) ?? [];
      if (isRunning(Number(id)) && began === (await beginningOf(Number(id))))
        throw new StateDirectoryInUseError(directory, Number(id));
      await rm(path, { force: true });
    }
  }

  /** Gives the lock back, unless it was removed by hand and is another's now. */
  async release(): Promise<void> {
    const owner = await readFile(this.#path, 'utf8').catch(() => undefined);
    if (owner === this.#owner) await rm(this.#path, { force: true });
  }
}

function isRunning(processId: number): boolean {
  if (processId === 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When a process began, in ticks since the system did: tells it from a later one with the same id. Only Linux says so in a
 * file (proc(5), field 22 of stat, counted after the name in parentheses); elsewhere it is empty, and the id has to do.
 */
async function beginningOf(processId: number): Promise<string> {
  const stat = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
