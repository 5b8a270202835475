import { createHash } from 'node:crypto';
import type { Simulator } from '@smartcmd/cmd-simulator';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { buildDigestInfo, type CmdService, CmdSigner, SmartCmdError } from '../src/index.js';
import { ScriptedPerson } from './support/prompter.js';
import { ACTIVE, startService } from './support/service.js';

let simulator: Simulator;
let service: CmdService;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ simulator, service, close } = await startService());
});
afterAll(() => close());
afterEach(() => simulator.clearFaults());

const documents = ['first', 'second'].map((text) => ({
  digestInfo: buildDigestInfo('sha256', createHash('sha256').update(text).digest()),
}));

async function dialogue(): Promise<string> {
  try {
    const signer = new CmdSigner({ service, phone: ACTIVE });
    for await (const _ of signer.sign(documents, { prompter: new ScriptedPerson(simulator) }));
    return 'works';
  } catch (error) {
    return error instanceof SmartCmdError ? error.code : String(error);
  }
}

/** How often an operation has reached the simulator from an entry of its log on. */
const seen = (operation: string, from: number): number =>
  simulator.requests.slice(from).filter((request) => request.operation?.endsWith(operation)).length;

it('a call that changes nothing is helped over a passing fault', async () => {
  simulator.addFault({ operation: 'GetCertificate', occurrence: 1, kind: 'reset' });
  const before = simulator.requests.length;
  expect(await dialogue()).toBe('works');
  expect(seen('GetCertificate', before)).toBe(2);
});

it.each(['MultipleSign', 'ValidateOtp'])('%s is never repeated once it may have arrived', async (operation) => {
  simulator.addFault({ operation, occurrence: 1, kind: 'reset' });
  const before = simulator.requests.length;
  expect(await dialogue()).toBe('network-lost');
  // The simulator writes its log when it has reset the connection, which may be after we noticed.
  await vi.waitFor(() => expect(seen(operation, before)).toBe(1));
});

it('a call that never left is repeated, whatever it is', async () => {
  service.close();
  // Refuses the next connection: the request behind it is not sent.
  simulator.addFault({ operation: '*', occurrence: 1, kind: 'refuse' });
  const [first] = documents;
  const before = simulator.requests.length;
  const { processId } = await service.sign(ACTIVE, Buffer.from('1234'), first?.digestInfo ?? Buffer.of(), 'x');
  expect(processId).not.toBe('');
  expect(seen('Sign', before)).toBe(1);
});

it('nobody follows a redirect', async () => {
  simulator.addFault({ operation: 'MultipleSign', occurrence: 1, kind: 'redirect-307' });
  expect(await dialogue()).toBe('answer-unexpected');
  expect(simulator.requests.some(({ path }) => path.includes('redirected'))).toBe(false);
});

it('the wait between two tries ends when the signal does', async () => {
  simulator.addFault({ operation: 'GetCertificate', occurrence: '*', kind: 'reset' });
  const abort = new AbortController();
  const call = service.getCertificate(ACTIVE, { signal: abort.signal });
  await vi.waitFor(() => expect(seen('GetCertificate', 0)).toBeGreaterThan(2));
  abort.abort();
  await expect(call).rejects.toMatchObject({ code: 'interrupted' });
});
