import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Chain, writeChain } from '../support/chain.js';
import { type Desktop, startDesktop } from '../support/desktop.js';
import { type DialogDriver, driveDialogs } from '../support/dialog-driver.js';
import { FAILING_SIGNATURES, type FailingSignature } from '../support/failing-signatures.js';
import { needNative, type ProgramResult, runProgram } from '../support/native.js';
import { smallOdt } from '../support/odt.js';
import { verifyCms } from '../support/openssl.js';
import { pdfSignature } from '../support/pdf.js';
import { runCli } from '../support/run-cli.js';
import { ACCOUNT, startService, type TestService } from '../support/simulator.js';

// LibreOffice in its windows, registered as a person does it, with the questions in our dialogs. It is started once.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const SIGNER = [
  `CN=${ACCOUNT.holder}`,
  'serialNumber=BI12345678',
  'givenName=Maria da Conceição',
  'SN=Simões',
  'OU=Assinatura Qualificada do Cidadão',
  'OU=Cidadão Português',
  'O=Cartão de Cidadão',
  'C=PT',
].join(',');

/** An office with a person before it. */
interface Office {
  readonly service: TestService;
  readonly desktop: Desktop;
  readonly person: DialogDriver;
  readonly chain: Chain;
  readonly env: Record<string, string>;
  readonly program: ChildProcess;
}

let started: Office | undefined;
let office: Office;
let codes: () => number;
let number = 0;
beforeEach(async ({ skip }) => {
  needNative(skip, 'soffice', 'certutil', 'modutil', 'pdfsig', 'openssl', 'xmlsec1', 'python3');
  needNative(skip, 'zenity', 'Xvfb', 'xdotool', 'openbox');
  started ??= await start();
  office = started;
  const before = office.service.smsCount();
  codes = () => office.service.smsCount() - before;
  number += 1;
});
afterAll(async () => {
  if (!started) return;
  const { service, desktop, program } = started;
  try {
    const exit = once(program, 'exit');
    await (await desktop.window('LibreOffice')).leave('ctrl+q');
    // It ends well, too (CLIENTS: NSS calls the module when the process ends already).
    expect(await exit).toEqual([0, null]);
  } finally {
    if (program.exitCode === null) process.kill(-(program.pid ?? 0), 'SIGKILL');
    await desktop.close();
    await service.close();
  }
});

async function start(): Promise<Office> {
  const service = await startService();
  const { home } = service;
  const registered = await runCli(['apps', 'register', 'libreoffice'], { env: home.env });
  expect(registered).toMatchObject({ code: 0 });
  const chain = writeChain(home);
  // As somebody does it who wants LibreOffice to believe the state's certificates.
  const trust = ['-A', '-d', `sql:${join(home.dir, '.pki', 'nssdb')}`, '-n', 'root', '-t', ',C,'];
  expect(await runProgram('certutil', [...trust, '-i', chain.files.root], home.env)).toMatchObject({ code: 0 });
  const desktop = await startDesktop(home.env);
  const env = { ...home.env, DISPLAY: desktop.name };
  // A group of its own: it is started by a script that hands its end on, but no signal.
  const program = spawn('soffice', ['--norestore', '--nologo'], { env, stdio: 'ignore', detached: true });
  await desktop.window('LibreOffice');
  return { service, desktop, person: driveDialogs(desktop, service), chain, env, program };
}

/** Asks the LibreOffice that runs for something, and waits for it. */
const soffice = (...args: string[]): Promise<ProgramResult> => runProgram('soffice', args, office.env);

const place = (name: string): string => join(office.service.home.dir, 'work', name);

/** A document of its own for a test. */
function newDocument(): string {
  const file = place(`contract${number}.odt`);
  writeFileSync(file, smallOdt());
  return file;
}

/** A signature that LibreOffice makes. */
interface Way {
  readonly name: string;
  /** Starts with a new document, up to the first signature. */
  readonly open: () => Promise<Signing>;
  /** How it is let fail: in one way all of it, since what LibreOffice calls is the same. */
  readonly failing: readonly FailingSignature[];
}

interface Signing {
  /** Name of a picture of it, if there is something to see. */
  readonly picture?: string;
  /** Lets LibreOffice sign; returns before our questions are answered. */
  begin(): Promise<void>;
  /** Waits until LibreOffice has given the signature up, and lets another try begin. */
  failed(): Promise<void>;
  /** Waits until LibreOffice has signed, and verifies that with other programs. */
  verified(): Promise<void>;
}

const inWindows: Way = {
  name: 'the signature of a document, in its windows',
  failing: FAILING_SIGNATURES,
  open: async () => {
    const { desktop, person } = office;
    const file = newDocument();
    await soffice(file);
    const writer = await desktop.window(`${basename(file)} - LibreOffice Writer`);
    // The last entry but one of the menu File is that of signatures. A menu that is open already is left first.
    const menu = ['Escape', 'Escape', 'alt+f', 'Up', 'Up', 'Right', 'Return'];
    await writer.pressUntil(() => desktop.shows('Digital Signatures'), ...menu);
    const chooser = 'Select X.509 Certificate';
    // Its window stays for as long as the module is asked.
    const chosen = (): Promise<void> => desktop.gone(chooser);
    return {
      picture: 'libreoffice-sign',
      begin: async () => {
        const signatures = await desktop.window('Digital Signatures');
        // A key too many may have closed the chooser: it is opened until our question comes.
        do {
          // The check box has a key, twice for nothing; "Sign Document…" comes after it.
          await signatures.pressUntil(() => desktop.shows(chooser), 'alt+u', 'alt+u', 'Tab', 'space');
          await (await desktop.window(chooser)).press('Home', 'Return');
        } while (!(await person.isAskedPin(() => desktop.shows(chooser))));
      },
      failed: () => chosen(),
      verified: async () => {
        const signatures = await desktop.window('Digital Signatures');
        await chosen();
        await signatures.leave('alt+c');
        // LibreOffice looks at the document as it was written, and at the chain up to a root that is trusted.
        const again = await desktop.window(`${basename(file)} (Signed) - LibreOffice Writer`);
        verifyDocument(file);
        await again.leave('ctrl+w');
      },
    };
  },
};

const pdfExport: Way = {
  name: 'the export of a signed PDF, without windows',
  failing: FAILING_SIGNATURES.slice(0, 1),
  open: async () => {
    const file = newDocument();
    const pdf = file.replace(/odt$/, 'pdf');
    const options = {
      SignPDF: { type: 'boolean', value: 'true' },
      SignCertificateSubjectName: { type: 'string', value: SIGNER },
    };
    const filter = `pdf:writer_pdf_Export:${JSON.stringify(options)}`;
    let exported: Promise<ProgramResult>;
    return {
      begin: async () => {
        exported = soffice('--headless', '--convert-to', filter, '--outdir', place(''), file);
      },
      failed: async () => {
        await exported;
        expect(existsSync(pdf)).toBe(false);
      },
      verified: async () => {
        await exported;
        await verifyPdf(pdf);
      },
    };
  },
};

function verifyDocument(file: string): void {
  const directory = place(`contents${number}`);
  mkdirSync(directory);
  execFileSync('python3', ['-m', 'zipfile', '-e', file, directory]);
  const signatures = join(directory, 'META-INF', 'documentsignatures.xml');
  const { root, issuers } = office.chain.files;
  const ids = ['--id-attr:Id', 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties'];
  const args = ['--verify', '--trusted-pem', root, '--untrusted-pem', issuers, ...ids, signatures];
  execFileSync('xmlsec1', args, { cwd: directory, stdio: 'pipe' });
  expect(readFileSync(signatures, 'utf8')).toContain('<Reference URI="content.xml">');
}

async function verifyPdf(pdf: string): Promise<void> {
  const { output } = await runProgram('pdfsig', ['-nocert', pdf], office.env);
  expect(output).toContain('Signature Validation: Signature is Valid.');
  expect(output).toContain('Total document signed');
  const { content, message } = pdfSignature(readFileSync(pdf));
  writeFileSync(place('content'), content);
  writeFileSync(place('message'), message);
  expect(verifyCms(place('message'), office.chain, place('content')).equals(content)).toBe(true);
}

describe.each([inWindows, pdfExport])('LibreOffice: $name', ({ open, failing }) => {
  it('costs one code', async () => {
    const { person, desktop } = office;
    const signing = await open();
    await signing.begin();
    await person.pinQuestion();
    if (signing.picture) await desktop.picture(signing.picture, '1170x780+55+28');
    await person.givePin();
    await person.giveCode();
    await signing.verified();
    expect(codes()).toBe(1);
  });

  it.each(failing)('survives, and comes about at the next try: $why', async ({ fail, codes: spent }) => {
    const { person, service } = office;
    const signing = await open();
    await signing.begin();
    await fail(person, service);
    await signing.failed();
    expect(codes()).toBe(spent);
    await signing.begin();
    await person.givePin();
    await person.giveCode();
    await signing.verified();
    expect(codes()).toBe(spent + 1);
  });
});

it('LibreOffice signs after a wrong PIN and a wrong code', async () => {
  const { person } = office;
  const signing = await inWindows.open();
  await signing.begin();
  await person.givePin('4321');
  await person.givePin();
  await person.otpQuestion();
  await person.giveWrongCode();
  // The service ended the operation with it, and starts again.
  await person.givePin();
  await person.giveCode();
  await signing.verified();
  expect(codes()).toBe(2);
});
