import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Chain, writeChain } from '../support/chain.js';
import { engineFile, useEngine } from '../support/engine.js';
import { useModule } from '../support/module.js';
import { LIBRARIES, needNative, type ProgramResult, runProgram } from '../support/native.js';
import { verifyCms, verifySignature } from '../support/openssl.js';
import { stringsOf } from '../support/processes.js';
import { storeFiles } from '../support/profile-files.js';

// OpenSSL 3 through libp11's engine.
const test = useModule();

const KEY = 'pkcs11:manufacturer=SmartCMD;type=private';
const FORK_ENGINE = fileURLToPath(new URL('../support/fork-engine.py', import.meta.url));

/** The processes that have an argument. */
const processesWith = (argument: string): string[] =>
  readdirSync('/proc').filter((pid) => Number(pid) > 0 && stringsOf(Number(pid), 'cmdline').includes(argument));

describe.each(LIBRARIES)('openssl with $name', ({ library, whole }) => {
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
  if (!whole) return;

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

  it('leaves no agent behind, though it never calls C_Finalize (CLIENTS: nobody does at exit)', async () => {
    const log = join(test.home.dir, 'log');
    test.env['SMARTCMD_LOG'] = log;
    expect(await openssl('dgst', '-sha256', '-sign', KEY, '-out', output, file)).toMatchObject({ code: 0 });
    const calls = readFileSync(log, 'utf8');
    expect(calls).toMatch(/agent \S+ started/);
    expect(calls).not.toContain('C_Finalize');
    // The agent's command line has the certificate, which only this file's simulator has issued.
    const certificate = chain.leaf.fingerprint256.replaceAll(':', '').toLowerCase();
    await expect.poll(() => processesWith(certificate), { timeout: 20_000 }).toEqual([]);
  });

  it('signs in a process, in one that was forked from it, and again (CLIENTS: libp11 reloads after a fork)', async ({
    skip,
  }) => {
    needNative(skip, 'python3');
    const signatures = ['before', 'child', 'after'].map((name) => join(test.home.dir, name));
    expect(await withEngine('python3', FORK_ENGINE, KEY, file, ...signatures)).toEqual({ code: 0, output: '' });
    for (const signature of signatures)
      expect(verifySignature('sha256', chain.files.publicKey, { file, signature })).toBe('Verified OK');
    // The child has an agent of its own, which remembers nothing of the parent's; the parent keeps its own.
    expect(test.codes()).toBe(2);
  });

  it.each([
    // libp11 crashes when C_Initialize fails, and waits for ever when C_OpenSession does.
    ['missing', (token: string) => rmSync(token)],
    ['broken', (token: string) => writeFileSync(token, 'broken')],
  ])('ends with an error where the token file is %s, and no call fails (CLIENTS: libp11)', async (_, spoil) => {
    spoil(storeFiles(test.home).token());
    const log = join(test.home.dir, 'log');
    test.env['SMARTCMD_LOG'] = log;
    const { code, output: said } = await openssl('dgst', '-sha256', '-sign', KEY, '-out', output, file);
    expect(said).toContain('Could not read private key');
    expect(code).toBe(1);
    const calls = readFileSync(log, 'utf8');
    expect(calls).toMatch(/C_GetSlotList\(.*\) = CKR_OK/);
    expect(calls).not.toMatch(/ C_\w+\(.*\) = (?!CKR_OK)/);
    expect(test.codes()).toBe(0);
  });
});
