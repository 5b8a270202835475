import { createHash } from 'node:crypto';
import { cpSync, lstatSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { type RunOptions, runCli, type TestHome } from '../run-cli.js';
import { judge, LOCK, TEMPORARY } from './judge.js';
import { type Cut, type Recorded, record, type Step } from './syscalls.js';

/** A command that writes files. */
export interface Scenario {
  /** A home in which the command is about to be given; changed by {@link cutEverywhere}, for the last time to what the command makes of it. */
  readonly home: TestHome;
  readonly args: readonly string[];
  readonly options?: Partial<RunOptions>;
  /** What is done after the cut; absent: the same command. */
  readonly again?: (home: TestHome) => readonly string[];
  /** Exit codes of that; the state must be that of the uncut command all the same. */
  readonly endsWith?: readonly number[];
  /** Files that have more than an old and a new content; the next command says whether they are sound. */
  readonly between?: RegExp;
  /** Whether the next command may find that there is nothing left to do, which is a success, and takes no lock. */
  readonly mayIdle?: boolean;
  /** More of strace's injections. */
  readonly inject?: readonly string[];
}

/** What was seen. */
export interface CutReport {
  readonly steps: readonly Step[];
  /** How many of its calls were the last. */
  readonly cuts: number;
}

/**
 * Runs a command once to its end, and judges the order of its calls; then again and again, killed before the first call that changes a file, before the second,
 * and so on. Each time every file has its old content or its new, and the next command makes of it what the uncut one did.
 *
 * @param every 1: all calls; n: every nth, and the last
 */
export async function cutEverywhere(scenario: Scenario, every = 1): Promise<CutReport> {
  const { home, args, options, again, endsWith = [0], between, mayIdle, inject = [] } = scenario;
  const run = { env: home.env, cwd: join(home.dir, 'work'), ...options };
  const template = `${home.dir}.before`;
  renameSync(home.dir, template);
  const restore = (): void => {
    rmSync(home.dir, { recursive: true, force: true });
    cpSync(template, home.dir, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  };
  try {
    restore();
    const before = contentsOf(home.dir);
    const whole = await record(args, run, { root: home.dir, inject });
    expect([whole.code, whole.stderr]).toEqual([0, expect.not.stringContaining('Error')]);
    expect(judge(whole.steps)).toEqual([]);
    const after = contentsOf(home.dir);
    expect(leftovers(after)).toEqual([]);
    const { steps } = whole;
    // Between two calls that change nothing there is nothing to be seen.
    const changing = changes(steps);
    const chosen = changing.filter((_, index) => index % every === every - 1 || index === changing.length - 1);
    for (const cut of chosen) {
      const done = steps.slice(0, steps.indexOf(cut));
      const place = `cut before ${cut.call} of ${shown(cut)}, call ${done.length + 1} of ${steps.length}`;
      await cutAt(cut, done, async (at) => {
        restore();
        return record(args, run, { root: home.dir, cut: at, inject });
      });
      assertOldOrNew(contentsOf(home.dir), { before, after, between }, place);
      const next = await runCli(again?.(home) ?? args, run);
      expect(endsWith, `${place}: the next run says ${next.stderr}`).toContain(next.code);
      // Where there was nothing more to do, nobody has taken the lock over.
      const left = contentsOf(home.dir);
      expect(next.code === 0 && !mayIdle ? left : withoutLocks(left), place).toEqual(after);
    }
    return { steps, cuts: chosen.length };
  } finally {
    rmSync(template, { recursive: true, force: true });
  }
}

/** Node opens files and writes to itself in its own time, too: a call may be another of its name than it was the last time. */
async function cutAt(cut: Step, done: readonly Step[], attempt: (at: Cut) => Promise<Recorded>): Promise<void> {
  let ordinal = cut.ordinal;
  for (let left = 60; left > 0; left--) {
    const { signal, steps } = await attempt({ call: cut.call, ordinal });
    if (signal === 'SIGKILL' && same(steps, done)) return;
    const early = signal === 'SIGKILL' && changes(steps).length <= changes(done).length;
    ordinal = Math.max(1, ordinal + (early ? 1 : -1));
  }
  throw new Error(`no run could be cut before ${shown(cut)}`);
}

const changes = (steps: readonly Step[]): Step[] => steps.filter(({ path }) => path !== 'stdout' && path !== 'stderr');

/** Whether two runs did the same to files; what they told may come in other pieces. */
const same = (one: readonly Step[], other: readonly Step[]): boolean =>
  changes(one).map(shown).join('\n') === changes(other).map(shown).join('\n');

/** A step without what chance has chosen in it. */
const shown = ({ call, path, to }: Step): string =>
  [call, path, to].join(' ').replaceAll(/[\da-f]{12,}|\.lock\.\d+|\.smartcmd-[\w-]+|\d{8}-\d{6}-[\da-f]{6}/g, '*');

type Contents = Readonly<Record<string, string>>;

const withoutLocks = (contents: Contents): Contents =>
  Object.fromEntries(Object.entries(contents).filter(([path]) => !LOCK.test(basename(path))));

const leftovers = (contents: Contents): string[] =>
  Object.keys(contents).filter((path) => TEMPORARY.test(basename(path)) || LOCK.test(basename(path)));

function assertOldOrNew(
  now: Contents,
  { before, after, between }: { before: Contents; after: Contents; between: RegExp | undefined },
  place: string,
): void {
  const passing = new Set(leftovers(now));
  for (const path of new Set([...Object.keys(now), ...Object.keys(before), ...Object.keys(after)])) {
    if (passing.has(path) || between?.test(path)) continue;
    expect([before[path], after[path]], `${place}: ${path}`).toContain(now[path]);
  }
}

/** All files below a directory: their permissions and contents, names and parts that chance has chosen left out. */
function contentsOf(root: string): Contents {
  const found: Record<string, string> = {};
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(root, name);
    const stat = lstatSync(path);
    const data = stat.isFile() ? readFileSync(path) : stat.isSymbolicLink() ? readlinkSync(path) : '';
    const text = withoutChance(basename(name), data);
    const sum = createHash('sha256').update(text).digest('hex');
    const key = name.replace(/[\da-f]{32}$/, '*');
    found[key] = `${found[key] ?? ''}${(stat.mode & 0o777).toString(8)} ${stat.isDirectory() ? 'directory' : sum};`;
  }
  return found;
}

function withoutChance(name: string, data: string | Buffer): string | Buffer {
  // Names and sums of copies; what NSS makes with keys of its own.
  // Of an NSS database and of LibreOffice's settings, changed just before the cut, nobody knows later whether others have changed them
  // since: they stay without a sum, and only what is ours is taken out of them.
  if (name === 'registrations.json')
    return String(data).replaceAll(
      /"[\da-f]{32}([\da-f]{32})?"|(?<=(?:pkcs11\.txt|cert9\.db|key4\.db|\.xcu)",\s+"backup": (?:null|"[\da-f]{32}"),\s+"mode": \d+,\s+"after": )null/g,
      '"*"',
    );
  return name === 'cert9.db' || name === 'key4.db' ? '' : data;
}
