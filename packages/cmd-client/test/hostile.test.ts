import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createProxy } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Simulator } from '@smartcmd/cmd-simulator';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildDigestInfo, CmdService, CmdSigner, documentNameOf, HttpsTransport, SmartCmdError } from '../src/index.js';
import { certificatesInPem } from '../src/x509/pem.js';
import { ScriptedPerson } from './support/prompter.js';
import { ACTIVE, connectionTo, startService } from './support/service.js';

let simulator: Simulator;
let service: CmdService;
let close: () => Promise<void>;
const servers: { close(): unknown }[] = [];

beforeAll(async () => {
  ({ simulator, service, close } = await startService());
});
afterAll(() => close());
afterEach(() => {
  vi.unstubAllEnvs();
  simulator.clearFaults();
  for (const server of servers.splice(0)) server.close();
});

const digestInfo = buildDigestInfo('sha256', createHash('sha256').update('x').digest());
const failureOf = (promise: Promise<unknown>): Promise<SmartCmdError> =>
  promise.then(
    () => Promise.reject(new Error('it worked')),
    (error: unknown) => (error instanceof SmartCmdError ? error : Promise.reject(error)),
  );

describe('TLS', () => {
  it('is verified whatever NODE_TLS_REJECT_UNAUTHORIZED says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    simulator.addFault({ operation: '*', occurrence: '*', kind: 'tls-unknown-ca' });
    const careful = new CmdService(connectionTo(simulator));
    const before = simulator.requests.length;
    expect((await failureOf(careful.getCertificate(ACTIVE))).code).toBe('tls-untrusted');
    expect(simulator.requests).toHaveLength(before);
    careful.close();
  });
});

describe('document names reach the SMS as the prompt shows them', () => {
  const HOSTILE = [
    '<![CDATA[contrato.pdf]]>',
    '<![CDATA[a]]>b<![CDATA[c]]>',
    '<![CDATA[a]]></DocName><![CDATA[]]>',
    '<![CDATA[]]><!--<![CDATA[]]>',
    ']]>',
    '&amp; &#65; <b> "\'',
    ' spaces  inside and around ',
    '__proto__',
  ];

  it.each(HOSTILE)('%s', async (documentName) => {
    const person = new ScriptedPerson(simulator);
    for await (const [signed] of new CmdSigner({ service, phone: ACTIVE }).sign([{ digestInfo, documentName }], {
      prompter: person,
    })) {
      expect(signed?.documentName).toBe(documentName);
    }
    expect(simulator.outbox.at(-1)?.docNames).toEqual([documentName]);
  });

  it('all at once', async () => {
    const items = HOSTILE.map((documentName) => ({ digestInfo, documentName }));
    const signer = new CmdSigner({ service, phone: ACTIVE });
    for await (const signed of signer.sign(items, { prompter: new ScriptedPerson(simulator) })) {
      expect(signed).toHaveLength(HOSTILE.length);
    }
    expect(simulator.outbox.at(-1)?.docNames).toEqual(HOSTILE);
  });

  it('any valid one', async () => {
    const character = fc.oneof(
      fc.constantFrom('<', '>', '&', ']', '!', '[', '-', '"', ' ', 'CDATA'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(character, { minLength: 1, maxLength: 40 }), async (characters) => {
        const name = characters.join('');
        try {
          documentNameOf(name);
        } catch {
          return;
        }
        await service.sign(ACTIVE, Buffer.from('1234'), digestInfo, name);
        expect(simulator.outbox.at(-1)?.docNames).toEqual([name]);
      }),
      { numRuns: 60 },
    );
  });
});

/** A service whose every answer is this body, with the simulator's TLS certificate. */
async function answering(body: string): Promise<CmdService> {
  const pki = join(simulator.stateDir, 'pki');
  const tls = { cert: readFileSync(join(pki, 'tls-server.pem')), key: readFileSync(join(pki, 'tls-server.key.pem')) };
  const server: Server = createServer(tls, (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/xml' }).end(body);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  const endpoint = `https://127.0.0.1:${(server.address() as AddressInfo).port}/x.svc`;
  return new CmdService(connectionTo(simulator, { endpoint, answerTimeoutMs: 2_000 }));
}

const envelope = (inner: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><SCMDSignResponse xmlns="http://Ama.Authentication.Service/">${inner}</SCMDSignResponse></s:Body></s:Envelope>`;

describe('answers made to hurt', () => {
  it.each([
    ['an id of __proto__', envelope('<SCMDSignResult><Message id="__proto__">x</Message></SCMDSignResult>')],
    ['a reference', envelope('<SCMDSignResult><Message href="#x"/></SCMDSignResult>')],
    [
      'CDATA full of declarations',
      envelope(`<SCMDSignResult><![CDATA[${'<?xml '.repeat(150_000)}]]></SCMDSignResult>`),
    ],
    ['a comment', envelope('<!-- x -->')],
    ['deep nesting', envelope('<a>'.repeat(100_000))],
    ['a million blanks in a tag', envelope(`<a${' '.repeat(1_000_000)}`)],
  ])('with %s are refused, and change nothing', async (_, body) => {
    const hostile = await answering(body);
    const error = await failureOf(hostile.sign(ACTIVE, Buffer.from('1234'), digestInfo, 'x'));
    expect(error.code).toBe('answer-malformed');
    hostile.close();
    expect(Object.keys(Object.prototype)).toEqual([]);
    await expect(service.getCertificate(ACTIVE)).resolves.toContain('BEGIN');
  });

  it('a fault in a good status is a fault', async () => {
    const faulty = await answering(
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>x</faultstring></s:Fault></s:Body></s:Envelope>',
    );
    expect((await failureOf(faulty.sign(ACTIVE, Buffer.from('1234'), digestInfo, 'x'))).code).toBe('service-error');
    faulty.close();
  });

  it('PEM with a million blanks is read as what it is', () => {
    const text = `-----BEGIN CERTIFICATE-----${' '.repeat(1_000_000)}`;
    expect(certificatesInPem(text)).toEqual([]);
  });
});

it('an abort while the way to the service is being made ends the call before it leaves', async () => {
  const proxy = createProxy().listen(0, '127.0.0.1');
  servers.push(proxy);
  await new Promise((resolve) => proxy.once('listening', resolve));
  vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  const asked = vi.fn();
  proxy.on('connect', asked);
  const limits = { connectTimeoutMs: 2_000, answerTimeoutMs: 2_000, answerLimit: 1_000, idleLimitMs: 1_000 };
  const transport = new HttpsTransport({ ...limits, proxy: 'environment' });
  const abort = new AbortController();
  const call = transport.send({ url: 'https://cmd.example/x', operation: 'x', signal: abort.signal });
  abort.abort();
  expect((await failureOf(call)).code).toBe('interrupted');
  expect(asked).not.toHaveBeenCalled();
  transport.close();
});

it('a proxy that never answers keeps no process alive', async () => {
  const silent = createProxy().listen(0, '127.0.0.1');
  silent.on('connect', () => undefined);
  servers.push(silent);
  await new Promise((resolve) => silent.once('listening', resolve));
  const script = `
    import { CmdService } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)};
    const service = new CmdService({ endpoint: 'https://cmd.example/x', dialect: 'ccmovel', applicationId: 'x',
      username: 'x', password: 'x', connectTimeoutMs: 100 });
    await service.getCertificate('+351 912345678').catch(({ code }) => console.log(code));
    service.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, HTTPS_PROXY: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk));
  // Ends by itself, or the test does not end.
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  expect(output.trim()).toBe('network-timeout');
  silent.closeAllConnections();
});
