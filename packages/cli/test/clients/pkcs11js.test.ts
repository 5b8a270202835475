import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CKA, CKM, CKO, nameOf } from '@smartcmd/p11-module';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeHonestAskpass } from '../support/askpass.js';
import { needPkcs11js, usePkcs11js } from '../support/pkcs11js.js';
import { storeFiles } from '../support/profile-files.js';
import { startService, type TestService } from '../support/simulator.js';

// pkcs11js in a process of its own, as Node programs use it, and as the doctor does.
let service: TestService;
let before: number;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
beforeEach(({ skip }) => {
  needPkcs11js(skip);
  before = service.smsCount();
});
const codes = (): number => service.smsCount() - before;

interface Seen {
  readonly info: { readonly manufacturerID: string; readonly cryptokiVersion: object };
  readonly slots: readonly { readonly slotDescription: string }[];
  readonly token: { readonly label: string; readonly flags: number };
  readonly session: number;
  readonly mechanisms: readonly { readonly type: number; readonly minKeySize: number; readonly flags: number }[];
  readonly objects: readonly Readonly<Record<number, string>>[];
}

/** What an object is made from. */
interface Origin {
  readonly kind: 'certificate' | 'public key' | 'private key';
  readonly certificate: X509Certificate;
  readonly modulus: Buffer;
}

const YES = Buffer.of(1);
const NO = Buffer.of(0);
const text = (value: string): Buffer => Buffer.from(value, 'utf8');
const sha1 = (value: Buffer): Buffer => createHash('sha1').update(value).digest();

function ulong(...values: readonly number[]): Buffer {
  return Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt(value));
      return bytes;
    }),
  );
}

/** The fields of a TBSCertificate (RFC 5280 section 4.1), each with tag and length. */
function fieldsOf({ raw }: X509Certificate): { serial: Buffer; issuer: Buffer; subject: Buffer } {
  const span = (at: number): { start: number; end: number } => {
    const long = (raw[at + 1] ?? 0) & 0x80 ? (raw[at + 1] ?? 0) & 0x7f : 0;
    const start = at + 2 + long;
    return { start, end: start + (long ? raw.readUIntBE(at + 2, long) : (raw[at + 1] ?? 0)) };
  };
  const fields: Buffer[] = [];
  for (let at = span(span(0).start).start; fields.length < 6; at = span(at).end)
    fields.push(raw.subarray(at, span(at).end));
  const [, serial = NO, , issuer = NO, , subject = NO] = fields;
  return { serial, issuer, subject };
}

const day = (date: string): Buffer => text(new Date(date).toISOString().slice(0, 10).replaceAll('-', ''));
const jwk = ({ certificate }: Origin) => certificate.publicKey.export({ format: 'jwk' });
const MECHANISMS = [
  CKM.CKM_SHA256_RSA_PKCS,
  CKM.CKM_SHA384_RSA_PKCS,
  CKM.CKM_SHA512_RSA_PKCS,
  CKM.CKM_SHA224_RSA_PKCS,
  CKM.CKM_SHA1_RSA_PKCS,
  CKM.CKM_RIPEMD160_RSA_PKCS,
  CKM.CKM_RSA_PKCS,
];
const CLASSES = {
  certificate: CKO.CKO_CERTIFICATE,
  'public key': CKO.CKO_PUBLIC_KEY,
  'private key': CKO.CKO_PRIVATE_KEY,
};
const commonName = ({ subject }: X509Certificate): string => /^CN=(.*)$/m.exec(subject)?.[1] ?? '';

const all = ['certificate', 'public key', 'private key'] as const;
const keys = ['public key', 'private key'] as const;
type Row = readonly [keyof typeof CKA, readonly Origin['kind'][], (origin: Origin) => Buffer | string];

/** Each attribute: who has it, and with which value. The others answer CKR_ATTRIBUTE_TYPE_INVALID. */
const TABLE_4_2: readonly Row[] = [
  ['CKA_CLASS', all, ({ kind }) => ulong(CLASSES[kind])],
  ['CKA_SUBJECT', all, ({ certificate }) => fieldsOf(certificate).subject],
  ['CKA_TRUSTED', ['certificate', 'public key'], () => YES],
  ['CKA_ISSUER', ['certificate'], ({ certificate }) => fieldsOf(certificate).issuer],
  [
    'CKA_LABEL',
    all,
    ({ kind, certificate }) => {
      if (kind !== 'certificate') return text(kind === 'public key' ? 'Signature Public Key' : 'Signature Private Key');
      return text(certificate.ca ? commonName(certificate) : 'Signature Certificate');
    },
  ],
  ['CKA_ID', all, ({ modulus }) => sha1(modulus)],
  ['CKA_TOKEN', all, () => YES],
  ['CKA_CERTIFICATE_TYPE', ['certificate'], () => ulong(0)],
  ['CKA_VALUE', ['certificate'], ({ certificate }) => certificate.raw],
  ['CKA_SERIAL_NUMBER', ['certificate'], ({ certificate }) => fieldsOf(certificate).serial],
  ['CKA_KEY_TYPE', keys, () => ulong(0)],
  ['CKA_MODULUS_BITS', keys, ({ modulus }) => ulong(8 * modulus.length)],
  ['CKA_MODULUS', keys, ({ modulus }) => modulus],
  ['CKA_PUBLIC_EXPONENT', keys, (origin) => Buffer.from(jwk(origin).e ?? '', 'base64url')],
  ['CKA_VERIFY', ['public key'], () => YES],
  ['CKA_SENSITIVE', ['private key'], () => YES],
  ['CKA_SIGN', ['private key'], () => YES],
  ['CKA_EXTRACTABLE', ['private key'], () => NO],
  ['CKA_ALWAYS_AUTHENTICATE', ['private key'], () => NO],
  ['CKA_DERIVE', keys, () => NO],
  ['CKA_LOCAL', keys, () => NO],
  ['CKA_ENCRYPT', ['public key'], () => NO],
  ['CKA_VERIFY_RECOVER', ['public key'], () => NO],
  ['CKA_WRAP', ['public key'], () => NO],
  ['CKA_SIGN_RECOVER', ['private key'], () => NO],
  ['CKA_UNWRAP', ['private key'], () => NO],
  ['CKA_ALWAYS_SENSITIVE', ['private key'], () => YES],
  ['CKA_NEVER_EXTRACTABLE', ['private key'], () => YES],
  ['CKA_WRAP_WITH_TRUSTED', ['private key'], () => NO],
];
const OTHERS: readonly Row[] = [
  ['CKA_PRIVATE', all, () => NO],
  ['CKA_PUBLIC_KEY_INFO', all, ({ certificate }) => certificate.publicKey.export({ format: 'der', type: 'spki' })],
  ['CKA_ALLOWED_MECHANISMS', keys, () => ulong(...MECHANISMS)],
  ['CKA_CERTIFICATE_CATEGORY', ['certificate'], ({ certificate }) => ulong(certificate.ca ? 2 : 1)],
  ['CKA_CHECK_VALUE', ['certificate'], ({ certificate }) => sha1(certificate.raw).subarray(0, 3)],
  ['CKA_START_DATE', all, ({ certificate }) => day(certificate.validFrom)],
  ['CKA_END_DATE', all, ({ certificate }) => day(certificate.validTo)],
  [
    'CKA_UNIQUE_ID',
    all,
    ({ kind, certificate, modulus }) => {
      if (kind !== 'certificate') return text(`${kind.replace(' ', '-')}-${sha1(modulus).toString('hex')}`);
      return text(`certificate-${certificate.fingerprint256.replaceAll(':', '').toLowerCase()}`);
    },
  ],
  ['CKA_DECRYPT', ['private key'], () => NO],
  ['CKA_MODIFIABLE', all, () => NO],
  ['CKA_COPYABLE', all, () => NO],
  ['CKA_DESTROYABLE', all, () => NO],
  ...(['PRIVATE_EXPONENT', 'PRIME_1', 'PRIME_2', 'EXPONENT_1', 'EXPONENT_2', 'COEFFICIENT'] as const).map(
    (name): Row => [`CKA_${name}`, ['private key'], () => 'CKR_ATTRIBUTE_SENSITIVE'],
  ),
];

describe('objects', () => {
  let seen: Seen;
  let origins: readonly Origin[];
  beforeAll(async () => {
    let lacking = false;
    needPkcs11js(() => {
      lacking = true;
    });
    if (lacking) return;
    const read = [...TABLE_4_2, ...OTHERS].map(([name]) => CKA[name]);
    seen = await usePkcs11js<Seen>({ read }, service.home.env);
    const pem = readFileSync(storeFiles(service.home).certificate(), 'utf8');
    const chain =
      pem.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g)?.map((one) => new X509Certificate(one)) ?? [];
    const origin = (kind: Origin['kind'], certificate: X509Certificate | undefined): Origin => {
      if (!certificate) throw new Error('no certificate');
      const { n = '' } = certificate.publicKey.export({ format: 'jwk' });
      return { kind, certificate, modulus: Buffer.from(n, 'base64url') };
    };
    origins = [
      ...chain.map((certificate) => origin('certificate', certificate)),
      origin('public key', chain[0]),
      origin('private key', chain[0]),
    ];
  });

  it('are three certificates and two keys, in one slot, without a code', () => {
    expect(seen.info).toMatchObject({
      manufacturerID: expect.stringMatching(/^SmartCMD +$/),
      cryptokiVersion: { major: 3, minor: 0 },
    });
    expect(seen.slots.map(({ slotDescription }) => slotDescription.trim())).toEqual(['Chave Móvel Digital (default)']);
    expect(seen.token).toMatchObject({ label: expect.stringContaining('CMD Maria'), flags: 0x40a });
    expect(seen.session).toBe(0);
    expect(seen.objects).toHaveLength(5);
    expect(origins).toHaveLength(5);
    expect(service.smsCount()).toBe(0);
  });

  it('can be signed with by seven mechanisms', () => {
    expect(seen.mechanisms.map(({ type }) => nameOf(CKM, type))).toEqual(MECHANISMS.map((type) => nameOf(CKM, type)));
    for (const mechanism of seen.mechanisms) expect(mechanism).toMatchObject({ minKeySize: 3072, flags: 0x801 });
  });

  const expectAll = ([name, kinds, expected]: Row): void => {
    const found = seen.objects.map((object) => object[CKA[name]]);
    const wanted = origins.map((origin) => {
      const value = kinds.includes(origin.kind) ? expected(origin) : 'CKR_ATTRIBUTE_TYPE_INVALID';
      return typeof value === 'string' ? value : value.toString('hex');
    });
    expect(found).toEqual(wanted);
  };
  it.each(TABLE_4_2)('table 4.2: %s', (...row) => expectAll(row));
  it.each(OTHERS)('%s', (...row) => expectAll(row));
});

const DATA = Buffer.from('I agree, and this is what I agree to.');
const prefixed = (digest: Buffer): Buffer =>
  Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest]);

describe('signatures', () => {
  const sign = (...documents: readonly object[]): Promise<string[]> => {
    const { home, stateDir } = service;
    return usePkcs11js({ sign: documents }, { ...home.env, SMARTCMD_ASKPASS: writeHonestAskpass(home.dir, stateDir) });
  };

  it.each<[keyof typeof CKM, string]>([
    ['CKM_SHA256_RSA_PKCS', 'sha256'],
    ['CKM_SHA384_RSA_PKCS', 'sha384'],
    ['CKM_SHA512_RSA_PKCS', 'sha512'],
    ['CKM_SHA224_RSA_PKCS', 'sha224'],
    ['CKM_SHA1_RSA_PKCS', 'sha1'],
    ['CKM_RIPEMD160_RSA_PKCS', 'ripemd160'],
    ['CKM_RSA_PKCS', 'sha256'],
  ])('single- and multi-part with %s: one code, and node:crypto verifies them', async (name, hash) => {
    const mechanism = CKM[name];
    const data = mechanism === CKM.CKM_RSA_PKCS ? prefixed(createHash(hash).update(DATA).digest()) : DATA;
    const hex = data.toString('hex');
    const parts = [hex.slice(0, 20), hex.slice(20, 22), hex.slice(22)];
    const signatures = await sign({ mechanism, single: hex }, { mechanism, parts });
    const key = createPublicKey(readFileSync(storeFiles(service.home).certificate()));
    expect(signatures).toHaveLength(2);
    for (const signature of signatures) expect(verify(hash, DATA, key, Buffer.from(signature, 'hex'))).toBe(true);
    expect(codes()).toBe(1);
  });

  it('of two documents take two codes', async () => {
    const mechanism = CKM.CKM_SHA256_RSA_PKCS;
    const [one, other] = await sign({ mechanism, single: '00' }, { mechanism, single: '01' });
    expect(one).not.toBe(other);
    expect(codes()).toBe(2);
  });
});
