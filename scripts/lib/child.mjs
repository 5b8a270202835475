import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** The person, or the system, ended the run. */
export class Interrupted extends Error {
  constructor(signal) {
    super(`interrupted by ${signal}`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

const grace = 2000;

let current;
let interruptedBy;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // The first signal asks the child to end, the second one does not ask; a child that shares our terminal has heard
    // Ctrl-C itself, and has processes of its own to end, so that one is never killed.
    const sent = interruptedBy && current?.ownGroup ? 'SIGKILL' : signal;
    interruptedBy ??= signal;
    if (!current) process.exit(128 + constants.signals[signal]);
    sendTo(current, sent);
    // A shell's background jobs ignore SIGINT, and would keep our pipes open for as long as they like.
    if (current.ownGroup) setTimeout(sendTo, grace, current, 'SIGKILL').unref();
  });
}

function sendTo({ child, ownGroup }, signal) {
  try {
    if (ownGroup) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

const keptLines = 20;

/**
 * Runs one program to its end.
 *
 * `terminal: true` leaves it the terminal (a person types). Otherwise it has no input, and gets a process group of its own,
 * so that a signal reaches what it started in turn. `capture` is 'all' (kept, not shown), 'tail' (shown, last lines kept)
 * or 'none'.
 */
export async function runChild(command, args, { cwd, env = process.env, terminal = false, capture = 'none' }) {
  if (interruptedBy) throw new Interrupted(interruptedBy);
  const ownGroup = !terminal && process.platform !== 'win32';
  const output = capture === 'none' ? 'inherit' : 'pipe';
  const child = spawn(command, args, {
    cwd,
    env,
    detached: ownGroup,
    shell: process.platform === 'win32' && !/[\\/]/.test(command),
    stdio: [terminal ? 'inherit' : 'ignore', output, output],
  });
  current = { child, ownGroup };
  let lines = [];
  let rest = '';
  const take = (chunk) => {
    // What is shown belongs to the progress, so it goes to stderr whichever stream it came from.
    if (capture === 'tail') process.stderr.write(chunk);
    const split = (rest + chunk).split('\n');
    rest = split.pop();
    lines.push(...split);
    if (capture === 'tail') lines = lines.slice(-keptLines);
  };
  child.stdout?.setEncoding('utf8').on('data', take);
  child.stderr?.setEncoding('utf8').on('data', take);
  const ended = await new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 127, error }));
    child.on('close', (code, signal) => resolve({ code: code ?? 128 + constants.signals[signal], signal }));
  });
  current = undefined;
  if (interruptedBy) throw new Interrupted(interruptedBy);
  if (rest) lines.push(rest);
  return { ...ended, lines };
}
