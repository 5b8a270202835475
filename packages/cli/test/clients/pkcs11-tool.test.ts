import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDigestInfo, type HashName } from '@smartcmd/cmd-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeHonestAskpass } from '../support/askpass.js';
import { idOf, writeChain } from '../support/chain.js';
import { useModule } from '../support/module.js';
import { LIBRARIES, needNative, type ProgramResult, runProgram, TRACE_LIBRARY } from '../support/native.js';
import { verifySignature } from '../support/openssl.js';
import { changeProfile, storeFiles } from '../support/profile-files.js';
import { runCli } from '../support/run-cli.js';
import { ACCOUNT } from '../support/simulator.js';

// OpenSC's tool, which shows and tries everything that a token has.
const test = useModule();

const MECHANISMS: readonly (readonly [mechanism: string, hash: HashName])[] = [
  ['SHA1-RSA-PKCS', 'sha1'],
  ['SHA224-RSA-PKCS', 'sha224'],
  ['SHA256-RSA-PKCS', 'sha256'],
  ['SHA384-RSA-PKCS', 'sha384'],
  ['SHA512-RSA-PKCS', 'sha512'],
  ['RIPEMD160-RSA-PKCS', 'ripemd160'],
];
/** More than pkcs11-tool reads at once. */
const LONG = Buffer.alloc(5000, 'I agree. ');

/** Signs some content with pkcs11-tool, and gives the names of its files and the functions that were called. */
async function sign(library: string, content: string | Uint8Array = 'I agree.\n', mechanism = 'SHA256-RSA-PKCS') {
  const place = (name: string): string => join(test.home.dir, name);
  const [file, signature, log] = [place('contract.txt'), place('contract.sig'), place('log')];
  writeFileSync(file, content);
  const args = ['--module', library, '--sign', '--mechanism', mechanism];
  const files = ['--input-file', file, '--output-file', signature];
  const result = await runProgram('pkcs11-tool', [...args, ...files], { ...test.env, SMARTCMD_LOG: log });
  const calls = [...readFileSync(log, 'utf8').matchAll(/ (C_\w+)\(/g)].map(([, name]) => name);
  return { ...result, file, signature, calls };
}

/** What openssl says of a signature and the key of the profile's certificate. */
const verify = (signed: { file: string; signature: string }, hash: HashName = 'sha256'): string =>
  verifySignature(hash, writeChain(test.home).files.publicKey, signed);

describe.each(LIBRARIES)('pkcs11-tool with $name', ({ library, whole }) => {
  beforeEach(({ skip }) => needNative(skip, library, 'pkcs11-tool', 'openssl'));

  const run = (...args: string[]): Promise<ProgramResult> =>
    runProgram('pkcs11-tool', ['--module', library, ...args], test.env);

  it('signs with the key of the certificate that is exported', async () => {
    const signed = await sign(library);
    expect(verifySignature('sha256', await test.publicKey(), signed)).toBe('Verified OK');
    expect(test.codes()).toBe(1);
  });
  if (!whole) return;

  it('lists the profile as a token, its mechanisms and objects, without asking anybody', async () => {
    const slots = await run('-L');
    expect(slots).toMatchObject({ code: 0, output: expect.stringContaining('Chave Móvel Digital (default)') });
    expect(slots.output).toMatch(/token flags +: token initialized, PIN initialized, readonly\n/);
    const mechanisms = await run('-M');
    expect(mechanisms.code).toBe(0);
    expect(
      [...mechanisms.output.matchAll(/^ {2}(\S+), keySize=\{3072,3072\}, hw, sign$/gm)].map(([, name]) => name),
    ).toEqual(expect.arrayContaining(['RSA-PKCS', ...MECHANISMS.map(([mechanism]) => mechanism)]));
    const { code, output } = await run('-O');
    expect(code).toBe(0);
    for (const object of ['Certificate Object', 'Public Key Object', 'Private Key Object'])
      expect(output).toContain(object);
    expect(output.match(/^Certificate Object/gm)).toHaveLength(3);
    expect(test.codes()).toBe(0);
  });

  it('may log in with anything, which changes nothing (CLIENTS: C_Login)', async () => {
    const { code, output } = await run('-O', '--login', '--pin', '0000');
    expect(code).toBe(0);
    expect(output).toContain('Private Key Object');
    expect(test.codes()).toBe(0);
  });

  it('reads the certificates and the public key as the profile has them', async () => {
    const { all, leaf } = writeChain(test.home);
    const file = join(test.home.dir, 'object');
    const read = async (type: string, id: string): Promise<Buffer> => {
      const result = await run('--read-object', '--type', type, '--id', id, '--output-file', file);
      expect(result).toMatchObject({ code: 0 });
      return readFileSync(file);
    };
    for (const certificate of all) expect(await read('cert', idOf(certificate))).toEqual(certificate.raw);
    expect(await read('pubkey', idOf(leaf))).toEqual(leaf.publicKey.export({ type: 'spki', format: 'der' }));
    expect(test.codes()).toBe(0);
  });

  describe.each(MECHANISMS)('signs with %s, which openssl verifies with %s, for one code,', (mechanism, hash) => {
    it('what fits into one part', async () => {
      const signed = await sign(library, 'I agree.\n', mechanism);
      expect(signed).toMatchObject({ code: 0, calls: expect.arrayContaining(['C_Sign']) });
      expect(verify(signed, hash)).toBe('Verified OK');
      expect(test.codes()).toBe(1);
    });

    it('what comes in several', async () => {
      const signed = await sign(library, LONG, mechanism);
      expect(signed).toMatchObject({ code: 0, calls: expect.arrayContaining(['C_SignUpdate', 'C_SignFinal']) });
      expect(signed.calls).not.toContain('C_Sign');
      expect(verify(signed, hash)).toBe('Verified OK');
      expect(test.codes()).toBe(1);
    });
  });

  it('signs with MD5 when the profile lists it, and only then', async () => {
    expect((await sign(library, LONG, 'MD5-RSA-PKCS')).code).not.toBe(0);
    expect(test.codes()).toBe(0);
    changeProfile(test.home, (profile) => {
      profile['mechanisms'] = ['CKM_MD5_RSA_PKCS'];
    });
    expect((await runCli(['certificate', 'refresh'], { env: test.home.env })).code).toBe(0);
    const signed = await sign(library, LONG, 'MD5-RSA-PKCS');
    expect(signed).toMatchObject({ code: 0 });
    expect(verify(signed, 'md5')).toBe('Verified OK');
    expect(test.codes()).toBe(1);
  });

  it('signs with RSA-PKCS what was hashed before, for one code', async () => {
    const signed = await sign(
      library,
      buildDigestInfo('sha256', createHash('sha256').update(LONG).digest()),
      'RSA-PKCS',
    );
    expect(signed).toMatchObject({ code: 0 });
    writeFileSync(signed.file, LONG);
    expect(verify(signed)).toBe('Verified OK');
    expect(test.codes()).toBe(1);
  });

  it('finds no error in its own test, for four codes', async () => {
    // Of six signatures, CLIENTS: two are of the same DigestInfo as another, and raw RSA of a 35-byte SHA-1 DigestInfo is one.
    const { code, output } = await run('--test');
    expect(output).toContain('all 4 signature functions seem to work');
    for (const mechanism of ['RSA-PKCS', 'SHA1-RSA-PKCS', 'RIPEMD160-RSA-PKCS', 'SHA256-RSA-PKCS'])
      expect(output).toContain(`    ${mechanism}: OK\n`);
    expect(output).toContain('RNG not available');
    expect(output).toMatch(/^No errors$/m);
    expect(code).toBe(0);
    expect(test.codes()).toBe(4);
  });

  it('is told that RSA-PKCS takes nothing but a DigestInfo', async () => {
    expect((await sign(library, 'I agree.\n', 'RSA-PKCS')).output).toContain('CKR_DATA_INVALID');
    expect(test.codes()).toBe(0);
  });

  it('signs nothing when the person cancels', async () => {
    writeHonestAskpass(test.home.dir, test.service.stateDir, { pin: 'exit 1' });
    const { code, output } = await sign(library);
    expect(code).not.toBe(0);
    expect(output).toContain('CKR_FUNCTION_CANCELED');
    expect(test.codes()).toBe(0);
  });

  it('is told that the token is not present when the profile is gone', async () => {
    const token = storeFiles(test.home).token();
    copyFileSync(token, join(test.home.dir, 'kept'));
    await runCli(['profile', 'remove', 'default', '--yes'], { env: test.home.env });
    copyFileSync(join(test.home.dir, 'kept'), token);
    expect((await sign(library)).output).toContain('CKR_TOKEN_NOT_PRESENT');
    expect(test.codes()).toBe(0);
  });

  it('is told of a device error when the profile cannot be used', async () => {
    chmodSync(storeFiles(test.home).credentials, 0o644);
    expect((await sign(library)).output).toContain('CKR_DEVICE_ERROR');
    expect(test.codes()).toBe(0);
  });
});

describe('pkcs11-tool with what "module install" installs', () => {
  beforeEach(({ skip }) => needNative(skip, 'pkcs11-tool', 'openssl'));

  it('signs with the module and the agent that are installed', async () => {
    const { stdout } = await runCli(['module', 'install'], { env: test.home.env });
    const signed = await sign(stdout.trim());
    expect(signed).toMatchObject({ code: 0 });
    expect(verifySignature('sha256', await test.publicKey(), signed)).toBe('Verified OK');
    expect(test.codes()).toBe(1);
  });
});

describe('pkcs11-tool behind "smartcmd trace"', () => {
  beforeEach(({ skip }) => needNative(skip, 'pkcs11-tool', TRACE_LIBRARY));

  it('signs, and what it called is shown, but neither PIN nor code nor document', async () => {
    const place = (name: string): string => join(test.home.dir, name);
    writeFileSync(place('contract.txt'), 'I agree.\n');
    const library = (await runCli(['module', 'path'], { env: test.env })).stdout.trim();
    const signing = ['--sign', '--mechanism', 'SHA256-RSA-PKCS', '-i', place('contract.txt'), '-o', place('signature')];
    const command = ['pkcs11-tool', '--module', library, ...signing];
    const args = ['trace', '--module', library, '--json', '--', ...command];
    const { code, stdout } = await runCli(args, { env: test.env });
    expect(code).toBe(0);
    expect(test.codes()).toBe(1);
    const { calls, summary } = JSON.parse(stdout) as { calls: { function: string }[]; summary: object };
    const called = (name: string) => calls.filter((call) => call.function === name);
    expect(called('C_GetInterface')[0]).toMatchObject({ arguments: { ppInterface: { version: '3.0' } } });
    expect(called('C_GetTokenInfo')[0]).toMatchObject({ arguments: { pInfo: { manufacturerID: 'SmartCMD' } } });
    expect(called('C_SignInit')[0]).toMatchObject({
      arguments: { pMechanism: { type: 'CKM_SHA256_RSA_PKCS', parameter: null } },
      result: 'CKR_OK',
    });
    expect(called('C_Sign')[0]).toMatchObject({ arguments: { pData: { bytes: 9 }, pSignature: { bytes: 384 } } });
    expect(summary).toMatchObject({ signatures: 1, unfinished: 0 });
    // Nowhere as text; a time may have the same digits.
    const secrets = [
      `"${ACCOUNT.pin}"`,
      `"${test.service.lastOtp()}"`,
      'I agree',
      Buffer.from('I agree').toString('hex'),
    ];
    for (const secret of secrets) expect([secret, stdout.includes(secret)]).toEqual([secret, false]);
  });
});
