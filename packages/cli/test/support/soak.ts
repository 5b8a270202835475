import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Application } from './application.js';
import type { ModuleTest } from './module.js';
import { agentsOf, processesOf } from './processes.js';
import { storeFiles } from './profile-files.js';
import { runCli } from './run-cli.js';

/** What a process holds. */
interface Held {
  /** KiB of memory that is not on disk or shared. */
  readonly memory: number;
  readonly descriptors: number;
  readonly threads: number;
}

/** What was held at one moment. */
export interface Mark {
  readonly after: number;
  readonly application: Held;
  readonly agent: Held;
  /** Of the home. */
  readonly processes: number;
}

function held(pid: number): Held {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const number = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return { memory: number('RssAnon'), descriptors: readdirSync(`/proc/${pid}/fd`).length, threads: number('Threads') };
}

/** Moments at which is looked, the first of them after a tenth. */
const MARKS = 10;

/**
 * Has an application sign, through one module and one agent, and looks what both hold meanwhile.
 *
 * @param application that runs
 * @param signatures how many
 * @param each how often each document is signed: the first time with PIN and code, then from the agent's memory
 */
export async function soakModule(
  test: ModuleTest,
  application: Application,
  { signatures, each }: { signatures: number; each: number },
): Promise<Mark[]> {
  const marks: Mark[] = [];
  const session = await application.open();
  const certificate = new X509Certificate(readFileSync(storeFiles(test.home).certificate()));
  const key = createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' }));
  let first = '';
  for (let done = 1; done <= signatures; done++) {
    const text = `document ${Math.ceil(done / each)}`;
    const { rv, value } = await application.call(`sign ${session} ${text}`);
    if (rv !== 'CKR_OK') throw new Error(`signature ${done}: ${rv}; ${application.errors}`);
    if (done % each === 1 % each) {
      first = value;
      expect(verify('sha256', Buffer.from(text), key, Buffer.from(value, 'hex')), text).toBe(true);
    } else expect(value, text).toBe(first);
    if (done % Math.floor(signatures / MARKS) === 0) {
      const [agent, ...others] = agentsOf(test.home);
      expect(others).toEqual([]);
      marks.push({
        after: done,
        application: held(application.pid),
        agent: held(agent?.pid ?? 0),
        processes: processesOf(test.home).length,
      });
    }
  }
  expect(test.codes()).toBe(Math.ceil(signatures / each));
  return marks;
}

/**
 * Whether nothing has grown since the first marks.
 *
 * @param marks of a whole run
 * @param slack KiB by which the application's memory, and that of the agent, may have
 */
export function assertFlat(
  marks: readonly Mark[],
  slack: { readonly application: number; readonly agent: number },
): void {
  // What is loaded once, and a heap that takes its size, come at the beginning.
  const warm = marks.slice(Math.ceil(marks.length * 0.3));
  const begin = warm.slice(0, Math.ceil(warm.length / 2));
  const end = warm.slice(begin.length);
  for (const who of ['application', 'agent'] as const) {
    const most = (of: readonly Mark[], what: keyof Held): number => Math.max(...of.map((mark) => mark[who][what]));
    const report = `${who}: ${JSON.stringify(marks.map((mark) => mark[who]))}`;
    for (const what of ['descriptors', 'threads'] as const)
      expect(most(end, what), report).toBeLessThanOrEqual(most(begin, what));
    // A heap is swept now and then: what it needs is its least.
    const least = Math.min(...end.map((mark) => mark[who].memory));
    expect(least, report).toBeLessThanOrEqual(most(begin, 'memory') + slack[who]);
  }
  expect(new Set(marks.map(({ processes }) => processes)), 'processes').toEqual(new Set([2]));
}

/** What runs of the command line came to. */
export interface Runs {
  /** KiB that each held at most, in order. */
  readonly memory: readonly number[];
  /** What lies in the home and the folder for temporary files afterwards, but not before. */
  readonly left: readonly string[];
  readonly processes: number;
}

/**
 * Runs the command line again and again: most list the profiles, each tenth signs.
 */
export async function soakRuns(test: ModuleTest, runs: number): Promise<Runs> {
  const { dir } = test.home;
  const usage = join(dir, 'usage');
  const recorder = join(dir, 'recorder.cjs');
  mkdirSync(join(dir, 'tmp'));
  writeFileSync(usage, '');
  writeFileSync(
    recorder,
    `process.on('exit', () => require('node:fs').appendFileSync(${JSON.stringify(usage)}, process.resourceUsage().maxRSS + '\\n'));`,
  );
  const env = { ...test.env, TMPDIR: join(dir, 'tmp'), NODE_OPTIONS: `--require=${recorder}` };
  const digest = createHash('sha256').update('x').digest('hex');
  let before: string[] = [];
  for (let done = 1; done <= runs; done++) {
    const args = done % 10 === 1 ? ['sign-hash', digest, digest, '--yes'] : ['profile', 'list'];
    const { code, stderr } = await runCli(args, { env, cwd: join(dir, 'work') });
    if (code !== 0) throw new Error(`run ${done}: ${code}: ${stderr}`);
    // The first may make directories.
    if (done === 1) before = readdirSync(dir, { recursive: true, encoding: 'utf8' });
  }
  const known = new Set(before);
  return {
    memory: readFileSync(usage, 'utf8').trim().split('\n').map(Number),
    left: readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) => !known.has(path)),
    processes: processesOf(test.home).length,
  };
}
