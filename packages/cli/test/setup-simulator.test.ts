import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeHonestAskpass } from './support/askpass.js';
import { changeProfile, copyHome, writePrivate } from './support/profile-files.js';
import { runCli } from './support/run-cli.js';
import { useSetup } from './support/setup.js';

const bench = useSetup();

/** The ready.json of the running simulator with something else in it, where setup looks for it. */
function writeReady(changes: Record<string, unknown>): void {
  const ready = JSON.parse(readFileSync(join(bench.service.stateDir, 'ready.json'), 'utf8')) as object;
  const file = join(bench.home.dir, 'state', 'smartcmd', 'simulator', 'ready.json');
  writePrivate(file, JSON.stringify({ ...ready, ...changes }));
}

describe('a ready.json that no simulator wrote', () => {
  const cases: [string, Record<string, unknown>][] = [
    ['an address that is none', { url: 'nonsense' }],
    ['an address without TLS', { url: 'http://127.0.0.1:1/service.svc' }],
    ['a legacy address that is none', { legacyUrl: '' }],
    ['no application id', { applicationId: '' }],
    ['no user name', { username: '' }],
    ['no password', { password: '' }],
    ['a phone that is none', { accounts: [{ phone: 'xx', pin: '1234' }] }],
    ['no accounts', { accounts: [] }],
  ];
  it.each(cases)('%s', async (_, changes) => {
    writeReady(changes);
    const { code, stderr } = await bench.run(['--environment', 'simulator']);
    expect(stderr).toContain('was not written by a simulator of this version');
    expect(stderr).toContain('smartcmd simulator start');
    expect(code).toBe(3);
  });
});

describe('a simulator that was killed', () => {
  const remedy = 'Start the simulator with: smartcmd simulator start';

  async function closedPort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    return port;
  }

  it('setup says to start it', async () => {
    writeReady({ url: `https://127.0.0.1:${await closedPort()}/service.svc` });
    const { code, stderr } = await bench.run(['--environment', 'simulator']);
    expect(stderr).toContain(remedy);
    expect(code).toBe(5);
  });

  it('sign-hash says to start it', async () => {
    const home = copyHome(bench.service.home);
    const port = await closedPort();
    changeProfile(home, (profile) => {
      profile['endpoint'] = `https://127.0.0.1:${port}/service.svc`;
    });
    const SMARTCMD_ASKPASS = writeHonestAskpass(home.dir, bench.service.stateDir);
    const args = ['sign-hash', '--yes', '0'.repeat(64)];
    const { code, stderr } = await runCli(args, { env: { ...home.env, SMARTCMD_ASKPASS } });
    home.remove();
    expect(stderr).toContain(remedy);
    expect(code).toBe(5);
  });
});
