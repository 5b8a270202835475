import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const grace = 2000;

/**
 * A temporary folder and the child processes that live in it. All of it goes in every case: at the normal end,
 * after an error, and on Ctrl-C.
 */
export class Scratch {
  #children = new Set();
  /** The exit code of a run that a signal ended, from the moment that the signal came. */
  interrupted;

  constructor(name) {
    this.directory = mkdtempSync(join(realpathSync(tmpdir()), `${name}-`));
    process.on('exit', () => this.#clean());
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => this.#interrupted(signal));
    }
  }

  path(...parts) {
    return join(this.directory, ...parts);
  }

  /** The environment of a SmartCMD that shares nothing with the person's own one. */
  environment(extra = {}) {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(SMARTCMD_|XDG_|NODE_OPTIONS$|DEBUG$)/.test(name),
    );
    return {
      ...Object.fromEntries(inherited),
      HOME: this.directory,
      XDG_CONFIG_HOME: this.path('config'),
      XDG_DATA_HOME: this.path('data'),
      XDG_STATE_HOME: this.path('state'),
      XDG_CACHE_HOME: this.path('cache'),
      ...extra,
    };
  }

  adopt(child) {
    this.#children.add(child);
    child.on('exit', () => this.#children.delete(child));
    return child;
  }

  /** A child that asks a person has to give the terminal back as it was, so it may end by itself before we do. */
  #interrupted(signal) {
    this.interrupted ??= 128 + constants.signals[signal];
    const leave = () => process.exit(this.interrupted);
    let left = this.#children.size;
    if (left === 0) leave();
    for (const child of this.#children) {
      child.on('exit', () => {
        left -= 1;
        if (left === 0) leave();
      });
      child.kill('SIGTERM');
    }
    setTimeout(leave, grace);
  }

  /** 'exit' handlers cannot wait, so what still runs by then is ended at once. */
  #clean() {
    for (const child of this.#children) child.kill('SIGKILL');
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 3 });
  }
}
