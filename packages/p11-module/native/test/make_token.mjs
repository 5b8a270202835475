// Writes a token file for the tests, from docs/token-file.md alone: node make_token.mjs OUT CERTIFICATE.pem PROFILE AGENT...
// with SMARTCMD_TEST_SETTINGS as its settings, "name=value" in each line, and SMARTCMD_TEST_VERSION 3 for one that is enrolling.
import { createHash, X509Certificate } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const [out, certificateFile, profile, ...agent] = process.argv.slice(2);
const certificate = new X509Certificate(readFileSync(certificateFile));
const jwk = certificate.publicKey.export({ format: 'jwk' });
const modulus = Buffer.from(jwk.n, 'base64url');
const HIDDEN = Symbol('hidden');

const ulong = (...values) => {
  const bytes = Buffer.alloc(8 * values.length);
  for (const [i, value] of values.entries()) bytes.writeBigUInt64LE(BigInt(value), 8 * i);
  return bytes;
};
const yes = Buffer.from([1]);
const no = Buffer.from([0]);
const text = (value) => Buffer.from(value);
const padded = (value, size) => Buffer.concat([Buffer.from(value), Buffer.alloc(size, ' ')]).subarray(0, size);

/** The DER element at an offset: where its content starts, and where it ends. */
function element(der, at) {
  let size = der[at + 1];
  let start = at + 2;
  if (size & 0x80) {
    const bytes = size & 0x7f;
    size = der.readUIntBE(start, bytes);
    start += bytes;
  }
  return { start, end: start + size };
}
/** Serial number, issuer and subject, each with tag and length, out of a TBSCertificate. */
function names(der) {
  let at = element(der, element(der, 0).start).start;
  const parts = [];
  for (let i = 0; i < 6; i++) {
    const { end } = element(der, at);
    parts.push(der.subarray(at, end));
    at = end;
  }
  return { serial: parts[1], issuer: parts[3], subject: parts[5] };
}
const { serial, issuer, subject } = names(certificate.raw);
const mechanisms = [0x1, 0x6, 0x46, 0x40, 0x41, 0x42, 0x8];
const id = createHash('sha1').update(modulus).digest();
const publicKeyInfo = certificate.publicKey.export({ format: 'der', type: 'spki' });

const whole = [
  [
    [0x0, ulong(1)],
    [0x1, yes],
    [0x2, no],
    [0x3, text('Signature Certificate')],
    [0x11, certificate.raw],
    [0x80, ulong(0)],
    [0x81, issuer],
    [0x82, serial],
    [0x86, no],
    [0x101, subject],
    [0x102, id],
  ],
  [
    [0x0, ulong(2)],
    [0x1, yes],
    [0x2, no],
    [0x3, text('Signature Key')],
    [0x100, ulong(0)],
    [0x101, subject],
    [0x102, id],
    [0x10a, yes],
    [0x120, modulus],
    [0x121, ulong(modulus.length * 8)],
    [0x122, Buffer.from(jwk.e, 'base64url')],
    [0x129, publicKeyInfo],
  ],
  [
    [0x0, ulong(3)],
    [0x1, yes],
    [0x2, no],
    [0x3, text('Signature Key')],
    [0x100, ulong(0)],
    [0x101, subject],
    [0x102, id],
    [0x103, yes],
    [0x108, yes],
    [0x120, modulus],
    [0x122, Buffer.from(jwk.e, 'base64url')],
    [0x123, HIDDEN],
    [0x162, no],
    [0x202, no],
    [0x40000600, ulong(...mechanisms)],
  ],
];

const version = Number(process.env.SMARTCMD_TEST_VERSION ?? 2);
const KNOWN = [0x0, 0x1, 0x2, 0x3, 0x80, 0x100, 0x108];
const objects = version === 3 ? whole.map((object) => object.filter(([type]) => KNOWN.includes(type))) : whole;

const sections = [];
let size = 72;
const add = (bytes) => {
  const offset = size;
  sections.push(bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8));
  size += bytes.length + ((8 - (bytes.length % 8)) % 8);
  return offset;
};
const token = Buffer.concat([
  padded(version === 3 ? 'CMD waiting' : `CMD ${profile}`, 32),
  padded('AMA', 32),
  padded('CMD', 16),
  padded(version === 3 ? '' : '0123456789', 16),
  ulong(0x400 | 0x8 | 0x2),
  padded(`Chave Movel Digital (${profile})`, 64),
  Buffer.from(Uint32Array.of(modulus.length, 0).buffer),
  Buffer.concat([Buffer.from(profile), Buffer.alloc(64)]).subarray(0, 64),
]);
const header = Buffer.alloc(72);
header.write('SmartCMD');
const fields = [version, 0x01020304, 8, 0, add(token), token.length];
fields.push(add(Buffer.concat(mechanisms.map((type) => ulong(type, 1024, 4096, 0x1 | 0x800)))), mechanisms.length);
const attributes = [];
const index = [];
for (const object of objects) {
  index.push(attributes.length, object.length);
  for (const [type, value] of object) {
    const entry = Buffer.alloc(24);
    entry.writeBigUInt64LE(BigInt(type));
    entry.writeUInt32LE(value === HIDDEN ? 0 : add(value), 8);
    entry.writeUInt32LE(value === HIDDEN ? 0xffffffff : value.length, 12);
    attributes.push(entry);
  }
}
fields.push(
  add(Buffer.from(Uint32Array.from(index).buffer)),
  objects.length,
  add(Buffer.concat(attributes)),
  attributes.length,
);
const command = Buffer.from(`${agent.join('\0')}\0\0`);
fields.push(add(command), command.length);
const settings = Buffer.from(
  `${(process.env.SMARTCMD_TEST_SETTINGS ?? 'unknown=ignored').replace(/(?<=.)$|\n/g, '\0')}\0`,
);
fields.push(add(settings), settings.length);
fields[3] = size;
for (const [i, value] of fields.entries()) header.writeUInt32LE(value, 8 + 4 * i);
writeFileSync(`${out}.new`, Buffer.concat([header, ...sections]));
chmodSync(`${out}.new`, 0o600);
renameSync(`${out}.new`, out);
