import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { writeChain } from '../support/chain.js';
import { type DialogDriver, driveDialogs } from '../support/dialog-driver.js';
import { type Display, startDisplay } from '../support/display.js';
import { engineFile, useEngine } from '../support/engine.js';
import { FAILING_SIGNATURES } from '../support/failing-signatures.js';
import { useModule } from '../support/module.js';
import { LIBRARY, needNative, runProgram } from '../support/native.js';
import { makeNssDatabase } from '../support/nss.js';
import { verifyCms } from '../support/openssl.js';
import { emptyPdf, pdfSignature } from '../support/pdf.js';
import { ACCOUNT } from '../support/simulator.js';

// A signature that fails in programs without a window, with our dialogs: what the program makes of it, and of the next one.
// (Those with windows are tested for it in files of their own, and Java with an askpass program in its own.)
const test = useModule();
vi.setConfig({ testTimeout: 300_000 });

/** A program that signs. */
interface Client {
  readonly name: string;
  readonly needed: () => string[];
  /** Makes it ready, and gives what signs: in one process, or in one for each. */
  readonly start: (env: Readonly<Record<string, string>>) => Promise<Signing>;
}

interface Signing {
  /** Ends with what the program says. */
  sign(): Promise<{ readonly ok: boolean; readonly said: string }>;
  /** What it says of a failure. */
  readonly failure: RegExp;
  /** Throws when there is no valid signature. */
  verify(): void;
}

const place = (name: string): string => join(test.home.dir, name);

const OPENSSL: Client = {
  name: 'openssl cms',
  needed: () => ['openssl', engineFile()],
  start: async (env) => {
    const chain = writeChain(test.home);
    const [content, message] = [place('contract.txt'), place('contract.p7s')];
    writeFileSync(content, 'I agree.\n');
    const key = ['-engine', 'pkcs11', '-keyform', 'engine', '-inkey', 'pkcs11:manufacturer=SmartCMD;type=private'];
    const certificates = ['-signer', chain.files.leaf, '-certfile', chain.files.issuers];
    const files = ['-in', content, '-outform', 'DER', '-out', message];
    return {
      sign: async () => {
        const args = ['cms', '-sign', '-binary', ...key, ...certificates, ...files];
        const { code, output } = await runProgram('setsid', ['-w', 'openssl', ...args], {
          ...env,
          ...useEngine(test.home.dir, LIBRARY),
        });
        return { ok: code === 0, said: output };
      },
      failure: /error/i,
      verify: () => void verifyCms(message, chain, content),
    };
  },
};

const PDFSIG: Client = {
  name: 'pdfsig',
  needed: () => ['pdfsig', 'certutil', 'modutil', 'openssl'],
  start: async (env) => {
    await makeNssDatabase(test, LIBRARY);
    writeFileSync(place('in.pdf'), emptyPdf());
    const certificate = `CMD ${ACCOUNT.holder}:Signature Certificate`;
    return {
      sign: async () => {
        const args = [
          '-nssdir',
          place('nss'),
          '-add-signature',
          '-nick',
          certificate,
          place('in.pdf'),
          place('out.pdf'),
        ];
        const { code, output } = await runProgram('setsid', ['-w', 'pdfsig', ...args], env);
        return { ok: code === 0, said: output };
      },
      failure: /./,
      verify: () => {
        const { content, message } = pdfSignature(readFileSync(place('out.pdf')));
        writeFileSync(place('content'), content);
        writeFileSync(place('message'), message);
        verifyCms(place('message'), writeChain(test.home), place('content'));
      },
    };
  },
};

let display: Display | undefined;
let person: DialogDriver;
beforeEach(({ skip }) => needNative(skip, 'zenity', 'Xvfb', 'xdotool', 'setsid'));
afterAll(() => display?.close());

it.for([OPENSSL, PDFSIG])('$name survives what fails, and signs after it', async ({ needed, start }, { skip }) => {
  needNative(skip, ...needed());
  display ??= await startDisplay();
  person = driveDialogs(display, test.service);
  const { SMARTCMD_ASKPASS: _, ...rest } = test.env;
  const { sign, failure, verify } = await start({ ...rest, DISPLAY: display.name });
  for (const { why, codes, fail } of FAILING_SIGNATURES) {
    const before = test.codes();
    const signing = sign();
    await fail(person, test.service);
    const { ok, said } = await signing;
    expect({ why, ok, said }).toEqual({ why, ok: false, said: expect.stringMatching(failure) });
    expect({ why, codes: test.codes() - before }).toEqual({ why, codes });
    expect(verify).toThrow();
  }
  const before = test.codes();
  const signing = sign();
  await person.givePin('9999');
  await person.givePin();
  await person.giveWrongCode();
  await person.givePin();
  await person.giveCode();
  expect(await signing).toMatchObject({ ok: true });
  expect(test.codes() - before).toBe(2);
  verify();
});
