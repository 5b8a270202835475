import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeHonestAskpass } from './support/askpass.js';
import { useModule } from './support/module.js';
import { LIBRARY, needNative, type ProgramResult, runProgram } from './support/native.js';
import { storeFiles } from './support/profile-files.js';
import { CLI, runCli } from './support/run-cli.js';

// The module as applications use it: the real library in programs of others, our agent, and the simulator.
const test = useModule();

/** Signs a file with pkcs11-tool, and gives the names of all three. */
async function sign(library = LIBRARY): Promise<ProgramResult & { file: string; signature: string }> {
  const [file, signature] = [join(test.home.dir, 'contract.txt'), join(test.home.dir, 'contract.sig')];
  writeFileSync(file, 'I agree.\n');
  const mechanism = ['--sign', '--mechanism', 'SHA256-RSA-PKCS'];
  const args = ['--module', library, ...mechanism, '--input-file', file, '--output-file', signature];
  return { ...(await runProgram('pkcs11-tool', args, test.env)), file, signature };
}

/** What openssl says of a signature and the certificate that `certificate export` gives. */
async function verify({ file, signature }: { file: string; signature: string }): Promise<string> {
  const args = ['dgst', '-sha256', '-verify', await test.publicKey(), '-signature', signature, file];
  return execFileSync('openssl', args, { encoding: 'utf8' });
}

describe('pkcs11-tool', () => {
  beforeEach(({ skip }) => needNative(skip, 'pkcs11-tool'));

  it('lists the profile as a token, and its objects, without asking anybody', async () => {
    const slots = await runProgram('pkcs11-tool', ['--module', LIBRARY, '-L'], test.env);
    expect(slots).toMatchObject({ code: 0, output: expect.stringContaining('Chave Móvel Digital (default)') });
    const { code, output } = await runProgram('pkcs11-tool', ['--module', LIBRARY, '-O'], test.env);
    expect(code).toBe(0);
    for (const object of ['Certificate Object', 'Public Key Object', 'Private Key Object'])
      expect(output).toContain(object);
    expect(test.codes()).toBe(0);
  });

  it('signs a file with one code, which openssl verifies with the exported certificate', async () => {
    const signed = await sign();
    expect(signed).toMatchObject({ code: 0 });
    expect(await verify(signed)).toBe('Verified OK\n');
    expect(test.codes()).toBe(1);
  });

  it('signs with the module and the agent that are installed', async () => {
    const { stdout } = await runCli(['module', 'install'], { env: test.home.env });
    const signed = await sign(stdout.trim());
    expect(signed).toMatchObject({ code: 0 });
    expect(await verify(signed)).toBe('Verified OK\n');
    expect(test.codes()).toBe(1);
  });

  it('signs nothing when the person cancels', async () => {
    writeHonestAskpass(test.home.dir, test.service.stateDir, { pin: 'exit 1' });
    const { code, output } = await sign();
    expect(code).not.toBe(0);
    expect(output).toContain('CKR_FUNCTION_CANCELED');
    expect(test.codes()).toBe(0);
  });

  it('is told that the token is not present when the profile is gone', async () => {
    const token = storeFiles(test.home).token();
    copyFileSync(token, join(test.home.dir, 'kept'));
    await runCli(['profile', 'remove', 'default', '--yes'], { env: test.home.env });
    copyFileSync(join(test.home.dir, 'kept'), token);
    expect((await sign()).output).toContain('CKR_TOKEN_NOT_PRESENT');
    expect(test.codes()).toBe(0);
  });

  it('is told of a device error when the profile cannot be used', async () => {
    chmodSync(storeFiles(test.home).credentials, 0o644);
    expect((await sign()).output).toContain('CKR_DEVICE_ERROR');
    expect(test.codes()).toBe(0);
  });
});

describe('p11tool', () => {
  beforeEach(({ skip }) => needNative(skip, 'p11tool'));

  it('lists everything, without asking anybody', async () => {
    const { code, output } = await runProgram(
      'p11tool',
      ['--provider', LIBRARY, '--list-all', 'pkcs11:manufacturer=SmartCMD'],
      test.env,
    );
    expect(code).toBe(0);
    for (const type of ['X.509 Certificate (RSA-3072)', 'Public key (RSA-3072)', 'Private key (RSA-3072)'])
      expect(output).toContain(type);
    expect(test.codes()).toBe(0);
  });

  it('signs with one code, and verifies the signature itself', async () => {
    const url = 'pkcs11:manufacturer=SmartCMD;object=Signature%20Private%20Key;type=private';
    const { code, output } = await runProgram('p11tool', ['--provider', LIBRARY, '--test-sign', url], test.env);
    expect(output).toContain('Verifying against private key parameters... ok');
    expect(code).toBe(0);
    expect(test.codes()).toBe(1);
  });
});

it('the agent is one file without what commands are made of', () => {
  const text = readFileSync(join(CLI, '..', '..', 'bundle', 'agent.cjs'), 'utf8');
  expect(text).toContain('agent.ts');
  for (const library of ['@oclif', 'inquirer', '/ora/']) expect(text).not.toContain(library);
  expect([...text.matchAll(/require\("(\.[^"]*)"\)/g)].map(([, name]) => name)).toEqual([]);
});
