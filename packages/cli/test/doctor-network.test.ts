import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { makeCertificate } from './support/certificate.js';
import { useDoctor } from './support/doctor.js';
import { changeProfile } from './support/profile-files.js';
import { runCli } from './support/run-cli.js';

const bench = useDoctor();

describe('the way to the service', () => {
  it.each([
    ['*:*:tls-expired', 'tls', 5, 'is not valid now'],
    ['*:*:tls-wrong-host', 'tls', 5, 'another'],
    ['*:*:tls-unknown-ca', 'tls', 5, 'unknown authority'],
    ['GetCertificate:1:status-401', 'credentials', 4, 'refused'],
    ['GetCertificate:1:nil-result', 'credentials', 4, 'no active signature'],
    ['GetCertificate:1:pem-garbage', 'credentials', 7, 'cannot be used'],
  ])('%s is found by %s, exit code %i', async (fault, id, exitCode, sentence) => {
    bench.service.simulator.addFault(fault);
    const { code, check, report } = await bench.examine(id);
    expect(check.status).toBe('error');
    expect(check.detail).toContain(sentence);
    expect(check.remedy).toBeTruthy();
    expect(code).toBe(exitCode);
    expect(report.checks.filter(({ status }) => status === 'error')).toHaveLength(1);
  });

  it('is not there: the name does not exist', async () => {
    changeProfile(bench.home, (profile) => {
      profile['endpoint'] = 'https://no-such-host.invalid/service.svc';
    });
    const { code, check, report } = await bench.examine('name-resolution');
    expect(check).toMatchObject({ status: 'error', detail: expect.stringContaining('no-such-host.invalid') });
    expect(report.checks.find(({ id }) => id === 'clock')?.detail).toBe(
      'not looked at, because of: Name of the service',
    );
    expect(code).toBe(5);
  });

  it('is not there: nobody listens', async () => {
    const server = createHttpServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    changeProfile(bench.home, (profile) => {
      profile['endpoint'] = `https://127.0.0.1:${port}/service.svc`;
    });
    const { code, check } = await bench.examine('tls');
    expect(check.detail).toContain('ECONNREFUSED');
    expect(check.remedy).toContain('smartcmd simulator start');
    expect(code).toBe(5);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('is given up after %s', async (signal) => {
    bench.service.simulator.addFault('GetCertificate:1:delay=60000');
    const asked = bench.service.simulator.requests.filter(({ operation }) => operation === 'GetCertificate').length;
    const { code, stderr } = await runCli(['doctor'], {
      env: bench.home.env,
      onStart: (child) => {
        const timer = setInterval(() => {
          const now = bench.service.simulator.requests.filter(({ operation }) => operation === 'GetCertificate').length;
          if (now === asked) return;
          clearInterval(timer);
          child.kill(signal);
        }, 20);
      },
    });
    expect(stderr).toContain('Interrupted');
    expect(code).toBe(130);
  });

  it('leads through a proxy to the service itself', async () => {
    const { port: target } = new URL(bench.service.simulator.url);
    const proxy = createHttpServer().listen(0, '127.0.0.1');
    proxy.on('connect', (_request, client) => {
      const upstream = connect(Number(target), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(client).pipe(upstream);
      });
    });
    await once(proxy, 'listening');
    changeProfile(bench.home, (profile) => {
      profile['endpoint'] = 'https://service.invalid/service.svc';
    });
    bench.set({ HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` });
    const { check, code } = await bench.examine('tls');
    proxy.close();
    // Only TLS with the simulator, behind the proxy, can show a certificate for another name.
    expect(check.detail).toContain('belongs to another host');
    expect(code).toBe(5);
  });

  it('leads through a proxy that refuses', async () => {
    const proxy = createHttpServer().listen(0, '127.0.0.1');
    proxy.on('connect', (_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    await once(proxy, 'listening');
    const { port } = proxy.address() as AddressInfo;
    changeProfile(bench.home, (profile) => {
      profile['endpoint'] = 'https://service.invalid/service.svc';
    });
    bench.set({ HTTPS_PROXY: `http://me:hunter2@127.0.0.1:${port}` });
    const { code, check, report } = await bench.examine('tls');
    proxy.close();
    expect(report.checks.find(({ id }) => id === 'name-resolution')?.status).toBe('ok');
    expect(check.detail).toContain(`127.0.0.1:${port}`);
    expect(check.detail).toContain('403');
    expect(JSON.stringify(report)).not.toContain('hunter2');
    expect(code).toBe(5);
  });
});

describe('the clock', () => {
  /** A server that knows nothing of signatures, but tells a time. */
  async function serverWithDate(date: string | undefined): Promise<Server> {
    const { pem, key } = makeCertificate({ name: 'server', forLoopback: true });
    const server = createServer(
      { cert: pem, key: key.export({ type: 'pkcs8', format: 'pem' }) },
      (_request, response) => {
        response.sendDate = false;
        response.writeHead(200, date === undefined ? {} : { Date: date }).end();
      },
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    changeProfile(bench.home, (profile) => {
      profile['endpoint'] = `https://127.0.0.1:${(server.address() as AddressInfo).port}/service.svc`;
      profile['tlsAnchors'] = pem;
    });
    return server;
  }
  const minutesFromNow = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toUTCString();

  it.each([
    ['is two minutes late', 2, 'warning'],
    ['is two minutes early', -2, 'warning'],
    ['is ten minutes late', 10, 'error'],
    ['is ten minutes early', -10, 'error'],
  ])('%s', async (_, minutes, status) => {
    const server = await serverWithDate(minutesFromNow(minutes));
    const { check } = await bench.examine('clock');
    server.close();
    expect(check).toMatchObject({ status, remedy: expect.stringContaining('timedatectl') });
  });

  it.each([undefined, 'yesterday'])('cannot be compared with %j', async (date) => {
    const server = await serverWithDate(date);
    const { check } = await bench.examine('clock');
    server.close();
    expect(check).toMatchObject({ status: 'warning', detail: expect.stringContaining('does not tell') });
  });
});
