import {
  chmodSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CertificateChain } from '@smartcmd/cmd-client';
import { compileToken, readToken } from '@smartcmd/p11-module';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Application, useApplication } from './support/application.js';
import { printOtp, writeHonestAskpass } from './support/askpass.js';
import { useModule } from './support/module.js';
import { LIBRARY, needNative, runProgram } from './support/native.js';
import { agentsOf, processesOf } from './support/processes.js';
import { storeFiles, writePrivate } from './support/profile-files.js';
import { runCli } from './support/run-cli.js';
import { ACCOUNT } from './support/simulator.js';

// Applications that stay open while something changes, breaks and is mended around them.
const OTHER = { phone: '+351 912345690', pin: '8080', name: 'Rui Tavares', state: 'active' } as const;
let serviceLooksAtClock = 0;
const test = useModule({
  accounts: [{ ...ACCOUNT, name: ACCOUNT.holder, state: 'active' }, OTHER],
  // The service does so when it checks a code.
  now: () => {
    serviceLooksAtClock++;
    return Date.now();
  },
});
const start = useApplication();
beforeEach(({ skip }) => needNative(skip, 'gcc'));

const SIGNATURE = /^[\da-f]{768}$/;
const SIGNED = { rv: 'CKR_OK', value: expect.stringMatching(SIGNATURE) };
const LOST = {
  en: 'SmartCMD did not sign: its agent ended before it had answered.',
  pt: 'O SmartCMD não assinou: o agente terminou antes de responder.',
};
const NOT_STARTED = {
  en: 'SmartCMD cannot sign: its agent could not be started.',
  pt: 'O SmartCMD não consegue assinar: não foi possível iniciar o agente.',
};
const inHome = (name: string): string => join(test.home.dir, name);
const log = (): string => (existsSync(inHome('log')) ? readFileSync(inHome('log'), 'utf8') : '');
/** Starts an application that is logged, and speaks that language. */
const startLogged = (language: 'en' | 'pt' = 'en'): Promise<Application> =>
  start({ ...test.env, SMARTCMD_LOG: inHome('log'), LANG: language === 'pt' ? 'pt_PT.UTF-8' : 'en_GB.UTF-8' });
const until = (condition: () => unknown): Promise<void> =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout: 60_000, interval: 50 });
const smartcmd = async (...args: string[]): Promise<void> => {
  const { code, stderr } = await runCli(args, { env: test.home.env });
  expect(code, stderr).toBe(0);
};
const setUp = (...more: string[]): Promise<void> =>
  smartcmd(
    'setup',
    '--environment',
    'simulator',
    '--simulator-state',
    test.service.stateDir,
    '--non-interactive',
    ...more,
  );
const chain = (): CertificateChain => CertificateChain.parse(readFileSync(storeFiles(test.home).certificate(), 'utf8'));
const leaf = (): string => chain().leaf.raw.toString('hex');

describe('setup while an application has the module open', () => {
  it('brings the new certificate at the next list; open sessions keep theirs, and sign nothing for it', async () => {
    const application = await startLogged();
    const session = await application.open();
    const old = leaf();
    expect(await application.call(`sign ${session} before`)).toEqual(SIGNED);

    await setUp('--phone', OTHER.phone);
    expect(leaf()).not.toBe(old);
    expect((await application.call(`certificate ${await application.open()}`)).value).toBe(old);
    expect(await application.slots()).toEqual([`CMD ${OTHER.name}`]);
    const later = await application.open();
    expect((await application.call(`certificate ${later}`)).value).toBe(leaf());
    expect((await application.call(`certificate ${session}`)).value).toBe(old);

    // With the agent that was there before, which knows the old profile.
    expect(agentsOf(test.home)).toHaveLength(1);
    expect(await application.call(`sign ${session} after`)).toMatchObject({ rv: 'CKR_DEVICE_REMOVED' });
    expect(log()).toContain('another certificate now than the one that the application has loaded');
    expect(test.codes()).toBe(1);
    writeHonestAskpass(test.home.dir, test.service.stateDir, { pin: `echo ${OTHER.pin}` });
    expect(await application.call(`sign ${later} after`)).toEqual(SIGNED);
    expect(await application.call('finalize')).toMatchObject({ rv: 'CKR_OK' });
    await until(() => agentsOf(test.home).length === 0);
  });

  it('that adds and removes profiles: slots come, and stay', async () => {
    const application = await startLogged();
    expect(await application.slots()).toHaveLength(1);
    await setUp('--profile', 'a', '--phone', OTHER.phone);
    expect(await application.slots()).toEqual([`CMD ${ACCOUNT.holder}`, `CMD ${OTHER.name}`]);
    const session = await application.open(0);
    await smartcmd('profile', 'remove', 'default', '--yes');
    expect(await application.slots()).toEqual(['', `CMD ${OTHER.name}`]);
    expect(await application.call('open 0')).toMatchObject({ rv: 'CKR_TOKEN_NOT_PRESENT' });
    expect(await application.call(`sign ${session} x`)).toMatchObject({ rv: 'CKR_TOKEN_NOT_PRESENT' });
    expect(test.codes()).toBe(0);
  });
});

describe('credentials that are replaced while an application has the module open', () => {
  it('are used by the agent that is there already, and old ones are not', async () => {
    const { simulator } = test.service;
    const application = await startLogged();
    const session = await application.open();
    expect(await application.call(`sign ${session} before`)).toEqual(SIGNED);
    simulator.changeCredentials({ username: 'partner-2', password: 'segredo-novo' });
    try {
      expect(await application.call(`sign ${session} between`)).toMatchObject({ rv: 'CKR_DEVICE_ERROR' });
      const input = 'segredo-novo';
      const args = ['credentials', 'rotate', '--username', 'partner-2', '--password-file', '-'];
      expect((await runCli(args, { env: test.home.env, input })).code).toBe(0);
      expect(await application.call(`sign ${session} after`)).toEqual(SIGNED);
      expect(agentsOf(test.home)).toHaveLength(1);
    } finally {
      simulator.changeCredentials(simulator.ready);
    }
  });
});

describe('50 profiles', () => {
  beforeEach(({ skip }) => needNative(skip, 'pkcs11-tool'));

  it('are all listed by pkcs11-tool, each with its label', async () => {
    const numbers = Array.from({ length: 50 }, (_, index) => `p${String(index).padStart(2, '0')}`);
    for (const profile of numbers) {
      const token = compileToken({ profile, chain: chain(), agent: ['/bin/false'], label: `CMD ${profile}` });
      writeFileSync(storeFiles(test.home).token(profile), token, { mode: 0o600 });
    }
    const { code, output } = await runProgram('pkcs11-tool', ['--module', LIBRARY, '-L'], test.env);
    expect(code).toBe(0);
    const labels = [...output.matchAll(/token label\s*: (.*)/g)].map(([, label]) => label?.trim());
    expect(labels).toEqual([`CMD ${ACCOUNT.holder}`, ...numbers.map((profile) => `CMD ${profile}`)]);
  });
});

describe('a token file', () => {
  const token = (): string => storeFiles(test.home).token();
  it.each<[string, () => void, string, () => unknown]>([
    ['others may write', () => chmodSync(token(), 0o666), 'others may write it', () => chmodSync(token(), 0o600)],
    ['is cut short', () => truncateSync(token(), 900), 'it is cut short', () => smartcmd('certificate', 'refresh')],
    [
      'is none',
      () => writeFileSync(token(), 'x'.repeat(640)),
      'it is no token file',
      () => smartcmd('certificate', 'refresh'),
    ],
    ['comes from the version before', () => rewriteToken(1), 'run: smartcmd certificate refresh', () => setUp()],
  ])(
    'that %s is an empty slot with a line in the log, and signs once it is mended',
    async (_, breakIt, reason, mend) => {
      const application = await startLogged();
      const session = await application.open();
      breakIt();
      expect(await application.slots()).toEqual(['']);
      expect(await application.call('open 0')).toMatchObject({ rv: 'CKR_TOKEN_NOT_PRESENT' });
      expect(log()).toContain('token file default.token is not used: ');
      expect(log()).toContain(reason);
      // What was read before is still good.
      expect(await application.call(`certificate ${session}`)).toEqual({ rv: 'CKR_OK', value: leaf() });
      await mend();
      expect(await application.slots()).toEqual([`CMD ${ACCOUNT.holder}`]);
      expect(await application.call(`sign ${await application.open()} x`)).toEqual(SIGNED);
    },
  );

  function rewriteToken(version: number): void {
    const bytes = readFileSync(token());
    bytes.writeUInt32LE(version, 8);
    writeFileSync(token(), bytes);
  }

  it('whose directory cannot be read is an empty slot, until it can', async () => {
    const application = await startLogged();
    const directory = dirname(token());
    renameSync(directory, `${directory}.away`);
    writePrivate(directory, '');
    expect(await application.slots()).toEqual(['']);
    expect(log()).toContain(`no tokens: ${directory}: `);
    rmSync(directory);
    renameSync(`${directory}.away`, directory);
    expect(await application.slots()).toEqual([`CMD ${ACCOUNT.holder}`]);
  });
});

/** Makes the token start something else than the agent of the build. */
function retoken(change: (node: string, agent: string) => readonly [string, string]): void {
  const file = storeFiles(test.home).token();
  const [node = '', agent = '', ...rest] = readToken(readFileSync(file)).agent;
  writeFileSync(file, compileToken({ profile: 'default', chain: chain(), agent: [...change(node, agent), ...rest] }));
}

describe('an agent that cannot be started', () => {
  it.each<['en' | 'pt', string, (node: string, agent: string) => readonly [string, string], () => void]>([
    ['en', 'Node is gone', (_, agent) => [inHome('node'), agent], () => symlinkSync(process.execPath, inHome('node'))],
    [
      'pt',
      'Node may not be executed',
      (node, agent) => {
        writeFileSync(inHome('node'), `#!/bin/sh\nexec '${node}' "$@"\n`, { mode: 0o644 });
        return [inHome('node'), agent];
      },
      () => chmodSync(inHome('node'), 0o755),
    ],
    [
      'pt',
      'its file is gone',
      (node, agent) => {
        symlinkSync(agent, inHome('kept'));
        return [node, inHome('agent.cjs')];
      },
      () => renameSync(inHome('kept'), inHome('agent.cjs')),
    ],
  ])(
    '(%s) since %s: CKR_DEVICE_ERROR and a sentence, then it works in the same session',
    async (language, _, change, mend) => {
      retoken(change);
      const application = await startLogged(language);
      const session = await application.open();
      expect(await application.call(`sign ${session} x`)).toMatchObject({ rv: 'CKR_DEVICE_ERROR' });
      expect(log()).toContain(`told: ${NOT_STARTED[language]}`);
      expect(test.codes()).toBe(0);
      mend();
      expect(await application.call(`sign ${session} x`)).toEqual(SIGNED);
    },
  );
});

describe('an agent that is killed', () => {
  const kill = (): void => {
    for (const { pid } of agentsOf(test.home)) process.kill(pid, 'SIGKILL');
  };
  /** Nothing of a signature goes on but what the application itself is. */
  const nothingLeft = (application: Application): Promise<void> =>
    until(() => processesOf(test.home).every(({ pid }) => pid === application.pid));
  /** An askpass program that does not answer that question until it is mended. */
  const hangAt = (kind: 'pin' | 'otp'): void => {
    const pin = `echo ${ACCOUNT.pin}`;
    const hang = `: > '${inHome('asked')}'; exec sleep 600`;
    writeHonestAskpass(test.home.dir, test.service.stateDir, { pin: kind === 'pin' ? hang : pin, otp: hang });
  };
  const mendAskpass = (): void => void writeHonestAskpass(test.home.dir, test.service.stateDir);

  async function expectLostThenSigned(
    language: 'en' | 'pt',
    atStep: () => Promise<void>,
    sign: (application: Application, session: string) => ReturnType<Application['call']>,
    sentence = LOST,
  ): Promise<void> {
    const application = await startLogged(language);
    const session = await application.open();
    const signed = sign(application, session);
    await atStep();
    kill();
    expect(await signed).toMatchObject({ rv: 'CKR_DEVICE_ERROR' });
    expect(log()).toContain(`told: ${sentence[language]}`);
    await nothingLeft(application);
    test.service.simulator.clearFaults();
    mendAskpass();
    expect(await application.call(`sign ${session} again`)).toEqual(SIGNED);
  }
  const signText = (application: Application, session: string) => application.call(`sign ${session} x`);

  it('before it says WELCOME', async () => {
    retoken((node, agent) => {
      const stop = `[ -e '${inHome('stopped')}' ] || { : > '${inHome('stopped')}'; exec sleep 600; }`;
      writeFileSync(inHome('node'), `#!/bin/sh\n${stop}\nexec '${node}' "$@"\n`, { mode: 0o755 });
      return [inHome('node'), agent];
    });
    const started = async (): Promise<void> => {
      await until(() => existsSync(inHome('stopped')));
      const sleeping = (): number[] =>
        processesOf(test.home)
          .filter(({ commandLine }) => commandLine.startsWith('sleep'))
          .map(({ pid }) => pid);
      await until(() => sleeping().length === 1);
      for (const pid of sleeping()) process.kill(pid, 'SIGKILL');
    };
    await expectLostThenSigned('en', started, signText, NOT_STARTED);
  });

  it('after BEGIN, between two parts of a message', async () => {
    const parts = async (application: Application, session: string) => {
      expect(await application.call(`begin ${session} 40`)).toMatchObject({ rv: 'CKR_OK' });
      // More than the connection holds: the agent has begun to read.
      expect(await application.call(`update ${session} 4000000`)).toMatchObject({ rv: 'CKR_OK' });
      kill();
      await until(() => agentsOf(test.home).length === 0);
      return application.call(`final ${session}`);
    };
    await expectLostThenSigned('pt', () => Promise.resolve(), parts);
  });

  it.each([
    ['en', 'pin'],
    ['pt', 'otp'],
  ] as const)('(%s) while the %s is asked for, and the question goes with it', async (language, kind) => {
    hangAt(kind);
    await expectLostThenSigned(language, () => until(() => existsSync(inHome('asked'))), signText);
  });

  it('between PIN and code', async () => {
    test.service.simulator.addFault('SCMDSign:1:delay=600000');
    await expectLostThenSigned('en', () => until(() => test.codes() === 1), signText);
    expect(test.codes()).toBe(2);
  });

  it('after the code was sent', async () => {
    test.service.simulator.addFault('ValidateOtp:1:delay=600000');
    const sent = async (): Promise<void> => {
      await until(() => existsSync(inHome('asked')));
      const before = serviceLooksAtClock;
      writeFileSync(inHome('answer'), '');
      await until(() => serviceLooksAtClock > before);
    };
    const otp = `: > '${inHome('asked')}'; until [ -e '${inHome('answer')}' ]; do sleep 0.1; done; ${printOtp(test.service.stateDir)}`;
    writeHonestAskpass(test.home.dir, test.service.stateDir, { otp });
    await expectLostThenSigned('en', sent, signText);
    expect(test.codes()).toBe(2);
  });
});
