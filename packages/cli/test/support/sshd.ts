import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** Where OpenSSH's server lies, which is in nobody's PATH. */
export const SSHD = '/usr/sbin/sshd';

/** How to come to a server. */
export interface SshServer {
  /** Arguments of `ssh`, its name last, with which a login says "logged in". */
  readonly args: readonly string[];
}

/**
 * Makes an OpenSSH server of the user who runs the tests: started for each login, which it talks with over a pipe.
 *
 * @param parent directory for its files
 * @param key of whoever may log in, as `authorized_keys` has it
 */
export function makeSshServer(parent: string, key: string): SshServer {
  const directory = join(parent, 'sshd');
  mkdirSync(directory);
  const place = (name: string): string => join(directory, name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', place('host')], { stdio: 'pipe' });
  writeFileSync(place('authorized_keys'), `${key}\n`, { mode: 0o600 });
  const settings = [
    `HostKey ${place('host')}`,
    `AuthorizedKeysFile ${place('authorized_keys')}`,
    'AuthenticationMethods publickey',
    'ForceCommand echo logged in',
    'PermitRootLogin yes',
    // The directory of the tests is below /tmp, which all may write.
    'StrictModes no',
    'PidFile none',
  ];
  writeFileSync(place('config'), `${settings.join('\n')}\n`);
  writeFileSync(place('known_hosts'), `test ${readFileSync(place('host.pub'), 'utf8')}`);
  // Its service makes it; nobody else needs it.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const options = [
    `ProxyCommand=${SSHD} -i -f ${place('config')} -E ${place('log')}`,
    'HostKeyAlias=test',
    `UserKnownHostsFile=${place('known_hosts')}`,
    `User=${userInfo().username}`,
    'BatchMode=yes',
    // Not those of the person who runs the tests.
    'IdentityFile=none',
  ];
  return { args: ['-T', '-F', 'none', ...options.flatMap((option) => ['-o', option]), 'test'] };
}
