import { startSimulator } from '@smartcmd/cmd-simulator';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TcpProxy } from '../../../../test/support/tcp-proxy.js';
import { FaultBench } from '../support/faults/bench.js';
import { openBlackHole } from '../support/faults/black-hole.js';
import { commandLine, pkcs11Tool } from '../support/faults/clients.js';
import { LANGUAGES, type TestLanguage, toldIn } from '../support/faults/expected.js';
import { FAILURES } from '../support/faults/failures.js';
import { BROKEN_LINES, SLOW_LINES, TIMEOUTS } from '../support/faults/lines.js';
import { needNative } from '../support/native.js';
import { processesOf, stateOf, waitFor } from '../support/processes.js';

// What a network does to a signature, through a proxy before the service: on the command line and in a program with the module.
let bench: FaultBench;
let proxy: TcpProxy;
beforeAll(async () => {
  bench = await FaultBench.start();
  proxy = await TcpProxy.start(Number(new URL(bench.simulator.url).port));
});
afterAll(async () => {
  await proxy.close();
  await bench.close();
});
afterEach(() => {
  proxy.line = {};
  bench.release();
});

/** The service behind the proxy, not called a simulator: other advice is given for those. */
const serviceAt = (host: string, settings: Record<string, unknown> = {}): void =>
  bench.change({
    environment: 'preproduction',
    endpoint: bench.simulator.url.replace(/127\.0\.0\.1:\d+/, host),
    ...settings,
  });
const behindProxy = (settings: Record<string, unknown> = {}): string => {
  const host = `127.0.0.1:${proxy.port}`;
  serviceAt(host, settings);
  return host;
};

const CLIENTS = [
  {
    client: 'smartcmd',
    run: (language: TestLanguage) => commandLine(bench, language, 'sign'),
    good: 'exit 0',
    endOf: (exit: number) => `exit ${exit}`,
  },
  {
    client: 'pkcs11-tool',
    run: (language: TestLanguage) => pkcs11Tool(bench, language, 'sign'),
    good: 'CKR_OK',
    endOf: () => 'CKR_DEVICE_ERROR',
  },
] as const;

describe.each(CLIENTS)('$client', ({ client, run, good, endOf }) => {
  const needed = (skip: (note: string) => void): void => {
    if (client !== 'smartcmd') needNative(skip, client);
  };
  /** A signature afterwards, with everything as it should be. */
  const worksAgain = async (language: TestLanguage, files: readonly string[]): Promise<void> => {
    const before = bench.codes();
    expect(await run(language), 'the next').toMatchObject({ end: good, told: '' });
    expect(bench.codes() - before).toBe(1);
    expect(bench.files()).toEqual(files);
    await bench.nothingRuns();
  };

  describe.each(LANGUAGES)('(%s)', (language) => {
    it.for(BROKEN_LINES)('$name: $end, $aftermath', async (one, { skip }) => {
      needed(skip);
      const host = behindProxy(TIMEOUTS);
      const [before, files] = [bench.codes(), bench.files()];
      if (one.step === 'code') bench.hold();
      else proxy.line = one.line;
      const running = run(language);
      if (one.step === 'code') {
        await bench.held();
        if (one.anew) await proxy.hangUp();
        proxy.line = one.line;
        bench.release();
      }
      const { end, told } = await running;
      proxy.line = {};
      const wanted = toldIn(one, language, { host, document: '', seconds: one.seconds });
      expect({ end, told, codes: bench.codes() - before, files: bench.files() }).toEqual({
        end: endOf(FAILURES[one.end].exit),
        told: wanted.join(' '),
        codes: one.codes,
        files,
      });
      await worksAgain(language, files);
    });
  });

  it.for(SLOW_LINES)(
    'signs over a line $name, with the time-outs that there are, for one code',
    async ({ line }, { skip }) => {
      needed(skip);
      behindProxy();
      const before = bench.codes();
      proxy.line = line;
      expect(await run('en')).toMatchObject({ end: good, told: '' });
      expect(bench.codes() - before).toBe(1);
    },
  );

  it('uses a new connection when the old one has ended while the code was asked for', async ({ skip }) => {
    needed(skip);
    behindProxy();
    const [before, connections] = [bench.codes(), proxy.accepted];
    bench.hold();
    const running = run('en');
    await bench.held();
    await proxy.hangUp();
    bench.release();
    expect(await running).toMatchObject({ end: good, told: '' });
    expect([bench.codes() - before, proxy.accepted - connections]).toEqual([1, 2]);
  });

  describe.each(LANGUAGES)('(%s) is told', (language) => {
    it('that nobody knows the name', async ({ skip }) => {
      needed(skip);
      serviceAt('cmd.invalid');
      const files = bench.files();
      const { end, told } = await run(language);
      const wanted = toldIn({ step: 'sign', end: 'network-name', aftermath: 'none' }, language, {
        host: 'cmd.invalid',
        name: 'cmd.invalid',
        document: '',
        seconds: 0,
      });
      expect({ end, told }).toEqual({ end: endOf(5), told: wanted.join(' ') });
      behindProxy();
      await worksAgain(language, files);
    });

    it('that nobody answers over IPv6, where all packets vanish', async ({ skip }) => {
      needed(skip);
      const hole = await openBlackHole();
      try {
        serviceAt(hole.host, TIMEOUTS);
        const { end, told } = await run(language);
        const named = { host: hole.host, document: '', seconds: TIMEOUTS.connectTimeoutMs / 1000 };
        const wanted = toldIn({ step: 'sign', end: 'network-timeout', aftermath: 'none' }, language, named);
        expect({ end, told }).toEqual({ end: endOf(5), told: wanted.join(' ') });
      } finally {
        await hole.close();
      }
      behindProxy();
      await worksAgain(language, bench.files());
    });

    it('that somebody else’s authority vouches for the service, and sends that nothing', async ({ skip }) => {
      needed(skip);
      const inspector = await startSimulator();
      try {
        const host = new URL(inspector.url).host;
        serviceAt(host);
        const { end, told } = await run(language);
        const wanted = toldIn({ step: 'sign', end: 'tls-unknown-ca', aftermath: 'none' }, language, {
          host,
          document: '',
          seconds: 0,
        });
        expect({ end, told }).toEqual({ end: endOf(5), told: wanted.join(' ') });
        expect(inspector.requests).toEqual([]);
      } finally {
        await inspector.close();
      }
      behindProxy();
      await worksAgain(language, bench.files());
    });
  });

  describe('suspended while the code is asked for', () => {
    /** Stops processes while the question is open, has it answered, and lets them go on. */
    async function suspend(which: RegExp): Promise<void> {
      behindProxy();
      const [before, files] = [bench.codes(), bench.files()];
      bench.hold();
      const running = run('en');
      await bench.held();
      const stopped = processesOf(bench.home).filter(({ commandLine: line }) => which.test(line));
      expect(stopped).not.toEqual([]);
      for (const { pid } of stopped) process.kill(pid, 'SIGSTOP');
      for (const { pid } of stopped)
        await waitFor('a process that is stopped', () => stateOf(pid) === 'T' || undefined);
      // The service hangs up meanwhile.
      const hungUp = proxy.hangUp();
      bench.release();
      await waitFor(
        'the end of the program that answers',
        () => processesOf(bench.home).every(({ commandLine: line }) => !line.includes('askpass')) || undefined,
      );
      for (const { pid } of stopped) process.kill(pid, 'SIGCONT');
      await hungUp;
      expect(await running).toMatchObject({ end: good, told: '' });
      expect(bench.codes() - before).toBe(1);
      await worksAgain('en', files);
    }

    const who =
      client === 'smartcmd'
        ? { smartcmd: /run\.js\0sign-hash/ }
        : { 'pkcs11-tool': /^pkcs11-tool/, 'its agent': /agent\.cjs/ };
    it.for(Object.entries(who))('%s goes on, and signs with a new connection', async ([, which], { skip }) => {
      needed(skip);
      await suspend(which);
    });
  });
});

describe('a clock that is wrong', () => {
  const faketime = (offset: string) => ({
    LD_PRELOAD: '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
    FAKETIME: offset,
  });

  it('by a day ahead signs', async ({ skip }) => {
    needNative(skip, 'faketime');
    behindProxy();
    expect(await commandLine(bench, 'en', 'sign', faketime('+1d'))).toMatchObject({ end: 'exit 0', told: '' });
  });

  it.each([
    [
      'en',
      /^Your certificate is not valid now: it is valid from \S+ to \S+\. Check the clock of this machine\. If it is right, renew the signature /,
    ],
    [
      'pt',
      /^O seu certificado não é válido agora: é válido de \S+ a \S+\. Verifique o relógio desta máquina\. Se estiver certo, renove a assinatura /,
    ],
  ] as const)('by a day behind a new certificate is named (%s)', async (language, told) => {
    behindProxy();
    const before = bench.codes();
    expect(await commandLine(bench, language, 'sign', faketime('-25h'))).toMatchObject({
      end: 'exit 3',
      told: expect.stringMatching(told),
    });
    expect(bench.codes()).toBe(before);
  });
});
