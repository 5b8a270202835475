import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf, writeChain } from '../support/chain.js';
import { useModule } from '../support/module.js';
import { LIBRARIES, needNative, type ProgramResult, runProgram } from '../support/native.js';
import { storeFiles } from '../support/profile-files.js';

// GnuTLS and its tool, which name objects by PKCS#11 URIs (RFC 7512).
const test = useModule();

const TOKEN = 'pkcs11:manufacturer=SmartCMD';
const LEAF = `${TOKEN};object=Signature%20Certificate;type=cert`;

describe.each(LIBRARIES)('p11tool with $name', ({ library, whole }) => {
  beforeEach(({ skip }) => needNative(skip, library, 'p11tool', 'certtool'));

  const run = (...args: string[]): Promise<ProgramResult> =>
    runProgram('p11tool', ['--provider', library, ...args], test.env);

  it('signs with one code, and verifies the signature itself', async () => {
    const { code, output } = await run('--test-sign', `${TOKEN};object=Signature%20Private%20Key;type=private`);
    expect(output).toContain('Verifying against private key parameters... ok');
    expect(code).toBe(0);
    expect(test.codes()).toBe(1);
  });
  if (!whole) return;

  it('lists everything, without asking anybody', async () => {
    const { code, output } = await run('--list-all', TOKEN);
    expect(code).toBe(0);
    for (const type of ['X.509 Certificate (RSA-3072)', 'Public key (RSA-3072)', 'Private key (RSA-3072)'])
      expect(output).toContain(type);
    expect(test.codes()).toBe(0);
  });

  it('lists the certificates, issuers as authorities', async () => {
    const { code, output } = await run('--list-all-certs', TOKEN);
    expect(code).toBe(0);
    expect(output.match(/Type: X\.509 Certificate/g)).toHaveLength(3);
    expect(output.match(/CKA_CERTIFICATE_CATEGORY=CA/g)).toHaveLength(2);
    expect(test.codes()).toBe(0);
  });

  it('exports the whole chain of the profile, which certtool verifies', async () => {
    const file = join(test.home.dir, 'exported.pem');
    expect(await run('--export-chain', LEAF, '--outfile', file)).toMatchObject({ code: 0 });
    const exported = readFileSync(file, 'utf8').match(/-----BEGIN [^-]*-----[^-]*-----END [^-]*-----/g) ?? [];
    const { all, files } = writeChain(test.home);
    expect(exported.map((pem) => new X509Certificate(pem).raw)).toEqual(all.map(({ raw }) => raw));
    const verify = ['--verify', '--load-ca-certificate', files.root, '--infile', file];
    expect(execFileSync('certtool', verify, { encoding: 'utf8', stdio: 'pipe' })).toContain(
      'Chain verification output: Verified.',
    );
    expect(test.codes()).toBe(0);
  });

  it.each([0, 1, 2])('exports certificate %i of the chain', async (index) => {
    const certificate = writeChain(test.home).all[index];
    if (!certificate) throw new Error('the chain is too short');
    const id = idOf(certificate).replace(/../g, '%$&');
    const file = join(test.home.dir, 'exported.pem');
    expect(await run('--export', `${TOKEN};id=${id};type=cert`, '--outfile', file)).toMatchObject({ code: 0 });
    expect(new X509Certificate(readFileSync(file)).raw).toEqual(certificate.raw);
  });

  it('finds the public key by the id of the private one, and verifies with it', async () => {
    const id = idOf(writeChain(test.home).leaf).replace(/../g, '%$&');
    const { code, output } = await run('--test-sign', `${TOKEN};id=${id};type=private`);
    expect(output).toContain('Verifying against public key in the token... ok');
    expect(code).toBe(0);
    expect(test.codes()).toBe(1);
  });

  it('finds no token where nothing is set up (CLIENTS: everything before C_Sign is local)', async () => {
    rmSync(storeFiles(test.home).token());
    const { code, output } = await run('--list-tokens', TOKEN);
    expect({ code, output: output.trim() }).toEqual({ code: 0, output: '' });
  });
});
