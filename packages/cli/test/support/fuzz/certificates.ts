import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CertificateChain, certificateDetails, EncryptionCertificate, SmartCmdError } from '@smartcmd/cmd-client';
import fc from 'fast-check';
import { expect } from 'vitest';
import { type Edit, edited, edits, fuzz, UNPRINTABLE } from '../../../../../test/support/fuzz.js';
import { KEYS } from '../../../../../test/support/simulator-keys.js';

/** A file of certificates: which, in which order, each changed in its DER, and then the text. */
interface Value {
  readonly certificates: readonly { readonly name: string; readonly der: readonly Edit[] }[];
  readonly text: readonly Edit[];
}

const NAMES = [
  'citizen-351912345678',
  'citizen-351912345679',
  'signing-intermediate',
  'signing-root',
  'tls-server',
  'encryption',
];
/** DER's tags and lengths, object identifiers and dates. */
const DER_WORDS = [
  '\x30\x80',
  '\x30\x84\xff\xff\xff\xff',
  '\x02\x01\x00',
  '\x05\x00',
  '\x06\x03\x55\x04\x03',
  '\x17\x0d',
  '\xa3',
  '\x1b[2J',
  '\xe2\x80\xae',
];
const TEXT_WORDS = [
  '-----BEGIN CERTIFICATE-----',
  '-----END CERTIFICATE-----',
  '-----BEGIN ',
  '&#xD;',
  '\r\n',
  '=',
  '\u0000',
  '\ufeff',
  'Proc-Type: 4,ENCRYPTED\n',
];

const values: fc.Arbitrary<Value> = fc.record({
  certificates: fc.array(
    fc.record({ name: fc.constantFrom(...NAMES), der: fc.oneof(fc.constant([]), edits(DER_WORDS)) }),
    { minLength: 1, maxLength: 4 },
  ),
  text: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, edits(TEXT_WORDS, 2)),
});

function textOf({ certificates, text }: Value): string {
  const blocks = certificates.map(({ name, der }) => {
    const base64 = readFileSync(join(KEYS, 'pki', `${name}.pem`), 'utf8').replace(/-----[^-]+-----|\s/g, '');
    const bytes = Buffer.from(edited(Buffer.from(base64, 'base64').toString('latin1'), der), 'latin1');
    return `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64')}\n-----END CERTIFICATE-----\n`;
  });
  return edited(blocks.join(''), text);
}

function orGoodError<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof SmartCmdError)) throw error;
    for (const language of ['en', 'pt'] as const) expect(error.sentence(language)).not.toMatch(UNPRINTABLE);
    return undefined;
  }
}

/** Certificates of a service or a file. */
export function fuzzCertificates(): void {
  fuzz<Value>({
    name: 'certificates',
    values,
    runs: 100,
    check: (value) => {
      const text = textOf(value);
      const chain = orGoodError(() => CertificateChain.parse(text));
      if (chain) {
        // What is believed once is believed again, as the same.
        const again = CertificateChain.parse(chain.toPem());
        expect(again.certificates.map(({ fingerprint256 }) => fingerprint256)).toEqual(
          chain.certificates.map(({ fingerprint256 }) => fingerprint256),
        );
        expect(chain.leaf.ca).toBe(false);
        expect(chain.signatureLength).toBeGreaterThan(0);
        expect(Number.isNaN(chain.notAfter.getTime())).toBe(false);
        for (const [index, issuer] of chain.certificates.slice(1).entries())
          expect(chain.certificates[index]?.verify(issuer.publicKey)).toBe(true);
        orGoodError(() => chain.assertValidAt(new Date()));
        orGoodError(() => certificateDetails(chain.leaf));
      }
      const encryption = orGoodError(() => EncryptionCertificate.parse(text));
      if (encryption) expect(encryption.encrypt(Buffer.from('1234'))).toMatch(/^[\w+/]+=*$/);
    },
  });
}
