import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';

/** What a browser came with. */
interface Visit {
  /** `TLSv1.2`, for example. */
  readonly protocol: string | null;
  /** The common name of its certificate, whose chain and signature are valid; undefined: it sent none. */
  readonly who: string | undefined;
}

/** A web server that asks its visitors for a certificate, and lets them in without one, too. */
export interface LoginServer {
  readonly url: string;
  readonly visits: readonly Visit[];
  /** Ends all connections, also those whose handshake has not come to an end. */
  hangUp(): void;
  close(): Promise<void>;
}

/** Keys and certificates of a server called localhost. */
export interface ServerIdentity {
  /** File of the CA that has issued its certificate. */
  readonly authority: string;
  readonly key: string;
  readonly certificate: string;
}

/** Makes them below a directory. */
export function makeServerIdentity(parent: string): ServerIdentity {
  const directory = join(parent, 'server');
  mkdirSync(directory);
  const make = (name: string, subject: string, ...more: string[]): { key: string; certificate: string } => {
    const [key, certificate] = [join(directory, `${name}.key`), join(directory, `${name}.pem`)];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'];
    const files = ['-keyout', key, '-out', certificate, '-subj', subject];
    execFileSync('openssl', ['req', '-x509', ...curve, ...files, ...more], { stdio: 'pipe' });
    return { key, certificate };
  };
  const authority = make('authority', '/CN=Authority of the test');
  const server = make(
    'server',
    '/CN=localhost',
    ...['-CA', authority.certificate, '-CAkey', authority.key],
    ...['-addext', 'subjectAltName=DNS:localhost', '-addext', 'basicConstraints=critical,CA:FALSE'],
  );
  return { authority: authority.certificate, ...server };
}

/**
 * Starts one.
 *
 * @param identity its own
 * @param visitors the CA whose certificates it asks for (PEM), with which it verifies them
 */
export async function startLoginServer({ key, certificate }: ServerIdentity, visitors: string): Promise<LoginServer> {
  const visits: Visit[] = [];
  const settings = { key: readFileSync(key), cert: readFileSync(certificate), ca: visitors };
  const server = createServer({ ...settings, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    const socket = request.socket as TLSSocket;
    const who = socket.authorized ? String(socket.getPeerCertificate().subject.CN) : undefined;
    visits.push({ protocol: socket.getProtocol(), who });
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    // Without an icon, for which the browser would come once more.
    response.end(
      `<link rel="icon" href="data:,"><title>Portal</title><h1>${who ? `Welcome, ${who}` : 'Welcome, whoever you are'}</h1>`,
    );
  });
  const connections = new Set<Socket>();
  server.on('connection', (socket: Socket) => connections.add(socket));
  const hangUp = (): void => {
    for (const connection of connections) connection.destroy();
    connections.clear();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}/`,
    visits,
    hangUp,
    close: async () => {
      hangUp();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
