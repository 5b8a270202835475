import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The executable as it is published. */
export const CLI = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

/** A home of its own, in which no other test leaves traces. */
export interface TestHome {
  readonly dir: string;
  /** The environment that makes it the home, and nothing else of the developer's. */
  readonly env: Readonly<Record<string, string>>;
  remove(): void;
}

/** Makes a new, empty home. */
export function makeHome(): TestHome {
  const dir = mkdtempSync(join(tmpdir(), 'smartcmd-cli-'));
  mkdirSync(join(dir, 'work'));
  const env = {
    HOME: dir,
    XDG_CONFIG_HOME: join(dir, 'config'),
    XDG_DATA_HOME: join(dir, 'data'),
    XDG_STATE_HOME: join(dir, 'state'),
    XDG_CACHE_HOME: join(dir, 'cache'),
    PATH: process.env['PATH'] ?? '',
    TMPDIR: tmpdir(),
    LANG: 'C.UTF-8',
    TERM: 'xterm',
    // The developer may have a Citizen Card.
    PTEIDPKCS11_WRAPPER: 'none',
    // So that a local proxy of the developer is not asked for 127.0.0.1.
    NO_PROXY: '127.0.0.1,localhost',
  };
  return { dir, env, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** How to run the command line. */
export interface RunOptions {
  /** The whole environment: that of a {@link TestHome}, and more. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What stdin gives; nothing by default. */
  readonly input?: string | Uint8Array;
  /** Whether stdin stays open after the input. */
  readonly keepInputOpen?: boolean;
  readonly cwd?: string;
  /** A program, with its arguments, that is given Node and its arguments to run. */
  readonly under?: readonly string[];
  /** Called with the running process. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** What a run came to. */
export interface RunResult {
  /** The exit code; 128 + its number for a signal is not made up: undefined then. */
  readonly code: number | undefined;
  readonly signal: string | undefined;
  readonly stdout: string;
  readonly stdoutBytes: Buffer;
  readonly stderr: string;
}

/** Runs `smartcmd` without a terminal, and waits for its end. */
export function runCli(
  args: readonly string[],
  { env, input = '', keepInputOpen, cwd, under = [], onStart }: RunOptions,
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    // A session of its own: no /dev/tty, whatever terminal the tests were started in.
    const [program = process.execPath, ...given] = [...under, process.execPath, CLI, ...args];
    const child = spawn(program, given, { env: { ...env }, cwd, detached: true });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const stdoutBytes = Buffer.concat(out);
      resolve({
        code: code ?? undefined,
        signal: signal ?? undefined,
        stdout: stdoutBytes.toString('utf8'),
        stdoutBytes,
        stderr: Buffer.concat(err).toString('utf8'),
      });
    });
    onStart?.(child);
    child.stdin.write(input);
    if (!keepInputOpen) child.stdin.end();
  });
}
