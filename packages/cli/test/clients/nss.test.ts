import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf, writeChain } from '../support/chain.js';
import { useModule } from '../support/module.js';
import { LIBRARIES, needNative, type ProgramResult, runProgram } from '../support/native.js';
import { makeNssDatabase } from '../support/nss.js';
import { verifyCms } from '../support/openssl.js';
import { storeFiles } from '../support/profile-files.js';
import { ACCOUNT } from '../support/simulator.js';

// NSS and its tools: what Firefox, Thunderbird, LibreOffice and Evolution sign with. (pdfsig has a file of its own.)
const test = useModule();

const TOKEN = `CMD ${ACCOUNT.holder}`;
const LEAF = `${TOKEN}:Signature Certificate`;

describe.each(LIBRARIES)('NSS with $name', ({ library, whole }) => {
  beforeEach(({ skip }) => needNative(skip, library, 'certutil', 'modutil', 'cmsutil', 'openssl'));

  let database: string;
  const add = async (): Promise<ProgramResult> => {
    const { database: made, ...said } = await makeNssDatabase(test, library);
    database = made;
    return said;
  };
  const certutil = (...args: string[]): Promise<ProgramResult> =>
    runProgram('certutil', ['-d', database, ...args], test.env);
  const list = (): Promise<ProgramResult> => runProgram('modutil', ['-dbdir', database, '-list'], test.env);

  const kinds = [
    ['with its content', []],
    ['detached, with the time', ['-T', '-G']],
  ] as const;
  it.each(whole ? kinds : kinds.slice(0, 1))(
    'signs an S/MIME message with one code, which openssl verifies: %s',
    async (_, more) => {
      await add();
      const [mail, message] = [join(test.home.dir, 'mail'), join(test.home.dir, 'mail.p7m')];
      writeFileSync(mail, 'Content-Type: text/plain\r\n\r\nI agree.\r\n');
      // -Y NONE: the certificate is for signatures alone, and no other is to be named for answers.
      const args = ['-S', '-d', database, '-N', LEAF, '-H', 'SHA256', '-Y', 'NONE', '-i', mail, '-o', message, ...more];
      expect(await runProgram('cmsutil', args, test.env)).toMatchObject({ code: 0 });
      const content = verifyCms(message, writeChain(test.home), more.length > 0 ? mail : undefined);
      expect(content).toEqual(readFileSync(mail));
      expect(test.codes()).toBe(1);
    },
  );
  if (!whole) return;

  it('takes the module into a fresh database and lists its token, without asking anybody', async () => {
    const added = await add();
    expect(added.output).toContain('Module "SmartCMD" added to database.');
    expect(added.code).toBe(0);
    const { code, output } = await list();
    expect(code).toBe(0);
    expect(output).toMatch(/2\. SmartCMD\n[\s\S]*slots: 1 slot attached\n\s*status: loaded\n/);
    expect(output).toContain('slot: Chave Móvel Digital (default)\n');
    expect(output).toContain(`token: ${TOKEN}\n`);
    expect(test.codes()).toBe(0);
  });

  it('finds the private key of the certificate, and the chain up to a root that it trusts', async () => {
    await add();
    const { leaf, files } = writeChain(test.home);
    const certificates = await certutil('-L', '-h', 'all');
    expect(certificates.code).toBe(0);
    // A nickname is the token's label, a colon, and the certificate's: so there is no other colon (CLIENTS). "u": of a user.
    expect(certificates.output).toMatch(new RegExp(`^${LEAF} +u,u,u$`, 'm'));
    expect(certificates.output.match(new RegExp(`^${TOKEN}:.* ,, *$`, 'gm'))).toHaveLength(2);
    const keys = await certutil('-K', '-h', TOKEN);
    expect(keys.code).toBe(0);
    expect(keys.output).toMatch(new RegExp(`rsa +${idOf(leaf)} +Signature Private Key`));
    expect(await certutil('-A', '-n', 'root', '-t', 'C,C,C', '-i', files.root)).toMatchObject({ code: 0 });
    expect((await certutil('-V', '-n', LEAF, '-u', 'S', '-e')).output).toContain('certificate is valid');
    expect(test.codes()).toBe(0);
  });

  it('searches for what the token does not have, and finds none (CLIENTS: no error)', async () => {
    await add();
    const log = join(test.home.dir, 'log');
    const args = ['-d', database, '-L', '-h', 'all'];
    expect(await runProgram('certutil', args, { ...test.env, SMARTCMD_LOG: log })).toMatchObject({ code: 0 });
    const calls = readFileSync(log, 'utf8');
    expect(calls).toContain('flags=CKF_LIBRARY_CANT_CREATE_OS_THREADS|CKF_OS_LOCKING_OK,');
    expect(calls).toMatch(/C_FindObjects\(.*found=0\) = CKR_OK/);
    expect(calls.match(/C_Find.* = (?!CKR_OK ).*/g)).toBeNull();
  });

  it.each([
    ['is set up', (token: string) => rmSync(token)],
    ['can be read', (token: string) => writeFileSync(token, 'broken')],
  ])('loads the module where no token %s (CLIENTS: C_Initialize is OK all the same)', async (_, spoil) => {
    spoil(storeFiles(test.home).token());
    expect(await add()).toMatchObject({ code: 0 });
    const { code, output } = await list();
    expect(code).toBe(0);
    expect(output).toMatch(/2\. SmartCMD\n[\s\S]*status: loaded\n/);
    expect((await certutil('-L', '-h', 'all')).code).toBe(0);
  });
});
