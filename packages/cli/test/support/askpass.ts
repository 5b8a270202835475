import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes an askpass program: a shell script.
 *
 * @param directory where
 * @param body what it does; `$1` is the question, the kind is in `$SMARTCMD_ASKPASS_KIND`
 * @param name of the file
 * @returns its path
 */
export function writeAskpass(directory: string, body: string, name = 'askpass'): string {
  const path = join(directory, name);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Shell that prints the newest code in a simulator's outbox. */
export const printOtp = (stateDir: string): string =>
  `tail -n 1 '${join(stateDir, 'outbox.jsonl')}' | sed 's/.*"otp":"\\([0-9]*\\)".*/\\1/'`;

/**
 * An askpass program that answers as the account's owner would.
 *
 * @param directory where
 * @param stateDir of the simulator
 * @param answers shell for kinds that are answered otherwise
 */
export function writeHonestAskpass(
  directory: string,
  stateDir: string,
  answers: Partial<Record<'pin' | 'otp' | 'confirm' | 'phone', string>> = {},
): string {
  const { pin = 'echo 1234', otp = printOtp(stateDir), confirm = 'echo yes', phone = 'echo 912345678' } = answers;
  const body = `case "$SMARTCMD_ASKPASS_KIND" in
  pin) ${pin};;
  otp) ${otp};;
  confirm) ${confirm};;
  phone) ${phone};;
esac`;
  return writeAskpass(directory, body);
}
