import { describe, expect, it } from 'vitest';
import { CallsUnderWay, parseEvent, SummaryCounter, type TracedCall, type ValueObject } from '../src/index.js';

const call = (name: string, given: ValueObject, result = 0): TracedCall => {
  const line = {
    end: 1,
    function: name,
    process: 7,
    thread: 8,
    started: 9,
    arguments: given,
    result,
    nanoseconds: 1500,
  };
  const event = parseEvent(JSON.stringify(line));
  if (event?.kind !== 'end') throw new Error('it is not understood');
  return new CallsUnderWay().end(event);
};

describe('a call', () => {
  it('has its arguments in the words of the standard', () => {
    const decoded = call('C_OpenSession', { slotID: 1, flags: 6, pApplication: null, phSession: 3 });
    expect(decoded).toMatchObject({ result: 'CKR_OK', microseconds: 1.5 });
    expect(decoded.arguments).toEqual({
      ...{ slotID: 1, pApplication: null, phSession: 3 },
      flags: ['CKF_RW_SESSION', 'CKF_SERIAL_SESSION'],
    });
  });

  it('has flags by what they are for: the same bit means something else elsewhere', () => {
    const flagsOf = (name: string, type: string): unknown => call(name, { pInfo: { [type]: 1 } }).arguments['pInfo'];
    expect(flagsOf('C_GetSlotInfo', 'flags')).toEqual({ flags: ['CKF_TOKEN_PRESENT'] });
    expect(flagsOf('C_GetTokenInfo', 'flags')).toEqual({ flags: ['CKF_RNG'] });
    expect(flagsOf('C_GetMechanismInfo', 'flags')).toEqual({ flags: ['CKF_HW'] });
    expect(flagsOf('C_GetSessionInfo', 'state')).toEqual({ state: 'CKS_RO_USER_FUNCTIONS' });
  });

  it('has the values of attributes that can be read, and hides none that it was given', () => {
    const pTemplate = [
      { type: 0, bytes: 8, value: '0300000000000000' },
      { type: 3, bytes: 4, value: '70c3a172' },
      { type: 0x103, bytes: 1, value: '01' },
      { type: 0x102, bytes: 2, value: '0aff' },
      { type: 0x100, bytes: 4, value: '00000000' },
      { type: 0x4000_0600, bytes: 16, value: '01000000000000004000000000000000' },
      { type: 0x11, bytes: 32 },
      { type: 0x120, bytes: null },
      { type: 0x8000_0001, bytes: 1, value: '05' },
      { type: 0x101, bytes: 3, value: '3081' },
    ];
    expect(call('C_GetAttributeValue', { pTemplate }).arguments['pTemplate']).toEqual([
      { type: 'CKA_CLASS', bytes: 8, value: 'CKO_PRIVATE_KEY' },
      { type: 'CKA_LABEL', bytes: 4, value: 'pár' },
      { type: 'CKA_SENSITIVE', bytes: 1, value: true },
      { type: 'CKA_ID', bytes: 2, value: '0aff' },
      { type: 'CKA_KEY_TYPE', bytes: 4, value: '00000000' },
      { type: 'CKA_ALLOWED_MECHANISMS', bytes: 16, value: ['CKM_RSA_PKCS', 'CKM_SHA256_RSA_PKCS'] },
      { type: 'CKA_VALUE', bytes: 32 },
      { type: 'CKA_MODULUS', bytes: null },
      { type: '0x80000001', bytes: 1, value: '05' },
      { type: 'CKA_SUBJECT', bytes: 3, value: '3081', truncated: true },
    ]);
  });

  it('stays as it is where a newer library has what we do not know', () => {
    expect(call('C_New', { x: 1, y: { z: [2] } }, 0x8000_0001)).toMatchObject({
      arguments: { x: 1, y: { z: [2] } },
      result: '0x80000001',
    });
  });

  it('did not return when its process ended, or another began under its number', () => {
    const begin = { begin: 5, function: 'C_Sign', process: 7, thread: 7, started: 1 };
    const underWay = new CallsUnderWay();
    const events = [begin, begin, { ...begin, process: 8 }].map((line) => parseEvent(JSON.stringify(line)));
    const lost = events.map((event) => (event?.kind === 'begin' ? underWay.begin(event) : undefined));
    expect(lost).toEqual([undefined, expect.objectContaining({ function: 'C_Sign', result: null }), undefined]);
    expect(underWay.rest()).toHaveLength(2);
    expect(underWay.rest()).toEqual([]);
  });
});

describe('a line of the trace library', () => {
  it.each([
    '',
    '{"end":1,"function":"C_Si',
    '[]',
    '{"end":1}',
    '{"begin":"1","function":"C_Sign","process":1,"thread":1,"started":1}',
    '{"end":1,"function":"C_Sign","process":1,"thread":1,"started":1,"arguments":[],"result":0,"nanoseconds":1}',
  ])('is nothing when it is %j', (line) => {
    expect(parseEvent(line)).toBeUndefined();
  });
});

describe('a summary', () => {
  it('counts signatures, not questions for their length, nor what fails', () => {
    const counter = new SummaryCounter();
    counter.add(call('C_Sign', { pSignature: { null: true, bytes: 256 } }));
    counter.add(call('C_Sign', { pSignature: { bytes: 384 } }, 0x150));
    counter.add(call('C_Sign', { pSignature: { bytes: 256 } }));
    counter.add(call('C_SignFinal', { pSignature: { bytes: 256 } }));
    counter.add(call('C_SignMessageNext', { pSignature: null }));
    expect(counter.summary()).toEqual({
      ...{ calls: 5, errors: 1, unfinished: 0, signatures: 2, microseconds: 7.5 },
      functions: [
        { function: 'C_Sign', calls: 3, errors: 1, microseconds: 4.5, longest: 1.5 },
        { function: 'C_SignFinal', calls: 1, errors: 0, microseconds: 1.5, longest: 1.5 },
        { function: 'C_SignMessageNext', calls: 1, errors: 0, microseconds: 1.5, longest: 1.5 },
      ],
      results: [{ function: 'C_Sign', result: 'CKR_BUFFER_TOO_SMALL', calls: 1 }],
    });
  });
});
