import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import { smartcmd } from './simulator.mjs';

const unattendedLimit = 60_000;

/** A command of the demo did not succeed. */
export class CommandFailure extends Error {
  constructor(command, exitCode) {
    super(`${command}: exit code ${exitCode}`);
    Object.assign(this, { command, exitCode });
  }
}

/** Shows what is done, as a person would type it, and does it. */
export class Stage {
  #step = 0;

  constructor({ scratch, env, interactive, stream = process.stdout }) {
    Object.assign(this, { scratch, env, interactive, stream });
    this.colours = Boolean(stream.isTTY) && !process.env.NO_COLOR;
  }

  say(text = '') {
    this.stream.write(`${text}\n`);
  }

  step(text) {
    this.#step += 1;
    this.say(`\n${this.#step}. ${text}`);
  }

  /** Prints the command line alone, for what goes on running beside the demo. */
  command(words, into) {
    const line = `$ ${[...words.map(quoted), ...(into ? ['>', quoted(into)] : [])].join(' ')}`;
    this.say(this.colours ? `\u001b[1m${line}\u001b[0m` : line);
  }

  /** Runs a command in the scratch folder; its results go to the screen, or into a file. */
  async run(words, { into } = {}) {
    this.command(words, into);
    const [name, ...args] = words;
    const [program, programArgs] = name === 'smartcmd' ? [process.execPath, [smartcmd, ...args]] : [name, args];
    const output = into ? openSync(this.scratch.path(into), 'w') : 'inherit';
    const child = this.scratch.adopt(
      spawn(program, programArgs, {
        cwd: this.scratch.directory,
        env: this.env,
        stdio: [this.interactive ? 'inherit' : 'ignore', output, 'inherit'],
        ...(this.interactive ? {} : { timeout: unattendedLimit }),
      }),
    );
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (exitCode, signal) => resolve(exitCode ?? 128 + constants.signals[signal]));
    });
    if (into) closeSync(output);
    if (code !== 0) throw new CommandFailure(words.slice(0, 2).join(' '), code);
  }
}

/** One word of a POSIX shell command line. */
const quoted = (word) => (/^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
