import { readFileSync } from 'node:fs';
import { SmartCmdError } from '@smartcmd/cmd-client';
import type { Simulator } from '@smartcmd/cmd-simulator';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AgentError, failureOf, RV_OF_ERROR } from '../../src/agent/failure.js';
import { CKM, CKR } from '../../src/cryptoki/constants.js';
import { honestPerson, pinAt, scriptedPerson, startAgent } from '../support/agent.js';
import type { NativeHalf } from '../support/native-half.js';
import { signerAt, startOnePerson } from '../support/service.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startOnePerson();
});
afterAll(() => simulator.close());
afterEach(() => simulator.clearFaults());

const message = Buffer.from('contract');
const sign = (native: NativeHalf) => native.sign(CKM.CKM_SHA256_RSA_PKCS, message);
const failedWith = (rv: keyof typeof CKR): object => ({ type: 'failed', rv: CKR[rv] });

/** A failed operation leaves an agent that signs. */
async function expectWorking(native: NativeHalf): Promise<void> {
  simulator.clearFaults();
  native.person = honestPerson(simulator);
  expect(await sign(native)).toMatchObject({ type: 'signature' });
}

describe('the person', () => {
  it.each([
    ['pin', 'Cancelado.', ''],
    ['otp', 'Cancelado; nada mais foi assinado.', 'Se chegar um SMS com um código, ignore-o.'],
  ] as const)('cancels at the %s: CKR_FUNCTION_CANCELED', async (kind, sentence, remedy) => {
    const { native } = await startAgent(simulator);
    native.hello({ locale: 'pt_PT' });
    native.person = kind === 'pin' ? () => 'cancelled' : scriptedPerson(simulator, pinAt(simulator), 'cancelled');
    expect(await sign(native)).toMatchObject({
      ...failedWith('CKR_FUNCTION_CANCELED'),
      sentence,
      remedy,
    });
    expect(native.questions.at(-1)?.kind).toBe(kind);
    await expectWorking(native);
  });

  it('cannot be asked: CKR_DEVICE_ERROR, and what to do', async () => {
    const { native } = await startAgent(simulator);
    native.hello();
    native.person = () => 'nobody';
    const failed = await sign(native);
    expect(failed).toMatchObject(failedWith('CKR_DEVICE_ERROR'));
    expect(failed).toHaveProperty('remedy', expect.stringContaining('SMARTCMD_ASKPASS'));
    await expectWorking(native);
  });

  it.each(['4321', 'none'])('gives the wrong PIN %s and cannot be asked again: CKR_PIN_INCORRECT', async (wrong) => {
    const { native } = await startAgent(simulator);
    native.hello();
    native.person = scriptedPerson(simulator, wrong, 'nobody');
    const failed = await sign(native);
    expect(failed).toMatchObject(failedWith('CKR_PIN_INCORRECT'));
    expect(failed).toHaveProperty('sentence', expect.stringContaining('PIN'));
    expect(native.questions.map(({ again }) => again)).toEqual([false, true]);
    await expectWorking(native);
    expect(native.questions.map(({ again }) => again)).toEqual([false, true, false, false]);
  });

  it('does not answer in time: CKR_DEVICE_ERROR', async () => {
    const { native } = await startAgent(simulator);
    native.hello();
    native.person = () => 'closed';
    expect(await sign(native)).toMatchObject({
      ...failedWith('CKR_DEVICE_ERROR'),
      sentence: 'No answer within 300 s to the question for the PIN.',
    });
    await expectWorking(native);
  });

  it('does not answer as long as the client waits: the question is closed', async () => {
    const { native } = await startAgent(simulator, { signerFor: () => signerAt(simulator, { promptTimeoutMs: 50 }) });
    native.hello();
    native.person = () => undefined;
    expect(await sign(native)).toMatchObject(failedWith('CKR_DEVICE_ERROR'));
    expect(native.received.map(({ type }) => type).slice(-2)).toEqual(['close', 'failed']);
  });
});

describe('the application', () => {
  it('gives up before SIGN: no answer comes, and the next operation works', async () => {
    const { native } = await startAgent(simulator);
    native.hello();
    const operation = native.begin(CKM.CKM_SHA256_RSA_PKCS, message);
    native.cancel(operation);
    await expectWorking(native);
    expect(native.received.some((frame) => frame.operation === operation)).toBe(false);
  });

  it.each(['pin', 'otp'] as const)('gives up at the %s: its question closes, CKR_FUNCTION_CANCELED', async (kind) => {
    const { native } = await startAgent(simulator);
    native.hello();
    const operation = native.begin(CKM.CKM_SHA256_RSA_PKCS, message);
    native.person = (question) => {
      if (question.kind !== kind) return pinAt(simulator);
      native.cancel(operation);
      return undefined;
    };
    expect(await native.finish(operation)).toMatchObject(failedWith('CKR_FUNCTION_CANCELED'));
    expect(native.received.map(({ type }) => type).slice(-2)).toEqual(['close', 'failed']);
    await expectWorking(native);
  });

  it('gives up while the service works: its call ends', async () => {
    simulator.addFault('Sign:*:delay=20000');
    const { native } = await startAgent(simulator);
    native.hello();
    const operation = native.begin(CKM.CKM_SHA256_RSA_PKCS, message);
    const told = native.next(({ type }) => type === 'tell');
    const ending = native.finish(operation);
    await told;
    native.cancel(operation);
    expect(await ending).toMatchObject(failedWith('CKR_FUNCTION_CANCELED'));
    await expectWorking(native);
  });

  it('gives up an operation that has just ended: nothing happens', async () => {
    const { native } = await startAgent(simulator);
    native.hello();
    await sign(native);
    native.cancel(1);
    await expectWorking(native);
  });
});

describe('the service', () => {
  it.each([
    ['Sign:*:code=801', 'CKR_PIN_INCORRECT'],
    ['ValidateOtp:*:code=801', 'CKR_PIN_INCORRECT'],
    ['ValidateOtp:*:code=802', 'CKR_PIN_INCORRECT'],
    ['ValidateOtp:*:code=816', 'CKR_DEVICE_ERROR'],
    ['Sign:*:code=817', 'CKR_DEVICE_ERROR'],
    ['Sign:*:code=901', 'CKR_PIN_EXPIRED'],
    ['Sign:*:code=902', 'CKR_PIN_EXPIRED'],
    ['Sign:*:code=900', 'CKR_DEVICE_ERROR'],
    ['Sign:*:code=500', 'CKR_DEVICE_ERROR'],
    ['Sign:*:status-401', 'CKR_DEVICE_ERROR'],
    ['Sign:*:html-500', 'CKR_DEVICE_ERROR'],
    ['Sign:*:reset', 'CKR_DEVICE_ERROR'],
    ['*:*:tls-expired', 'CKR_DEVICE_ERROR'],
    ['ValidateOtp:*:wrong-signature', 'CKR_DEVICE_ERROR'],
  ] as const)('fails with %s: %s, with a sentence and a remedy', async (fault, rv) => {
    simulator.addFault(fault);
    await simulator.closeIdleConnections();
    const { native } = await startAgent(simulator);
    native.hello();
    const failed = await sign(native);
    expect(failed).toMatchObject(failedWith(rv));
    expect(failed).toHaveProperty('sentence', expect.stringMatching(/.{20,}/));
    expect(failed).toHaveProperty('remedy', expect.stringMatching(/^[A-Z].{5,}/));
    await expectWorking(native);
  });
});

describe('the profile', () => {
  it('that cannot be loaded fails the operation as its loader says, and works once it is mended', async () => {
    let broken = true;
    const asked: string[] = [];
    const { native } = await startAgent(simulator, {
      signerFor: (profile, previous) => {
        asked.push(profile);
        if (previous) return previous;
        if (!broken) return signerAt(simulator);
        const both = (en: string) => ({ en, pt: en });
        throw new AgentError('CKR_TOKEN_NOT_PRESENT', { sentence: both('No profile.'), remedy: both('Run setup.') });
      },
    });
    native.hello({ profile: 'work' });
    expect(await sign(native)).toMatchObject({
      ...failedWith('CKR_TOKEN_NOT_PRESENT'),
      sentence: 'No profile.',
      remedy: 'Run setup.',
    });
    broken = false;
    await expectWorking(native);
    await sign(native);
    expect(asked).toEqual(['work', 'work', 'work']);
  });

  it('that is still being loaded is given up with the signature', async () => {
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    let isGivenUp = false;
    const { native } = await startAgent(simulator, {
      signerFor: (_, __, signal) => {
        if (isGivenUp) return signerAt(simulator);
        begin();
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            isGivenUp = true;
            reject(new Error('aborted'));
          });
        });
      },
    });
    native.hello();
    const operation = native.begin(CKM.CKM_SHA256_RSA_PKCS, message);
    const ending = native.finish(operation);
    await begun;
    native.cancel(operation);
    expect(await ending).toMatchObject(failedWith('CKR_FUNCTION_CANCELED'));
    await expectWorking(native);
  });

  it('that is wrong is loaded again for the next signature, one that works need not be', async () => {
    let loaded = 0;
    const { native } = await startAgent(simulator, {
      signerFor: (_, previous) => {
        if (previous) return previous;
        loaded++;
        return signerAt(simulator, loaded === 1 ? { phone: '+351 900000000' } : {});
      },
    });
    native.hello();
    expect(await sign(native)).toMatchObject({ type: 'failed' });
    await expectWorking(native);
    await native.sign(CKM.CKM_SHA384_RSA_PKCS, message);
    expect(loaded).toBe(2);
  });

  it('whose certificate was replaced does not sign for an application that has the old one', async () => {
    const { native } = await startAgent(simulator, { certificate: '00'.repeat(32) });
    native.hello();
    expect(await sign(native)).toMatchObject(failedWith('CKR_DEVICE_REMOVED'));
    expect(native.questions).toEqual([]);
  });

  it('that was changed between two signatures signs as it is now', async () => {
    const signers = [signerAt(simulator), signerAt(simulator, { phone: '+351 900000000' })] as const;
    let changed = false;
    const close = vi.spyOn(signers[0], 'close');
    const { native } = await startAgent(simulator, { signerFor: () => signers[changed ? 1 : 0] });
    native.hello();
    await expectWorking(native);
    changed = true;
    expect(await native.sign(CKM.CKM_SHA384_RSA_PKCS, message)).toMatchObject({ type: 'failed' });
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('without a phone number: it is asked for', async () => {
    const { native } = await startAgent(simulator, { signerFor: () => signerAt(simulator, { phone: undefined }) });
    native.hello();
    native.person = scriptedPerson(simulator, '912345678', pinAt(simulator), 'sms');
    expect(await sign(native)).toMatchObject({ type: 'signature' });
    expect(native.questions[0]).toMatchObject({ kind: 'phone', secret: false });
  });
});

describe('the CK_RV of an error', () => {
  it('is in docs/errors.md, for each code', () => {
    const text = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
    const documented = [...text.matchAll(/^\| `(CKR_\w+)` +\| (.*) \|$/gm)].flatMap(([, rv, codes = '']) =>
      [...codes.matchAll(/`([a-z-]+)`/g)].map(([, code]) => [code, rv]),
    );
    expect(Object.fromEntries(documented)).toEqual(RV_OF_ERROR);
  });

  it('that nobody planned for is CKR_FUNCTION_FAILED, and nothing of it reaches the person', () => {
    const failure = failureOf(new TypeError('x is not a function'), 'en');
    expect(failure.rv).toBe(CKR.CKR_FUNCTION_FAILED);
    expect(JSON.stringify(failure)).not.toContain('x is not');
  });

  it('comes with the sentence in the person’s language', () => {
    expect(failureOf(new SmartCmdError('network-lost'), 'pt').sentence).toBe(
      new SmartCmdError('network-lost').sentence('pt'),
    );
  });
});
