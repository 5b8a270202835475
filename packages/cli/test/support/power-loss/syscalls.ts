import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type RunOptions, type RunResult, runCli } from '../run-cli.js';

/** A system call that changes files, or tells the person something. */
export interface Step {
  readonly call: string;
  /** How many of this call the process had made by then, this one included: whether or not they changed anything. */
  readonly ordinal: number;
  /** What it acts on; `stdout` or `stderr` when it tells something. */
  readonly path: string;
  /** The new name, where it gives one. */
  readonly to?: string;
  /** How a file was opened. */
  readonly flags: readonly string[];
}

/** What a recorded run came to. */
export interface Recorded extends RunResult {
  readonly steps: readonly Step[];
}

/** Every way to change what is on a disk; those that this architecture does not have are passed over. */
const CALLS = [
  ...['openat', 'open', 'creat', 'write', 'writev', 'pwrite64', 'pwritev', 'fsync', 'fdatasync', 'sync_file_range'],
  ...['rename', 'renameat', 'renameat2', 'link', 'linkat', 'symlink', 'symlinkat', 'unlink', 'unlinkat', 'rmdir'],
  ...['mkdir', 'mkdirat', 'chmod', 'fchmod', 'fchmodat', 'truncate', 'ftruncate', 'fallocate', 'copy_file_range'],
  'sendfile',
];

/** Where the process ends, as a power cut would end it: on entering a call, which is not made any more. */
export interface Cut {
  readonly call: string;
  readonly ordinal: number;
}

/**
 * Runs `smartcmd` under strace. Only its main thread is watched, which makes every change of ours: they are synchronous.
 *
 * @param args of smartcmd
 * @param options as for `runCli`
 * @param root the directory whose files are of interest
 * @param cut where the process is killed; absent: nowhere
 * @param inject more of strace's injections, such as `link:error=EPERM`
 */
export async function record(
  args: readonly string[],
  options: RunOptions,
  { root, cut, inject = [] }: { readonly root: string; readonly cut?: Cut; readonly inject?: readonly string[] },
): Promise<Recorded> {
  const log = `${root}.strace`;
  const injections = [...inject, ...(cut ? [`${cut.call}:signal=SIGKILL:when=${cut.ordinal}`] : [])];
  const strace = [
    ...['strace', '-o', log, '-y', '-s', '0', '-e', `trace=${CALLS.map((call) => `?${call}`).join(',')}`],
    ...injections.flatMap((injection) => ['-e', `inject=${injection}`]),
  ];
  try {
    const result = await runCli(args, { ...options, under: strace });
    return { ...result, steps: stepsOf(readFileSync(log, 'utf8'), root, options.cwd) };
  } finally {
    rmSync(log, { force: true });
  }
}

const OPENED = /^(?:\d+|AT_FDCWD)<(.*)>$/;
const QUOTED = /^"((?:[^"\\]|\\.)*)"$/;
/** Their first argument is all that says which file; what follows is data. */
const ON_DESCRIPTOR = /^(p?writev?(64)?|f.*|copy_file_range|sendfile)$/;

/**
 * @param log what strace wrote, with `-y`
 * @param root the directory whose files are of interest
 * @param cwd to which names are relative
 */
export function stepsOf(log: string, root: string, cwd = '/'): Step[] {
  const counts = new Map<string, number>();
  return log.split('\n').flatMap((line): Step[] => {
    const [, call = '', rest = '', result = ''] = /^(\w+)\((.*)\)\s+= (\S+)/.exec(line) ?? [];
    if (call === '') return [];
    const ordinal = (counts.get(call) ?? 0) + 1;
    counts.set(call, ordinal);
    // Failed, or never made: the process was killed on entering it.
    if (result.startsWith('-1') || result === '?') return [];
    const args = argumentsOf(rest);
    if (/^p?writev?(64)?$/.test(call) && /^[12]</.test(args[0] ?? '')) {
      return [{ call, ordinal, path: args[0]?.startsWith('1') ? 'stdout' : 'stderr', flags: [] }];
    }
    const flags = /^(open|openat)$/.test(call) ? (args.find((arg) => /^O_/.test(arg)) ?? '').split('|') : [];
    if (call.startsWith('open') && !flags.some((flag) => /^O_(WRONLY|RDWR|CREAT|TRUNC)$/.test(flag))) return [];
    const [path = '', to] = ON_DESCRIPTOR.test(call) ? [OPENED.exec(args[0] ?? '')?.[1] ?? ''] : namesIn(args, cwd);
    if (!`${path}/`.startsWith(`${root}/`)) return [];
    return [{ call, ordinal, path, flags, ...(to !== undefined && { to }) }];
  });
}

/** Splits at commas outside of quotes and brackets. */
const argumentsOf = (text: string): string[] =>
  (text.match(/(?:"(?:[^"\\]|\\.)*"|<[^>]*>|\{[^}]*\}|\[[^\]]*\]|[^,])+/g) ?? []).map((arg) => arg.trim());

/** The names among the arguments, each in the directory that is given before it, if one is. */
function namesIn(args: readonly string[], cwd: string): string[] {
  return args.flatMap((arg, index) => {
    const name = QUOTED.exec(arg)?.[1];
    return name === undefined ? [] : [resolve(OPENED.exec(args[index - 1] ?? '')?.[1] ?? cwd, name)];
  });
}
