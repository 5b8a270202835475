import { readFileSync, writeFileSync } from 'node:fs';
import { CertificateChain } from '@smartcmd/cmd-client';
import { startSimulator } from '@smartcmd/cmd-simulator';
import { compileToken, readToken } from '@smartcmd/p11-module';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ClientResult } from '../support/faults/bench.js';
import { openBlackHole } from '../support/faults/black-hole.js';
import { commandLine, pkcs11Tool } from '../support/faults/clients.js';
import { LANGUAGES, type TestLanguage } from '../support/faults/expected.js';
import { LINE_CLIENTS, LineBench } from '../support/faults/line-bench.js';
import { BROKEN_LINES, SLOW_LINES, TIMEOUTS } from '../support/faults/lines.js';
import { needNative } from '../support/native.js';
import { storeFiles } from '../support/profile-files.js';

const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';

// What a network does to a signature, through a proxy before the service: on the command line and in a program with the module.
let lines: LineBench;
beforeAll(async () => {
  lines = await LineBench.start();
});
afterAll(() => lines.close());
afterEach(() => lines.calmDown());

describe.each(LINE_CLIENTS)('$client', (client) => {
  const needed = (skip: (note: string) => void): void => {
    if (client.client !== 'smartcmd') needNative(skip, client.client);
  };

  describe.each(LANGUAGES)('(%s)', (language) => {
    it.for(BROKEN_LINES)('$name: $end, $aftermath', async (one, { skip }) => {
      needed(skip);
      await lines.checkBroken(one, client, language);
    });

    it('is told that nobody knows the name', async ({ skip }) => {
      needed(skip);
      lines.serviceAt('cmd.invalid');
      const named = { host: 'cmd.invalid', name: 'cmd.invalid', document: '', seconds: 0 };
      await lines.checkFailing({ step: 'sign', end: 'network-name', aftermath: 'none' }, named, client, language);
    });

    it('is told that nobody answers over IPv6, where all packets vanish', async ({ skip }) => {
      needed(skip);
      const hole = await openBlackHole();
      try {
        lines.serviceAt(hole.host, TIMEOUTS);
        const named = { host: hole.host, document: '', seconds: TIMEOUTS.connectTimeoutMs / 1000 };
        await lines.checkFailing({ step: 'sign', end: 'network-timeout', aftermath: 'none' }, named, client, language);
      } finally {
        await hole.close();
      }
    });

    it('is told that an unknown authority vouches for the service, and sends nothing there', async ({ skip }) => {
      needed(skip);
      // It would take everything, as who inspects TLS does.
      const inspector = await startSimulator();
      try {
        const { host } = new URL(inspector.url);
        lines.serviceAt(host);
        const named = { host, document: '', seconds: 0 };
        await lines.checkFailing({ step: 'sign', end: 'tls-unknown-ca', aftermath: 'none' }, named, client, language);
        expect(inspector.requests).toEqual([]);
      } finally {
        await inspector.close();
      }
    });
  });

  it.for(SLOW_LINES)('signs over a line $name, with the usual time-outs, for one code', async ({ line }, { skip }) => {
    needed(skip);
    const { bench, proxy } = lines;
    lines.behindProxy();
    const before = bench.codes();
    proxy.line = line;
    expect(await client.run(bench, 'en')).toMatchObject({ end: client.good, told: '' });
    expect(bench.codes() - before).toBe(1);
  });

  it('uses a new connection when the old one has ended while the code was asked for', async ({ skip }) => {
    needed(skip);
    const { bench, proxy } = lines;
    lines.behindProxy();
    const [before, connections] = [bench.codes(), proxy.accepted];
    bench.hold();
    const running = client.run(bench, 'en');
    await bench.held();
    await proxy.hangUp();
    bench.release();
    expect(await running).toMatchObject({ end: client.good, told: '' });
    expect([bench.codes() - before, proxy.accepted - connections]).toEqual([1, 2]);
  });

  const processes =
    client.client === 'smartcmd'
      ? { smartcmd: /run\.js\0sign-hash/ }
      : { 'pkcs11-tool': /^pkcs11-tool/, 'its agent': /agent\.cjs/ };
  it.for(Object.entries(processes))('%s goes on after it was suspended at the code', async ([, which], { skip }) => {
    needed(skip);
    await lines.checkSuspended(which, client);
  });
});

describe('a clock that is wrong', () => {
  const OUT_OF_DATE = {
    en: /^Your certificate is not valid now: it is valid from \S+ to \S+\. Check the clock of this machine\. If it is right, renew /,
    pt: /^O seu certificado não é válido agora: é válido de \S+ a \S+\. Verifique o relógio desta máquina\. Se estiver certo, renove /,
  };

  describe.each([
    { name: 'on the command line', run: commandLineAt, good: 'exit 0', bad: 'exit 3' },
    { name: 'in a program with the module', run: moduleAt, good: 'CKR_OK', bad: 'CKR_DEVICE_ERROR' },
  ])('$name', ({ run, good, bad }) => {
    it('by a day ahead signs', async ({ skip }) => {
      needNative(skip, FAKETIME);
      lines.behindProxy();
      expect(await run('+1d', 'en')).toMatchObject({ end: good, told: '' });
    });

    it.for(LANGUAGES)('by a day behind a new certificate is named (%s)', async (language, { skip }) => {
      needNative(skip, FAKETIME);
      lines.behindProxy();
      const before = lines.bench.codes();
      const told = expect.stringMatching(OUT_OF_DATE[language]);
      expect(await run('-25h', language)).toMatchObject({ end: bad, told });
      expect(lines.bench.codes()).toBe(before);
    });
  });
});

function commandLineAt(offset: string, language: TestLanguage): Promise<ClientResult> {
  return commandLine(lines.bench, language, 'sign', { LD_PRELOAD: FAKETIME, FAKETIME: offset });
}

/** The module takes LD_PRELOAD from its agent, which is the one that looks at the clock: it gets it by its command. */
async function moduleAt(offset: string, language: TestLanguage): Promise<ClientResult> {
  const file = storeFiles(lines.bench.home).token();
  const whole = readFileSync(file);
  const { profile, agent } = readToken(whole);
  const chain = CertificateChain.parse(readFileSync(storeFiles(lines.bench.home).certificate(), 'utf8'));
  const command = ['/usr/bin/env', `LD_PRELOAD=${FAKETIME}`, `FAKETIME=${offset}`, ...agent];
  writeFileSync(file, compileToken({ profile, chain, agent: command }));
  try {
    return await pkcs11Tool(lines.bench, language, 'sign');
  } finally {
    writeFileSync(file, whole);
  }
}
