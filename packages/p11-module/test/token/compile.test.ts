import { createHash, type X509Certificate } from 'node:crypto';
import { endianness } from 'node:os';
import { CertificateChain } from '@smartcmd/cmd-client';
import type { Simulator } from '@smartcmd/cmd-simulator';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CKA, CKM, CKO } from '../../src/cryptoki/constants.js';
import type { SigningMechanism } from '../../src/cryptoki/signing-mechanisms.js';
import { compileToken } from '../../src/token/compile.js';
import { describeToken } from '../../src/token/describe.js';
import { readToken } from '../../src/token/read.js';
import { NEVER_REVEALED, type Token, type TokenObject } from '../../src/token/token.js';
import { TokenFileError } from '../../src/token/token-file-error.js';
import { chainOf, startOnePerson } from '../support/service.js';

const AGENT = ['/opt/smartcmd/agent', '--profile', 'default'];
const { asn1, pki } = forge;

let simulator: Simulator;
let chain: CertificateChain;
let token: Token;
let objects: {
  leaf: TokenObject;
  intermediate: TokenObject;
  root: TokenObject;
  public: TokenObject;
  private: TokenObject;
};

beforeAll(async () => {
  simulator = await startOnePerson();
  chain = chainOf(simulator);
  token = readToken(compileToken({ profile: 'default', chain, agent: AGENT }));
  const [leaf, intermediate, root, publicKey, privateKey] = token.objects as [
    TokenObject,
    TokenObject,
    TokenObject,
    TokenObject,
    TokenObject,
  ];
  objects = { leaf, intermediate, root, public: publicKey, private: privateKey };
});
afterAll(() => simulator.close());

type AttributeName = keyof typeof CKA;

/** Hex of an attribute's value. */
function attribute(object: TokenObject, name: AttributeName): string | undefined {
  const value = object.find(({ type }) => type === CKA[name])?.value;
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

function namesOf(object: TokenObject): string[] {
  return object
    .map(({ type }) => (Object.keys(CKA) as AttributeName[]).find((name) => CKA[name] === type) ?? '?')
    .sort();
}

const ulong = (value: number): string => {
  const bytes = Buffer.alloc(8);
  if (endianness() === 'LE') bytes.writeUInt32LE(value, 0);
  else bytes.writeUInt32BE(value, 4);
  return bytes.toString('hex');
};
const TRUE = '01';
const FALSE = '00';
const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');
const textHex = (text: string): string => Buffer.from(text, 'utf8').toString('hex');

/** The parts of a certificate as forge reads and writes them, in hex; certificate-fields.ts cuts them out instead. */
function decoded({ raw }: X509Certificate) {
  const binary = raw.toString('latin1');
  const whole = asn1.fromDer(binary);
  const tbs = (whole.value as forge.asn1.Asn1[])[0]?.value as forge.asn1.Asn1[];
  const der = (node: forge.asn1.Asn1 | undefined): string =>
    node ? Buffer.from(asn1.toDer(node).getBytes(), 'latin1').toString('hex') : '';
  const certificate = pki.certificateFromAsn1(whole);
  const { n, e } = certificate.publicKey as forge.pki.rsa.PublicKey;
  const even = (hex: string): string => (hex.length % 2 === 0 ? hex : `0${hex}`);
  const spki = pki.publicKeyToAsn1(certificate.publicKey);
  const pkcs1 = Buffer.from(asn1.toDer(pki.publicKeyToRSAPublicKey(certificate.publicKey)).getBytes(), 'latin1');
  const day = (date: Date): string => textHex(date.toISOString().slice(0, 10).replaceAll('-', ''));
  return {
    serial: der(tbs[1]),
    issuer: der(tbs[3]),
    subject: der(tbs[5]),
    spki: der(spki),
    keyHash: sha1(pkcs1),
    modulus: even(n.toString(16)),
    exponent: even(e.toString(16)),
    bits: n.bitLength(),
    notBefore: day(certificate.validity.notBefore),
    notAfter: day(certificate.validity.notAfter),
    commonName: certificate.subject.getField('CN').value as string,
  };
}

describe('the token', () => {
  it('says who it is', () => {
    const serial = chain.leaf.serialNumber;
    expect(token).toMatchObject({
      label: `CMD ${chain.holder}`,
      manufacturer: 'SmartCMD',
      model: 'CMD',
      serialNumber: serial.slice(-16),
      // CKF_TOKEN_INITIALIZED | CKF_USER_PIN_INITIALIZED | CKF_WRITE_PROTECTED: with LOGIN_REQUIRED several applications fail
      flags: 0x400 | 0x8 | 0x2,
      slotDescription: 'Chave Móvel Digital (default)',
      signatureLength: 384,
      profile: 'default',
      agent: AGENT,
    });
  });

  it('lists the mechanisms, without MD5, for the size of its key', () => {
    expect(token.mechanisms.map(({ type }) => type)).toEqual([0x40, 0x41, 0x42, 0x46, 0x06, 0x08, 0x01]);
    for (const { smallestKey, largestKey, flags } of token.mechanisms) {
      expect([smallestKey, largestKey, flags]).toEqual([3072, 3072, 0x801]);
    }
  });

  it('has the mechanisms that the profile wants, and no others', () => {
    const of = (...mechanisms: SigningMechanism[]) =>
      readToken(compileToken({ profile: 'p', chain, agent: AGENT, mechanisms })).mechanisms.map(({ type }) => type);
    expect(of('CKM_SHA384_RSA_PKCS')).toEqual([CKM.CKM_SHA384_RSA_PKCS]);
    const mechanisms = ['CKM_RSA_PKCS', 'CKM_MD5_RSA_PKCS', 'CKM_SHA256_RSA_PKCS'] as const;
    expect(of(...mechanisms)).toEqual([CKM.CKM_SHA256_RSA_PKCS, CKM.CKM_MD5_RSA_PKCS, CKM.CKM_RSA_PKCS]);
    const narrow = readToken(compileToken({ profile: 'p', chain, agent: AGENT, mechanisms }));
    const key = narrow.objects.at(-1) ?? [];
    expect(attribute(key, 'CKA_ALLOWED_MECHANISMS')).toBe(ulong(0x40) + ulong(5) + ulong(1));
  });

  it.each([
    ['CMD Maria da Conceição Simões', 'CMD Maria da Conceição Simões'],
    ['CMD Maria da Conceição Simõess', 'CMD Maria da Conceição Simões'],
    [`${'a'.repeat(31)}ção`, 'a'.repeat(31)],
    [`${'a'.repeat(30)} ção`, 'a'.repeat(30)],
    ['a:b\nc', 'a_b_c'],
    ['', ''],
  ])('has the label %j as %j: 32 bytes, whole characters, no colon', (label, expected) => {
    expect(readToken(compileToken({ profile: 'p', chain, agent: AGENT, label })).label).toBe(expected);
  });

  it('is the same file each time', () => {
    const source = { profile: 'default', chain, agent: AGENT };
    expect(compileToken(source)).toEqual(compileToken(source));
  });

  it('of a chain without its authorities has the leaf and the keys', () => {
    const alone = CertificateChain.parse(chain.leaf.toString());
    const { objects } = readToken(compileToken({ profile: 'p', chain: alone, agent: AGENT }));
    expect(objects.map((object) => attribute(object, 'CKA_CLASS'))).toEqual([ulong(1), ulong(2), ulong(3)]);
    expect(attribute(objects[0] ?? [], 'CKA_HASH_OF_ISSUER_PUBLIC_KEY')).toBe('');
  });

  it.each([
    ['a long profile name', { profile: 'p'.repeat(64) }],
    ['an empty profile name', { profile: '' }],
    ['an agent that is no absolute path', { agent: ['agent'] }],
    ['no agent', { agent: [] }],
    ['an empty argument', { agent: ['/agent', ''] }],
    ['too many arguments', { agent: Array.from({ length: 33 }, () => '/agent') }],
  ])('cannot have %s', (_, change) => {
    expect(() => compileToken({ profile: 'p', chain, agent: AGENT, ...change })).toThrow(TokenFileError);
  });
});

describe('every object', () => {
  it('is found and read without a login, and cannot be changed', () => {
    for (const object of token.objects) {
      expect(attribute(object, 'CKA_TOKEN')).toBe(TRUE);
      expect(attribute(object, 'CKA_PRIVATE')).toBe(FALSE);
      expect(attribute(object, 'CKA_MODIFIABLE')).toBe(FALSE);
      expect(attribute(object, 'CKA_COPYABLE')).toBe(FALSE);
      expect(attribute(object, 'CKA_DESTROYABLE')).toBe(FALSE);
      expect(namesOf(object)).not.toContain('?');
    }
  });

  it('has a unique id of its own', () => {
    const ids = token.objects.map((object) => attribute(object, 'CKA_UNIQUE_ID'));
    expect(new Set(ids).size).toBe(5);
    expect(ids).not.toContain(undefined);
  });
});

describe.each(['leaf', 'intermediate', 'root'] as const)('the %s certificate', (which) => {
  const position = { leaf: 0, intermediate: 1, root: 2 }[which];
  const issuerPosition = Math.min(position + 1, 2);

  it('has every attribute that applications ask for, as the certificate says', () => {
    const certificate = chain.certificates[position] as X509Certificate;
    const expected = decoded(certificate);
    const issuer = decoded(chain.certificates[issuerPosition] as X509Certificate);
    const fingerprint = createHash('sha256').update(certificate.raw).digest('hex');
    const values: Partial<Record<AttributeName, string>> = {
      CKA_CLASS: ulong(CKO.CKO_CERTIFICATE),
      CKA_TOKEN: TRUE,
      CKA_PRIVATE: FALSE,
      CKA_MODIFIABLE: FALSE,
      CKA_COPYABLE: FALSE,
      CKA_DESTROYABLE: FALSE,
      CKA_LABEL: textHex(which === 'leaf' ? 'Signature Certificate' : expected.commonName),
      CKA_UNIQUE_ID: textHex(`certificate-${fingerprint}`),
      CKA_CERTIFICATE_TYPE: ulong(0),
      CKA_CERTIFICATE_CATEGORY: ulong(which === 'leaf' ? 1 : 2),
      CKA_TRUSTED: TRUE,
      CKA_CHECK_VALUE: sha1(certificate.raw).slice(0, 6),
      CKA_START_DATE: expected.notBefore,
      CKA_END_DATE: expected.notAfter,
      CKA_PUBLIC_KEY_INFO: expected.spki,
      CKA_SUBJECT: expected.subject,
      CKA_ID: sha1(Buffer.from(expected.modulus, 'hex')),
      CKA_ISSUER: expected.issuer,
      CKA_SERIAL_NUMBER: expected.serial,
      CKA_VALUE: certificate.raw.toString('hex'),
      CKA_URL: '',
      CKA_HASH_OF_SUBJECT_PUBLIC_KEY: expected.keyHash,
      CKA_HASH_OF_ISSUER_PUBLIC_KEY: issuer.keyHash,
      CKA_NAME_HASH_ALGORITHM: ulong(0x220),
      CKA_JAVA_MIDP_SECURITY_DOMAIN: ulong(0),
    };
    const object = objects[which];
    expect(namesOf(object)).toEqual(Object.keys(values).sort());
    for (const name of Object.keys(values) as AttributeName[]) {
      expect(`${name} ${attribute(object, name)}`).toBe(`${name} ${values[name]}`);
    }
  });
});

describe.each(['public', 'private'] as const)('the %s key', (which) => {
  it('has every attribute that applications ask for, as the certificate says', () => {
    const expected = decoded(chain.leaf);
    const id = sha1(Buffer.from(expected.modulus, 'hex'));
    const common: Partial<Record<AttributeName, string>> = {
      CKA_TOKEN: TRUE,
      CKA_PRIVATE: FALSE,
      CKA_MODIFIABLE: FALSE,
      CKA_COPYABLE: FALSE,
      CKA_DESTROYABLE: FALSE,
      CKA_KEY_TYPE: ulong(0),
      CKA_ID: id,
      CKA_START_DATE: expected.notBefore,
      CKA_END_DATE: expected.notAfter,
      CKA_DERIVE: FALSE,
      CKA_LOCAL: FALSE,
      CKA_KEY_GEN_MECHANISM: 'ff'.repeat(8),
      CKA_ALLOWED_MECHANISMS: [0x40, 0x41, 0x42, 0x46, 0x06, 0x08, 0x01].map(ulong).join(''),
      CKA_SUBJECT: expected.subject,
      CKA_PUBLIC_KEY_INFO: expected.spki,
      CKA_MODULUS: expected.modulus,
      CKA_MODULUS_BITS: ulong(expected.bits),
      CKA_PUBLIC_EXPONENT: expected.exponent,
    };
    const own: Partial<Record<AttributeName, string>> =
      which === 'public'
        ? {
            CKA_CLASS: ulong(CKO.CKO_PUBLIC_KEY),
            CKA_LABEL: textHex('Signature Public Key'),
            CKA_UNIQUE_ID: textHex(`public-key-${id}`),
            CKA_ENCRYPT: FALSE,
            CKA_VERIFY: TRUE,
            CKA_VERIFY_RECOVER: FALSE,
            CKA_WRAP: FALSE,
            CKA_TRUSTED: TRUE,
          }
        : {
            CKA_CLASS: ulong(CKO.CKO_PRIVATE_KEY),
            CKA_LABEL: textHex('Signature Private Key'),
            CKA_UNIQUE_ID: textHex(`private-key-${id}`),
            CKA_SENSITIVE: TRUE,
            CKA_DECRYPT: FALSE,
            CKA_SIGN: TRUE,
            CKA_SIGN_RECOVER: FALSE,
            CKA_UNWRAP: FALSE,
            CKA_EXTRACTABLE: FALSE,
            CKA_ALWAYS_SENSITIVE: TRUE,
            CKA_NEVER_EXTRACTABLE: TRUE,
            CKA_WRAP_WITH_TRUSTED: FALSE,
            CKA_ALWAYS_AUTHENTICATE: FALSE,
            CKA_PRIVATE_EXPONENT: NEVER_REVEALED,
            CKA_PRIME_1: NEVER_REVEALED,
            CKA_PRIME_2: NEVER_REVEALED,
            CKA_EXPONENT_1: NEVER_REVEALED,
            CKA_EXPONENT_2: NEVER_REVEALED,
            CKA_COEFFICIENT: NEVER_REVEALED,
          };
    const values = { ...common, ...own };
    const object = objects[which];
    expect(namesOf(object)).toEqual(Object.keys(values).sort());
    for (const name of Object.keys(values) as AttributeName[]) {
      expect(`${name} ${attribute(object, name)}`).toBe(`${name} ${values[name]}`);
    }
  });

  it('has the id and the public key of the leaf', () => {
    expect(attribute(objects[which], 'CKA_ID')).toBe(attribute(objects.leaf, 'CKA_ID'));
    const spki = chain.leaf.publicKey.export({ type: 'spki', format: 'der' }).toString('hex');
    expect(attribute(objects[which], 'CKA_PUBLIC_KEY_INFO')).toBe(spki);
  });
});

describe('the description', () => {
  it('names every attribute and mechanism and decodes the values', () => {
    const text = describeToken(token, 'en');
    for (const object of token.objects) for (const name of namesOf(object)) expect(text).toContain(`  ${name} `);
    expect(text).not.toMatch(/ 0x[0-9a-f]/);
    expect(text).toContain('Flags: CKF_WRITE_PROTECTED | CKF_USER_PIN_INITIALIZED | CKF_TOKEN_INITIALIZED\n');
    expect(text).toMatch(/^ {2}CKM_SHA256_RSA_PKCS +3072 bits {2}CKF_HW \| CKF_SIGN$/m);
    expect(text).toContain('Object 5: CKO_PRIVATE_KEY');
    expect(text).toMatch(/^ {2}CKA_CERTIFICATE_CATEGORY +CK_CERTIFICATE_CATEGORY_TOKEN_USER$/m);
    expect(text).toMatch(/^ {2}CKA_SIGN +CK_TRUE$/m);
    expect(text).toMatch(/^ {2}CKA_MODULUS_BITS +3072$/m);
    expect(text).toMatch(/^ {2}CKA_START_DATE +\d{4}-\d\d-\d\d$/m);
    expect(text).toMatch(/^ {2}CKA_PRIME_1 +\(never revealed\)$/m);
    expect(text).toMatch(/^ {2}CKA_KEY_GEN_MECHANISM +\(not known\)$/m);
  });

  it('is in the person’s language', () => {
    expect(describeToken(token, 'pt')).toContain('Etiqueta: CMD ');
    expect(describeToken(token, 'pt')).toMatch(/^ {2}CKA_PRIME_1 +\(nunca revelado\)$/m);
  });
});
