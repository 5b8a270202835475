import { createRequire } from 'node:module';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './miniature.js';

interface Pty {
  write(text: string): void;
  onData(listener: (text: string) => void): void;
  onExit(listener: (event: { exitCode: number }) => void): void;
}

// The command line's own tests need a pseudo-terminal too, so the dependency is theirs.
const { spawn } = createRequire(join(root, 'packages', 'cli', 'package.json'))('@lydell/node-pty') as {
  spawn(file: string, args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv; cols: number }): Pty;
};

/** A program on a pseudo-terminal, and a person who reads before typing. */
export class Terminal {
  readonly exitCode: Promise<number>;
  readonly #pty: Pty;
  #raw = '';
  #ended = false;

  constructor(args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
    this.#pty = spawn(process.execPath, args, { ...options, cols: 200 });
    this.#pty.onData((text) => {
      this.#raw += text;
    });
    this.exitCode = new Promise((resolve) => this.#pty.onExit(({ exitCode }) => resolve(exitCode)));
    this.exitCode.then(() => {
      this.#ended = true;
    });
  }

  /** Everything printed until now, without colours and cursor movements. */
  get screen(): string {
    return stripVTControlCharacters(this.#raw);
  }

  type(text: string): void {
    this.#pty.write(`${text}\r`);
  }

  /** Waits until a text of this form has been printed so many times; returns the first group of the last one. */
  async see(form: RegExp, times: number, seconds = 20): Promise<string> {
    const deadline = Date.now() + seconds * 1000;
    for (;;) {
      const found = [...this.screen.matchAll(form)][times - 1];
      if (found) return found[1] ?? found[0];
      if (this.#ended || Date.now() > deadline) throw new Error(`${form} was not seen ${times} times:\n${this.screen}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
