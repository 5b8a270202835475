import { X509Certificate } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Chain, writeChain } from '../support/chain.js';
import { engineFile, useEngine } from '../support/engine.js';
import { useModule } from '../support/module.js';
import { LIBRARIES, needNative, type ProgramResult, runProgram } from '../support/native.js';
import { verifyCms, verifySignature } from '../support/openssl.js';
import { storeFiles } from '../support/profile-files.js';

// OpenSSL 3 through libp11's engine.
const test = useModule();

const KEY = 'pkcs11:manufacturer=SmartCMD;type=private';
const FORK_ENGINE = fileURLToPath(new URL('../support/fork-engine.py', import.meta.url));

describe.each(LIBRARIES)('openssl with $name', ({ library }) => {
  let chain: Chain;
  let file: string;
  let output: string;
  beforeEach(({ skip }) => {
    needNative(skip, library, 'openssl');
    needNative(skip, engineFile());
    chain = writeChain(test.home);
    file = join(test.home.dir, 'contract.txt');
    writeFileSync(file, 'I agree.\n');
    output = join(test.home.dir, 'output');
  });

  const withEngine = (program: string, ...args: string[]): Promise<ProgramResult> =>
    runProgram(program, args, { ...test.env, ...useEngine(test.home.dir, library) });
  const openssl = (command: string, ...args: string[]): Promise<ProgramResult> =>
    withEngine('openssl', command, '-engine', 'pkcs11', '-keyform', 'engine', ...args);

  it('signs a file with one code: dgst', async () => {
    expect(await openssl('dgst', '-sha256', '-sign', KEY, '-out', output, file)).toMatchObject({ code: 0 });
    expect(verifySignature('sha256', chain.files.publicKey, { file, signature: output })).toBe('Verified OK');
    expect(test.codes()).toBe(1);
  });

  it('signs a message with one code: cms', async () => {
    const { leaf, issuers } = chain.files;
    const args = ['-sign', '-binary', '-signer', leaf, '-inkey', KEY, '-certfile', issuers];
    const signed = await openssl('cms', ...args, '-in', file, '-outform', 'DER', '-out', output);
    expect(signed).toMatchObject({ code: 0 });
    expect(verifyCms(output, chain, file).toString()).toBe('I agree.\n');
    expect(test.codes()).toBe(1);
  });

  it('makes a certificate with one code: req -x509', async () => {
    const made = await openssl('req', '-x509', '-new', '-sha256', '-key', KEY, '-subj', '/CN=Maria', '-out', output);
    expect(made).toMatchObject({ code: 0 });
    const certificate = new X509Certificate(readFileSync(output));
    expect(certificate.verify(chain.leaf.publicKey)).toBe(true);
    expect((await runProgram('openssl', ['verify', '-CAfile', output, output], test.env)).output).toContain(': OK');
    expect(test.codes()).toBe(1);
  });

  it('signs in a process that was forked, and in the one before it (CLIENTS: libp11 reloads after a fork)', async ({
    skip,
  }) => {
    needNative(skip, 'python3');
    const child = join(test.home.dir, 'child');
    expect(await withEngine('python3', FORK_ENGINE, KEY, file, child, output)).toEqual({ code: 0, output: '' });
    for (const signature of [child, output])
      expect(verifySignature('sha256', chain.files.publicKey, { file, signature })).toBe('Verified OK');
    // Each of the two has an agent of its own, and no signature of the other's.
    expect(test.codes()).toBe(2);
  });

  it('ends with an error where nothing is set up (CLIENTS: libp11 crashes when C_Initialize fails)', async () => {
    rmSync(storeFiles(test.home).token());
    const { code, output: said } = await openssl('dgst', '-sha256', '-sign', KEY, '-out', output, file);
    expect(said).toContain('Could not read private key');
    expect(code).toBe(1);
    expect(test.codes()).toBe(0);
  });

  it('ends with an error when the token is broken (CLIENTS: libp11 waits for ever when C_OpenSession fails)', async () => {
    writeFileSync(storeFiles(test.home).token(), 'broken');
    const { code, output: said } = await openssl('dgst', '-sha256', '-sign', KEY, '-out', output, file);
    expect(said).toContain('Could not read private key');
    expect(code).toBe(1);
    expect(test.codes()).toBe(0);
  });
});
