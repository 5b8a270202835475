import { createHash } from 'node:crypto';
import { buildDigestInfo, verifySignature } from '@smartcmd/cmd-client';
import type { Simulator } from '@smartcmd/cmd-simulator';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTrial, trialSignature } from '../../src/agent/trial-signature.js';
import { CKM } from '../../src/cryptoki/constants.js';
import { startAgent } from '../support/agent.js';
import { chainOf, startOnePerson } from '../support/service.js';

const { asn1 } = forge;
type Asn1 = forge.asn1.Asn1;
const sha256 = (data: Uint8Array | string): Buffer => createHash('sha256').update(data).digest();
const node = (type: number, constructed: boolean, value: string | Asn1[], context = false): Asn1 =>
  asn1.create(context ? asn1.Class.CONTEXT_SPECIFIC : asn1.Class.UNIVERSAL, type, constructed, value);
const sequence = (...parts: Asn1[]): Asn1 => node(asn1.Type.SEQUENCE, true, parts);
const oid = (name: string): Asn1 => node(asn1.Type.OID, false, asn1.oidToDer(name).getBytes());
const octets = (bytes: Buffer): Asn1 => node(asn1.Type.OCTETSTRING, false, bytes.toString('binary'));
const attribute = (type: string, value: Asn1): Asn1 => sequence(oid(type), node(asn1.Type.SET, true, [value]));

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startOnePerson();
});
afterAll(() => simulator.close());

/** The DigestInfo over poppler's signed attributes for a content, written by another library. */
function popplerDigestInfo(content: string): Uint8Array {
  const { leaf } = chainOf(simulator);
  const { issuer, serialNumber } = forge.pki.certificateFromPem(leaf.toString());
  const name = forge.pki.distinguishedNameToAsn1(issuer);
  const serial = node(asn1.Type.INTEGER, false, Buffer.from(serialNumber, 'hex').toString('binary'));
  const issuerSerial = sequence(sequence(node(4, true, [name], true)), serial);
  const algorithm = sequence(oid('2.16.840.1.101.3.4.2.1'), node(asn1.Type.NULL, false, ''));
  const certificate = sequence(algorithm, octets(sha256(leaf.raw)), issuerSerial);
  const attributes = node(asn1.Type.SET, true, [
    attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.7.1')),
    attribute('1.2.840.113549.1.9.4', octets(sha256(content))),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(certificate))),
  ]);
  return buildDigestInfo('sha256', sha256(Buffer.from(asn1.toDer(attributes).getBytes(), 'binary')));
}

describe('a trial signature', () => {
  it.each(['PDF\0', 'test\0'])('of %j is known', (content) => {
    expect(isTrial(chainOf(simulator).leaf, popplerDigestInfo(content))).toBe(true);
  });

  it.each(['PDF', 'test', '%PDF-1.7'])('is not that of %j', (content) => {
    expect(isTrial(chainOf(simulator).leaf, popplerDigestInfo(content))).toBe(false);
  });

  it('is not the signature of the same text by itself', () => {
    expect(isTrial(chainOf(simulator).leaf, buildDigestInfo('sha256', sha256('PDF\0')))).toBe(false);
  });

  it('asks nobody, and gives what verifies with no key', async () => {
    const { native } = await startAgent(simulator);
    native.hello();
    const digestInfo = popplerDigestInfo('PDF\0');
    const { leaf, signatureLength } = chainOf(simulator);
    const ending = await native.sign(CKM.CKM_RSA_PKCS, digestInfo);
    expect(ending).toEqual(expect.objectContaining({ type: 'signature', bytes: Buffer.alloc(signatureLength) }));
    expect(native.questions).toEqual([]);
    expect(verifySignature(leaf, digestInfo, trialSignature(signatureLength))).toBe(false);
  });

  it('is a signature like any other for whom nothing is remembered', async () => {
    const { native } = await startAgent(simulator, { rememberMs: 0 });
    native.hello();
    const digestInfo = popplerDigestInfo('PDF\0');
    const ending = await native.sign(CKM.CKM_RSA_PKCS, digestInfo);
    const signature = ending.type === 'signature' ? ending.bytes : Buffer.of();
    expect(verifySignature(chainOf(simulator).leaf, digestInfo, signature)).toBe(true);
    expect(native.questions.map(({ kind }) => kind)).toEqual(['pin', 'otp']);
  });
});
