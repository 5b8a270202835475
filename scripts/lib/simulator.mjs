import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readJson, root } from './packages.mjs';

const patience = 120_000;

/** The executable that `npx smartcmd` starts, too. */
export const smartcmd = join(root, 'packages', 'cli', 'bin', 'run.js');

/** Starts `smartcmd simulator start --state DIR` and waits until it says that it is ready. */
export async function startSimulator(scratch, env) {
  const state = scratch.path('simulator');
  const args = [smartcmd, 'simulator', 'start', '--state', state];
  const child = scratch.adopt(
    spawn(process.execPath, args, { env, cwd: scratch.directory, stdio: ['ignore', 'ignore', 'pipe'] }),
  );
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaints = (complaints + text).slice(-4000);
  });
  const readyFile = join(state, 'ready.json');
  const deadline = Date.now() + patience;
  while (!existsSync(readyFile)) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The simulator ended before it was ready (exit code ${child.exitCode}):\n${complaints}`);
    }
    if (Date.now() > deadline)
      throw new Error(`The simulator was not ready after ${patience / 1000} s:\n${complaints}`);
    await wait(50);
  }
  return { child, state, ready: readJson(readyFile), outbox: join(state, 'outbox.jsonl') };
}

export async function stopSimulator({ child }) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  // Whatever is left after this is ended by the scratch folder's own clean-up.
  await Promise.race([ended, wait(5000, undefined, { ref: false })]);
}

/** The SMS that the simulator has "sent" so far. A line that is still being written is left for the next look. */
export function sentMessages(outbox) {
  if (!existsSync(outbox)) return [];
  const complete = readFileSync(outbox, 'utf8').split('\n').slice(0, -1);
  return complete.filter(Boolean).map((line) => JSON.parse(line));
}
