import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** SoftHSM2: another PKCS#11 library than ours. */
export const SOFTHSM = '/usr/lib/softhsm/libsofthsm2.so';

/** PINs of the token that {@link makeSofthsmToken} makes: what can be nowhere by chance. */
export const SOFTHSM_PINS = { user: 'PIN-of-user', so: 'PIN-of-officer' } as const;

/**
 * Makes a token `card` of SoftHSM2.
 *
 * @param directory in which it is kept
 * @returns the variables with which SoftHSM2 finds it
 */
export function makeSofthsmToken(directory: string): Record<string, string> {
  const SOFTHSM2_CONF = join(directory, 'softhsm2.conf');
  mkdirSync(join(directory, 'softhsm'));
  writeFileSync(SOFTHSM2_CONF, `directories.tokendir = ${join(directory, 'softhsm')}\nlog.level = ERROR\n`);
  const pins = ['--pin', SOFTHSM_PINS.user, '--so-pin', SOFTHSM_PINS.so];
  const env = { PATH: process.env['PATH'], SOFTHSM2_CONF };
  execFileSync('softhsm2-util', ['--init-token', '--free', '--label', 'card', ...pins], { env, stdio: 'pipe' });
  return { SOFTHSM2_CONF };
}
