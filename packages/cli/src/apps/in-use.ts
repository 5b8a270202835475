import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { basename, join } from 'node:path';
import { processStamp } from '../processes.js';
import { homeDirectory } from '../store/paths.js';

/** How often, and after what pause, is looked again at a program that has just been started. */
const [LOOKS, PAUSE_MS] = [5, 20];

/** A running program. */
export interface RunningProgram {
  readonly name: string;
  readonly pid: number;
}

/**
 * @param files absolute paths
 * @returns a process that has one of them open; those of other users are not seen
 */
export function holderOf(files: readonly string[]): RunningProgram | undefined {
  const wanted = new Set(files.map(identityOf).filter((identity) => identity !== undefined));
  const names = new Set(files.map((file) => basename(file)));
  if (wanted.size === 0) return undefined;
  for (const pid of processIds()) {
    for (const descriptor of listed(`/proc/${pid}/fd`)) {
      const link = `/proc/${pid}/fd/${descriptor}`;
      // The name first, which costs less; but it is one of the process's own view of the disk, which may be another's.
      if (names.has(basename(attempt(() => readlinkSync(link)) ?? '')) && wanted.has(identityOf(link) ?? '')) {
        return { name: nameOf(pid), pid };
      }
    }
  }
  return undefined;
}

/**
 * @param names of programs: those of their files
 * @returns one of them that this user runs in this home
 */
export function runningOf(names: readonly string[]): RunningProgram | undefined {
  const home = `HOME=${homeDirectory()}`;
  for (const pid of processIds()) {
    const name = programOf(pid, names);
    if (name === undefined || attempt(() => statSync(`/proc/${pid}`).uid) !== process.geteuid?.()) continue;
    const variables = environmentOf(pid);
    // Some programs write over their environment: one that does not say where its home is is taken to be here.
    if (variables?.includes(home) || variables?.some((each) => each.startsWith('HOME=')) === false)
      return { name, pid };
  }
  return undefined;
}

/**
 * What a process was started with; nothing where that is not shown, undefined when it has ended. Its name stays until its parent asks for
 * the exit code, and it has one before the kernel has laid out its environment: in both states that is read as empty.
 */
function environmentOf(pid: number): string[] | undefined {
  for (let looks = 0; looks < LOOKS; looks++) {
    if (looks > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    if (processStamp(pid) === undefined) return undefined;
    const text = attempt(() => readFileSync(`/proc/${pid}/environ`, 'utf8'));
    if (text) return text.split('\0');
  }
  return [];
}

/** How the lock of a Mozilla profile stands. */
export type ProfileLock = { readonly by: 'program'; readonly program: RunningProgram } | { readonly by: 'elsewhere' };

/**
 * Mozilla's programs hold a profile with a lock on `.parentlock`, which stays when they have ended, and with a link `lock`
 * that leads to `ADDRESS:+PID`, which stays when they have crashed.
 *
 * @param profile its directory
 * @param programs that may hold it
 * @returns who holds it; undefined: nobody
 */
export function profileLock(profile: string, programs: readonly string[]): ProfileLock | undefined {
  const holder = holderOf([join(profile, '.parentlock')]);
  if (holder) return { by: 'program', program: holder };
  const link = attempt(() => readlinkSync(join(profile, 'lock')));
  const [, address = '', number = ''] = /^(.*):\+?(\d+)$/.exec(link ?? '') ?? [];
  if (number === '') return undefined;
  if (!isOurs(address)) return { by: 'elsewhere' };
  const pid = Number(number);
  // The number may have been given to another program since.
  const name = programOf(pid, programs);
  return name === undefined ? undefined : { by: 'program', program: { name, pid } };
}

function isOurs(address: string): boolean {
  const own = Object.values(networkInterfaces()).flatMap((list) => list?.map((each) => each.address) ?? []);
  return address.startsWith('127.') || own.includes(address);
}

function processIds(): number[] {
  return listed('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid);
}

function listed(directory: string): string[] {
  return attempt(() => readdirSync(directory)) ?? [];
}

/** Which of these programs a process is: by the name that the kernel has, which a program may change, or that of its file. */
function programOf(pid: number, names: readonly string[]): string | undefined {
  const file = basename(attempt(() => readlinkSync(`/proc/${pid}/exe`)) ?? '');
  return [nameOf(pid), file].find((name) => names.includes(name));
}

/** As the kernel has it; empty when there is no such process. */
function nameOf(pid: number): string {
  return attempt(() => readFileSync(`/proc/${pid}/comm`, 'utf8').trim()) ?? '';
}

function identityOf(file: string): string | undefined {
  return attempt(() => {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  });
}

/** Processes come and go while they are looked at, and those of others are not shown. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
