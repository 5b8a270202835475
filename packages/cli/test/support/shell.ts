import { spawn } from 'node:child_process';
import { CLI } from './run-cli.js';

/** What a script came to; `code` is what a shell calls `$?`, so 128 + its number for a signal. */
export interface ShellResult {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** `smartcmd` as a word of a shell script. */
export const SMARTCMD = `'${process.execPath}' '${CLI}'`;

/** Runs a bash script without a terminal: for redirections, which only a shell has. */
export function runShell(script: string, env: Readonly<Record<string, string>>, cwd?: string): Promise<ShellResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', script], {
      env: { ...env },
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? undefined, stdout, stderr }));
  });
}
