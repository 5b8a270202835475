import { createHash, createPrivateKey, privateEncrypt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  buildDigestInfo,
  CertificateChain,
  CmdService,
  CmdSigner,
  EncryptionCertificate,
  HttpsTransport,
  type Prompter,
  SmartCmdError,
  verifySignature,
} from '@smartcmd/cmd-client';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { type Edit, edited, edits, fuzz, UNPRINTABLE } from '../../../../../test/support/fuzz.js';
import { KEYS } from '../../../../../test/support/simulator-keys.js';

const file = (name: string): string => readFileSync(join(KEYS, 'pki', name), 'utf8');
const ACCOUNT = 'citizen-351912345678';
const SECRETS = ['97531864', '246813', 'a-password-of-the-application', '912345678'];
const DOCUMENTS = ['contrato.pdf', 'anexo.pdf', 'três.pdf'];

/** What the person and the service do in one signature of some documents. */
interface Value {
  readonly documents: number;
  /** Whether the certificates are fetched first. */
  readonly fetches: boolean;
  /** Which answer is another than it should be: from 0. */
  readonly call: number;
  readonly status: number;
  readonly edits: readonly Edit[];
  /** An element whose text is replaced, and by what. */
  readonly element: string;
  readonly text: string | null;
}

const WORDS = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '&amp;',
    '&#x0;',
    '&#xD;',
    '&x;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?xml version="1.0"?>',
    '\u0000',
  ],
  ...[
    '<!DOCTYPE a [<!ENTITY x "y">]>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    'i:nil="true"',
    ' id="__proto__"',
    ' href="#1"',
  ],
  ...[
    '<s:Fault><faultcode>s:Server</faultcode><faultstring>97531864</faultstring></s:Fault>',
    '<Status>',
    '</Status>',
    '<Code>200</Code>',
  ],
  ...[
    '200',
    '801',
    '900',
    '-1',
    '1e9',
    'NaN',
    'true',
    'null',
    '__proto__',
    'constructor',
    '\u202e',
    '\u001b[2J',
    '\ufeff',
    '\ud800',
  ],
];
const ELEMENTS = [
  '',
  'Code',
  'Message',
  'Field',
  'FieldValue',
  'ProcessId',
  'Signature',
  'Hash',
  'Name',
  'id',
  'certificate',
  'Status',
];
const CODES = [
  '200',
  '500',
  '599',
  '801',
  '802',
  '816',
  '817',
  '900',
  '901',
  '902',
  '0',
  '-200',
  '2e2',
  ' 200 ',
  '٢٠٠',
  '99999999999999999999',
];

const values: fc.Arbitrary<Value> = fc.record({
  documents: fc.integer({ min: 1, max: DOCUMENTS.length }),
  // What only reads is tried again, after a pause.
  fetches: fc.nat(19).map((chance) => chance === 0),
  call: fc.nat(2),
  status: fc.oneof({ weight: 6, arbitrary: fc.constant(200) }, fc.constantFrom(100, 204, 302, 401, 403, 404, 500, 503)),
  edits: fc.oneof(fc.constant([]), edits(WORDS)),
  element: fc.constantFrom(...ELEMENTS),
  text: fc.oneof(
    fc.constant(null),
    fc.constantFrom(...CODES, ...WORDS),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.base64String({ maxLength: 600 }),
  ),
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const STATUS =
  '<Code>200</Code><Field i:nil="true"/><FieldValue/><Message>Ok</Message><ProcessId>0f0e0d0c-0b0a-0908-0706-050403020100</ProcessId>';
const envelope = (operation: string, result: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${operation}Response xmlns="http://Ama.Authentication.Service/"><${operation}Result xmlns:a="http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${result.replaceAll(/<(\/?)(?=[A-Za-z])/g, '<$1a:')}</${operation}Result></${operation}Response></s:Body></s:Envelope>`;

/** Answers of a service that does as it likes. */
export function fuzzSoapAnswers(): void {
  let chain: CertificateChain;
  let sent: { readonly bodies: string[]; value: Value };

  beforeAll(() => {
    chain = CertificateChain.parse(
      file(`${ACCOUNT}.pem`) + file('signing-intermediate.pem') + file('signing-root.pem'),
    );
    const key = createPrivateKey(file(`${ACCOUNT}.key.pem`));
    const signatureOf = (hash: string): string => privateEncrypt(key, Buffer.from(hash, 'base64')).toString('base64');
    let asked: { hashes: string[]; ids: string[] } = { hashes: [], ids: [] };
    const answerOf = (operation: string, body: string): string => {
      const all = (name: string): string[] =>
        [...body.matchAll(new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`, 'g'))].map(([, text = '']) => text);
      if (operation === 'GetCertificate') return envelope(operation, escaped(chain.toPem()));
      if (operation !== 'ValidateOtp') {
        asked = { hashes: all('Hash'), ids: all('id') };
        return envelope(operation, STATUS);
      }
      const [only = ''] = asked.hashes;
      if (asked.hashes.length === 1)
        return envelope(
          operation,
          `<Signature>${signatureOf(only)}</Signature><Status>${STATUS}</Status><certificate/>`,
        );
      const structures = asked.hashes.map(
        (hash, index) =>
          `<HashStructure><Hash>${signatureOf(hash)}</Hash><Name/><id>${asked.ids[index]}</id></HashStructure>`,
      );
      return envelope(
        operation,
        `<ArrayOfHashStructure>${structures.join('')}</ArrayOfHashStructure><Signature i:nil="true"/><Status>${STATUS}</Status>`,
      );
    };
    vi.spyOn(HttpsTransport.prototype, 'send').mockImplementation(async ({ operation, body = '' }) => {
      const { call, status, edits: changes, element, text } = sent.value;
      const right = answerOf(operation, body);
      const isWrong = sent.bodies.length === call;
      sent.bodies.push(right);
      if (!isWrong)
        return { status: 200, headers: {}, body: right, tls: { protocol: 'TLSv1.3', notAfter: new Date() } };
      const replaced =
        element === '' || text === null
          ? right
          : right.replace(new RegExp(`(<a:${element}>)[^]*?(</a:${element}>)`), (_, begin, end) => begin + text + end);
      const headers = { 'content-type': text ?? 'text/xml' };
      return { status, headers, body: edited(replaced, changes), tls: { protocol: 'TLSv1.3', notAfter: new Date() } };
    });
  });
  afterAll(() => vi.restoreAllMocks());

  const person = (): Prompter => ({
    phone: async () => '912345678',
    pin: async () => Buffer.from('97531864'),
    otp: async () => Buffer.from('246813'),
    confirm: async () => true,
    announce: () => undefined,
  });

  /** An error is ours, says one thing in each language, and holds neither secrets nor what moves a terminal's cursor. */
  function assertGoodError(error: unknown): void {
    if (!(error instanceof SmartCmdError)) throw error;
    for (const text of [error.sentence('en'), error.sentence('pt'), error.remedy('en'), error.remedy('pt')]) {
      expect(text).not.toMatch(/undefined|\[object|\{\w/);
      expect(text).not.toMatch(UNPRINTABLE);
      expect(text.length).toBeLessThan(2000);
    }
    expect(error.cause).toBeUndefined();
    const everything = inspect(error, { depth: 10, showHidden: true });
    for (const secret of SECRETS) expect(everything).not.toContain(secret);
  }

  fuzz<Value>({
    name: 'soap-answers',
    values,
    runs: 40,
    check: async (value) => {
      sent = { bodies: [], value };
      const service = new CmdService({
        endpoint: 'https://cmd.example/x.svc',
        dialect: 'scmd',
        applicationId: 'b826359c-06f8-425e-8ec3-50a97a418916',
        username: 'partner',
        password: 'a-password-of-the-application',
        encryptionCertificate: EncryptionCertificate.parse(file('encryption.pem')),
        proxy: 'none',
      });
      const signer = new CmdSigner({
        service,
        phone: '912345678',
        chain: value.fetches ? undefined : chain,
        promptTimeoutMs: 2_000,
      });
      const items = DOCUMENTS.slice(0, value.documents).map((documentName) => ({
        documentName,
        digestInfo: buildDigestInfo('sha256', createHash('sha256').update(documentName).digest()),
      }));
      try {
        const got = [];
        for await (const batch of signer.sign(items, { prompter: person() })) got.push(...batch);
        // Whatever came in between: all of them, and each is what was asked for.
        expect(got.map(({ index }) => index)).toEqual(items.map((_, index) => index));
        for (const { index, digestInfo, documentName, signature } of got) {
          expect([digestInfo, documentName]).toEqual([items[index]?.digestInfo, items[index]?.documentName]);
          expect(verifySignature(chain.leaf, digestInfo, signature)).toBe(true);
        }
      } catch (error) {
        assertGoodError(error);
      } finally {
        signer.close();
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  });
}
