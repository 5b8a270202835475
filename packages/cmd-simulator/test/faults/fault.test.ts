import { describe, expect, it } from 'vitest';
import { FaultPlan } from '../../src/faults/fault-plan.js';
import { FAULT_CATALOG, FAULT_KINDS, type Fault, parseFault } from '../../src/index.js';

describe('parseFault', () => {
  it.each<[string, Fault]>([
    ['SCMDSign:2:delay=500', { operation: 'SCMDSign', occurrence: 2, kind: 'delay', value: 500 }],
    ['*:*:empty-200', { operation: '*', occurrence: '*', kind: 'empty-200' }],
    ['Sign:3+:code=801', { operation: 'Sign', occurrence: '3+', kind: 'code', value: 801 }],
    [
      'ForceSMS:1:redirect-307=https://127.0.0.1:1/a=b',
      { operation: 'ForceSMS', occurrence: 1, kind: 'redirect-307', value: 'https://127.0.0.1:1/a=b' },
    ],
    ['*:1:tls-expired', { operation: '*', occurrence: 1, kind: 'tls-expired' }],
    ['SCMDSign:1:refuse', { operation: 'SCMDSign', occurrence: 1, kind: 'refuse' }],
  ])('reads %s', (text, fault) => {
    expect(parseFault(text)).toEqual(fault);
  });

  it.each([
    '',
    'delay',
    'Sign:delay',
    ':1:delay',
    'Sign:1:slow',
    'Sign:1:toString',
    'Nothing:1:delay',
    'Sign:0:delay',
    'Sign:x:delay',
    'Sign:-1:delay',
    'Sign:1++:delay',
    'Sign:1:delay=soon',
    'Sign:1:delay=-5',
    'Sign:1:code',
    'Sign:1:code=12',
    'Sign:1:reset=1',
    'Sign:1:tls-expired',
    'Sign:1:wrong-signature',
    'SCMDSign:1:pem-garbage',
    'GetCertificate:1:code=801',
  ])('refuses %j', (text) => {
    expect(() => parseFault(text)).toThrow(TypeError);
  });

  it('reads every kind', () => {
    for (const kind of FAULT_KINDS) {
      const value = kind === 'code' ? '=801' : '';
      expect(parseFault(`*:1:${kind}${value}`)).toMatchObject({ kind });
      expect(FAULT_CATALOG[kind].effect).not.toBe('');
    }
  });
});

describe('the plan', () => {
  const kinds = (faults: Fault[]) => faults.map(({ kind }) => kind);

  it('counts each fault’s own requests', () => {
    const plan = new FaultPlan();
    plan.add(parseFault('Sign:2:empty-200'));
    plan.add(parseFault('CCMovelSign:1+:html-500'));
    plan.add(parseFault('*:3:status-204'));
    expect(kinds(plan.forRequest('scmd', 'Sign'))).toEqual([]);
    expect(kinds(plan.forRequest('ccmovel', 'Sign'))).toEqual(['empty-200', 'html-500']);
    expect(kinds(plan.forRequest('ccmovel', 'Sign'))).toEqual(['html-500', 'status-204']);
    expect(kinds(plan.forRequest('scmd', 'Sign'))).toEqual([]);
  });

  it('counts for * only the requests on which the kind can act', () => {
    const plan = new FaultPlan();
    plan.add(parseFault('*:1:wrong-signature'));
    plan.add(parseFault('*:1:refuse'));
    expect(kinds(plan.forRequest('scmd', 'Sign'))).toEqual([]);
    expect(kinds(plan.forRequest('scmd', 'ValidateOtp'))).toEqual(['wrong-signature']);
    expect(kinds(plan.forConnection())).toEqual(['refuse']);
    expect(kinds(plan.forConnection())).toEqual([]);
  });

  it('forgets a fault that is taken away, and all that are cleared', () => {
    const plan = new FaultPlan();
    const remove = plan.add(parseFault('*:*:delay'));
    plan.add(parseFault('*:*:drip'));
    remove();
    expect(kinds(plan.forRequest('scmd', 'Sign'))).toEqual(['drip']);
    plan.clear();
    expect(plan.forRequest('scmd', 'Sign')).toEqual([]);
  });
});
