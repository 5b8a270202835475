import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Simulator } from '@smartcmd/cmd-simulator';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { TcpProxy } from '../../../test/support/tcp-proxy.js';
import { CmdService, proxyOf, SmartCmdError } from '../src/index.js';
import { ACTIVE, connectionTo, startService } from './support/service.js';

let simulator: Simulator;
let close: () => Promise<void>;
const servers: Server[] = [];

beforeAll(async () => {
  ({ simulator, close } = await startService());
});
afterAll(() => close());
afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) server.close();
});

async function listen(onConnection: (socket: Socket) => void): Promise<number> {
  const server = createServer(onConnection).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

/** A proxy (RFC 9110 §9.3.6) that leads every CONNECT to the simulator, or refuses it. */
async function startProxy(answer: 200 | 407 | 502): Promise<{ port: number; targets: string[] }> {
  const targets: string[] = [];
  const port = await listen((client) => {
    client.once('data', (head) => {
      targets.push(head.toString().split(' ')[1] ?? '');
      if (answer !== 200) {
        client.end(`HTTP/1.1 ${answer} No\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      const upstream = connect(Number(new URL(simulator.url).port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        client.pipe(upstream).pipe(client);
      });
      upstream.on('error', () => client.destroy());
    });
    client.on('error', () => undefined);
  });
  return { port, targets };
}

const failureOf = async (promise: Promise<unknown>): Promise<SmartCmdError> => {
  const error = await promise.then(
    () => new Error('it worked'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SmartCmdError)) throw error;
  return error;
};

/** The simulator under a name that is not the loopback's, so that a proxy counts. Only the proxy can resolve it. */
const throughProxy = (): CmdService =>
  new CmdService(connectionTo(simulator, { endpoint: simulator.url.replace('127.0.0.1', 'cmd.example') }));

describe('a proxy', () => {
  it('of the environment is used, and TLS reaches through it to the service itself', async () => {
    const proxy = await startProxy(200);
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${proxy.port}`);
    const service = throughProxy();
    // The connection stands; the name that the certificate is checked against is the service's, not the proxy's.
    expect((await failureOf(service.getCertificate(ACTIVE))).code).toBe('tls-wrong-host');
    expect(proxy.targets[0]).toMatch(/^cmd\.example:\d+$/);
    service.close();
  });

  it('is not used for a host in NO_PROXY', async () => {
    const proxy = await startProxy(200);
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${proxy.port}`);
    vi.stubEnv('NO_PROXY', '.example');
    const service = throughProxy();
    expect((await failureOf(service.getCertificate(ACTIVE))).code).toBe('network-name');
    expect(proxy.targets).toEqual([]);
    service.close();
  });

  it('is not used when the connection says none', async () => {
    const proxy = await startProxy(200);
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${proxy.port}`);
    const endpoint = simulator.url.replace('127.0.0.1', 'cmd.example');
    const service = new CmdService(connectionTo(simulator, { endpoint, proxy: 'none' }));
    await failureOf(service.getCertificate(ACTIVE));
    expect(proxy.targets).toEqual([]);
    service.close();
  });

  it('is never used for a loopback address', async () => {
    const proxy = await startProxy(200);
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${proxy.port}`);
    const service = new CmdService(connectionTo(simulator));
    await service.getCertificate(ACTIVE);
    expect(proxy.targets).toEqual([]);
    service.close();
  });

  it.each([407, 502] as const)('that answers %i is named, without the password in its address', async (status) => {
    const proxy = await startProxy(status);
    vi.stubEnv('HTTPS_PROXY', `http://user:hunter2@127.0.0.1:${proxy.port}`);
    const service = throughProxy();
    const error = await failureOf(service.getCertificate(ACTIVE));
    expect(error.code).toBe('proxy-failed');
    expect(error.message).toContain(`127.0.0.1:${proxy.port}`);
    expect(error.message).toContain(String(status));
    expect(JSON.stringify(error)).not.toContain('hunter2');
    service.close();
  });

  it('that is no HTTP proxy fails the call, and nothing more', async () => {
    vi.stubEnv('HTTPS_PROXY', 'socks5://127.0.0.1:1');
    const service = throughProxy();
    expect((await failureOf(service.getCertificate(ACTIVE))).code).toBe('proxy-failed');
    // A rejection that nobody handles would fail the run.
    service.close();
  });

  it('that is not there is named', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:1');
    const service = throughProxy();
    expect((await failureOf(service.getCertificate(ACTIVE))).code).toBe('proxy-failed');
    service.close();
  });
});

describe('connecting', () => {
  it('to a name that nobody knows', async () => {
    const service = new CmdService(connectionTo(simulator, { endpoint: 'https://cmd.invalid/x.svc', proxy: 'none' }));
    const error = await failureOf(service.getCertificate(ACTIVE));
    expect(error.code).toBe('network-name');
    expect(error.message).toContain('cmd.invalid');
  });

  it('to a port where nobody listens', async () => {
    const service = new CmdService(connectionTo(simulator, { endpoint: 'https://127.0.0.1:1/x.svc' }));
    expect((await failureOf(service.getCertificate(ACTIVE))).code).toBe('network-refused');
  });

  it('to one that takes the connection and says nothing ends, and is not tried again', async () => {
    let taken = 0;
    const port = await listen((socket) => {
      taken += 1;
      socket.on('error', () => undefined);
    });
    const endpoint = `https://127.0.0.1:${port}/x.svc`;
    const service = new CmdService(connectionTo(simulator, { endpoint, connectTimeoutMs: 500 }));
    const error = await failureOf(service.getCertificate(ACTIVE));
    expect(error.message).toBe(`127.0.0.1:${port} did not answer within 2 s (GetCertificate).`);
    expect(taken).toBe(1);
  });

  it('over a line on which TLS takes longer than TCP may', async () => {
    const proxy = await TcpProxy.start(Number(new URL(simulator.url).port));
    proxy.line = { latencyMs: 700 };
    const endpoint = simulator.url.replace(/:\d+\//, `:${proxy.port}/`);
    const service = new CmdService(connectionTo(simulator, { endpoint, connectTimeoutMs: 1_000 }));
    await expect(service.getCertificate(ACTIVE)).resolves.toContain('BEGIN CERTIFICATE');
    expect(proxy.accepted).toBe(1);
    service.close();
    await proxy.close();
  });

  it('to one that does not speak TLS', async () => {
    const port = await listen((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    const service = new CmdService(connectionTo(simulator, { endpoint: `https://127.0.0.1:${port}/x.svc` }));
    expect((await failureOf(service.getCertificate(ACTIVE))).code).toBe('tls-failed');
  });

  it('needs the right authority', async () => {
    const service = new CmdService(connectionTo(simulator, { tlsAnchors: undefined }));
    expect((await failureOf(service.getCertificate(ACTIVE))).code).toBe('tls-untrusted');
  });

  it.each(['nonsense', '', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'])(
    'needs an authority that is a certificate, not %j',
    (tlsAnchors) => {
      expect(() => new CmdService(connectionTo(simulator, { tlsAnchors }))).toThrow(/holds no PEM certificate/);
    },
  );

  it.each([
    ['http://cmd.example/x', /https/],
    ['nonsense', /not a URL/],
    ['https://user:hunter2@cmd.example/x', /password/],
  ])('to %s is refused at once', (endpoint, problem) => {
    const create = (): CmdService => new CmdService(connectionTo(simulator, { endpoint }));
    expect(create).toThrow(problem);
    expect(create).not.toThrow(/hunter2/);
  });
});

describe('credentials', () => {
  it.each([{ password: 'wrong' }, { username: 'wrong' }])('%o are refused', async (change) => {
    const service = new CmdService(connectionTo(simulator, change));
    expect((await failureOf(service.getCertificate(ACTIVE))).code).toBe('application-refused');
    service.close();
  });

  it('with umlauts and colons in the password arrive whole', async () => {
    const own = await startService({ password: 'pá:ss "wörd"' });
    await expect(own.service.getCertificate(ACTIVE)).resolves.toContain('BEGIN CERTIFICATE');
    await own.close();
  });

  it('an application id that the service does not know is refused', async () => {
    const service = new CmdService(connectionTo(simulator, { applicationId: '00000000-0000-4000-8000-000000000000' }));
    const digestInfo = Buffer.from(`3031300d060960864801650304020105000420${'00'.repeat(32)}`, 'hex');
    const error = await failureOf(service.sign(ACTIVE, Buffer.from('1234'), digestInfo, 'x'));
    expect(error.code).toBe('parameter-refused');
    expect(error.status?.field).toBe('ApplicationId');
    service.close();
  });
});

it('opens a new connection after a pause, instead of losing a request on a stale one', async () => {
  const service = new CmdService(connectionTo(simulator, { idleLimitMs: 50 }));
  const before = simulator.connections;
  await service.getCertificate(ACTIVE);
  await service.getCertificate(ACTIVE);
  expect(simulator.connections).toBe(before + 1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await service.getCertificate(ACTIVE);
  expect(simulator.connections).toBe(before + 2);
  service.close();
});

it('sends nothing over a connection whose end has arrived while the process did not run', async () => {
  const service = new CmdService(connectionTo(simulator));
  await service.getCertificate(ACTIVE);
  const before = simulator.connections;
  const ended = simulator.closeIdleConnections();
  const digestInfo = Buffer.from(`3031300d060960864801650304020105000420${'00'.repeat(32)}`, 'hex');
  // Is not repeated: on the old connection it would be lost.
  const { processId } = await service.sign(ACTIVE, Buffer.from('1234'), digestInfo, 'x');
  expect(processId).not.toBe('');
  expect(simulator.connections).toBe(before + 1);
  await ended;
  service.close();
});

describe('a connection that is prepared', () => {
  /** A service whose connection was prepared, as far as the simulator knows of it. */
  async function prepared(): Promise<{ service: CmdService; connections: number; requests: number }> {
    const service = new CmdService(connectionTo(simulator));
    const { connections, requests } = simulator;
    await service.prepare();
    await vi.waitFor(() => expect(simulator.connections).toBe(connections + 1), { timeout: 10_000 });
    return { service, connections, requests: requests.length };
  }

  it('is that of the request, and nothing is asked before', async () => {
    const { service, connections, requests } = await prepared();
    expect(simulator.requests).toHaveLength(requests);
    await service.prepare();
    await service.getCertificate(ACTIVE);
    expect(simulator.connections).toBe(connections + 1);
    service.close();
  });

  it('and fails is forgotten: the request makes its own', async () => {
    const remove = simulator.addFault({ operation: '*', kind: 'refuse', occurrence: 1 });
    const { service, connections } = await prepared();
    await service.getCertificate(ACTIVE);
    expect(simulator.connections).toBe(connections + 2);
    remove();
    service.close();
  });

  it('and is ended by the server is not used', async () => {
    const { service, connections } = await prepared();
    await simulator.closeIdleConnections();
    await service.getCertificate(ACTIVE);
    expect(simulator.connections).toBe(connections + 2);
    service.close();
  });

  it('and outlasted a sleep of the machine is not used', async () => {
    const { service, connections } = await prepared();
    const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000);
    await service.getCertificate(ACTIVE);
    now.mockRestore();
    expect(simulator.connections).toBe(connections + 2);
    service.close();
  });

  it('is ended with the service', async () => {
    let ended: Promise<unknown> | undefined;
    const port = await listen((socket) => {
      ended = once(socket, 'close');
      socket.on('error', () => undefined).resume();
    });
    const service = new CmdService(connectionTo(simulator, { endpoint: `https://127.0.0.1:${port}/x.svc` }));
    await service.prepare();
    await vi.waitFor(() => expect(ended).toBeDefined(), { timeout: 10_000 });
    service.close();
    await ended;
  });
});

describe('proxyOf', () => {
  const address = 'https://cmd.example/x.svc';

  it.each([
    ['http://proxy:3128', 'http://proxy:3128/'],
    ['https://proxy:3128', 'https://proxy:3128/'],
    ['proxy:3128', 'http://proxy:3128/'],
  ])('reads %s', (value, expected) => {
    vi.stubEnv('HTTPS_PROXY', value);
    expect(proxyOf(address, 'environment')?.href).toBe(expected);
  });

  it.each(['socks5://proxy:1080', 'http://user:hunter2@', 'http://:hunter2@proxy:port'])('refuses %s', (value) => {
    vi.stubEnv('HTTPS_PROXY', value);
    expect(() => proxyOf(address, 'environment')).toThrow(/not the address of an HTTP proxy/);
    expect(() => proxyOf(address, 'environment')).not.toThrow(/hunter2/);
  });
});
