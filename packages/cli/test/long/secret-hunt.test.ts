import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { hunt } from '../support/hunt.js';
import { type ModuleTest, useModule } from '../support/module.js';
import { LIBRARY, needNative } from '../support/native.js';
import { type PatientAskpass, writePatientAskpass } from '../support/patient-askpass.js';
import { agentsOf, waitFor } from '../support/processes.js';
import {
  credentialsOf,
  freshCode,
  PIN,
  requested,
  requestsSoFar,
  SECRETIVE,
  slowDown,
} from '../support/secret-search.js';

// The programs, the ends and the service of which test/secret-hunt.test.ts shows one.

const pkcs11js = createRequire(import.meta.url).resolve('pkcs11js');
/** Signs in a Node of its own for each line that it reads, and lives on; it has the line, which is no secret, in its memory. */
const NODE_PROGRAM = `
const pkcs11js = require(${JSON.stringify(pkcs11js)});
const module_ = new pkcs11js.PKCS11();
module_.load(process.argv[1]);
module_.C_Initialize({ flags: pkcs11js.CKF_OS_LOCKING_OK });
const session = module_.C_OpenSession(module_.C_GetSlotList(true)[0], pkcs11js.CKF_SERIAL_SESSION);
module_.C_FindObjectsInit(session, [{ type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_PRIVATE_KEY }]);
const key = module_.C_FindObjects(session);
module_.C_FindObjectsFinal(session);
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  module_.C_SignInit(session, { mechanism: pkcs11js.CKM_SHA256_RSA_PKCS }, key);
  module_.C_SignAsync(session, Buffer.from(line), Buffer.alloc(1024)).then(
    () => console.log('signed'), (error) => console.log(error.message));
});
`;

interface Program {
  readonly name: string;
  /** Starts it, to sign a text. */
  readonly start: (test: ModuleTest, env: Record<string, string>) => ChildProcess;
  /** Waits until it has signed. */
  readonly signed: (test: ModuleTest, child: ChildProcess) => Promise<unknown>;
}

const programs: readonly Program[] = [
  {
    name: 'Node with pkcs11js',
    start: (_, env) => {
      const child = spawn(process.execPath, ['-e', NODE_PROGRAM, LIBRARY], { env, detached: true });
      child.stdin.write('the-contract\n');
      return child;
    },
    signed: async (_, child) => child.stdout && (await once(child.stdout, 'data')),
  },
  {
    name: 'pkcs11-tool',
    start: ({ home }, env) => {
      const place = (name: string): string => join(home.dir, name);
      writeFileSync(place('contract'), 'the-contract\n');
      // Which nobody reads: it has signed, and waits.
      execFileSync('mkfifo', [place('signature')]);
      const files = ['--input-file', place('contract'), '--output-file', place('signature')];
      const args = ['--module', LIBRARY, '--sign', '--mechanism', 'SHA256-RSA-PKCS', ...files];
      return spawn('pkcs11-tool', args, { env, detached: true, stdio: 'ignore' });
    },
    signed: async ({ home }) => {
      const log = (): string => readFileSync(join(home.dir, 'log'), 'utf8');
      await waitFor('the signature', () => /C_Sign(Final)?\(.*= CKR_OK/.test(log()) || undefined, 60_000);
    },
  },
];

/** A program that signs, and the person who answers its questions. */
async function startSigning(
  test: ModuleTest,
  program: Program,
): Promise<{ child: ChildProcess; askpass: PatientAskpass }> {
  const askpass = writePatientAskpass(test.service.stateDir);
  const env = { ...test.env, SMARTCMD_ASKPASS: askpass.path, SMARTCMD_LOG: join(test.home.dir, 'log') };
  const child = program.start(test, env);
  onTestFinished(() => void child.kill('SIGKILL'));
  await askpass.asked('pin');
  return { child, askpass };
}

const agentOf = ({ home }: ModuleTest): number => agentsOf(home)[0]?.pid ?? 0;

describe.each(programs)('$name', (program) => {
  const test = useModule(SECRETIVE);
  beforeEach(({ skip }) => {
    needNative(skip, 'pkcs11-tool');
    slowDown(test.service);
  });

  it('has neither PIN, code nor credentials in its memory once it has signed, nor its agent PIN or code', async () => {
    const { child, askpass } = await startSigning(test, program);
    const pids = [child.pid ?? 0, agentOf(test)];
    askpass.answer('pin', PIN);
    await askpass.asked('otp');
    const resend = async (): Promise<void> => {
      askpass.answer('otp', 'r');
      await askpass.asked('otp');
    };
    for (const pid of pids) await freshCode(test.service, pid, resend);
    const otp = test.service.lastOtp();
    askpass.answer('otp', otp);
    await program.signed(test, child);
    for (const pid of pids) expect(hunt(pid, { 'the PIN': PIN, 'the code': otp })).toEqual([]);
    expect(hunt(child.pid ?? 0, credentialsOf(test.service))).toEqual([]);
    expect(hunt(agentOf(test), credentialsOf(test.service))).not.toEqual([]);
  });
});

describe('an operation that ends otherwise', () => {
  const test = useModule(SECRETIVE);
  const [program] = programs as readonly [Program];
  beforeEach(({ skip }) => needNative(skip));

  it.each<[string, string, (askpass: PatientAskpass) => Promise<void>]>([
    ['a PIN that the service refuses', '99887766', async () => undefined],
    ['a PIN that is none', '998877665544', async () => undefined],
    [
      'a code that is refused',
      PIN,
      async (askpass) => {
        await askpass.asked('otp');
        askpass.answer('otp', '000000');
        await askpass.asked('pin');
        askpass.answer('pin', '1');
      },
    ],
    [
      'an error of the service',
      PIN,
      async (askpass) => {
        test.service.simulator.addFault({ operation: 'ValidateOtp', occurrence: '*', kind: 'fault-500' });
        await askpass.asked('otp');
        askpass.answer('otp', test.service.lastOtp());
      },
    ],
    [
      'a connection that breaks',
      PIN,
      async (askpass) => {
        test.service.simulator.addFault({ operation: 'ValidateOtp', occurrence: '*', kind: 'reset' });
        await askpass.asked('otp');
        askpass.answer('otp', test.service.lastOtp());
      },
    ],
  ])('%s: no PIN is left in either memory', async (_, pin, go) => {
    test.service.simulator.clearFaults();
    const { child, askpass } = await startSigning(test, program);
    const pid = agentOf(test);
    const ended = program.signed(test, child);
    askpass.answer('pin', pin);
    await go(askpass);
    await ended;
    for (const each of [child.pid ?? 0, pid]) expect(hunt(each, { 'the PIN': pin })).toEqual([]);
  });
});

describe('the legacy service', () => {
  const test = useModule(SECRETIVE, ['--service', 'ccmovel']);
  const [program] = programs as readonly [Program];
  beforeEach(({ skip }) => {
    needNative(skip);
    slowDown(test.service);
  });

  it('has the PIN become text in the agent, as SECURITY.md says, and in no other place', async () => {
    const before = requestsSoFar(test.service);
    const { child, askpass } = await startSigning(test, program);
    askpass.answer('pin', PIN);
    await requested(test.service, before + 1);
    expect(hunt(agentOf(test), { 'the PIN': PIN })).not.toEqual([]);
    expect(hunt(child.pid ?? 0, { 'the PIN': PIN })).toEqual([]);
  });
});
