import { spawnSync } from 'node:child_process';
import { access, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveKeys } from '../../../test/support/simulator-keys.js';
import { type Simulator, StateDirectoryInUseError, startSimulator } from '../src/index.js';
import { Values } from './support/wire.js';

// One whose keys are there already. The first test and that of the temporary directory do without.
const ACCOUNTS = [
  { phone: '+351 912345678', pin: '1234', name: 'Maria da Conceição Simões', state: 'active' },
] as const;
let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'cmd-simulator-state-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

const directory = (name: string): string => {
  const path = join(parent, name);
  giveKeys(path);
  return path;
};
const mode = async (path: string) => (await stat(path)).mode & 0o777;

describe('the state directory', () => {
  it('has ready.json while the simulator runs, for its owner only', async () => {
    const stateDir = join(parent, 'a', 'b');
    const simulator = await startSimulator({ stateDir: relative(process.cwd(), stateDir), accounts: ACCOUNTS });
    const path = join(stateDir, 'ready.json');
    const ready = JSON.parse(await readFile(path, 'utf8'));
    expect(ready).toEqual(simulator.ready);
    expect(ready).toEqual({
      url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+\/Ama\.Authentication\.Frontend\/SCMDService\.svc$/),
      legacyUrl: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+\/.*\/CCMovelDigitalSignature\.svc$/),
      tlsCa: expect.any(String),
      encryptionCertificate: expect.any(String),
      applicationId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      username: expect.any(String),
      password: expect.any(String),
      accounts: [{ phone: '+351 912345678', pin: '1234' }],
    });
    expect(isAbsolute(ready.tlsCa) && isAbsolute(ready.encryptionCertificate)).toBe(true);
    expect(await readFile(ready.tlsCa, 'utf8')).toBe(simulator.certificates.tlsCa);
    expect(await readFile(ready.encryptionCertificate, 'utf8')).toBe(simulator.certificates.encryption);
    expect([await mode(path), await mode(join(stateDir, 'outbox.jsonl')), await mode(stateDir)]).toEqual([
      0o600, 0o600, 0o700,
    ]);
    await simulator.close();
    await expect(access(path)).rejects.toThrow();
    expect((await readdir(stateDir)).toSorted()).toEqual(['outbox.jsonl', 'pki']);
  });

  it('has a line in outbox.jsonl for each SMS before its request is answered', async () => {
    const stateDir = directory('outbox');
    const lines = async () => (await readFile(join(stateDir, 'outbox.jsonl'), 'utf8')).split('\n').slice(0, -1);
    const seen: string[] = [];
    const simulator = await startSimulator({ stateDir, accounts: ACCOUNTS, onSms: (sms) => seen.push(sms.otp) });
    const values = new Values(simulator);
    await values.sign({ docName: 'ata "final".pdf' });
    expect(await lines()).toHaveLength(1);
    await values.getCertificateWithPin();
    const written = (await lines()).map((line) => JSON.parse(line));
    expect(written).toEqual(
      simulator.outbox.map(({ phone, processId, otp, text }) => ({ phone, processId, otp, text })),
    );
    expect(written[0].text).toBe(`Código de segurança: ${seen[0]}. Assinatura de documento "ata "final".pdf".`);
    expect(seen).toEqual(written.map(({ otp }) => otp));
    await simulator.close();

    await writeFile(join(stateDir, 'outbox.jsonl'), 'old\n', { mode: 0o644 });
    const next = await startSimulator({ stateDir, accounts: ACCOUNTS });
    expect(await lines()).toEqual([]);
    expect(await mode(join(stateDir, 'outbox.jsonl'))).toBe(0o600);
    await next.close();
  });

  it('is temporary by default', async () => {
    const simulator = await startSimulator({ accounts: ACCOUNTS });
    expect(await readFile(simulator.ready.tlsCa, 'utf8')).toContain('BEGIN CERTIFICATE');
    expect(await mode(simulator.stateDir)).toBe(0o700);
    await simulator.close();
    await expect(access(simulator.stateDir)).rejects.toThrow();
  });

  it('is not shared with a simulator that runs', async () => {
    const stateDir = directory('shared');
    const first = await startSimulator({ stateDir, accounts: ACCOUNTS });
    await expect(startSimulator({ stateDir, accounts: ACCOUNTS })).rejects.toThrow(StateDirectoryInUseError);
    expect(JSON.parse(await readFile(join(stateDir, 'ready.json'), 'utf8'))).toEqual(first.ready);
    await first.close();
    await (await startSimulator({ stateDir, accounts: ACCOUNTS })).close();
  });

  it('is taken over from a simulator that was killed, even when another program has its process id', async () => {
    const stateDir = directory('killed');
    const dead = spawnSync(process.execPath, ['--version']).pid;
    for (const owner of [`${dead} 1\n`, `${process.ppid} 1\n`, '']) {
      const first = await startSimulator({ stateDir, accounts: ACCOUNTS });
      await first.close();
      await writeFile(join(stateDir, 'simulator.lock'), owner);
      await writeFile(join(stateDir, 'ready.json'), '{}');
      const second = await startSimulator({ stateDir, accounts: ACCOUNTS });
      expect(JSON.parse(await readFile(join(stateDir, 'ready.json'), 'utf8'))).toEqual(second.ready);
      await second.close();
      expect((await readdir(stateDir)).toSorted()).toEqual(['outbox.jsonl', 'pki']);
    }
  });

  it('keeps the ready.json and the lock of another simulator', async () => {
    const stateDir = directory('later');
    const first = await startSimulator({ stateDir, accounts: ACCOUNTS });
    await writeFile(join(stateDir, 'simulator.lock'), `${process.ppid} 1\n`);
    const second = await startSimulator({ stateDir, accounts: ACCOUNTS });
    await writeFile(join(stateDir, 'simulator.lock'), `${process.ppid} 1\n`);
    await first.close();
    expect(JSON.parse(await readFile(join(stateDir, 'ready.json'), 'utf8')).url).toBe(second.url);
    await second.close();
    expect(await readFile(join(stateDir, 'simulator.lock'), 'utf8')).toBe(`${process.ppid} 1\n`);
  });

  it('has no ready.json when the start fails', async () => {
    const stateDir = directory('taken');
    const first = await startSimulator({ stateDir: directory('first'), accounts: ACCOUNTS });
    const port = Number(new URL(first.url).port);
    await writeFile(join(parent, 'stale'), '');
    await expect(startSimulator({ stateDir, port, accounts: ACCOUNTS })).rejects.toThrow(/EADDRINUSE/);
    await expect(access(join(stateDir, 'ready.json'))).rejects.toThrow();
    await first.close();
  });
});

describe('close', () => {
  const connected = async (simulator: Simulator) => {
    const socket = createConnection(Number(new URL(simulator.url).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    return socket;
  };

  it('ends silent connections and requests under way, and may be called twice', async () => {
    const simulator = await startSimulator({
      stateDir: directory('close'),
      accounts: ACCOUNTS,
      faults: ['*:*:delay=600000'],
    });
    const socket = await connected(simulator);
    const ended = new Promise((resolve) => socket.once('close', resolve).once('error', () => undefined));
    const waiting = new Values(simulator).sign();
    await simulator.waitForSms();
    await Promise.all([simulator.close(), expect(waiting).rejects.toThrow(), ended]);
    await simulator.close();
    await expect(new Values(simulator).sign()).rejects.toThrow(/ECONNREFUSED/);
  });
});
