import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { printOtp, writeHonestAskpass } from '../support/askpass.js';
import { writeChain } from '../support/chain.js';
import {
  BRIEF_JVM,
  BY_CLASS,
  BY_NAME,
  type JavaSignature,
  JavaSigner,
  javaProgram,
  keystore,
  writeJavaConfiguration,
} from '../support/java.js';
import { useModule } from '../support/module.js';
import { LIBRARIES, needNative, runProgram } from '../support/native.js';
import { verifyCms, verifySignature } from '../support/openssl.js';
import { pdfSignature } from '../support/pdf.js';

// The module in SunPKCS11, the provider that is part of Java. A Java machine starts slowly, so that each test does much with one.
const test = useModule();
vi.setConfig({ testTimeout: 120_000 });
const JARS = ['pdfbox2', 'fontbox2', 'commons-logging', 'bcprov', 'bcpkix', 'bcutil'].map(
  (name) => `/usr/share/java/${name}.jar`,
);

/** The processes that have this test's home: the application, the agent and what they started. */
function processesOfTest(): string[] {
  const mine = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`XDG_DATA_HOME=${test.home.env['XDG_DATA_HOME']}`);
    } catch {
      return false; // it ended, or belongs to somebody else
    }
  };
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && mine(name));
}

describe.each(LIBRARIES)('Java with $name', ({ library, whole }) => {
  it('PDFBox signs a PDF with one code, which pdfsig and openssl verify', async ({ skip }) => {
    needNative(skip, library, 'java', 'pdfsig', ...JARS);
    const { dir } = test.home;
    const place = (name: string): string => join(dir, name);
    const pdf = place('signed.pdf');
    const program = ['-cp', JARS.join(delimiter), javaProgram('SignPdf'), writeJavaConfiguration(library, dir), pdf];
    expect(await runProgram('java', [...BRIEF_JVM, ...program], test.env)).toMatchObject({ code: 0 });
    expect(test.codes()).toBe(1);

    const { output } = await runProgram('pdfsig', [pdf], test.env);
    expect(output).toContain('Signer Certificate Common Name: Maria da Conceição Simões');
    expect(output).toContain('Total document signed');
    expect(output).toContain('Signature Validation: Signature is Valid.');
    const { content, message } = pdfSignature(readFileSync(pdf));
    writeFileSync(place('message'), message);
    writeFileSync(place('content'), content);
    expect(verifyCms(place('message'), writeChain(test.home), place('content'))).toEqual(content);
    expect(test.codes()).toBe(1);
  });
  if (!whole) return;

  describe('keytool', () => {
    beforeEach(({ skip }) => needNative(skip, library, 'keytool'));

    it('lists a private key with a chain of three, and the issuers, without asking anybody', async () => {
      const args = ['-list', '-v', ...keystore(writeJavaConfiguration(library, test.home.dir), ...BY_CLASS)];
      const { code, output } = await runProgram('keytool', args, test.env);
      expect(output).toContain('Your keystore contains 3 entries');
      expect(code).toBe(0);
      const [key = ''] = output.split('Alias name: ').filter((entry) => entry.startsWith('Signature Certificate\n'));
      expect(key).toContain('Entry type: PrivateKeyEntry');
      expect(key).toContain('Certificate chain length: 3');
      const { all } = writeChain(test.home);
      expect(all).toHaveLength(3);
      expect([...key.matchAll(/SHA256: ([\dA-F:]{95})/g)].map(([, fingerprint]) => fingerprint)).toEqual(
        all.map(({ fingerprint256 }) => fingerprint256),
      );
      expect(test.codes()).toBe(0);
    });
  });

  describe('jarsigner', () => {
    beforeEach(({ skip }) => needNative(skip, library, 'jarsigner', 'python3'));

    it('signs a jar with one code, which it and openssl verify', async () => {
      const { dir } = test.home;
      const [jar, parts, token] = [join(dir, 'library.jar'), join(dir, 'parts'), writeJavaConfiguration(library, dir)];
      writeFileSync(join(dir, 'content.txt'), 'I agree.\n');
      execFileSync('python3', ['-m', 'zipfile', '-c', jar, 'content.txt'], { cwd: dir });
      const signing = [...keystore(token, ...BY_CLASS), jar, 'Signature Certificate'];
      const signed = await runProgram('jarsigner', signing, test.env);
      expect(signed).toMatchObject({ code: 0, output: expect.stringContaining('jar signed.') });
      expect(test.codes()).toBe(1);

      execFileSync('python3', ['-m', 'zipfile', '-e', jar, parts]);
      const signature = (end: string): string => join(parts, 'META-INF', `SIGNATUR.${end}`);
      expect(verifyCms(signature('RSA'), writeChain(test.home), signature('SF'))).toEqual(
        readFileSync(signature('SF')),
      );

      // 4: the one thing that it minds is what the certificate is for, as it is for every certificate of a citizen.
      const verifying = ['-verify', '-strict', ...keystore(token, ...BY_NAME), jar];
      const verified = await runProgram('jarsigner', verifying, test.env);
      expect(verified).toMatchObject({ code: 4, output: expect.stringContaining('jar verified') });
      expect(verified.output.match(/^This jar .* Reason: .*$/gm)).toEqual([
        'This jar contains entries whose certificate chain is invalid. Reason: KeyUsage does not allow digital signatures',
      ]);
      expect(test.codes()).toBe(1);
    });
  });

  describe('one Java machine', () => {
    beforeEach(({ skip }) => needNative(skip, library, 'java'));

    function expectVerified(signatures: readonly JavaSignature[]): void {
      const { publicKey } = writeChain(test.home).files;
      for (const { data, file } of signatures)
        expect(verifySignature('sha256', publicKey, { file: data, signature: file })).toBe('Verified OK');
    }

    it('lets the token hash, or hashes by itself when CKM_SHA256_RSA_PKCS is disabled', async () => {
      const log = join(test.home.dir, 'module.log');
      const raw = writeJavaConfiguration(
        library,
        test.home.dir,
        ['disabledMechanisms = { CKM_SHA256_RSA_PKCS }'],
        'Raw',
      );
      const configurations = [writeJavaConfiguration(library, test.home.dir), raw];
      const java = new JavaSigner(test.home.dir, configurations, { ...test.env, SMARTCMD_LOG: log });
      const calls = () =>
        (readFileSync(log, 'utf8').match(/C_Sign\w*\(.*= CKR_OK/g) ?? []).map((line) =>
          line.replace(/session=\d+, /, ''),
        );

      const hashed = await java.sign('hashed by the token');
      expect(hashed).toMatchObject({ result: 'ok' });
      expect(calls()).toEqual([
        expect.stringContaining('C_SignInit(mechanism=CKM_SHA256_RSA_PKCS,'),
        expect.stringContaining('C_SignUpdate(part=19 bytes)'),
        expect.stringContaining('C_SignFinal('),
      ]);
      expect(test.codes()).toBe(1);

      const digested = await java.sign('hashed by Java', 1);
      expect(digested).toMatchObject({ result: 'ok' });
      expect(calls().slice(3)).toEqual([
        expect.stringContaining('C_SignInit(mechanism=CKM_RSA_PKCS,'),
        expect.stringContaining('C_Sign(data=51 bytes, signature=buffer, size=384)'),
      ]);
      expect(test.codes()).toBe(2);

      // The same DigestInfo, whichever of the two made it: remembered.
      const again = await java.sign('hashed by Java');
      expect(again).toMatchObject({ result: 'ok' });
      expect(readFileSync(again.file)).toEqual(readFileSync(digested.file));
      expect(test.codes()).toBe(2);
      expect(await java.end()).toMatchObject({ code: 0 });
      expectVerified([hashed, digested]);
    });

    it('is told the CKR_ of each failure, and signs again after it', async () => {
      const { service, home } = test;
      const answers = (changes: Parameters<typeof writeHonestAskpass>[2] = {}) =>
        writeHonestAskpass(home.dir, service.stateDir, changes);
      const java = new JavaSigner(home.dir, [writeJavaConfiguration(library, home.dir)], test.env);
      const signatures: JavaSignature[] = [];
      let codes = 0;
      const signs = async (text: string) => {
        answers();
        const signature = await java.sign(text);
        expect(signature).toMatchObject({ result: 'ok' });
        signatures.push(signature);
        codes += 1;
        expect(test.codes()).toBe(codes);
      };
      const fails = async (text: string, error: string) => {
        const { result, file } = await java.sign(text);
        expect(result).toBe(`PKCS11Exception: ${error}`);
        expect(existsSync(file)).toBe(false);
        expect(test.codes()).toBe(codes);
      };

      answers({ pin: 'exit 1' });
      await fails('cancelled at the PIN', 'CKR_FUNCTION_CANCELED');
      await signs('cancelled at the PIN');

      answers({ otp: 'exit 1' });
      codes += 1; // that was sent and not given
      await fails('cancelled at the code', 'CKR_FUNCTION_CANCELED');
      await signs('cancelled at the code');

      answers({ pin: 'echo 9999' });
      await fails('a wrong PIN', 'CKR_PIN_INCORRECT');
      await signs('a wrong PIN');

      answers({ otp: `${printOtp(service.stateDir)} | tr 0-9 1-90` });
      codes += 3; // one for each attempt that there is
      await fails('a wrong code', 'CKR_PIN_INCORRECT');
      await signs('a wrong code');

      answers();
      onTestFinished(() => service.simulator.clearFaults());
      service.simulator.addFault('*:*:refuse');
      await service.simulator.closeIdleConnections();
      await fails('without the service', 'CKR_DEVICE_ERROR');
      service.simulator.clearFaults();
      await signs('without the service');

      expect(await java.end()).toMatchObject({ code: 0 });
      expectVerified(signatures);
    });

    it('signs in several threads at once, a code for each, and ends with everything that it started', async () => {
      const java = new JavaSigner(test.home.dir, [writeJavaConfiguration(library, test.home.dir)], test.env);
      const texts = Array.from({ length: 4 }, () => randomBytes(100).toString('base64'));
      const signatures = await Promise.all(texts.map((text) => java.sign(text)));
      expect(signatures.map(({ result }) => result)).toEqual(texts.map(() => 'ok'));
      expect(test.codes()).toBe(4);
      // The Java machine and the agent.
      await expect.poll(processesOfTest, { timeout: 10_000 }).toHaveLength(2);
      expect(await java.end()).toMatchObject({ code: 0 });
      await expect.poll(processesOfTest, { timeout: 10_000 }).toEqual([]);
      expectVerified(signatures);
    });
  });
});
