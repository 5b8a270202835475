import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeChain } from '../support/chain.js';
import { useModule } from '../support/module.js';
import { LIBRARIES, needNative, type ProgramResult, runProgram } from '../support/native.js';
import { verifySignature } from '../support/openssl.js';
import { storeFiles } from '../support/profile-files.js';
import { ACCOUNT } from '../support/simulator.js';

// p11-kit, through which a desktop's programs find every module that is registered: here ours beside SoftHSM's.
const test = useModule();

const PROXY = '/usr/lib/x86_64-linux-gnu/p11-kit-proxy.so';
const SOFTHSM = '/usr/lib/softhsm/libsofthsm2.so';
const TOKEN = `CMD ${ACCOUNT.holder}`;

/** How root becomes somebody for whom p11-kit reads the configuration in the home: a user namespace. */
const AS_USER = process.getuid?.() === 0 ? ['unshare', '--map-user=1000', '--map-group=1000'] : ['env'];

describe.each(LIBRARIES)('p11-kit with $name', ({ library, whole }) => {
  let env: Record<string, string>;
  beforeEach(({ skip }) => {
    needNative(skip, library, PROXY, SOFTHSM, 'softhsm2-util', 'pkcs11-tool', 'p11tool', 'openssl');
    const place = (...names: string[]): string => join(test.home.dir, ...names);
    env = { ...test.env, SOFTHSM2_CONF: place('softhsm2.conf') };
    for (const directory of [place('softhsm'), place('config', 'pkcs11', 'modules')])
      mkdirSync(directory, { recursive: true });
    writeFileSync(env['SOFTHSM2_CONF'] ?? '', `directories.tokendir = ${place('softhsm')}\nlog.level = ERROR\n`);
    writeFileSync(place('config', 'pkcs11', 'modules', 'smartcmd.module'), `module: ${library}\n`);
    writeFileSync(place('config', 'pkcs11', 'modules', 'softhsm2.module'), `module: ${SOFTHSM}\n`);
    const token = ['--init-token', '--free', '--label', 'other', '--pin', '1111', '--so-pin', '2222'];
    execFileSync('softhsm2-util', token, { env, stdio: 'pipe' });
    try {
      execFileSync(AS_USER[0] ?? '', [...AS_USER.slice(1), 'true'], { stdio: 'pipe' });
    } catch {
      skip('root may not make a user namespace here');
    }
  });

  const asUser = (...args: string[]): Promise<ProgramResult> =>
    runProgram(AS_USER[0] ?? '', [...AS_USER.slice(1), ...args], env);
  const proxy = (...args: string[]): Promise<ProgramResult> => asUser('pkcs11-tool', '--module', PROXY, ...args);

  it('shows the token beside others, and signs with it for one code', async () => {
    const { code, output } = await proxy('-L');
    expect(code).toBe(0);
    expect(output).toContain(`: ${TOKEN}\n`);
    expect(output).toContain(': other\n');
    const [file, signature] = [join(test.home.dir, 'contract.txt'), join(test.home.dir, 'contract.sig')];
    writeFileSync(file, 'I agree.\n');
    const args = ['--token-label', TOKEN, '--sign', '--mechanism', 'SHA256-RSA-PKCS'];
    expect(await proxy(...args, '--input-file', file, '--output-file', signature)).toMatchObject({ code: 0 });
    const { publicKey } = writeChain(test.home).files;
    expect(verifySignature('sha256', publicKey, { file, signature })).toBe('Verified OK');
    expect(test.codes()).toBe(1);
  });
  if (!whole) return;

  it.each([
    ['missing', (token: string) => rmSync(token)],
    ['broken', (token: string) => writeFileSync(token, 'broken')],
  ])('shows the others where the token file is %s (CLIENTS: one failing module hides them all)', async (_, spoil) => {
    spoil(storeFiles(test.home).token());
    const { code, output } = await proxy('-L');
    expect(code).toBe(0);
    expect(output).toContain(': other\n');
    expect(output).not.toContain(TOKEN);
    const tokens = await asUser('p11tool', '--list-tokens');
    expect(tokens).toMatchObject({ code: 0, output: expect.stringContaining('Label: other\n') });
  });

  it('is how p11tool finds the token without being told the module', async () => {
    const { code, output } = await asUser('p11tool', '--list-tokens');
    expect(code).toBe(0);
    expect(output).toContain(`Label: ${TOKEN}\n`);
    expect(output).toContain('Label: other\n');
    expect(test.codes()).toBe(0);
  });
});
