import type { Simulator } from '@smartcmd/cmd-simulator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CKA, CKO } from '../../src/cryptoki/constants.js';
import { compileEnrollingToken, compileToken } from '../../src/token/compile.js';
import { describeToken } from '../../src/token/describe.js';
import { classOf, readToken } from '../../src/token/read.js';
import { chainOf, startOnePerson } from '../support/service.js';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startOnePerson();
});
afterAll(() => simulator.close());

const AGENT = ['/usr/bin/node', '/opt/smartcmd/enrol.cjs'];
const bytes = compileEnrollingToken({
  profile: 'office',
  enrolment: 'on-first-use',
  agent: AGENT,
  mechanisms: ['CKM_RSA_PKCS'],
  log: '/tmp/log',
});

it('has version 3, no serial number, and says whether programs may ask', () => {
  expect(Buffer.from(bytes).readUInt32LE(8)).toBe(3);
  expect(readToken(bytes)).toMatchObject({
    enrolling: true,
    label: 'CMD office',
    serialNumber: '',
    profile: 'office',
    agent: AGENT,
    settings: { enrol: 'on-first-use', log: '/tmp/log' },
  });
  const dismissed = compileEnrollingToken({ profile: 'office', enrolment: 'dismissed', agent: AGENT });
  expect(readToken(dismissed).settings).toEqual({ enrol: 'dismissed' });
});

it('knows of each object what the whole token will say of it, and nothing that tells one certificate from another', () => {
  const whole = readToken(compileToken({ profile: 'office', chain: chainOf(simulator), agent: AGENT }));
  const { objects } = readToken(bytes);
  expect(objects.map(classOf)).toEqual([CKO.CKO_CERTIFICATE, CKO.CKO_PUBLIC_KEY, CKO.CKO_PRIVATE_KEY]);
  for (const object of objects) {
    const later = whole.objects.find((candidate) => classOf(candidate) === classOf(object)) ?? [];
    for (const attribute of object) expect(later).toContainEqual(attribute);
    const types = object.map(({ type }) => type);
    for (const name of [
      'CKA_ID',
      'CKA_SUBJECT',
      'CKA_ISSUER',
      'CKA_SERIAL_NUMBER',
      'CKA_VALUE',
      'CKA_MODULUS',
    ] as const) {
      expect(types).not.toContain(CKA[name]);
    }
  }
});

it('is shown without them', () => {
  const text = describeToken(readToken(bytes), 'en');
  expect(text).toContain('Setting: enrol=on-first-use\n');
  expect(text).not.toContain('Object');
  expect(text).not.toContain('CKA_');
});
