import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeHonestAskpass } from '../support/askpass.js';
import { writeChain } from '../support/chain.js';
import { useModule } from '../support/module.js';
import { LIBRARIES, needNative, type ProgramResult, runProgram } from '../support/native.js';
import { makeNssDatabase } from '../support/nss.js';
import { verifyCms } from '../support/openssl.js';
import { emptyPdf, pdfSignature } from '../support/pdf.js';
import { ACCOUNT } from '../support/simulator.js';

// poppler's tool, which signs as Okular does, through NSS.
const test = useModule();

describe.each(LIBRARIES)('pdfsig with $name', ({ library, whole }) => {
  let place: (name: string) => string;
  beforeEach(async ({ skip }) => {
    needNative(skip, library, 'pdfsig', 'certutil', 'modutil', 'openssl');
    place = (name) => join(test.home.dir, name);
    await makeNssDatabase(test, library);
    writeFileSync(place('in.pdf'), emptyPdf());
  });

  const pdfsig = (...args: string[]): Promise<ProgramResult> =>
    runProgram('pdfsig', ['-nssdir', place('nss'), ...args], test.env);
  const sign = (from: string, to: string): Promise<ProgramResult> =>
    pdfsig('-add-signature', '-nick', `CMD ${ACCOUNT.holder}:Signature Certificate`, place(from), place(to));
  /** Without the certificates, which it would ask for on the network: openssl looks at them. */
  const check = (name: string): Promise<ProgramResult> => pdfsig('-nocert', place(name));

  it('signs a document with one code (CLIENTS: two signatures), which it and openssl verify', async () => {
    // It ends well, too (CLIENTS: NSS calls the module when the process ends already).
    expect(await sign('in.pdf', 'signed.pdf')).toMatchObject({ code: 0 });
    expect(test.codes()).toBe(1);

    const checked = await check('signed.pdf');
    expect(checked.output).toContain('Signature Validation: Signature is Valid.');
    expect(checked.output).toContain('Total document signed');
    expect(checked.output).toContain(`Signer Certificate Common Name: ${ACCOUNT.holder}`);

    const { content, message } = pdfSignature(readFileSync(place('signed.pdf')));
    writeFileSync(place('content'), content);
    writeFileSync(place('message'), message);
    expect(verifyCms(place('message'), writeChain(test.home), place('content')).equals(content)).toBe(true);
    expect(content.subarray(0, emptyPdf().length)).toEqual(emptyPdf());
    expect(test.codes()).toBe(1);
  });
  if (!whole) return;

  it('offers the certificate, without asking anybody', async () => {
    const { code, output } = await pdfsig('-list-nicks');
    expect(output).toContain(`CMD ${ACCOUNT.holder}:Signature Certificate\n`);
    expect(code).toBe(0);
    expect(test.codes()).toBe(0);
  });

  it('signs a signed document again, with one more code', async () => {
    expect(await sign('in.pdf', 'once.pdf')).toMatchObject({ code: 0 });
    expect(await sign('once.pdf', 'twice.pdf')).toMatchObject({ code: 0 });
    expect(test.codes()).toBe(2);
    const { output } = await check('twice.pdf');
    expect(output.match(/Signature is Valid/g)).toHaveLength(2);
  });

  it('leaves no valid signature behind when the person cancels', async () => {
    writeHonestAskpass(test.home.dir, test.service.stateDir, { pin: 'exit 1' });
    expect((await sign('in.pdf', 'signed.pdf')).code).not.toBe(0);
    expect((await check('signed.pdf')).output).not.toContain('Signature is Valid');
    expect(test.codes()).toBe(0);
  });
});
