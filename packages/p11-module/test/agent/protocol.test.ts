import { createHash } from 'node:crypto';
import type { RemoteSigner } from '@smartcmd/cmd-client';
import type { Simulator } from '@smartcmd/cmd-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CKM, CKR } from '../../src/cryptoki/constants.js';
import { FrameError } from '../../src/frames/frame.js';
import { pinAt, startAgent } from '../support/agent.js';
import type { NativeHalf } from '../support/native-half.js';
import { signerAt, startOnePerson } from '../support/service.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startOnePerson();
});
afterAll(() => simulator.close());

const message = Buffer.from('contract');
const begin = (operation: number) => ({ type: 'begin', operation, mechanism: CKM.CKM_SHA256_RSA_PKCS }) as const;

describe('the opening', () => {
  it.each([
    [1, 1],
    [0, 1],
    [1, 65535],
  ])('versions %i to %i: 1 is chosen', async (lowest, highest) => {
    const { native } = await startAgent(simulator);
    const welcome = native.next(({ type }) => type === 'welcome');
    native.hello({ lowest, highest });
    expect(await welcome).toEqual({ type: 'welcome', operation: 0, version: 1 });
  });

  it.each([
    [2, 3],
    [0, 0],
  ])('versions %i to %i: none in common, and the connection ends', async (lowest, highest) => {
    const { native, agent } = await startAgent(simulator);
    native.hello({ lowest, highest });
    native.send(begin(1));
    await agent;
    await native.ended;
    expect(native.received).toEqual([
      {
        type: 'failed',
        operation: 0,
        rv: CKR.CKR_DEVICE_ERROR,
        sentence: 'PKCS#11 module and signing agent come from different versions of SmartCMD.',
        remedy: 'Run: smartcmd module install. Then start the application again.',
      },
    ]);
  });
});

describe('what is not the protocol', () => {
  const cases: Record<string, (native: NativeHalf) => void> = {
    'begin before hello': (native) => native.send(begin(1)),
    'a second hello': (native) => {
      native.hello();
      native.hello();
    },
    'more operations than may be open': (native) => {
      native.hello();
      native.send(...Array.from({ length: 65 }, (_, n) => begin(n + 1)));
    },
    'a begin while another operation is signed': (native) => {
      native.hello();
      native.send(begin(1), { type: 'sign', operation: 1 }, begin(2));
    },
    'an operation that is not greater than the last': (native) => {
      native.hello();
      native.send(begin(5), { type: 'cancel', operation: 5 }, begin(5));
    },
    'data without operation': (native) => {
      native.hello();
      native.send({ type: 'data', operation: 1, bytes: message });
    },
    'data for another operation': (native) => {
      native.hello();
      native.send(begin(1), { type: 'data', operation: 2, bytes: message });
    },
    'data after sign': (native) => {
      native.hello();
      native.send(begin(1), { type: 'sign', operation: 1 }, { type: 'data', operation: 1, bytes: message });
    },
    'cancel of an operation that never was': (native) => {
      native.hello();
      native.send({ type: 'cancel', operation: 7 });
    },
    'an answer without a question': (native) => {
      native.hello();
      native.send(begin(1), { type: 'answer', operation: 1, how: 'answered', bytes: Buffer.from('1234') });
    },
    'bytes that are no frame': (native) => {
      native.hello();
      native.sendBytes(Buffer.alloc(12, 0xff));
    },
  };

  it.each(Object.entries(cases))('%s closes the connection', async (_, misuse) => {
    const { native, agent } = await startAgent(simulator);
    misuse(native);
    await expect(agent).rejects.toThrow(FrameError);
    await native.ended;
  });
});

describe('the end of the connection', () => {
  it('ends the agent', async () => {
    const { native, agent } = await startAgent(simulator);
    native.hello();
    native.close();
    await agent;
  });

  it.each(['pin', 'otp'] as const)('at the %s ends the operation and the agent', async (kind) => {
    const { native, agent } = await startAgent(simulator);
    native.hello();
    native.person = (question) => {
      if (question.kind !== kind) return pinAt(simulator);
      native.close();
      return undefined;
    };
    void native.sign(CKM.CKM_SHA256_RSA_PKCS, message);
    await agent;
  });

  it('while the service works ends the call, the agent, and closes the signer', async () => {
    const remove = simulator.addFault('Sign:*:delay=20000');
    let closed = 0;
    const { native, agent } = await startAgent(simulator, {
      signerFor: (): RemoteSigner => {
        const signer = signerAt(simulator);
        const close = signer.close.bind(signer);
        return Object.assign(signer, {
          close: () => {
            closed++;
            close();
          },
        });
      },
    });
    native.hello();
    const told = native.next(({ type }) => type === 'tell');
    void native.sign(CKM.CKM_SHA256_RSA_PKCS, message);
    await told;
    native.close();
    await agent;
    remove();
    expect(closed).toBe(1);
  });
});

describe('a secret', () => {
  it('is wiped as soon as it was used', async () => {
    const seen: Uint8Array[] = [];
    const { native } = await startAgent(simulator, {
      signerFor: () => {
        const signer = signerAt(simulator);
        return {
          certificateChain: (options) => signer.certificateChain(options),
          close: () => signer.close(),
          sign: (items, { prompter, ...options }) => {
            const pin: typeof prompter.pin = async (request) => {
              const bytes = await prompter.pin(request);
              if (bytes) seen.push(bytes);
              return bytes;
            };
            const otp: typeof prompter.otp = async (request) => {
              const answer = await prompter.otp(request);
              if (answer instanceof Uint8Array) seen.push(answer);
              return answer;
            };
            const watched = { ...bound(prompter), pin, otp };
            return signer.sign(items, { ...options, prompter: watched });
          },
        };
      },
    });
    native.hello();
    const ending = await native.sign(CKM.CKM_SHA256_RSA_PKCS, message);
    expect(ending.type).toBe('signature');
    expect(seen.map(({ length }) => length)).toEqual([pinAt(simulator).length, 6]);
    expect(seen.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true);
  });
});

function bound<T extends Parameters<RemoteSigner['sign']>[1]['prompter']>(prompter: T) {
  return {
    phone: prompter.phone.bind(prompter),
    confirm: prompter.confirm.bind(prompter),
    announce: prompter.announce.bind(prompter),
  };
}

describe('a long message', () => {
  it('is hashed as it comes, in whatever pieces', async () => {
    const { native } = await startAgent(simulator);
    native.hello();
    const part = Buffer.alloc(1024 * 1024, 7);
    const ending = await native.sign(CKM.CKM_SHA256_RSA_PKCS, ...Array.from({ length: 16 }, () => part));
    const hash = createHash('sha256');
    for (let n = 0; n < 16; n++) hash.update(part);
    expect(ending.type).toBe('signature');
    expect(native.questions[0]?.text).toContain(hash.digest('hex'));
  });
});
